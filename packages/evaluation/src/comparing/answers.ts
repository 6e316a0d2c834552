// From the contrast of two systems in a figure to the answer in one word, or the reason why there is none.
import { whichIsBetter } from '@policeai/metrics'
import { counted } from '../faults/index.ts'
import type { CommonPlan } from '../plan/index.ts'
import { type FigureBasis, measureDefinition } from '../tasks/index.ts'
import { bareContrast, type Contrast } from './contrast.ts'
import type { ComparedAnswer, ComparedFigure } from './schema.ts'

export type Reason = Pick<ComparedFigure, 'reason' | 'reason_code' | 'reason_values'>

const REASONS = {
  no_figure: 'one of the two has no figure here',
  no_figure_in_both: 'neither has a figure here',
  needs_rows: 'it is no sum over rows; hold the intervals of two evaluations side by side',
  one_unit: 'rests on a single independent unit: how far others would differ cannot be told',
  one_class: 'all observations are of one class',
  not_probabilities: 'the scores of one of the two are not probabilities: some lie outside 0 to 1',
  too_few_trials: 'there are too few trials to show a rate this small',
  no_interval: 'an interval of the difference cannot be had from these data',
  few_resamples: 'more than one in ten of its resamples have no such figure',
  part_without: 'without some part of the units there is no such figure',
  weighted_trials: 'it counts whole trials, and these are weighted',
} as const

export type ReasonKey = keyof typeof REASONS

export function because(code: ReasonKey): Reason {
  return { reason: REASONS[code], reason_code: code }
}

/** Figures of the truth alone, which two systems on the same observations cannot differ in. */
const OF_TRUTH: ReadonlySet<string> = new Set(['prevalence'])

/** Whether a figure has a meaning for the plan, and for a comparison. */
export function applies({ basis, measure }: FigureBasis): boolean {
  return !OF_TRUTH.has(measure) && (basis.kind !== 'none' || basis.status !== 'not_applicable')
}

/** Why a figure that one of the two lacks, or both, is not compared. */
export function lacking(a: FigureBasis, b: FigureBasis): Reason {
  const none = [a, b].filter(({ basis }) => basis.kind === 'none')
  const needsRows = none.some(({ basis }) => basis.kind === 'none' && basis.why.reason_code === 'needs_rows')
  if (needsRows) return because('needs_rows')
  return because(none.length === 2 ? 'no_figure_in_both' : 'no_figure')
}

/** A figure on the way to its answer. */
export type Found = {
  readonly a: number
  readonly b: number
  readonly n: number
  readonly contrast: Contrast | undefined
  readonly why?: Reason | undefined
}

/** Limits that no difference of proportions can have are cut. */
function within(measure: string, contrast: Contrast): Contrast {
  const { interval } = contrast.difference
  if (interval === null || measureDefinition(measure)?.unit !== 'proportion') return contrast
  const cut = { ...interval, low: Math.max(-1, interval.low), high: Math.min(1, interval.high) }
  return { ...contrast, difference: { ...contrast.difference, interval: cut } }
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

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

/** A figure of a slice with its answer; the p-value of a group is adjusted later. */
export function answered(
  { measure, of }: Pick<FigureBasis, 'measure' | 'of'>,
  slice: ComparedFigure['slice'],
  { a, b, n, contrast: given, why }: Found,
  { minimum }: CommonPlan,
): ComparedFigure {
  const contrast = within(measure, given ?? bareContrast(a - b))
  const { estimate, interval } = contrast.difference
  const difference = { estimate: estimate === null ? null : finite(estimate), interval }
  const head = { measure, ...(of === undefined ? {} : { of }), slice, a: finite(a), b: finite(b), n }
  const reason = why ?? (n < minimum.n ? fewer(n, minimum.n) : undefined)
  const untold = { difference: { ...difference, interval: null }, p: null, p_adjusted: null, also: [] }
  if (reason !== undefined) return { ...head, answer: 'not_compared', ...reason, ...untold }
  const answer = answerOf(measure, contrast)
  if (answer === 'not_compared') return { ...head, answer, ...because('no_interval'), ...untold }
  return { ...head, answer, ...contrast, difference, p_adjusted: null }
}
