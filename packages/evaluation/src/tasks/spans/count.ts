// Counts documents into the states of their slices, one row a document, and says what is wrong with their spans.
import type { UnitSums } from '@policeai/metrics'
import type { Fault } from '../../faults/index.ts'
import { type Batch, type CodedRow, type SliceSums, sliceSums, type Table } from '../../observations/index.ts'
import { gatherProblems, type RowProblems } from '../row-problems.ts'
import type { Counting, Slices } from '../task.ts'
import { AMOUNTS, countDocument, LEAKS, type Leak, type SpanDocument, type TypeAmounts } from './document.ts'
import type { SpansPlan } from './plan.ts'
import { readPrediction, readTruth } from './read-spans.ts'
import { MOST_TYPES, type SpansState } from './state.ts'
import { lengthOf, wordsOf } from './text.ts'

/** The role of the text; the name of a type is no name for a column. */
export const TEXT_ROLE = 'document_text'

export function textColumns({ columns }: SpansPlan): string[] {
  return columns.text === undefined ? [] : [TEXT_ROLE]
}

const SIDES = [
  ['truth', readTruth],
  ['prediction', readPrediction],
] as const

function addProblems(problems: RowProblems, batch: Batch, plan: SpansPlan): void {
  const [rows, texts] = [batch.values(0), plan.columns.text === undefined ? undefined : batch.values(3)]
  const sides = [batch.values(1), batch.values(2)]
  for (let i = 0; i < batch.length; i++) {
    const length = texts && lengthOf(String(texts[i] ?? ''), plan.offsets)
    for (const [side, [role, read]] of SIDES.entries()) {
      const json = sides[side]?.[i]
      if (json === null || json === undefined) continue
      for (const { what, hint, shown } of read(String(json), length).problems)
        problems.add({ field: plan.columns[role], what, hint }, Number(rows[i]), shown)
    }
  }
}

/** What is wrong with the spans of the rows. */
export async function spanFaults(table: Table, file: string, plan: SpansPlan): Promise<readonly Fault[]> {
  const problems = gatherProblems()
  const columns = ['rowid + 1 as at_row', 'truth', 'prediction', ...textColumns(plan)].join(', ')
  const batches = table.batches(`select ${columns} from raw order by rowid`, () => {})
  for await (const batch of batches) addProblems(problems, batch, plan)
  return problems.faults(file)
}

/** Whether a document is hidden, and whether it leaks. */
export const CELLS = { nothing: [0, 0], hidden: [1, 0], leaks: [0, 1] } as const

/** A document from its truth, its prediction and its text. */
export function documentOf([truth, prediction, text]: readonly unknown[], plan: SpansPlan): SpanDocument {
  return {
    truth: readTruth(String(truth)).spans,
    found: readPrediction(String(prediction)).spans,
    words: plan.columns.text === undefined ? [] : wordsOf(String(text ?? ''), plan.offsets),
  }
}

/** Sums by type, until there are too many of them. */
function collectTypes(make: () => SliceSums) {
  const types = new Map<string, SliceSums>()
  let tooMany = false
  return {
    add: (row: CodedRow, counts: ReadonlyMap<string, TypeAmounts>): void => {
      if (tooMany) return
      for (const [type, amounts] of counts) {
        const sums = types.get(type) ?? make()
        types.set(type, sums)
        sums.add(row, amounts)
      }
      tooMany = types.size > MOST_TYPES
    },
    read: (): TypesRead =>
      tooMany
        ? null
        : [...types].sort(([a], [b]) => (a < b ? -1 : 1)).map(([type, sums]) => [type, sums.read()] as const),
  }
}

type Sums = Slices<UnitSums>
type TypesRead = readonly (readonly [string, Sums])[] | null
type Read = { readonly sums: Sums; readonly leaks: Readonly<Record<Leak, Sums>>; readonly types: TypesRead }

/** A type that is not in every document of a slice has as many units as the slice all the same. */
function stateOf({ sums, leaks, types }: Read, pick: (sums: Sums) => UnitSums): SpansState {
  const own = pick(sums)
  const { units, observations } = own
  const entries = types?.map(([type, read]) => [type, { ...pick(read), units, observations }] as const)
  return {
    sums: own,
    leaks: { all: pick(leaks.all), direct: pick(leaks.direct), quasi: pick(leaks.quasi) },
    types: entries === undefined ? null : Object.fromEntries(entries),
  }
}

function groupAt({ groups }: Sums, attribute: number, group: number): UnitSums {
  const found = groups[attribute]?.[group]
  if (found === undefined) throw new Error('a group has no sums')
  return found
}

/** Counts the used rows. */
export async function countSpanRows(counting: Counting<SpansPlan>): Promise<Slices<SpansState>> {
  const { coded, plan, attributes, onProgress } = counting
  const amounts = sliceSums(coded, AMOUNTS.length, { cells: false })
  const leaks = LEAKS.map(() => sliceSums(coded, 2, { cells: true }))
  const types = collectTypes(() => sliceSums(coded, 3, { cells: false }))
  for await (const row of coded.each(['truth', 'prediction', ...textColumns(plan)], { onProgress })) {
    const counts = countDocument(documentOf(row.values, plan))
    amounts.add(
      row,
      AMOUNTS.map((amount) => counts.amounts[amount]),
    )
    for (const [i, leak] of LEAKS.entries()) leaks[i]?.add(row, CELLS[counts.leaks[leak]])
    types.add(row, counts.types)
  }
  const [all, direct, quasi] = leaks.map((sums) => sums.read())
  if (!all || !direct || !quasi) throw new Error('leaks are counted three times')
  const read: Read = { sums: amounts.read(), leaks: { all, direct, quasi }, types: types.read() }
  return {
    all: stateOf(read, (sums) => sums.all),
    groups: attributes.map(({ groups }, a) =>
      groups.map((_, g) => stateOf(read, (sums) => groupAt(sums, a, g))),
    ),
  }
}
