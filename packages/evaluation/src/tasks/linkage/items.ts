// Counts items, each with the entity that it is of and the one that it was put to. An item brings its share of the amounts
// of its entity, so that the items of a group add up to the group, and those of an entity are one unit.
import { LINKAGE_SUMS } from '@policeai/metrics'
import { type CodedRow, sliceSums } from '../../observations/index.ts'
import type { Counting, Slices } from '../task.ts'
import type { LinkagePlan } from './plan.ts'
import type { LinkageState } from './state.ts'

/** How many items share the true entity, the predicted one, and both. */
function sizesOf({ values: [, prediction, own, other, both] }: CodedRow): readonly [number, number, number] {
  return prediction === '' ? [Number(own), 1, 1] : [Number(own), Number(other), Number(both)]
}

/**
 * The amounts of an item, in the order of `LINKAGE_SUMS`: half of each pair that it is in, itself, and its B-cubed
 * precision and recall.
 *
 * Source: A. Bagga and B. Baldwin, "Algorithms for scoring coreference chains", LREC 1998.
 */
function amountsOf(own: number, other: number, both: number): readonly number[] {
  return [(both - 1) / 2, (own - 1) / 2, (other - 1) / 2, 1, both / other, both / own]
}

/** Counts the used rows. In the order of entities, so that sums of fractions come out the same every time. */
export async function countItems({
  coded,
  plan,
  onProgress,
}: Counting<LinkagePlan>): Promise<Slices<LinkageState>> {
  const within = plan.columns.epoch === undefined ? '' : ', epoch'
  const shared = (columns: string) => `count(*) over (partition by ${columns}${within})`
  const columns = ['truth', 'prediction', shared('truth'), shared('prediction'), shared('truth, prediction')]
  const order = ['raw.truth collate "C"', 'raw.prediction collate "C"']
  const byEntity = coded.clusters === 0
  const sums = sliceSums(byEntity ? { ...coded, clusters: 1 } : coded, LINKAGE_SUMS.length, { cells: false })
  let [entity, last] = [0, undefined as unknown]
  for await (const row of coded.each(columns, { order, onProgress })) {
    if (last !== undefined && row.values[0] !== last) entity++
    last = row.values[0]
    sums.add(byEntity ? { ...row, units: [entity] } : row, amountsOf(...sizesOf(row)))
  }
  const { all, groups } = sums.read()
  return {
    all: { sums: all, list: [] },
    groups: groups.map((each) => each.map((own) => ({ sums: own, list: [] }))),
  }
}
