// Counts segments, one row each, and says what is wrong with their lists.
import type { UnitSums } from '@policeai/metrics'
import type { Fault } from '../../faults/index.ts'
import type { Table } from '../../observations/index.ts'
import { makeSlices } from '../gathered.ts'
import { gatherProblems } from '../row-problems.ts'
import { byBytes, sumRows } from '../row-sums.ts'
import type { Counting, Slices } from '../task.ts'
import { readTexts, TEXT_LIST } from '../text-list.ts'
import { referenceColumns, type TranslationPlan } from './plan.ts'
import { readReferences, segmentColumns, segmentCounter, WIDTH } from './segment.ts'
import { collectVectors, type TranslationState } from './state.ts'

const REFERENCES = 'Expected a JSON list of one translation or more, such as ["He left.", "He went away."].'

/** What is wrong with the lists of the rows. */
export async function translationFaults({
  table,
  plan,
  file,
}: {
  readonly table: Table
  readonly plan: TranslationPlan
  readonly file: string
}): Promise<readonly Fault[]> {
  const { names } = plan.columns
  const [reference = ''] = referenceColumns(plan)
  if (names === undefined && plan.references === 'plain') return []
  const problems = gatherProblems()
  const columns = ['rowid + 1 as at_row', 'reference0', ...(names === undefined ? [] : ['names'])]
  for await (const batch of table.batches(`select ${columns.join(', ')} from raw order by rowid`, () => {})) {
    const [rows, references] = [batch.values(0), batch.values(1)]
    const named = names === undefined ? [] : batch.values(2)
    for (let i = 0; i < batch.length; i++) {
      const [row, found] = [Number(rows[i]), references[i]]
      if (readReferences([found], plan.references) === undefined)
        problems.add({ field: reference, what: 'is no list of translations', hint: REFERENCES }, row, found)
      if (names !== undefined && readTexts(named[i]) === undefined)
        problems.add({ field: names, what: 'is no list of texts', hint: TEXT_LIST }, row, named[i])
    }
  }
  return problems.faults(file)
}

function at<T>(slices: readonly (readonly T[])[], attribute: number, group: number): T {
  const found = slices[attribute]?.[group]
  if (found === undefined) throw new Error('a row has a group that the dictionary lacks')
  return found
}

/** Counts the used rows, in an order that their file has no part in, so that the same units are drawn in the same order. */
export async function countSegments(counting: Counting<TranslationPlan>): Promise<Slices<TranslationState>> {
  const { plan, coded, attributes } = counting
  const vectors = makeSlices(attributes, () => collectVectors(coded))
  const columns = segmentColumns(plan)
  const sums = await sumRows(counting, {
    columns,
    k: WIDTH,
    amountsOf: segmentCounter(plan),
    order: byBytes(columns),
    onRow: (row, amounts) => {
      vectors.all.add(row, amounts)
      for (const [a, code] of row.codes.entries()) at(vectors.groups, a, code).add(row, amounts)
    },
  })
  const stateOf = (of: UnitSums, read: Float64Array | null): TranslationState => ({ sums: of, vectors: read })
  return {
    all: stateOf(sums.all, vectors.all.read()),
    groups: sums.groups.map((each, a) => each.map((one, g) => stateOf(one, at(vectors.groups, a, g).read()))),
  }
}
