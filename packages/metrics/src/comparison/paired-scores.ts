// Two systems that scored the same observations, compared by any figure of scores: average precision, an equal error rate, a
// calibration error. What is drawn is the unit with the scores that both gave, so that a hard case is hard for both.
import type { Random } from '../random.ts'
import { requireThat } from '../require-that.ts'
import type { BootstrapOptions } from '../resampling/index.ts'
import type { ScoreHistogram } from '../score-scan.ts'
import { type PairedBootstrap, readReplicates } from './paired-resampling.ts'

/** What two systems scored; a position has the same meaning in all. */
export type ScoresOfTwo = {
  readonly a: Float64Array
  readonly b: Float64Array
  /** 0 for a negative. */
  readonly truth: Uint8Array
  /** What each observation stands for; 1 each where it is not given. */
  readonly weights?: Float64Array | undefined
  readonly units: ScoreUnits
}

/**
 * Which observations depend on each other, units numbered from 0. `columns`: none where each observation stands by itself, one,
 * or two that cross. `sharing`: two columns of the same people, of whom each may stand on either side.
 */
export type ScoreUnits =
  | { readonly kind: 'columns'; readonly columns: readonly Int32Array[] }
  | { readonly kind: 'sharing'; readonly columns: readonly [Int32Array, Int32Array] }

/** A figure of scores that are counted (or weighted) by class; NaN where it has none. The arrays are filled anew each time. */
export type ScoreStatistic = (histogram: ScoreHistogram) => number

/** The distinct scores, rising, and the place of each observation among them; −0 counts as 0. */
type Ranked = { readonly scores: Float64Array; readonly places: Int32Array }

function rank(scores: Float64Array): Ranked {
  const order = Uint32Array.from(scores, (_, i) => i).sort(
    (i, j) => (scores[i] as number) - (scores[j] as number),
  )
  const places = new Int32Array(scores.length)
  const distinct: number[] = []
  for (const i of order) {
    const score = (scores[i] as number) + 0
    if (distinct.length === 0 || score !== distinct.at(-1)) distinct.push(score)
    places[i] = distinct.length - 1
  }
  return { scores: Float64Array.from(distinct), places }
}

/** A histogram that is filled anew from what each observation stands for. */
function createHistogram({ scores, places }: Ranked, truth: Uint8Array) {
  const [positives, negatives] = [new Float64Array(scores.length), new Float64Array(scores.length)]
  return (weights: Float64Array): ScoreHistogram => {
    positives.fill(0)
    negatives.fill(0)
    for (let i = 0; i < places.length; i++) {
      const counts = truth[i] === 0 ? negatives : positives
      counts[places[i] as number]! += weights[i] as number
    }
    return { scores, positives, negatives }
  }
}

function sizeOf(columns: readonly Int32Array[]): number {
  return columns.reduce((most, column) => column.reduce((m, unit) => Math.max(m, unit), most), -1) + 1
}

/** So many units drawn with replacement: how often each. */
function createDraw(size: number, { uniform }: Random): () => Float64Array {
  const times = new Float64Array(size)
  return () => {
    times.fill(0)
    for (let i = 0; i < size; i++) times[Math.floor(uniform() * size)]! += 1
    return times
  }
}

/** How often each observation is drawn: as its units are, multiplied where they cross; with one person, as that person. */
function createWeigher({ units, weights, truth }: ScoresOfTwo, random: Random): () => Float64Array {
  const { kind, columns } = units
  const drawn = new Float64Array(truth.length)
  const own = columns.length === 0 ? [Int32Array.from(truth, (_, i) => i)] : columns
  const draws =
    kind === 'sharing'
      ? [createDraw(sizeOf(own), random)]
      : own.map((column) => createDraw(sizeOf([column]), random))
  return () => {
    const times = draws.map((draw) => draw())
    for (let i = 0; i < drawn.length; i++) {
      let weight = weights === undefined ? 1 : (weights[i] as number)
      for (let side = 0; side < own.length; side++) {
        const unit = (own[side] as Int32Array)[i] as number
        if (kind === 'sharing' && side === 1 && unit === own[0]?.[i]) continue
        weight *= (times[side] ?? times[0])?.[unit] ?? 0
      }
      drawn[i] = weight
    }
    return drawn
  }
}

