// What the figures of translation rest on in one slice. Scores are functions of sums over segments: their intervals come from
// drawing the documents or segments anew, or, where these are many or were not kept, from linearisation.
import { bleuOf, bootstrapUnits, chrfOf, terOf, type UnitSums } from '@policeai/metrics'
import { type Basis, none, shareOf, smoothOf } from '../../basis/index.ts'
import { streamOf } from '../stream.ts'
import type { FigureBasis, Reading } from '../task.ts'
import type { TranslationPlan } from './plan.ts'
import { hasLanguages, KEPT_PLACES, SCORE_PLACES, SCORES_WIDTH } from './segment.ts'
import type { TranslationState } from './state.ts'

type TranslationReading = Reading<TranslationPlan, TranslationState>

/** Of scores a thousand resamples are drawn at most: each is of hundreds of segments. */
export const MOST_REPLICATES = 1000

type Score = keyof typeof SCORE_PLACES
const SCORES = ['chrf', 'bleu', 'ter'] as const satisfies readonly Score[]
const OF = { bleu: bleuOf, chrf: chrfOf, ter: terOf } as const

/** The score of sums; NaN where there is no reference to score against. */
function scoreOf(score: Score, sums: ArrayLike<number>): number {
  const [from, to] = SCORE_PLACES[score]
  const own = Float64Array.from({ length: to - from }, (_, i) => sums[from + i] ?? 0)
  const read = OF[score](own)
  return read.kind === 'measured' ? read.score : Number.NaN
}

/** Edits can outnumber the words of the reference; a unit that is all wrong counts 100 of them. */
function boundsOf(score: Score) {
  return score === 'ter' ? { low: 0, high: Infinity, scale: 100 } : { low: 0, high: 100 }
}

function linearised(score: Score, sums: UnitSums): Basis {
  return smoothOf(sums, (amounts) => scoreOf(score, amounts), boundsOf(score))
}

function drawnScores({ plan, state, seed, slice }: TranslationReading): readonly Float64Array[] | undefined {
  const { vectors } = state
  const count = (vectors?.length ?? 0) / SCORES_WIDTH
  if (vectors === null || count < 2) return undefined
  return bootstrapUnits(
    { count, width: SCORES_WIDTH, vectors },
    SCORES.map((score) => (sums) => scoreOf(score, sums)),
    {
      replicates: Math.min(plan.intervals.replicates, MOST_REPLICATES),
      random: streamOf(seed, 'translation', slice),
    },
  )
}

function scoreFigures(reading: TranslationReading): FigureBasis[] {
  const { sums } = reading.state
  const drawn = drawnScores(reading)
  return SCORES.map((measure, i) => {
    const [estimate, replicates] = [scoreOf(measure, sums.sums), drawn?.[i]]
    if (replicates === undefined || !Number.isFinite(estimate)) {
      return { measure, basis: linearised(measure, sums) }
    }
    const size = { n: sums.observations, units: sums.units, ...boundsOf(measure) }
    return {
      measure,
      basis: { kind: 'resampled', estimate, replicates, ...size, method: 'cluster-bootstrap' },
    }
  })
}

function kept({ sums }: UnitSums, place: number): { above: number[]; below: number[] } {
  return {
    above: sums.map((_, i) => (i === place + 1 ? 1 : 0)),
    below: sums.map((_, i) => (i === place ? 1 : 0)),
  }
}

export function translationFigures(reading: TranslationReading): FigureBasis[] {
  const { plan, state } = reading
  const share = (measure: keyof typeof KEPT_PLACES, isAsked: boolean): FigureBasis => {
    if (!isAsked) return { measure, basis: none('not_asked', 'not_applicable') }
    const { above, below } = kept(state.sums, KEPT_PLACES[measure])
    return { measure, basis: shareOf(state.sums, above, below) }
  }
  return [
    share('numbers_kept', hasLanguages(plan)),
    share('negations_kept', hasLanguages(plan)),
    share('names_kept', plan.columns.names !== undefined),
    ...scoreFigures(reading),
  ]
}

export const translationFiguresPlace = { module: import.meta.url, name: translationFigures.name }
