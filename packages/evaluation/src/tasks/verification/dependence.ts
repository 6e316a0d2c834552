// How errors vary between those who are independent of each other, at one threshold: by cluster, by two crossed clusters,
// or by the people compared, of whom each stands in many comparisons. Sums over units, so that sites add theirs.
import { collectUnits, effectiveN, ratioOfSums, type UnitRatio, type UnitSums } from '@policeai/metrics'
import type { Entries } from './entries.ts'

/**
 * Errors and correct answers of one class. `least`: the same by pair where the units are people or cross; what units
 * share never makes a figure surer than the pairs themselves do.
 */
export type ErrorSums = { readonly sums: UnitSums; readonly least: UnitSums | null }

/** Both classes at one threshold. */
export type Point = { readonly genuine: ErrorSums; readonly impostor: ErrorSums }

/** Units that entries belong to: by one column, or by either of two (a person on one side or the other). */
type Kind = { readonly columns: readonly Int32Array[]; readonly count: number; readonly scratch: Int32Array }

/** Variances of `add` less those of `take` (inclusion and exclusion). */
export type Dependence = {
  readonly add: readonly Kind[]
  readonly take: Kind | null
}

function kindOf(...columns: readonly Int32Array[]): Kind {
  let most = -1
  for (const column of columns) for (const code of column) if (code > most) most = code
  return { columns, count: most + 1, scratch: new Int32Array(most + 1) }
}

/** One number for each pair of codes that occurs. */
function pairKind(first: Int32Array, second: Int32Array, ordered: boolean): Kind {
  const base = 2 ** 26
  const keys = Float64Array.from(first, (a, i) => {
    const b = second[i] as number
    return ordered || a < b ? a * base + b : b * base + a
  })
  const distinct = keys.toSorted().filter((key, i, all) => i === 0 || key !== all[i - 1])
  const numbered = Int32Array.from(keys, (key) => placeOf(distinct, key))
  return { columns: [numbered], count: distinct.length, scratch: new Int32Array(distinct.length) }
}

function placeOf(rising: Float64Array, key: number): number {
  let [low, high] = [0, rising.length - 1]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((rising[middle] as number) < key) low = middle + 1
    else high = middle
  }
  return low
}

/** What the entries depend on; `null` where each is taken as independent of all others. */
export function dependenceOf({ people, units }: Entries): Dependence | null {
  if (people !== null) return { add: [kindOf(...people)], take: pairKind(people[0], people[1], false) }
  const [first, second] = units
  if (first === undefined) return null
  if (second === undefined) return { add: [kindOf(first)], take: null }
  return { add: [kindOf(first), kindOf(second)], take: pairKind(first, second, true) }
}

/** The units of the entries at these places alone, numbered anew, so that a small group costs little. */
function localKind({ columns, scratch }: Kind, places: Int32Array): Kind {
  let count = 0
  const local = columns.map((column) =>
    places.map((place) => {
      const unit = column[place] as number
      if (scratch[unit] === 0) scratch[unit] = ++count
      return (scratch[unit] as number) - 1
    }),
  )
  for (const column of columns) for (const place of places) scratch[column[place] as number] = 0
  return { columns: local, count, scratch: new Int32Array(0) }
}

/** What the entries at these places depend on; entry i of the answer is the one at `places[i]`. */
export function localise({ add, take }: Dependence, places: Int32Array): Dependence {
  return { add: add.map((kind) => localKind(kind, places)), take: take && localKind(take, places) }
}

/** Told each entry of interest with its two amounts. */
type Visit = (give: (entry: number, a: number, b: number) => void) => void

/** Sums of two amounts over the units of one kind. */
function sumKind({ columns, count }: Kind, visit: Visit): UnitSums {
  const [a, b, rows] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)]
  visit((entry, x, y) => {
    for (let side = 0; side < columns.length; side++) {
      const unit = (columns[side] as Int32Array)[entry] as number
      if (side > 0 && unit === (columns[0] as Int32Array)[entry]) continue
      a[unit]! += x
      b[unit]! += y
      rows[unit]! += 1
    }
  })
  const collected = collectUnits(2)
  for (let unit = 0; unit < count; unit++) {
    if (rows[unit] === 0) continue
    collected.add({ amounts: [a[unit] as number, b[unit] as number], observations: rows[unit] as number })
  }
  return collected.read()
}

function combined(added: readonly UnitSums[], taken: UnitSums | null): ErrorSums {
  const [first] = added
  if (first === undefined) throw new Error('a dependence has a kind of unit')
  const total = (i: number) => added.reduce((sum, { products }) => sum + (products?.[i] ?? 0), 0)
  const products = [0, 1, 2].map((i) => total(i) - (taken?.products?.[i] ?? 0))
  const units = Math.min(...added.map((sums) => sums.units))
  const { observations, sums } = taken ?? first
  return { sums: { observations, units, sums, products, counts: null }, least: taken }
}

/** Sums over the units of whatever a visit gives. */
export function sumUnits({ add, take }: Dependence, visit: Visit): ErrorSums {
  return combined(
    add.map((kind) => sumKind(kind, visit)),
    take && sumKind(take, visit),
  )
}

/**
 * Errors when scores of at least `threshold` (`null`: none) are accepted, among the entries at these places; `local` is what
 * they depend on.
 */
export function pointAt(
  entries: Entries,
  places: Int32Array,
  local: Dependence,
  threshold: number | null,
): Point {
  const { scores, genuine } = entries
  const visitClass =
    (wanted: 0 | 1): Visit =>
    (give) => {
      for (let i = 0; i < places.length; i++) {
        const place = places[i] as number
        if (genuine[place] !== wanted) continue
        const accepted = threshold !== null && (scores[place] as number) >= threshold
        const error = accepted === (wanted === 0) ? 1 : 0
        give(i, error, 1 - error)
      }
    }
  return { genuine: sumUnits(local, visitClass(1)), impostor: sumUnits(local, visitClass(0)) }
}

/** The rate of errors with its variance between units; `undefined` without claims. */
export function errorRatio({ sums, least }: ErrorSums): UnitRatio | undefined {
  const ratio = ratioOfSums(sums, [1, 0], [1, 1])
  const among = least && ratioOfSums(least, [1, 0], [1, 1])
  if (ratio === undefined || !among || ratio.variance === null || among.variance === null) return ratio
  return { ...ratio, variance: Math.max(ratio.variance, among.variance) }
}

/** The share of claims that counts as independent, from 0 to 1. */
export function independentShare(errors: ErrorSums, level: number): number {
  const n = (errors.sums.sums[0] ?? 0) + (errors.sums.sums[1] ?? 0)
  if (n === 0 || errors.sums.products === null) return 1
  const ratio = errorRatio(errors)
  return ratio === undefined ? 1 : Math.min(1, effectiveN(ratio, n, level) / n)
}
