// What a reader of a binary classification has to know before the figures.
import type { Warning } from '../../result/index.ts'
import type { Reading } from '../task.ts'
import { confusionOf } from './bases.ts'
import { curvesLeftOut } from './curves.ts'
import type { BinaryPlan } from './plan.ts'
import type { BinaryState } from './state.ts'

type BinaryReading = Reading<BinaryPlan, BinaryState>

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

/** The warnings of all observations, in a fixed order. */
export function binaryWarnings(reading: BinaryReading): Warning[] {
  return [oneClass, oneDecision, notProbabilities, curvesLeftOut].flatMap((warn) => warn(reading))
}
