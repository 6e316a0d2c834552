// The figures of a detector, from the outcomes of its detections: COCO's twelve, the precision at each recall, and misses
// against false alarms an image, which is what somebody asks who has to look at every alarm.
import { requireThat } from '../require-that.ts'
import {
  AREA_RANGES,
  type AreaRange,
  type DetectionState,
  MOST_PER_IMAGE,
  OVERLAPS,
} from './detection-state.ts'

const RANGES = AREA_RANGES.length
/** COCO's recalls 0, .01, … 1. */
const RECALLS = Float64Array.from({ length: 101 }, (_, i) => i * 0.01)

/** COCO's twelve figures, each from 0 to 1; `null` where no category has an object that counts. */
export type CocoFigures = {
  readonly ap: number | null
  readonly ap50: number | null
  readonly ap75: number | null
  readonly apSmall: number | null
  readonly apMedium: number | null
  readonly apLarge: number | null
  readonly ar1: number | null
  readonly ar10: number | null
  readonly ar100: number | null
  readonly arSmall: number | null
  readonly arMedium: number | null
  readonly arLarge: number | null
}

/** A question to a state: which category, which range of size (default all), which of COCO's overlaps. */
export type DetectionSlice = {
  readonly category: number
  readonly area?: AreaRange
  readonly overlap: number
}

/** Objects missed and false alarms an image when detections of at least each score count, scores falling. */
export type MissCurve = {
  readonly objects: number
  readonly images: number
  readonly thresholds: Float64Array
  readonly missed: Float64Array
  readonly falseAlarms: Float64Array
}

/** Where the detections of a category start and end. */
function rowsOf({ category }: DetectionState, wanted: number): readonly [number, number] {
  const firstFrom = (value: number): number => {
    let [low, high] = [0, category.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((category[middle] ?? 0) < value) low = middle + 1
      else high = middle
    }
    return low
  }
  return [firstFrom(wanted), firstFrom(wanted + 1)]
}

/**
 * Precision at each of 101 recalls: the best precision at that recall or any above, 0 where it is not reached.
 * `right[i]` of the first `wrong[i] + right[i]` detections are right.
 */
function interpolate(right: Float64Array, wrong: Float64Array, size: number, objects: number): Float64Array {
  const precision = new Float64Array(RECALLS.length)
  let [best, recall] = [0, RECALLS.length - 1]
  for (let i = size - 1; i >= 0; i--) {
    const [r, w] = [right[i] as number, wrong[i] as number]
    // The recalls above that of the detections up to i are settled by detections further down.
    while (recall >= 0 && (RECALLS[recall] as number) > r / objects) precision[recall--] = best
    best = Math.max(best, r / (r + w))
  }
  while (recall >= 0) precision[recall--] = best
  return precision
}

/** A category, a range of size and an overlap by their places in the state. */
type Cell = { readonly category: number; readonly range: number; readonly t: number }

/** Room for the counts of the longest category, made once. */
type Room = { readonly right: Float64Array; readonly wrong: Float64Array }

function roomFor(state: DetectionState): Room {
  return { right: new Float64Array(state.score.length), wrong: new Float64Array(state.score.length) }
}

function objectsIn({ objects }: DetectionState, { category, range }: Cell): number {
  return objects[RANGES * category + range] ?? 0
}

/** Runs down the detections that are not ignored; `undefined` without an object that counts. */
function precisionAt(state: DetectionState, cell: Cell, { right, wrong }: Room): Float64Array | undefined {
  const objects = objectsIn(state, cell)
  if (objects === 0) return undefined
  const [from, end] = rowsOf(state, cell.category)
  let [size, r, w] = [0, 0, 0]
  for (let i = from; i < end; i++) {
    const slot = RANGES * i + cell.range
    if (((state.ignored[slot] as number) >> cell.t) & 1) continue
    if (((state.hits[slot] as number) >> cell.t) & 1) r++
    else w++
    right[size] = r
    wrong[size++] = w
  }
  return interpolate(right, wrong, size, objects)
}

/** The share of objects found by the first `most` detections of each image. */
function recallAt(state: DetectionState, cell: Cell, most: number): number | undefined {
  const objects = objectsIn(state, cell)
  if (objects === 0) return undefined
  const [from, end] = rowsOf(state, cell.category)
  let found = 0
  for (let i = from; i < end; i++)
    if ((state.rank[i] as number) < most)
      found += ((state.hits[RANGES * i + cell.range] as number) >> cell.t) & 1
  return found / objects
}

function meanOf(values: Iterable<number>): number | null {
  let [sum, n] = [0, 0]
  for (const value of values) {
    sum += value
    n++
  }
  return n === 0 ? null : sum / n
}

/** The mean over all categories that have an object and the overlaps asked for. */
function meanOver(
  state: DetectionState,
  range: AreaRange,
  overlaps: readonly number[],
  figure: (cell: Cell) => number | undefined,
): number | null {
  const values: number[] = []
  for (let category = 0; category < state.objects.length / RANGES; category++) {
    for (const t of overlaps) {
      const value = figure({ category, range: AREA_RANGES.indexOf(range), t })
      if (value !== undefined) values.push(value)
    }
  }
  return meanOf(values)
}

