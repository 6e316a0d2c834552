// The bootstrap of a detector's figures by image, or by video where images are frames of one: images are drawn with
// their outcomes, so that no box is matched again. Frames of a video are alike, and resampling them one by one would
// make an interval much too short.
import type { Random } from '../random.ts'
import { requireThat } from '../require-that.ts'
import {
  type CocoFigures,
  categoryPrecision,
  cocoFiguresOf,
  type DetectionSlice,
} from './detection-figures.ts'
import { AREA_RANGES, type DetectionState } from './detection-state.ts'
import { byFallingScore, missRate } from './pooled-curve.ts'
import { roomFor, type WeightedState } from './precision-recall.ts'

/**
 * One of COCO's twelve figures by its name, the average precision of one category at one overlap, or the share of objects
 * missed at so many false alarms an image, as `missRateAt` gives it.
 */
export type DetectionFigure = keyof CocoFigures | DetectionSlice | { readonly falseAlarms: number }

/** `unitOf[i]` is the unit, from 0, of the state's i-th image: its video; without it each image is a unit. */
export type DetectionBootstrapOptions = {
  readonly replicates: number
  readonly random: Random
  readonly unitOf?: Int32Array
}

const RANGES = AREA_RANGES.length

function checkUnits({ images }: DetectionState, unitOf: Int32Array): number {
  requireThat(
    unitOf.length === images.length,
    `needs a unit for each image, got ${unitOf.length} for ${images.length}`,
  )
  const numbers = new Set(unitOf)
  const strange = unitOf.find((unit) => unit < 0 || unit >= numbers.size)
  requireThat(strange === undefined, `units are numbered from 0 without a gap, got ${strange}`)
  return numbers.size
}

function drawUnits(counts: Int32Array, random: Random): void {
  counts.fill(0)
  for (let i = 0; i < counts.length; i++) {
    const unit = Math.floor(random.uniform() * counts.length)
    counts[unit] = (counts[unit] as number) + 1
  }
}

/** The unit of each row of a column of images. */
function unitsOf(image: Int32Array, units: ReadonlyMap<number, number>): Int32Array {
  return image.map((of) => units.get(of) ?? 0)
}

function createResampler(state: DetectionState, options: DetectionBootstrapOptions): () => WeightedState {
  const unitOf = options.unitOf ?? Int32Array.from(state.images.keys())
  const counts = new Int32Array(checkUnits(state, unitOf))
  const units = new Map(Array.from(state.images, (image, i) => [image, unitOf[i] ?? 0]))
  const [ofRow, ofObject] = [unitsOf(state.image, units), unitsOf(state.truths.image, units)]
  const weights = new Int32Array(ofRow.length)
  const objects = new Float64Array(state.objects.length)
  return () => {
    drawUnits(counts, options.random)
    for (let i = 0; i < weights.length; i++) weights[i] = counts[ofRow[i] as number] as number
    countObjects(state, ofObject, counts, objects)
    const images = unitOf.reduce((sum, unit) => sum + (counts[unit] as number), 0)
    return { state, weights, objects, images }
  }
}

function countObjects(
  { truths }: DetectionState,
  ofObject: Int32Array,
  counts: Int32Array,
  objects: Float64Array,
): void {
  objects.fill(0)
  for (let i = 0; i < ofObject.length; i++) {
    const weight = counts[ofObject[i] as number] as number
    const first = RANGES * (truths.category[i] as number)
    for (let range = 0; range < RANGES; range++)
      objects[first + range] =
        (objects[first + range] as number) + weight * (((truths.ranges[i] as number) >> range) & 1)
  }
}

/**
 * The bootstrap of a detector's figures: units (images, or videos by `unitOf`) are drawn with replacement, as many as
 * there are, and each figure is computed with every image counting as often as it was drawn. Gives the replicates of
 * each figure in the order drawn, for `percentileInterval`; a resample in which a figure has no value is left out of
 * its array. Where detections of several images tie in score, the copies of an image stand together.
 *
 * Source: B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap (1993), chapter 6; units in place of
 * observations as in A. C. Davison and D. V. Hinkley, Bootstrap Methods and their Application (1997), section 3.8.
 * Throws `RangeError` for less than one replicate, and for units that are not numbered from 0 without a gap.
 *
 * @example
 * Array.from(bootstrapDetections(matchBoxes(Int32Array.of(0), 1, { image: Int32Array.of(0), category: Int32Array.of(0), box: Float64Array.of(0, 0, 10, 10), area: Float64Array.of(100), crowd: Uint8Array.of(0) }, { image: Int32Array.of(0), category: Int32Array.of(0), box: Float64Array.of(0, 0, 10, 10), score: Float64Array.of(0.9) }), ['ap', { category: 0, overlap: 0.5 }], { replicates: 2, random: createRandom(1) })[0]) // => [1, 1]
 */
export function bootstrapDetections(
  state: DetectionState,
  figures: readonly DetectionFigure[],
  options: DetectionBootstrapOptions,
): readonly Float64Array[] {
  const { replicates } = options
  requireThat(Number.isInteger(replicates) && replicates > 0, `needs at least 1 replicate, got ${replicates}`)
  const [drawNext, room, order] = [createResampler(state, options), roomFor(state), byFallingScore(state)]
  const names = figures.filter((figure) => typeof figure === 'string')
  const values = figures.map((): number[] => [])
  for (let i = 0; i < replicates; i++) {
    const weighted = drawNext()
    const coco = cocoFiguresOf(weighted, names, room)
    const valueIn = (figure: DetectionFigure): number | null => {
      if (typeof figure === 'string') return coco[names.indexOf(figure)] ?? null
      if ('falseAlarms' in figure) return missRate(weighted, order, figure.falseAlarms)
      return categoryPrecision(weighted, figure, room)
    }
    for (const [f, figure] of figures.entries()) {
      const value = valueIn(figure)
      if (value !== null) values[f]?.push(value)
    }
  }
  return values.map((of) => Float64Array.from(of))
}
