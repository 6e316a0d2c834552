// Two systems compared by any figure that is computed from sums over units (BLEU from n-grams, F1 from counts): what is
// drawn is the unit with what both did on it.
import type { Estimate } from '../proportion.ts'
import { requireThat } from '../require-that.ts'
import {
  type BootstrapOptions,
  bootstrapUnits,
  percentileInterval,
  replicateP,
  type Statistic,
  type UnitVectors,
} from '../resampling/index.ts'

/** The figures of both systems and their difference a − b, or why there is none. */
export type PairedFigures = { readonly a: number; readonly b: number }

export type PairedBootstrap =
  | (Estimate &
      PairedFigures & {
        readonly kind: 'measured'
        readonly p: number
        /** Of the resamples, the share in which a has the higher figure; equal figures count half. */
        readonly shareAHigher: number
      })
  | { readonly kind: 'not_measured'; readonly reason: 'no_figure' | 'one_unit' | 'too_few_resamples' }

export function requireSameUnits(a: UnitVectors, b: UnitVectors): void {
  requireThat(a.count === b.count && a.width === b.width, 'both systems need the same units and sums')
  for (const { count, width, vectors } of [a, b]) {
    requireThat(vectors.length === count * width, `needs ${count} × ${width} numbers, got ${vectors.length}`)
  }
}

/** `times`: how many units each vector stands for. */
export function sumUnits({ count, width, vectors }: UnitVectors, times?: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(width)
  for (let unit = 0; unit < count; unit++) {
    const many = times?.[unit] ?? 1
    for (let i = 0; i < width; i++) sums[i]! += many * (vectors[unit * width + i] as number)
  }
  return sums
}

/** Each unit's vector of the one system followed by that of the other. */
function sideBySide(a: UnitVectors, b: UnitVectors): UnitVectors {
  const { count, width } = a
  const vectors = new Float64Array(count * width * 2)
  for (let unit = 0; unit < count; unit++) {
    const [from, to] = [unit * width, (unit + 1) * width]
    vectors.set(a.vectors.subarray(from, to), from * 2)
    vectors.set(b.vectors.subarray(from, to), from * 2 + width)
  }
  return { count, width: width * 2, vectors }
}

function figuresOf(a: UnitVectors, b: UnitVectors, statistic: Statistic): PairedFigures | undefined {
  const figures = { a: statistic(sumUnits(a)), b: statistic(sumUnits(b)) }
  return Number.isFinite(figures.a) && Number.isFinite(figures.b) ? figures : undefined
}

function shareAbove(differences: Float64Array): number {
  const count = differences.reduce((sum, d) => sum + (d > 0 ? 1 : d === 0 ? 0.5 : 0), 0)
  return count / differences.length
}

/** What the differences of the resamples say of the figures of both systems. */
export function readReplicates(
  { a, b }: PairedFigures,
  drawn: Float64Array,
  { units, level }: { readonly units: number; readonly level: number },
): PairedBootstrap {
  const estimate = a - b
  if (!Number.isFinite(estimate)) return { kind: 'not_measured', reason: 'no_figure' }
  if (units < 2) return { kind: 'not_measured', reason: 'one_unit' }
  const [limits, p] = [percentileInterval(drawn, estimate, level, units), replicateP(drawn, units)]
  if (limits === undefined || p === undefined) return { kind: 'not_measured', reason: 'too_few_resamples' }
  return { kind: 'measured', a, b, estimate, ...limits, p, shareAHigher: shareAbove(drawn) }
}

/**
 * The paired bootstrap: draws units with replacement, each with what both systems did on it, and computes the
 * difference a − b of the statistic of the sums. Percentile interval and the p-value that goes with it. Not measured of a
 * single unit, which says nothing of others.
 *
 * Source: P. Koehn, "Statistical significance tests for machine translation evaluation", EMNLP 2004; A. C. Davison and
 * D. V. Hinkley (1997), section 5.3.1. Throws `RangeError` where the two do not have the same units.
 *
 * @example
 * roundTo(pairedBootstrap({ count: 2, width: 1, vectors: Float64Array.of(3, 3) }, { count: 2, width: 1, vectors: Float64Array.of(1, 1) }, ([sum]) => sum, { replicates: 199, random: createRandom(1) }, 0.95), 4) // => { "kind": "measured", "a": 6, "b": 2, "estimate": 4, "low": 4, "high": 4, "p": 0.3196, "shareAHigher": 1 }
 */
export function pairedBootstrap(
  a: UnitVectors,
  b: UnitVectors,
  statistic: Statistic,
  options: BootstrapOptions,
  level: number,
): PairedBootstrap {
  requireSameUnits(a, b)
  const figures = figuresOf(a, b, statistic)
  if (figures === undefined) return { kind: 'not_measured', reason: 'no_figure' }
  const { width } = a
  const difference: Statistic = (sums) =>
    statistic(sums.subarray(0, width)) - statistic(sums.subarray(width, 2 * width))
  const [drawn = new Float64Array()] = bootstrapUnits(sideBySide(a, b), [difference], options)
  return readReplicates(figures, drawn, { units: a.count, level })
}
