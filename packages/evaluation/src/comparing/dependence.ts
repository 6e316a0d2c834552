// Which rows depend on each other, and what is summed over the units that do not: rows alike counted as one kind, the rows of one
// cluster as one unit, two clusterings that cross, or people of whom each may stand on either side of a row.
import { collectUnits, crossUnitSums, type UnitSums } from '@policeai/metrics'
import type { Place } from '../observations/index.ts'

/** `rows`: each stands by itself. `people`: the units of a row are the two whom it holds against each other. */
export type Dependence = 'rows' | 'clusters' | 'crossed' | 'people'

/** The amounts of one row by both systems. */
export type BothAmounts = {
  readonly place: Place
  readonly a: ArrayLike<number>
  readonly b: ArrayLike<number>
}

/** Units alike: the amounts of a followed by those of b, and how many units have them. */
export type UnitKind = { readonly vector: Float64Array; readonly times: number }

/**
 * `kinds` are there where units neither cross nor share people. `least`, where they do: the same by what no unit splits, since
 * what rows share never makes a figure surer than those are.
 */
export type JointSums = {
  readonly joint: UnitSums
  readonly least: UnitSums | undefined
  readonly kinds: readonly UnitKind[] | undefined
}

export type UnitDesign = {
  readonly k: number
  readonly dependence: Dependence
  readonly weighted: boolean
}

export type JointCollector = {
  readonly add: (row: BothAmounts) => void
  readonly read: () => JointSums
}

type Unit = { readonly vector: Float64Array; readonly counts: Float64Array; rows: number; times: number }

type Collected = { readonly sums: UnitSums; readonly kinds: readonly UnitKind[] }
type Collector = { readonly add: (row: BothAmounts) => void; readonly read: () => Collected }

/** In the order in which units were first met, which is that of the ids, so that a and b swapped draw the same. */
function readUnits(units: Iterable<Unit>, { k, weighted }: UnitDesign): Collected {
  const collected = collectUnits(2 * k)
  const kinds = [...units]
  for (const { vector, counts, rows, times } of kinds) {
    collected.add({ amounts: vector, observations: rows, times, ...(weighted ? { counts } : {}) })
  }
  return { sums: collected.read(), kinds }
}

function amountsOf({ a, b }: BothAmounts): readonly number[] {
  return [...Array.from(a), ...Array.from(b)]
}

function createUnit(k: number): Unit {
  return { vector: new Float64Array(2 * k), counts: new Float64Array(2 * k), rows: 0, times: 0 }
}

/** Each row is a unit by itself; those alike are of one kind. */
function collectRows(design: UnitDesign): Collector {
  const kinds = new Map<string, Unit>()
  return {
    add: (row) => {
      const { weight } = row.place
      const amounts = amountsOf(row)
      const key = `${weight}:${amounts.join()}`
      const kind = kinds.get(key) ?? createUnit(design.k)
      kinds.set(key, kind)
      if (kind.times++ > 0) return
      kind.rows = 1
      kind.vector.set(amounts.map((amount) => weight * amount))
      kind.counts.set(amounts)
    },
    read: () => readUnits(kinds.values(), design),
  }
}

/** The rows of one key are one unit; a row may have several. */
function collectBy(keysOf: (units: readonly number[]) => readonly number[], design: UnitDesign): Collector {
  const units = new Map<number, Unit>()
  return {
    add: (row) => {
      const amounts = amountsOf(row)
      for (const key of keysOf(row.place.units)) {
        const unit = units.get(key) ?? { ...createUnit(design.k), times: 1 }
        units.set(key, unit)
        unit.rows++
        for (const [i, amount] of amounts.entries()) {
          unit.vector[i]! += row.place.weight * amount
          unit.counts[i]! += amount
        }
      }
    },
    read: () => readUnits(units.values(), design),
  }
}

/** Larger than any number of clusters or people, so that two codes make one key. */
const CROSSED = 2 ** 26

function pairKey(a: number, b: number): number {
  return a * CROSSED + b
}

function single(collector: Collector): JointCollector {
  return {
    add: collector.add,
    read: () => {
      const { sums, kinds } = collector.read()
      return { joint: sums, least: undefined, kinds }
    },
  }
}

function several(
  collectors: readonly Collector[],
  combine: (...sums: readonly UnitSums[]) => Omit<JointSums, 'kinds'>,
): JointCollector {
  return {
    add: (row) => {
      for (const { add } of collectors) add(row)
    },
    read: () => ({ ...combine(...collectors.map(({ read }) => read().sums)), kinds: undefined }),
  }
}

function collectCrossed(design: UnitDesign): JointCollector {
  const by = (keysOf: Parameters<typeof collectBy>[0]) => collectBy(keysOf, design)
  return several(
    [
      by(([first = 0]) => [first]),
      by(([, second = 0]) => [second]),
      by(([first = 0, second = 0]) => [pairKey(first, second)]),
    ],
    (first, second, both) => {
      if (first === undefined || second === undefined || both === undefined) throw new Error('three sums')
      return { joint: crossUnitSums(first, second, both), least: both }
    },
  )
}

/**
 * The variance between people is that of all pairs of rows that share one: of the sums by person, less those by the two of a
 * row, who share both and were counted twice.
 *
 * Source: P. M. Aronow, C. Samii and V. A. Assenova, Political Analysis 23 (2015) 564–577.
 */
function collectPeople(design: UnitDesign): JointCollector {
  const by = (keysOf: Parameters<typeof collectBy>[0]) => collectBy(keysOf, design)
  const dyad = (one: number, other: number) => pairKey(Math.min(one, other), Math.max(one, other))
  return several(
    [
      by(([one = 0, other = 0]) => (one === other ? [one] : [one, other])),
      by(([one = 0, other = 0]) => (one === other ? [] : [dyad(one, other)])),
      by(([one = 0, other = 0]) => [dyad(one, other)]),
    ],
    (people, twice, dyads) => {
      if (people === undefined || twice === undefined || dyads === undefined) throw new Error('three sums')
      const products = people.products?.map((product, i) => product - (twice.products?.[i] ?? 0)) ?? null
      return { joint: { ...dyads, units: people.units, products }, least: dyads }
    },
  )
}

/** Sums what both systems did, over the units that are independent. */
export function collectJoint(design: UnitDesign): JointCollector {
  switch (design.dependence) {
    case 'rows':
      return single(collectRows(design))
    case 'clusters':
      return single(collectBy(([unit = 0]) => [unit], design))
    case 'crossed':
      return collectCrossed(design)
    case 'people':
      return collectPeople(design)
  }
}