function requireColumns({ a, b, truth, weights, units }: ScoresOfTwo): void {
  const columns = [a, b, ...(weights === undefined ? [] : [weights]), ...units.columns]
  requireThat(
    columns.every(({ length }) => length === truth.length),
    'columns differ in length',
  )
  for (const scores of [a, b]) {
    const fault = scores.findIndex((score) => !Number.isFinite(score))
    requireThat(fault === -1, `a score is a finite number, got ${scores[fault]} at position ${fault}`)
  }
}

function fewestUnits({ units, truth }: ScoresOfTwo): number {
  if (units.columns.length === 0) return truth.length
  if (units.kind === 'sharing') return new Set(units.columns.flatMap((column) => [...column])).size
  return Math.min(...units.columns.map((column) => new Set(column).size))
}

/** The histograms of both systems by what each observation stands for. */
function createHistograms({ a, b, truth }: ScoresOfTwo) {
  const [ofA, ofB] = [createHistogram(rank(a), truth), createHistogram(rank(b), truth)]
  return (weights: Float64Array) => [ofA(weights), ofB(weights)] as const
}

/** A figure that fewer of the resamples have is not told by those that have it. */
const FEWEST_WITH_FIGURE = 0.9

/**
 * The paired bootstrap of figures of scores: draws units with replacement, each with the scores that both systems gave, and
 * computes the difference a − b of every statistic. Of two columns that cross both are drawn, and an observation counts as
 * often as its two units multiplied; of people, as often as its two people multiplied, and as one person against themselves
 * once. Percentile intervals, and the p-values that go with them. A resample in which either system has no figure is left out; not
 * measured where more than one in ten are.
 *
 * Source: A. C. Davison and D. V. Hinkley (1997), section 3.8; two columns that cross, A. B. Owen, "The pigeonhole bootstrap",
 * Annals of Applied Statistics 1 (2007) 386–411; people, R. Fogliato, P. Patil and P. Perona, IJCV (2024), vertex bootstrap.
 * Throws `RangeError` for columns of different lengths and for a score that is not finite.
 *
 * @example
 * (() => { const truth = Uint8Array.of(0, 1, 0, 1); return pairedScoreBootstrap({ a: Float64Array.of(1, 2, 3, 4), b: Float64Array.of(1, 2, 3, 4), truth, units: { kind: 'columns', columns: [] } }, [(h) => averagePrecisionOfScores(h) ?? NaN], { replicates: 200, random: createRandom(1) }, 0.95)[0].estimate })() // => 0
 */
export function pairedScoreBootstrap(
  rows: ScoresOfTwo,
  statistics: readonly ScoreStatistic[],
  { replicates, random }: BootstrapOptions,
  level: number,
): readonly PairedBootstrap[] {
  requireColumns(rows)
  requireThat(Number.isInteger(replicates) && replicates > 0, `needs at least 1 replicate, got ${replicates}`)
  const histograms = createHistograms(rows)
  const figures = (weights: Float64Array) => {
    const [a, b] = histograms(weights)
    return statistics.map((statistic) => ({ a: statistic(a), b: statistic(b) }))
  }
  const whole = figures(rows.weights ?? new Float64Array(rows.truth.length).fill(1))
  const units = fewestUnits(rows)
  const draw = createWeigher(rows, random)
  const drawn: readonly number[][] = statistics.map(() => [])
  for (let i = 0; i < replicates; i++) {
    for (const [at, { a, b }] of figures(draw()).entries()) if (Number.isFinite(a - b)) drawn[at]?.push(a - b)
  }
  return whole.map((found, at) => {
    const differences = drawn[at] ?? []
    const few = differences.length < FEWEST_WITH_FIGURE * replicates
    return readReplicates(found, Float64Array.from(few ? [] : differences), { units, level })
  })
}
