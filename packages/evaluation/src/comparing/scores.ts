// Figures of scores that sums of cells do not give. The area under the ROC curve has DeLong's method for pairs, or Obuchowski's
// where rows come in clusters; the Brier score is a mean of differences; all others are resampled, the units with the scores
// that both systems gave.
import {
  type PairedBootstrap,
  pairedAreaDifference,
  pairedAreas,
  pairedScoreBootstrap,
  type ScoresOfTwo,
} from '@policeai/metrics'
import type { CommonPlan } from '../plan/index.ts'
import type { FigureBasis } from '../tasks/index.ts'
import { streamOf } from '../tasks/stream.ts'
import type { PairedScores } from './collect.ts'
import { contrastBy, type FigureOfBoth, studentContrast } from './contrast.ts'
import { collectJoint, type Dependence, type UnitDesign } from './dependence.ts'
import { affordable } from './effort.ts'
import { type ScoreFigure, scoreFigure } from './score-statistics.ts'
import { scoreColumns } from './score-units.ts'
import { jointDifference } from './sums.ts'

/** Why there is no comparison. */
export type NoScores =
  | 'one_class'
  | 'one_unit'
  | 'not_probabilities'
  | 'too_few_trials'
  | 'weighted_trials'
  | 'no_figure'
  | 'few_resamples'

export type ScoredFigure = FigureOfBoth | NoScores

/** The scores of a slice and how they are to be compared. */
export type Scoring = {
  readonly plan: CommonPlan
  readonly scores: PairedScores
  readonly design: Pick<UnitDesign, 'dependence' | 'weighted'>
  readonly seed: number
  readonly slice: Readonly<Record<string, string>>
  /** Among how many slices the work is divided. */
  readonly share: number
}

type Named = Pick<FigureBasis, 'measure' | 'of'>

/** Of how many observations: of the positives where the others have no say in the denominator. */
function sizeFor({ measure }: Named, { positive }: PairedScores): number {
  const ofPositives = ['average_precision', 'false_non_match_rate_at', 'misses_at_false_alarms']
  if (!ofPositives.includes(measure)) return positive.length
  return positive.reduce((sum, one) => sum + one, 0)
}

function isWithinUnit({ a, b }: PairedScores): boolean {
  return [a, b].every((scores) => scores.every((score) => score >= 0 && score <= 1))
}

function compareBrier({ plan, scores, design }: Scoring): ScoredFigure {
  if (!isWithinUnit(scores)) return 'not_probabilities'
  const joint = collectJoint({ ...design, k: 2 })
  for (const [i, place] of scores.places.entries()) {
    const error = (score = 0) => (score - (scores.positive[i] ?? 0)) ** 2
    joint.add({ place, a: [error(scores.a[i]), 1], b: [error(scores.b[i]), 1] })
  }
  const sums = joint.read()
  const [errorsA = 0, n = 0, errorsB = 0] = sums.joint.sums
  const figure = (errors: number) => ({ estimate: errors / n, gradient: [1 / n, -errors / n / n] })
  const [a, b] = [figure(errorsA), figure(errorsB)]
  const { level } = plan.intervals
  return {
    a: a.estimate,
    b: b.estimate,
    n: scores.a.length,
    contrast: studentContrast(a.estimate - b.estimate, jointDifference(sums, a, b), level),
  }
}

/** Whether the area has a closed form: of rows that stand for one observation each, by themselves or in one clustering. */
function hasClosedForm({ dependence, weighted }: Scoring['design']): boolean {
  return !weighted && (dependence === 'rows' || dependence === 'clusters')
}

function compareAreas(columns: ScoresOfTwo, level: number): ScoredFigure {
  const { a, b, truth, units } = columns
  const [unit] = units.columns
  if (unit !== undefined && new Set(unit).size < 2) return 'one_unit'
  const areas = pairedAreas(a, b, truth, unit)
  if (areas === undefined) return 'one_class'
  const found = pairedAreaDifference(areas, level)
  return {
    a: areas.a.estimate,
    b: areas.b.estimate,
    n: truth.length,
    contrast: contrastBy(found.method, found, level),
  }
}

const METHODS: Readonly<Record<Dependence, string>> = {
  rows: 'bootstrap-paired',
  clusters: 'bootstrap-paired',
  crossed: 'bootstrap-crossed',
  people: 'bootstrap-people',
}

const REASONS: Readonly<Record<Extract<PairedBootstrap, { kind: 'not_measured' }>['reason'], NoScores>> = {
  one_unit: 'one_unit',
  no_figure: 'no_figure',
  too_few_resamples: 'few_resamples',
}

function ofBootstrap(figure: Named, found: PairedBootstrap, { plan, scores, design }: Scoring): ScoredFigure {
  if (found.kind === 'not_measured') {
    const counted = found.reason !== 'one_unit' && scoreFigure(figure, plan)?.whole === true
    return counted ? 'too_few_trials' : REASONS[found.reason]
  }
  const contrast = contrastBy(METHODS[design.dependence], found, plan.intervals.level)
  return { a: found.a, b: found.b, n: sizeFor(figure, scores), contrast }
}

/** Why a figure cannot be had of these scores at all. */
function refusal({ probabilities, whole }: ScoreFigure, { scores, design }: Scoring): NoScores | undefined {
  if (probabilities && !isWithinUnit(scores)) return 'not_probabilities'
  if (whole && design.weighted) return 'weighted_trials'
  const positives = scores.positive.reduce((sum, one) => sum + one, 0)
  return !probabilities && (positives === 0 || positives === scores.positive.length) ? 'one_class' : undefined
}

type Resampled = { readonly at: number; readonly named: Named; readonly figure: ScoreFigure }

/** All that are resampled, drawn together. */
function resample(
  figures: readonly Resampled[],
  columns: ScoresOfTwo,
  scoring: Scoring,
): readonly (readonly [at: number, found: ScoredFigure])[] {
  const { plan, seed, slice, share } = scoring
  const additions = 2 * columns.truth.length * (1 + figures.length)
  const options = {
    replicates: affordable(plan.intervals.replicates, { additions, share }),
    random: streamOf(seed, 'comparison of scores', slice),
  }
  const statistics = figures.map(({ figure }) => figure.statistic)
  const found = pairedScoreBootstrap(columns, statistics, options, plan.intervals.level)
  return figures.flatMap(({ at, named }, i) => {
    const each = found[i]
    return each === undefined ? [] : [[at, ofBootstrap(named, each, scoring)] as const]
  })
}

/** The comparisons of those figures that are read from scores, or why there is none, by their places among `figures`. */
export function compareScores(
  figures: readonly Named[],
  scoring: Scoring,
): ReadonlyMap<number, ScoredFigure> {
  const columns = scoreColumns(scoring.scores, scoring.design)
  const found = new Map<number, ScoredFigure>()
  const resampled: Resampled[] = []
  for (const [at, named] of figures.entries()) {
    if (named.measure === 'brier_score') found.set(at, compareBrier(scoring))
    const figure = scoreFigure(named, scoring.plan)
    if (figure === undefined) continue
    const why = refusal(figure, scoring)
    if (why !== undefined) found.set(at, why)
    else if (named.measure === 'area_under_roc' && hasClosedForm(scoring.design))
      found.set(at, compareAreas(columns, scoring.plan.intervals.level))
    else resampled.push({ at, named, figure })
  }
  for (const [at, each] of resampled.length === 0 ? [] : resample(resampled, columns, scoring))
    found.set(at, each)
  return found
}
