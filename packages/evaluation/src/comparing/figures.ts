// Every figure of one slice, compared: by the method that fits what the figure rests on, with an answer in one word.
import { createHash } from 'node:crypto'
import { matchedPairs, whichIsBetter } from '@policeai/metrics'
import { sizeOf } from '../basis/index.ts'
import { counted } from '../faults/index.ts'
import type { CommonPlan } from '../plan/index.ts'
import { type FigureBasis, measureDefinition } from '../tasks/index.ts'
import type { PairedSlice } from './collect.ts'
import type { Contrast } from './contrast.ts'
import { type CellShare, estimateOf } from './estimates.ts'
import type { ComparedAnswer, ComparedFigure } from './schema.ts'
import { compareScores } from './scores.ts'
import { compareShares, pairedCounts } from './shares.ts'
import { compareSums, type Systems, sidesOf } from './sums.ts'

export type Comparing = {
  readonly plan: CommonPlan
  readonly systems: Systems
  /** Each row is a unit by itself, and stands for itself alone. */
  readonly independent: boolean
  readonly shares: {
    readonly a: readonly (CellShare | undefined)[]
    readonly b: readonly (CellShare | undefined)[]
  }
  readonly all: { readonly a: readonly number[]; readonly b: readonly number[] }
  readonly seed: number
}

/** A figure on the way to its answer. */
type Found = {
  readonly a: number
  readonly b: number
  readonly n: number
  readonly contrast: Contrast | undefined
  readonly why?: Reason
}
type Reason = Pick<ComparedFigure, 'reason' | 'reason_code' | 'reason_values'>

const REASONS = {
  no_figure: 'one of the two has no figure here',
  needs_rows: 'it is no sum over rows; hold the intervals of two evaluations side by side',
  one_unit: 'rests on a single independent unit: how far others would differ cannot be told',
  one_class: 'all observations are of one class',
  not_probabilities: 'the scores of one of the two are not probabilities: some lie outside 0 to 1',
  needs_independent: 'it is compared where rows are independent and not weighted, and these are not',
} as const

function because(code: keyof typeof REASONS): Reason {
  return { reason: REASONS[code], reason_code: code }
}

function seedOf(seed: number, slice: ComparedFigure['slice']): number {
  return createHash('sha256')
    .update(JSON.stringify([seed, slice]))
    .digest()
    .readUInt32BE(0)
}

function ofShare(
  { shares, independent, plan }: Comparing,
  pairs: PairedSlice,
  at: number,
): Found | undefined {
  const [a, b] = [shares.a[at], shares.b[at]]
  if (!independent || a === undefined || b === undefined) return undefined
  const counts = pairedCounts(pairs.cells, a, b)
  if (counts === undefined) return undefined
  const { both, onlyA, onlyB, neither } = counts
  const n = both + onlyA + onlyB + neither
  const contrast = compareShares(counts, plan.intervals.level)
  return { a: (both + onlyA) / n, b: (both + onlyB) / n, n, contrast }
}

function ofScores({ plan }: Comparing, pairs: PairedSlice, measure: string): Found | undefined {
  const compared = compareScores(measure, pairs, plan.intervals.level)
  if (typeof compared !== 'string') return compared
  return { a: Number.NaN, b: Number.NaN, n: 0, contrast: undefined, why: because(compared) }
}

/** A figure that cells and scores do not give; its contrast comes with those of the others. */
function ofSums(a: FigureBasis, b: FigureBasis): Found {
  const n = Math.round(Math.min(sizeOf(a.basis).n, sizeOf(b.basis).n))
  const none = [a.basis, b.basis].find(({ kind }) => kind === 'none')
  const why =
    none?.kind === 'none'
      ? none.why.reason_code === 'needs_rows'
        ? because('needs_rows')
        : because('no_figure')
      : undefined
  return { a: estimateOf(a.basis), b: estimateOf(b.basis), n, contrast: undefined, ...(why ? { why } : {}) }
}

