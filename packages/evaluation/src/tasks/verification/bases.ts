// What each measure of a verification rests on in one slice.
import { identityBootstrap, type PairErrors } from '@policeai/metrics'
import { type Basis, shareOf } from '../../basis/index.ts'
import type { FigureBasis, Reading } from '../task.ts'
import type { VerificationPlan } from './plan.ts'
import {
  areaBasis,
  equalErrorBasis,
  limitName,
  missesAtBasis,
  scoredOf,
  sharedErrorsBasis,
} from './score-figures.ts'
import type { ScoreState } from './score-state.ts'
import { seedOf } from './seed.ts'

type ClassName = 'genuine' | 'impostor'
type VerificationReading = Reading<VerificationPlan, ScoreState>

/** Errors and all claims of a class, over genuine accepted, genuine refused, others accepted, others refused. */
const CELLS = {
  genuine: { above: [0, 1, 0, 0], below: [1, 1, 0, 0], absence: 'no_positive' },
  impostor: { above: [0, 0, 1, 0], below: [0, 0, 1, 1], absence: 'no_negative' },
} as const

/** Resamples people; `undefined` where that can say nothing, as at no error. */
function resampledPeople(
  pairs: PairErrors,
  name: ClassName,
  reading: VerificationReading,
): Basis | undefined {
  const { plan, seed, slice } = reading
  if (plan.people === 'effective-n') return undefined
  const { replicates, level } = plan.intervals
  const options = { method: plan.people, replicates, level, seed: seedOf(seed, name, slice) }
  const found = identityBootstrap(pairs, options)
  if (found.kind === 'not_measured') return undefined
  const { estimate, low, high, method } = found
  const [n, events] = [pairs.trials, pairs.errors].map((counts) => counts.reduce((sum, c) => sum + c, 0))
  return {
    kind: 'limited',
    estimate,
    low,
    high,
    method: `${method}-bootstrap`,
    n: n ?? 0,
    events: events ?? 0,
  }
}

function errorBasis(name: ClassName, reading: VerificationReading): Basis {
  const { state, plan } = reading
  const { above, below, absence } = CELLS[name]
  const point = state.points['plan']
  if (point === undefined) return shareOf(state.cells, above, below, absence)
  const pairs = state.pairs?.[name]
  return (
    (pairs && resampledPeople(pairs, name, reading)) ??
    sharedErrorsBasis(point[name], plan.intervals.level, absence)
  )
}

/** The figures of a slice, in the order of the plan. */
export function verificationFigures(reading: VerificationReading): FigureBasis[] {
  const { state, plan } = reading
  const { level } = plan.intervals
  const scored = scoredOf(state)
  return [
    { measure: 'false_match_rate', basis: errorBasis('impostor', reading) },
    { measure: 'false_non_match_rate', basis: errorBasis('genuine', reading) },
    ...plan.false_match_rates.map((limit) => ({
      measure: 'false_non_match_rate_at',
      of: limitName(limit),
      basis: missesAtBasis(state, scored, limit, level),
    })),
    { measure: 'equal_error_rate', basis: equalErrorBasis(state, scored, level) },
    { measure: 'area_under_roc', basis: areaBasis(state, scored) },
  ]
}
