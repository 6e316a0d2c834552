// Counts rows into the confusion matrix of every slice by one GROUP BY, and, where there is a list, the place of the true
// class by a pass over the rows.
import { mapByPrefix, type UnitSums } from '@policeai/metrics'
import type { Outcome } from '../../faults/index.ts'
import { type Coded, type Place, type SliceSums, sliceSums } from '../../observations/index.ts'
import { makeSlices } from '../gathered.ts'
import type { Counting, Slices } from '../task.ts'
import { classNames } from './classes.ts'
import { depthsOf, listRole, placeOf } from './lists.ts'
import type { ManyClassPlan } from './plan.ts'
import { levelSizes, type ManyClassState } from './state.ts'

/** Some rows alike. */
type Counted = {
  readonly truth: string
  readonly prediction: string
  readonly place: Place
  readonly times: number
}

async function* countedRows(coded: Coded): AsyncIterable<Counted> {
  const names = [...coded.codes, ...(coded.weighted ? ['weight'] : [])]
  const by = ['truth', 'prediction', ...names].join(', ')
  const rows = coded.select(['raw.truth as truth', 'raw.prediction as prediction'])
  const sql = `select ${by}, count(*) as times from (${rows}) coded_rows group by ${by} order by ${by}`
  const [from, to] = [2 + coded.attributes.length, 2 + coded.attributes.length + coded.clusters]
  for await (const batch of coded.table.batches(sql, () => {})) {
    const columns = Array.from({ length: names.length + 3 }, (_, c) => batch.values(c))
    for (let i = 0; i < batch.length; i++) {
      const numbers = columns.map((column) => Number(column[i]))
      yield {
        truth: String(columns[0]?.[i]),
        prediction: String(columns[1]?.[i]),
        place: {
          codes: numbers.slice(2, from),
          units: numbers.slice(from, to),
          weight: coded.weighted ? (numbers[to] ?? 0) : 1,
        },
        times: numbers.at(-1) ?? 0,
      }
    }
  }
}

/** Where each class stands at each level. */
export function levelPlaces(
  classes: readonly string[],
  prefixes: readonly number[],
): readonly (readonly number[])[] {
  return [classes.map((_, i) => i), ...prefixes.map((length) => mapByPrefix(classes, length).mapping)]
}

/** 1 at the truth, at the prediction, and at the hit where they are one. */
export function marginAmounts(truth: number, prediction: number, size: number): Float64Array {
  const amounts = new Float64Array(3 * size)
  amounts[truth] = 1
  amounts[size + prediction] = 1
  if (truth === prediction) amounts[2 * size + truth] = 1
  return amounts
}

async function placesDown(counting: Counting<ManyClassPlan>): Promise<Slices<UnitSums> | undefined> {
  const { plan, coded, onProgress } = counting
  const role = listRole(plan)
  if (role === undefined) return undefined
  const depths = depthsOf(plan)
  const sums = sliceSums(coded, depths.length + 1, { cells: true })
  for await (const row of coded.each(['raw.truth', `raw.${role}`], { onProgress })) {
    const place = placeOf(role, String(row.values[1]), String(row.values[0]))
    const at = depths.findIndex((depth) => place <= depth)
    const amounts = new Float64Array(depths.length + 1)
    amounts[at < 0 ? depths.length : at] = 1
    sums.add(row, amounts)
  }
  return sums.read()
}

type Counts = {
  readonly cells: Slices<Map<number, number>>
  readonly margins: readonly SliceSums[] | null
}

async function countTables(
  { coded, plan }: Counting<ManyClassPlan>,
  classes: readonly string[],
): Promise<Counts> {
  const prefixes = plan.hierarchy?.prefix ?? []
  const dependent = coded.clusters > 0 || coded.weighted
  const sizes = levelSizes(classes, prefixes)
  const places = levelPlaces(classes, prefixes)
  const margins = dependent ? sizes.map((size) => sliceSums(coded, 3 * size, { cells: false })) : null
  const cells = makeSlices(coded.attributes, () => new Map<number, number>())
  const index = new Map(classes.map((name, i) => [name, i]))
  for await (const { truth, prediction, place, times } of countedRows(coded)) {
    const [t, p] = [index.get(truth) ?? 0, index.get(prediction) ?? 0]
    const cell = t * classes.length + p
    for (const map of [cells.all, ...place.codes.map((code, a) => cells.groups[a]?.[code])])
      map?.set(cell, (map.get(cell) ?? 0) + times)
    for (const [level, sums] of margins?.entries() ?? []) {
      const at = places[level] ?? []
      sums.add(place, marginAmounts(at[t] ?? 0, at[p] ?? 0, sizes[level] ?? 0), times)
    }
  }
  return { cells, margins }
}

export async function countManyClass(
  counting: Counting<ManyClassPlan>,
): Promise<Outcome<{ slices: Slices<ManyClassState> }>> {
  const { coded, plan } = counting
  const classes = await classNames(coded.table)
  const { cells, margins } = await countTables(counting, classes)
  const top = await placesDown(counting)
  const read = margins?.map((sums) => sums.read()) ?? null
  const stateOf = (
    map: ReadonlyMap<number, number>,
    pick: (slices: Slices<UnitSums>) => UnitSums | undefined,
  ): ManyClassState => {
    const rising = [...map].sort(([a], [b]) => a - b)
    return {
      classes,
      prefixes: plan.hierarchy?.prefix ?? [],
      cells: rising.map(([cell]) => cell),
      counts: rising.map(([, count]) => count),
      dependent: margins !== null,
      margins: read?.flatMap((slices) => pick(slices) ?? []) ?? null,
      top: (top && pick(top)) ?? null,
    }
  }
  const groups = cells.groups.map((maps, a) =>
    maps.map((map, g) => stateOf(map, (slices) => slices.groups[a]?.[g])),
  )
  return { ok: true, slices: { all: stateOf(cells.all, ({ all }) => all), groups } }
}
