// Summaries: is what a summary says in its source, and does it have what matters? A summary is a row; cases are what is
// independent of each other.
import { mergeUnitSums, ROUGE_KINDS, type UnitSums } from '@policeai/metrics'
import { type Basis, none, shareOf } from '../../basis/index.ts'
import type { Fault } from '../../faults/index.ts'
import type { ColumnNeed, Table } from '../../observations/index.ts'
import { gatherProblems } from '../row-problems.ts'
import { byBytes, placesOf, sumRows } from '../row-sums.ts'
import { meanOfAmounts } from '../share-of-amounts.ts'
import { unitSumsSchema } from '../state-parts.ts'
import type { FigureBasis, MeasureDefinition, Task } from '../task.ts'
import { summaryDisclosure } from './disclosure.ts'
import { AMOUNTS, type Amount, COLUMNS, summaryAmounts, summaryProblems } from './judged.ts'
import { type SummaryPlan, summaryPlanSchema } from './plan.ts'
import { words } from './words.ts'

const measures: readonly MeasureDefinition[] = [
  { name: 'contradicted_claims', unit: 'proportion', better: 'lower', shown: 'key' },
  { name: 'unsupported_claims', unit: 'proportion', better: 'lower', shown: 'key' },
  { name: 'sound_summaries', unit: 'proportion', better: 'higher', shown: 'also' },
  { name: 'key_facts_covered', unit: 'proportion', better: 'higher', shown: 'key' },
  { name: 'rouge1', unit: 'score', better: null },
  { name: 'rouge2', unit: 'score', better: null },
  { name: 'rougeL', unit: 'score', better: null },
]

function needsOf({ columns }: SummaryPlan): readonly ColumnNeed[] {
  return COLUMNS.map((role) => {
    const name = columns[role]
    return { role, name, kind: 'label', used: false, optional: name === role }
  })
}

function nothingFault(file: string, { columns }: SummaryPlan): Fault {
  const [claims, facts, reference] = [columns.claims, columns.key_facts, columns.reference]
  const message = `no row has anything in "${claims}", "${facts}" or "${reference}"`
  const hint =
    'A row is a summary with the verdicts on its claims, its key facts, or a summary by a person; name the columns that have them.'
  return { code: 'task_rows', file, field: claims, message, hint }
}

async function summaryFaults(table: Table, file: string, plan: SummaryPlan): Promise<readonly Fault[]> {
  const problems = gatherProblems()
  let isEmpty = true
  const query = `select ${COLUMNS.join(', ')}, rowid + 1 as at_row from raw order by rowid`
  for await (const batch of table.batches(query, () => {})) {
    const columns = [...COLUMNS, 'at_row'].map((_, c) => batch.values(c))
    for (let i = 0; i < batch.length; i++) {
      const values = columns.map((column) => column[i] ?? null)
      isEmpty &&= [values[0], values[1], values[4]].every((value) => value === null)
      for (const { column, ...problem } of summaryProblems(values))
        problems.add(
          { field: plan.columns[column], ...problem },
          Number(values[COLUMNS.length]),
          problem.shown,
        )
    }
  }
  const faults = problems.faults(file)
  return isEmpty ? [...faults, nothingFault(file, plan)] : faults
}

const at = placesOf(AMOUNTS)

/** What no observation has (claims judged, key facts, a summary by a person) was not asked; `all` are the sums of all. */
function figuresOf(sums: UnitSums, all: UnitSums): FigureBasis[] {
  const asked = (of: Amount, basis: Basis): Basis =>
    (all.sums[AMOUNTS.indexOf(of)] ?? 0) > 0 ? basis : none('not_asked', 'not_applicable')
  const share = (above: Amount, below: Amount, of = below): Basis =>
    asked(of, shareOf(sums, at(above), at(below)))
  return [
    { measure: 'contradicted_claims', basis: share('contradicted', 'claims', 'judged') },
    { measure: 'unsupported_claims', basis: share('unsupported', 'claims', 'judged') },
    { measure: 'sound_summaries', basis: share('sound', 'judged') },
    { measure: 'key_facts_covered', basis: share('covered', 'key_facts') },
    ...ROUGE_KINDS.map((kind) => ({
      measure: kind,
      basis: asked(`${kind}_measured`, meanOfAmounts(sums, at(`${kind}_f`), at(`${kind}_measured`))),
    })),
  ]
}

export const summary: Task<SummaryPlan, UnitSums> = {
  name: 'summary',
  planSchema: summaryPlanSchema,
  stateSchema: unitSumsSchema(AMOUNTS.length),
  measures,
  words,
  needs: needsOf,
  check: ({ plan, table, file }) => summaryFaults(table, file, plan),
  count: async (counting) => {
    const slices = await sumRows(counting, {
      columns: COLUMNS,
      k: AMOUNTS.length,
      amountsOf: summaryAmounts,
      order: byBytes(COLUMNS),
    })
    return { ok: true, slices }
  },
  figures: ({ state, all }) => figuresOf(state, all),
  merge: mergeUnitSums,
  disclose: summaryDisclosure,
  rowAmounts: async () => ({
    columns: COLUMNS,
    given: ['key_facts', 'reference'],
    k: AMOUNTS.length,
    cells: 0,
    amountsOf: summaryAmounts,
    stateOf: (sums) => sums,
    answerOf: ([, , , text]) => String(text ?? ''),
  }),
}
