// Sums over units for all observations and for every group at once: each row is added where it belongs, and the rows of
// one cluster become one unit. What no closed form asks for is not kept, so that plain counts stay plain.
import { collectUnits, crossUnitSums, plainSums, type UnitSums } from '@policeai/metrics'
import type { Coded, CodedRow } from './coded.ts'

type Slices = { readonly all: UnitSums; readonly groups: readonly (readonly UnitSums[])[] }

/** Where a row stands and what it weighs. */
export type Place = Pick<CodedRow, 'codes' | 'units' | 'weight'>

/** Adds amounts of k things; `times` rows alike. */
export type SliceSums = {
  readonly add: (place: Place, amounts: ArrayLike<number>, times?: number) => void
  readonly read: () => Slices
}

/** Sums of one slice in the making. */
type Collector = {
  readonly add: (place: Place, amounts: ArrayLike<number>, times: number) => void
  readonly read: () => UnitSums
}

function scaled(amounts: ArrayLike<number>, by: number): ArrayLike<number> {
  return by === 1 ? amounts : Array.from(amounts, (amount) => amount * by)
}

/** Each row is a unit by itself. */
function rowCollector(k: number): Collector {
  const units = collectUnits(k)
  return {
    add: ({ weight }, amounts, times) =>
      units.add({
        amounts: scaled(amounts, weight),
        observations: 1,
        times,
        ...(weight === 1 ? {} : { counts: amounts }),
      }),
    read: units.read,
  }
}

/** The rows with the same key are one unit: k amounts, k counts and the number of rows for each, in one growing array. */
function clusterCollector(k: number, keyOf: (units: readonly number[]) => number): Collector {
  const [width, places] = [2 * k + 1, new Map<number, number>()]
  let sums = new Float64Array(64 * width)
  let weighted = false
  const placeOf = (key: number): number => {
    const found = places.get(key)
    if (found !== undefined) return found
    const made = places.size * width
    places.set(key, made)
    if (made + width > sums.length) {
      const larger = new Float64Array(2 * sums.length)
      larger.set(sums)
      sums = larger
    }
    return made
  }
  return {
    add: ({ units, weight }, amounts, times) => {
      const at = placeOf(keyOf(units))
      for (let i = 0; i < k; i++) {
        const amount = times * (amounts[i] ?? 0)
        sums[at + i]! += weight * amount
        sums[at + k + i]! += amount
      }
      sums[at + 2 * k]! += times
      weighted ||= weight !== 1
    },
    read: () => {
      const collected = collectUnits(k)
      for (const key of [...places.keys()].sort((a, b) => a - b)) {
        const at = places.get(key) ?? 0
        collected.add({
          amounts: sums.subarray(at, at + k),
          observations: sums[at + 2 * k] ?? 0,
          ...(weighted ? { counts: sums.subarray(at + k, at + 2 * k) } : {}),
        })
      }
      return collected.read()
    },
  }
}

/** Larger than any number of clusters, so that two codes make one key. */
const CROSSED = 2 ** 26

function crossedCollector(k: number): Collector {
  const first = clusterCollector(k, (units) => units[0] ?? 0)
  const second = clusterCollector(k, (units) => units[1] ?? 0)
  const both = clusterCollector(k, (units) => (units[0] ?? 0) * CROSSED + (units[1] ?? 0))
  return {
    add: (...row) => {
      for (const collector of [first, second, both]) collector.add(...row)
    },
    read: () => crossUnitSums(first.read(), second.read(), both.read()),
  }
}

/** Independent rows, each in one cell: the counts are all there is. */
function plainCollector(k: number): Collector {
  const cells = new Float64Array(k)
  let rows = 0
  return {
    add: (_, amounts, times) => {
      for (let i = 0; i < k; i++) cells[i]! += times * (amounts[i] ?? 0)
      rows += times
    },
    read: () => plainSums([...cells], rows),
  }
}

function collectorFor(coded: Coded, k: number, cells: boolean): () => Collector {
  if (coded.clusters === 2) return () => crossedCollector(k)
  if (coded.clusters === 1) return () => clusterCollector(k, (units) => units[0] ?? 0)
  return cells && !coded.weighted ? () => plainCollector(k) : () => rowCollector(k)
}

/** Sums of k amounts by slice. `cells`: every row is 1 in at most one of the k and 0 elsewhere. */
export function sliceSums(coded: Coded, k: number, { cells }: { readonly cells: boolean }): SliceSums {
  const make = collectorFor(coded, k, cells)
  const all = make()
  const groups = coded.attributes.map((attribute) => attribute.groups.map(make))
  return {
    add: (place, amounts, times = 1) => {
      all.add(place, amounts, times)
      for (const [a, code] of place.codes.entries()) groups[a]?.[code]?.add(place, amounts, times)
    },
    read: () => ({ all: all.read(), groups: groups.map((each) => each.map((one) => one.read())) }),
  }
}

/**
 * Counts the used rows into k cells with one GROUP BY. `cell` is an SQL expression over the columns of `raw` that gives a
 * whole number from 0 to k − 1, or null for a row that is in none.
 */
export async function countCells(coded: Coded, cell: string, k: number): Promise<Slices> {
  const sums = sliceSums(coded, k, { cells: true })
  const names = [...coded.codes, ...(coded.weighted ? ['weight'] : [])]
  const by = ['cell', ...names].join(', ')
  const sql = `select ${by}, count(*) as times from (${coded.select([`${cell} as cell`])}) coded_rows group by ${by} order by ${by}`
  const [from, to] = [1 + coded.attributes.length, 1 + coded.attributes.length + coded.clusters]
  for await (const batch of coded.table.batches(sql, () => {})) {
    const columns = Array.from({ length: names.length + 2 }, (_, c) => batch.values(c))
    for (let i = 0; i < batch.length; i++) {
      const at = (c: number) => Number(columns[c]?.[i])
      const amounts = new Float64Array(k)
      if (columns[0]?.[i] !== null) amounts[at(0)] = 1
      const codes = Array.from({ length: from - 1 }, (_, a) => at(1 + a))
      const units = Array.from({ length: to - from }, (_, u) => at(from + u))
      sums.add({ codes, units, weight: coded.weighted ? at(to) : 1 }, amounts, at(names.length + 1))
    }
  }
  return sums.read()
}
