// What a reader of a binary classification has to know before the figures.
import { binnedBounds } from '@policeai/metrics'
import { counted } from '../../faults/index.ts'
import type { Warning } from '../../result/index.ts'
import { type BinaryReading, confusionOf } from './bases.ts'
import { curvesLeftOut } from './curves.ts'
import { operatingPoint } from './operating.ts'

function oneClass({ state, plan }: BinaryReading): Warning[] {
  const { truePositives, falseNegatives, falsePositives, trueNegatives } = confusionOf(state.cells.sums)
  const truth = `“${plan.columns.truth}”`
  if (truePositives + falseNegatives === 0) {
    const message = `${truth} is never ${JSON.stringify(plan.positive)}, the plan’s positive: error rates among positives cannot be measured. Check “positive” in the plan.`
    return [{ code: 'one_class', message, values: { column: plan.columns.truth, without: 'positive' } }]
  }
  if (falsePositives + trueNegatives > 0) return []
  return [
    {
      code: 'one_class',
      message: `${truth} is positive in every row: error rates among negatives cannot be measured.`,
      values: { column: plan.columns.truth, without: 'negative' },
    },
  ]
}

function oneDecision({ state }: BinaryReading): Warning[] {
  const { truePositives, falseNegatives, falsePositives, trueNegatives } = confusionOf(state.cells.sums)
  const [positives, negatives] = [truePositives + falsePositives, falseNegatives + trueNegatives]
  if (positives > 0 && negatives > 0) return []
  const decision = positives > 0 ? 'positive' : 'negative'
  const message = `Every observation was classed as ${decision}: check the threshold.`
  return [{ code: 'one_decision', message, values: { decision } }]
}

function notProbabilities({ state }: BinaryReading): Warning[] {
  if (state.scores === undefined || state.scores.withinUnit) return []
  const message = 'The scores are not probabilities (some lie outside 0 to 1), so there is no Brier score.'
  return [{ code: 'scores_not_probabilities', message, values: {} }]
}

/** What is lost where scores were handed over in bins; the tables say it for each group. */
function scoresInBins({ state }: BinaryReading): Warning[] {
  if (!state.inBins || state.bins === undefined) return []
  const { binned } = state.bins
  const bounds = binnedBounds(binned)
  if (bounds === undefined) return []
  const shown = (value: number) => Number(value.toFixed(4))
  const [area, precision] = [bounds.area, bounds.averagePrecision]
  const values = {
    bins: binned.bins,
    area_low: shown(area.low),
    area_high: shown(area.high),
    precision_low: shown(precision.low),
    precision_high: shown(precision.high),
  }
  const message = `The scores were merged in ${counted(binned.bins, 'bin')}, those of one bin as ties: that of the scores themselves lies between ${values.area_low} and ${values.area_high} for the area under the ROC curve, and between ${values.precision_low} and ${values.precision_high} for the average precision.`
  return [{ code: 'scores_in_bins', message, values }]
}

/** The warnings of all observations, in a fixed order. */
export function binaryWarnings(reading: BinaryReading): Warning[] {
  return [oneClass, oneDecision, notProbabilities, scoresInBins, curvesLeftOut, operatingPoint].flatMap(
    (warn) => warn(reading),
  )
}
