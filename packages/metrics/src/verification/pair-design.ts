// Who was compared with whom how often. Most tests compare every image of one person with every image of another, so
// that the number of comparisons is a product, and the comparisons of a resample are had from a sum over people
// instead of one over millions of pairs. What departs from the product is kept pair by pair, whatever the design.
import { type PackedWeights, type PairRows, rowsFrom, weightedSums } from './weighted-pairs.ts'

/** Comparisons by pair, people numbered without a gap, in rising order of (first, second), first < second. */
export type PairTable = {
  readonly people: number
  readonly first: Int32Array
  readonly second: Int32Array
  readonly trials: Int32Array
}

/** Trials of a pair are `scale · shares[a] · shares[b]`, a whole number, plus `extra` and minus `missing`. */
export type PairDesign = {
  readonly scale: number
  readonly shares: Float64Array
  readonly extra: PairRows
  readonly missing: PairRows
}

type Product = Pick<PairDesign, 'scale' | 'shares'>

function noRows(people: number): PairRows {
  return rowsFrom(people, Int32Array.of(), Int32Array.of(), Int32Array.of())
}

/** The person with the most partners. */
function mostCompared({ people, first, second }: PairTable): number {
  const partners = new Int32Array(people)
  for (const side of [first, second])
    for (const person of side) partners[person] = (partners[person] ?? 0) + 1
  return partners.reduce((best, count, person) => (count > (partners[best] ?? 0) ? person : best), 0)
}

/** The factor that most pairs of people with a share have in common, if there is one (Boyer and Moore's vote). */
function commonScale({ first, second, trials }: PairTable, shares: Float64Array): number {
  let [leading, votes] = [0, 0]
  for (let i = 0; i < first.length; i++) {
    const product = (shares[first[i] as number] as number) * (shares[second[i] as number] as number)
    if (product === 0) continue
    const scale = (trials[i] as number) / product
    if (votes === 0) leading = scale
    votes += scale === leading ? 1 : -1
  }
  return leading
}

/** Everybody's share is how often she was compared with the person who has the most partners. */
function productOf(table: PairTable): Product {
  const anchor = mostCompared(table)
  const shares = new Float64Array(table.people)
  for (let i = 0; i < table.first.length; i++) {
    const [a, b] = [table.first[i] as number, table.second[i] as number]
    if (a === anchor) shares[b] = table.trials[i] as number
    if (b === anchor) shares[a] = table.trials[i] as number
  }
  const scale = commonScale(table, shares)
  shares[anchor] = scale === 0 ? 0 : 1 / scale
  return { scale, shares }
}

/** Told each pair that the product does not say right, in order; returning false ends the visit. */
type Visit = (a: number, b: number, departure: number) => boolean

function visitDepartures(table: PairTable, { scale, shares }: Product, visit: Visit): boolean {
  const { people, first, second, trials } = table
  let next = 0
  for (let a = 0; a < people; a++)
    for (let b = a + 1; b < people; b++) {
      const isListed = first[next] === a && second[next] === b
      const said = scale * (shares[a] as number) * (shares[b] as number)
      const whole = Math.round(said)
      const departure = (isListed ? (trials[next++] as number) : 0) - whole
      if (Math.abs(said - whole) > 1e-6) return false
      if (departure !== 0 && !visit(a, b, departure)) return false
    }
  return true
}

type Draft = { first: number[]; second: number[]; counts: number[] }

function closeDraft(people: number, { first, second, counts }: Draft): PairRows {
  return rowsFrom(people, Int32Array.from(first), Int32Array.from(second), Int32Array.from(counts))
}

/**
 * The design with as few departures as the product leaves; where it leaves more than a quarter of the pairs, without
 * a product, and all pairs are `extra`.
 */
export function designOf(table: PairTable): PairDesign {
  const { people, first, second, trials } = table
  const plain: PairDesign = {
    scale: 0,
    shares: new Float64Array(people),
    extra: rowsFrom(people, first, second, trials),
    missing: noRows(people),
  }
  // Most pairs were never compared: no product can say so.
  if ((people * (people - 1)) / 2 > 2 * first.length) return plain
  const product = productOf(table)
  const [extra, missing]: [Draft, Draft] = [
    { first: [], second: [], counts: [] },
    { first: [], second: [], counts: [] },
  ]
  let left = first.length / 4
  const fits = visitDepartures(table, product, (a, b, departure) => {
    const draft = departure > 0 ? extra : missing
    draft.first.push(a)
    draft.second.push(b)
    draft.counts.push(Math.abs(departure))
    return left-- > 0
  })
  return fits ? { ...product, extra: closeDraft(people, extra), missing: closeDraft(people, missing) } : plain
}

/** The comparisons in one resample if all were as the product says. */
function productTrials({ scale, shares }: Product, weights: Int32Array): number {
  if (scale === 0) return 0
  let [sum, squares] = [0, 0]
  for (let i = 0; i < shares.length; i++) {
    const drawn = (shares[i] as number) * (weights[i] as number)
    sum += drawn
    squares += drawn * drawn
  }
  return Math.round((scale * (sum * sum - squares)) / 2)
}

/** The comparisons in each of some resamples, given both plain and packed. */
export function drawnTrials(
  design: PairDesign,
  resamples: readonly Int32Array[],
  packed: PackedWeights,
): Float64Array {
  const [extra, missing] = [weightedSums(design.extra, packed), weightedSums(design.missing, packed)]
  return Float64Array.from(
    resamples,
    (weights, k) => productTrials(design, weights) + (extra[k] ?? 0) - (missing[k] ?? 0),
  )
}