/** Limits that no difference of proportions can have are cut. */
function within(measure: string, contrast: Contrast): Contrast {
  const { interval } = contrast.difference
  if (interval === null || measureDefinition(measure)?.unit !== 'proportion') return contrast
  const cut = { ...interval, low: Math.max(-1, interval.low), high: Math.min(1, interval.high) }
  return { ...contrast, difference: { ...contrast.difference, interval: cut } }
}

/** The test of matched pairs, on errors by segment of speech. */
function withSegments(
  measure: string,
  contrast: Contrast,
  { segments }: PairedSlice,
  level: number,
): Contrast {
  if (measure !== 'word_error_rate') return contrast
  const tested = matchedPairs(segments, level)
  if (tested.kind === 'not_measured') return contrast
  const { p, z, segments: n } = tested
  return { ...contrast, also: [...contrast.also, { test: 'mapsswe', p, z, segments: n }] }
}

function answerOf(measure: string, { difference }: Contrast): ComparedAnswer {
  const { interval } = difference
  if (interval === null) return 'not_compared'
  const better = measureDefinition(measure)?.better ?? null
  if (better !== null) return whichIsBetter(interval, better)
  return interval.low > 0 || interval.high < 0 ? 'differ' : 'cannot_tell'
}

function fewer(n: number, minimum: number): Reason {
  const reason = `rests on ${counted(n, 'observation')}, fewer than the plan’s minimum of ${minimum}`
  return { reason, reason_code: 'below_minimum', reason_values: { n, minimum } }
}

const NO_CONTRAST: Contrast = { difference: { estimate: null, interval: null }, p: null, also: [] }

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

function figureFrom(
  { measure, of }: FigureBasis,
  slice: ComparedFigure['slice'],
  { a, b, n, contrast = NO_CONTRAST, why }: Found,
  { minimum }: CommonPlan,
): ComparedFigure {
  const head = { measure, ...(of === undefined ? {} : { of }), slice, a: finite(a), b: finite(b), n }
  const reason = why ?? (n < minimum.n ? fewer(n, minimum.n) : undefined)
  const untested = { ...contrast, p: null, p_adjusted: null }
  if (reason !== undefined) return { ...head, answer: 'not_compared', ...reason, ...untested }
  const answer = answerOf(measure, contrast)
  if (answer === 'not_compared') return { ...head, answer, ...because('one_unit'), ...untested }
  return { ...head, answer, ...contrast, p_adjusted: null }
}

/** Whether a figure has a meaning for the plan. */
function applies({ basis }: FigureBasis): boolean {
  return basis.kind !== 'none' || basis.status !== 'not_applicable'
}

/** Every figure of a slice that has a meaning, in the order of the task. */
export function compareSlice(
  comparing: Comparing,
  pairs: PairedSlice,
  slice: ComparedFigure['slice'],
): ComparedFigure[] {
  const { plan, systems, all, seed } = comparing
  const { level, replicates } = plan.intervals
  const sums = sidesOf(pairs.joint.sums)
  const figures = {
    a: systems.a.figuresOf(sums.a, all.a, pairs.pairs),
    b: systems.b.figuresOf(sums.b, all.b, pairs.pairs),
  }
  const found = figures.a.map((a, at) => {
    const b = figures.b[at]
    if (b === undefined) throw new Error('the figures of the two systems differ')
    return ofScores(comparing, pairs, a.measure) ?? ofShare(comparing, pairs, at) ?? ofSums(a, b)
  })
  const open = found.flatMap(({ contrast, why, n }, at) =>
    contrast === undefined && why === undefined && n >= plan.minimum.n ? [at] : [],
  )
  const options = { level, replicates, seed: seedOf(seed, slice), all }
  const bySums = open.length === 0 ? new Map<number, Contrast>() : compareSums(systems, pairs, open, options)
  return figures.a.flatMap((figure, at) => {
    if (!applies(figure) && !applies(figures.b[at] ?? figure)) return []
    const { contrast = bySums.get(at), ...rest } = found[at] as Found
    const whole = contrast && withSegments(figure.measure, within(figure.measure, contrast), pairs, level)
    return [figureFrom(figure, slice, { ...rest, contrast: whole }, plan)]
  })
}