/**
 * COCO's twelve figures: average precision over overlaps .50 to .95, at .50 and at .75, and for small, medium and large
 * objects; average recall with 1, 10 and 100 detections an image, and for small, medium and large objects. A mean over
 * the categories that have an object that counts, in place of COCO's −1 `null` where none has.
 *
 * Source: T.-Y. Lin et al., ECCV 2014; cocodataset.org, detection evaluation; pycocotools 2.0, COCOeval.summarize.
 *
 * @example
 * cocoFigures(matchBoxes(Int32Array.of(0), 1, { image: Int32Array.of(0), category: Int32Array.of(0), box: Float64Array.of(0, 0, 10, 10), area: Float64Array.of(100), crowd: Uint8Array.of(0) }, { image: Int32Array.of(0), category: Int32Array.of(0), box: Float64Array.of(0, 0, 10, 10), score: Float64Array.of(0.9) })).ap // => 1
 */
export function cocoFigures(state: DetectionState): CocoFigures {
  const every = [...OVERLAPS.keys()]
  const room = roomFor(state)
  const precision = (range: AreaRange, overlaps = every): number | null =>
    meanOver(state, range, overlaps, (cell) => {
      const curve = precisionAt(state, cell, room)
      return curve === undefined ? undefined : (meanOf(curve) ?? undefined)
    })
  const recall = (range: AreaRange, most = MOST_PER_IMAGE): number | null =>
    meanOver(state, range, every, (cell) => recallAt(state, cell, most))
  return {
    ap: precision('all'),
    ap50: precision('all', [0]),
    ap75: precision('all', [5]),
    apSmall: precision('small'),
    apMedium: precision('medium'),
    apLarge: precision('large'),
    ar1: recall('all', 1),
    ar10: recall('all', 10),
    ar100: recall('all'),
    arSmall: recall('small'),
    arMedium: recall('medium'),
    arLarge: recall('large'),
  }
}

function overlapPlace(overlap: number): number {
  const place = OVERLAPS.findIndex((one) => Math.abs(one - overlap) < 1e-9)
  requireThat(place !== -1, `an overlap is one of .50, .55, … .95, got ${overlap}`)
  return place
}

/**
 * COCO's precision at the recalls 0, .01, … 1 for one category: at each, the best precision at that recall or a higher
 * one, 0 where it is not reached. Its mean is the average precision. `undefined` without an object that counts.
 *
 * Throws `RangeError` for an overlap that is not one of COCO's.
 *
 * @example
 * precisionByRecall(matchBoxes(Int32Array.of(0), 1, { image: Int32Array.of(0), category: Int32Array.of(0), box: Float64Array.of(0, 0, 10, 10), area: Float64Array.of(100), crowd: Uint8Array.of(0) }, { image: Int32Array.of(0), category: Int32Array.of(0), box: Float64Array.of(0, 0, 10, 6), score: Float64Array.of(0.9) }), { category: 0, overlap: 0.6 }).length // => 101
 */
export function precisionByRecall(
  state: DetectionState,
  { category, area = 'all', overlap }: DetectionSlice,
): Float64Array | undefined {
  const cell = { category, range: AREA_RANGES.indexOf(area), t: overlapPlace(overlap) }
  return precisionAt(state, cell, roomFor(state))
}

/**
 * Objects of one category that were missed, and false alarms, when detections of at least each score count: divide by
 * `objects` and by `images`. One point a score that changes one of them; before the first, all objects are missed
 * without any false alarm.
 *
 * Source: P. Dollár et al., IEEE TPAMI 34 (2012) 743–761, miss rate against false positives per image.
 *
 * @example
 * Array.from(missesByFalseAlarms(matchBoxes(Int32Array.of(0), 1, { image: Int32Array.of(0), category: Int32Array.of(0), box: Float64Array.of(0, 0, 10, 10), area: Float64Array.of(100), crowd: Uint8Array.of(0) }, { image: Int32Array.of(0), category: Int32Array.of(0), box: Float64Array.of(0, 0, 10, 6), score: Float64Array.of(0.9) }), { category: 0, overlap: 0.5 }).missed) // => [0]
 */
export function missesByFalseAlarms(
  state: DetectionState,
  { category, area = 'all', overlap }: DetectionSlice,
): MissCurve {
  const cell = { category, range: AREA_RANGES.indexOf(area), t: overlapPlace(overlap) }
  const [from, end] = rowsOf(state, category)
  const points: { score: number; missed: number; falseAlarms: number }[] = []
  let [missed, falseAlarms] = [objectsIn(state, cell), 0]
  for (let i = from; i < end; i++) {
    const slot = RANGES * i + cell.range
    if ((((state.ignored[slot] ?? 0) >> cell.t) & 1) === 1) continue
    if (((state.hits[slot] ?? 0) >> cell.t) & 1) missed--
    else falseAlarms++
    if (points.at(-1)?.score === state.score[i]) points.pop()
    points.push({ score: state.score[i] ?? 0, missed, falseAlarms })
  }
  return {
    objects: objectsIn(state, cell),
    images: state.images.length,
    thresholds: Float64Array.from(points, (point) => point.score),
    missed: Float64Array.from(points, (point) => point.missed),
    falseAlarms: Float64Array.from(points, (point) => point.falseAlarms),
  }
}
