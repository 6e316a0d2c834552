// The figures that are read from scores, as functions of scores counted by class, so that they can be read again from every
// resample. The ones that count a rate in whole trials have no meaning where trials are weighted.
import {
  actualDetectionCost,
  averagePrecisionOfScores,
  calibrationBin,
  equalErrorRate,
  expectedCalibrationError,
  logLikelihoodRatioCost,
  minimumDetectionCost,
  missesAtFalseAlarms,
  type ScoreHistogram,
  type ScoreStatistic,
  scanHistogram,
} from '@policeai/metrics'
import type { CommonPlan } from '../plan/index.ts'
import type { FigureBasis } from '../tasks/index.ts'

/** What the plans of the tasks of scores say of their figures. */
type ScorePlan = CommonPlan & {
  readonly calibration?: { readonly bins: number }
  readonly costs?: { readonly prior: number; readonly miss: number; readonly false_alarm: number }
}

export type ScoreFigure = {
  readonly statistic: ScoreStatistic
  /** Scores outside 0 to 1 have no such figure. */
  readonly probabilities?: true
  /** It counts whole trials. */
  readonly whole?: true
}

function areaOf(histogram: ScoreHistogram): number {
  const { concordance, positives, negatives } = scanHistogram(histogram)
  return concordance / (2 * positives * negatives)
}

/** Scores are the same in every resample, and so are the bins that they lie in. */
function calibrationError(bins: number): ScoreStatistic {
  const known = new WeakMap<Float64Array, Int32Array>()
  const binsOf = (scores: Float64Array): Int32Array => {
    const found = known.get(scores) ?? Int32Array.from(scores, (score) => calibrationBin(score, bins))
    known.set(scores, found)
    return found
  }
  return ({ scores, positives, negatives }) => {
    const [n, ofThem, sums] = [new Float64Array(bins), new Float64Array(bins), new Float64Array(bins)]
    const binned = binsOf(scores)
    for (let i = 0; i < binned.length; i++) {
      const [bin, positive] = [binned[i] as number, positives[i] as number]
      const all = positive + (negatives[i] as number)
      n[bin]! += all
      ofThem[bin]! += positive
      sums[bin]! += all * (scores[i] as number)
    }
    return expectedCalibrationError({ n, positives: ofThem, sums, squares: sums }) ?? Number.NaN
  }
}

function missesAt(limit: number): ScoreStatistic {
  return (histogram) => {
    const found = missesAtFalseAlarms(histogram, limit)
    return found.kind === 'measured' ? found.misses.events / found.misses.n : Number.NaN
  }
}

function costOf(find: typeof minimumDetectionCost, { costs }: ScorePlan): ScoreStatistic {
  const { prior, miss, false_alarm: falseAlarm } = costs ?? { prior: 0.5, miss: 1, false_alarm: 1 }
  const given = { priorOfPositive: 1 - prior, miss, falseAlarm }
  return (histogram) => find(histogram, given)?.estimate ?? Number.NaN
}

/** How a figure is read from scores; `undefined` for one that is not. */
export function scoreFigure(
  { measure, of }: Pick<FigureBasis, 'measure' | 'of'>,
  plan: ScorePlan,
): ScoreFigure | undefined {
  switch (measure) {
    case 'area_under_roc':
      return { statistic: areaOf }
    case 'average_precision':
      return { statistic: (histogram) => averagePrecisionOfScores(histogram) ?? Number.NaN }
    case 'expected_calibration_error':
      return { statistic: calibrationError(plan.calibration?.bins ?? 15), probabilities: true }
    case 'equal_error_rate':
      return { statistic: (histogram) => equalErrorRate(histogram)?.estimate ?? Number.NaN, whole: true }
    case 'false_non_match_rate_at':
    case 'misses_at_false_alarms':
      return { statistic: missesAt(Number(of)), whole: true }
    case 'minimum_detection_cost':
      return { statistic: costOf(minimumDetectionCost, plan) }
    case 'actual_detection_cost':
      return { statistic: costOf(actualDetectionCost, plan) }
    case 'log_likelihood_ratio_cost':
      return { statistic: (histogram) => logLikelihoodRatioCost(histogram) ?? Number.NaN }
    default:
      return undefined
  }
}
