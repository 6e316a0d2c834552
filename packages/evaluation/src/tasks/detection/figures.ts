// What the figures of a detection rest on in one slice. Objects stand in images, and images in videos, so that every
// interval is between images or videos; COCO's figures have none in closed form and are resampled.
import {
  bootstrapDetections,
  cocoFigures,
  type DetectionFigure,
  missRateAt,
  precisionByRecall,
  type UnitSums,
} from '@policeai/metrics'
import { type Basis, none, rateOfSums, shareOf } from '../../basis/index.ts'
import { streamOf } from '../stream.ts'
import type { FigureBasis, Reading } from '../task.ts'
import { COCO_MEASURES, COCO_NAMES, type DetectionPlan } from './plan.ts'
import { type DetectionTaskState, RANGES } from './state.ts'
import { countedSums, FALSE_ALARMS, FOUND, frameSums, hiddenSums, IMAGES, OBJECTS, REPORTED } from './sums.ts'

export type DetectionReading = Reading<DetectionPlan, DetectionTaskState>

/** Beyond so many categories no figure is given by category. */
export const MOST_CATEGORIES = 30

/** Replicates of the resampled figures: at most, and at least where boxes are many; and how much work they may be. */
export const MOST_REPLICATES = 1000
export const FEWEST_REPLICATES = 200
const BOXES_RESAMPLED = 5e7
/** What a category costs beside its boxes, in boxes. */
const CATEGORY_COST = 100

/** Left out where the plan neither asks for them nor has a criterion about them. */
function leakFigures({ state, plan }: DetectionReading): FigureBasis[] {
  const { leaks, unitOf, sums } = state
  const nothing = leaks === null && (sums === null || sums.frames === null)
  if (nothing && !plan.criteria.some(({ measure }) => measure.startsWith('leaked_'))) return []
  const clustered = plan.columns.cluster !== undefined
  const frames = leaks === null ? sums?.frames : frameSums(leaks, unitOf, clustered)
  const objects = leaks === null ? sums?.objects : hiddenSums(leaks, unitOf)
  const share = (
    of: UnitSums | null | undefined,
    above: readonly number[],
    below: readonly number[],
  ): Basis =>
    of === null || of === undefined ? none('not_asked', 'not_applicable') : shareOf(of, above, below)
  return [
    { measure: 'leaked_frames', basis: share(frames, [0, 1, 0], [1, 1, 0]) },
    { measure: 'leaked_objects', basis: share(objects, [0, 1], [1, 0]) },
  ]
}

/** Those by category where there are several, and not too many; of all observations, so that every slice has the same. */
function listedCategories({ all }: DetectionReading): readonly (readonly [name: string, place: number])[] {
  const { length } = all.categories
  return length < 2 || length > MOST_CATEGORIES
    ? []
    : all.categories.map((name, place) => [name, place] as const)
}

function countedFigures(reading: DetectionReading): FigureBasis[] {
  const { state, plan } = reading
  const sums = countedSums(state, plan)
  return [
    { measure: 'object_recall', basis: shareOf(sums, FOUND, OBJECTS) },
    ...listedCategories(reading).map(([of, place]) => ({
      measure: 'category_recall',
      of,
      basis: shareOf(countedSums(state, plan, place), FOUND, OBJECTS),
    })),
    { measure: 'object_precision', basis: shareOf(sums, FOUND, REPORTED) },
    { measure: 'false_alarms_per_image', basis: rateOfSums(sums, FALSE_ALARMS, IMAGES) },
  ]
}

/** A figure that is resampled: its estimate, how many objects it rests on, and what the bootstrap calls it. */
type Resampled = {
  readonly measure: string
  readonly of?: string
  readonly figure: DetectionFigure
  readonly estimate: number | null
  readonly n: number
  readonly compared?: boolean
}

function objectsIn({ matched }: DetectionTaskState, range: number, only?: number): number {
  return matched.objects.reduce(
    (sum, n, i) => sum + (i % RANGES === range && (only ?? i >> 2) === i >> 2 ? n : 0),
    0,
  )
}

/** The range of size that a figure of COCO is about. */
function rangeOf(measure: string): number {
  const range = ['_small', '_medium', '_large'].findIndex((size) => measure.endsWith(size))
  return range + 1
}

function meanPrecision({ matched }: DetectionTaskState, category: number): number | null {
  const curve = precisionByRecall(matched, { category, overlap: 0.5 })
  return curve === undefined ? null : curve.reduce((sum, value) => sum + value, 0) / curve.length
}

function resampledOf(reading: DetectionReading): Resampled[] {
  const { state, plan } = reading
  const coco = cocoFigures(state.matched)
  return [
    ...plan.false_alarms.map((falseAlarms) => ({
      measure: 'miss_rate_at_false_alarms',
      of: String(falseAlarms),
      figure: { falseAlarms },
      estimate: missRateAt(state.matched, falseAlarms),
      n: objectsIn(state, 0),
    })),
    ...COCO_NAMES.map((measure) => {
      const figure = COCO_MEASURES[measure]
      return { measure, figure, estimate: coco[figure], n: objectsIn(state, rangeOf(measure)) }
    }),
    ...listedCategories(reading).map(([of, category]) => ({
      measure: 'category_ap50',
      of,
      figure: { category, overlap: 0.5 },
      estimate: meanPrecision(state, category),
      n: objectsIn(state, 0, category),
      compared: false,
    })),
  ]
}

/** The groups share what all observations have to themselves. */
function replicatesFor({ plan, state, slice, attributes }: DetectionReading): number {
  const isWhole = Object.keys(slice).length === 0
  const slices = isWhole ? 1 : attributes.reduce((sum, { groups }) => sum + groups.length, 0)
  const cost = state.matched.score.length + CATEGORY_COST * state.categories.length + 1
  const affordable = Math.max(FEWEST_REPLICATES, Math.floor(BOXES_RESAMPLED / (cost * slices)))
  return Math.min(plan.intervals.replicates, MOST_REPLICATES, affordable)
}

/** Replicates by figure, drawn together; none where there is one unit only, which says nothing of others. */
function replicatesOf(
  reading: DetectionReading,
  figures: readonly DetectionFigure[],
): readonly Float64Array[] {
  const { state, seed, slice } = reading
  if (!state.unitOf.some((unit) => unit > 0)) return figures.map(() => new Float64Array())
  return bootstrapDetections(state.matched, figures, {
    replicates: replicatesFor(reading),
    random: streamOf(seed, 'detection', slice),
    unitOf: state.unitOf,
  })
}

function resampledFigures(reading: DetectionReading): FigureBasis[] {
  const figures = resampledOf(reading)
  if (reading.state.sums !== null)
    return figures.map(({ figure: _, estimate: __, n: ___, ...head }) => ({
      ...head,
      basis: none('needs_rows'),
    }))
  const replicates = replicatesOf(
    reading,
    figures.map(({ figure }) => figure),
  )
  const drawnFrom = { units: new Set(reading.state.unitOf).size, low: 0, high: 1 }
  return figures.map(({ figure: _, estimate, n, ...head }, i) => {
    if (estimate === null) return { ...head, basis: none('no_denominator') }
    const drawn = replicates[i] ?? new Float64Array()
    return {
      ...head,
      basis: { kind: 'resampled', estimate, replicates: drawn, n, ...drawnFrom, method: 'cluster-bootstrap' },
    }
  })
}

export function detectionFigures(reading: DetectionReading): FigureBasis[] {
  return [...leakFigures(reading), ...countedFigures(reading), ...resampledFigures(reading)]
}

export const detectionFiguresPlace = { module: import.meta.url, name: detectionFigures.name }
