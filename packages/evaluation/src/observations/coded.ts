// The used rows with the codes of their groups and clusters: as SQL that a GROUP BY can run over, as batches of numbers
// for ten million rows, and one by one for whatever has to be read as text.
import type { CommonPlan } from '../plan/every-plan.ts'
import type { Attribute } from './groups.ts'
import { codeJoins } from './groups.ts'
import type { Table } from './table.ts'

/** One used row. `values` are the columns asked for; `codes` by attribute; `units` by cluster column. */
export type CodedRow = {
  readonly values: readonly unknown[]
  readonly codes: readonly number[]
  readonly units: readonly number[]
  readonly weight: number
}

export type Coded = {
  readonly table: Table
  readonly attributes: readonly Attribute[]
  /** How many cluster columns the plan has: 0, 1, or 2 that cross. */
  readonly clusters: number
  readonly weighted: boolean
  readonly used: string
  readonly rows: number
  /** The names of the codes of groups and clusters that `select` adds, in this order: `code0`, …, `unit0`, …. */
  readonly codes: readonly string[]
  /** `select` of these expressions (over the columns of `raw`), of the codes, and of `weight`, over the used rows. */
  readonly select: (expressions: readonly string[]) => string
  /** The used rows one by one, in the order of these expressions, else as they come. */
  readonly each: (
    columns: readonly string[],
    options?: { readonly order?: readonly string[]; readonly onProgress?: (done: number) => void },
  ) => AsyncIterable<CodedRow>
}

export type CodedRequest = {
  readonly table: Table
  readonly plan: CommonPlan
  readonly attributes: readonly Attribute[]
  readonly used: string
  readonly rows: number
}

/** Weights make fractions of all amounts, and the last digits of their sums hang on the order of the rows. */
function asText(expression: string): string {
  return `cast(${expression} as text) collate "C" nulls last`
}

/** So many rows between two words of progress. */
const PROGRESS_ROWS = 10_000

export function codedRows({ table, plan, attributes, used, rows }: CodedRequest): Coded {
  const { joins, codes } = codeJoins(plan)
  const weighted = plan.columns.weight !== undefined
  const clusters = codes.length - attributes.length
  const names = codes.map((code) => code.split(' as ')[1] ?? '')
  const select: Coded['select'] = (expressions) =>
    `select ${[...expressions, ...codes, ...(weighted ? ['raw.weight as weight'] : [])].join(', ')} from raw ${joins} where ${used}`
  const each: Coded['each'] = async function* (columns, { order = [], onProgress = () => {} } = {}) {
    const by = weighted ? [...order, ...columns.map(asText), 'weight'] : order
    const sorted = by.length === 0 ? '' : ` order by ${by.join(', ')}`
    const [first, from] = [columns.length, columns.length + attributes.length]
    let done = 0
    for await (const batch of table.batches(`${select(columns)}${sorted}`, () => {})) {
      const at = Array.from({ length: from + clusters + (weighted ? 1 : 0) }, (_, c) => batch.values(c))
      for (let i = 0; i < batch.length; i++) {
        yield {
          values: at.slice(0, first).map((column) => column[i]),
          codes: at.slice(first, from).map((column) => Number(column[i])),
          units: at.slice(from, from + clusters).map((column) => Number(column[i])),
          weight: weighted ? Number(at[from + clusters]?.[i]) : 1,
        }
        if (++done % PROGRESS_ROWS === 0) onProgress(done / rows)
      }
    }
  }
  return { table, attributes, clusters, weighted, used, rows, codes: names, select, each }
}
