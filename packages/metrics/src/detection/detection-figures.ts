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
import {
  averagePrecisions,
  type Cell,
  meanOf,
  objectsIn,
  onceEach,
  precisionAt,
  type Room,
  recallSum,
  roomFor,
  rowsOf,
  type WeightedState,
} from './precision-recall.ts'

const RANGES = AREA_RANGES.length

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

/** How a figure is made: COCO's means over the categories, of these overlaps, in this range of size. */
type Recipe = {
  readonly of: 'precision' | 'recall'
  readonly area: AreaRange
  readonly overlaps: readonly number[]
  readonly most: number
}

const EVERY = [...OVERLAPS.keys()]

function precision(area: AreaRange, overlaps: readonly number[] = EVERY): Recipe {
  return { of: 'precision', area, overlaps, most: MOST_PER_IMAGE }
}

function recall(area: AreaRange, most = MOST_PER_IMAGE): Recipe {
  return { of: 'recall', area, overlaps: EVERY, most }
}

const RECIPES: { readonly [figure in keyof CocoFigures]: Recipe } = {
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

/** The names of COCO's twelve figures, in COCO's order. */
export const COCO_FIGURES = Object.keys(RECIPES) as readonly (keyof CocoFigures)[]

/** Sum and number of the values that a figure is the mean of. */
type Mean = { sum: number; n: number }

type Asked = { readonly figure: Recipe; readonly range: number; readonly mean: Mean }

/** The recipes of precision of one range of size, with all overlaps that one of them is about. */
type Pass = { readonly range: number; readonly overlaps: readonly number[]; readonly asked: readonly Asked[] }

function passesOf(asked: readonly Asked[]): readonly Pass[] {
  return AREA_RANGES.map((_, range) => {
    const here = asked.filter((one) => one.figure.of === 'precision' && one.range === range)
    const overlaps = EVERY.filter((t) => here.some(({ figure }) => figure.overlaps.includes(t)))
    return { range, overlaps, asked: here }
  }).filter(({ asked: here }) => here.length > 0)
}

function addPrecisions(weighted: WeightedState, category: number, pass: Pass, room: Room): void {
  const { range, overlaps, asked } = pass
  const values = averagePrecisions(weighted, { category, range }, overlaps, room)
  if (values === undefined) return
  for (const { figure, mean } of asked) {
    for (const t of figure.overlaps) mean.sum += values[overlaps.indexOf(t)] ?? 0
    mean.n += figure.overlaps.length
  }
}

function addRecall(weighted: WeightedState, category: number, { figure, range, mean }: Asked): void {
  const sum = recallSum(weighted, { category, range }, figure.most)
  if (sum === undefined) return
  mean.sum += sum
  mean.n += OVERLAPS.length
}

/** Some of COCO's figures when images count as often as `weighted` says: what two have in common is computed once. */
export function cocoFiguresOf(
  weighted: WeightedState,
  figures: readonly (keyof CocoFigures)[],
  room: Room,
): readonly (number | null)[] {
  const asked = figures.map((name): Asked => {
    const figure = RECIPES[name]
    return { figure, range: AREA_RANGES.indexOf(figure.area), mean: { sum: 0, n: 0 } }
  })
  const [passes, recalls] = [passesOf(asked), asked.filter(({ figure }) => figure.of === 'recall')]
  for (let category = 0; category < weighted.objects.length / RANGES; category++) {
    for (const pass of passes) addPrecisions(weighted, category, pass, room)
    for (const one of recalls) addRecall(weighted, category, one)
  }
  return asked.map(({ mean }) => (mean.n === 0 ? null : mean.sum / mean.n))
}

/** The average precision of one category, when images count as often as `weighted` says. */
export function categoryPrecision(weighted: WeightedState, slice: DetectionSlice, room: Room): number | null {
  return meanOf(precisionAt(weighted, cellOf(slice), room) ?? [])
}

function cellOf({ category, area = 'all', overlap }: DetectionSlice): Cell {
  return { category, range: AREA_RANGES.indexOf(area), t: overlapPlace(overlap) }
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
  const values = cocoFiguresOf(onceEach(state), COCO_FIGURES, roomFor(state))
  const figure = (name: keyof CocoFigures): number | null => values[COCO_FIGURES.indexOf(name)] ?? null
  return {
    ap: figure('ap'),
    ap50: figure('ap50'),
    ap75: figure('ap75'),
    apSmall: figure('apSmall'),
    apMedium: figure('apMedium'),
    apLarge: figure('apLarge'),
    ar1: figure('ar1'),
    ar10: figure('ar10'),
    ar100: figure('ar100'),
    arSmall: figure('arSmall'),
    arMedium: figure('arMedium'),
    arLarge: figure('arLarge'),
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
export function precisionByRecall(state: DetectionState, slice: DetectionSlice): Float64Array | undefined {
  return precisionAt(onceEach(state), cellOf(slice), roomFor(state))
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
export function missesByFalseAlarms(state: DetectionState, slice: DetectionSlice): MissCurve {
  const cell = cellOf(slice)
  const [from, end] = rowsOf(state, cell.category)
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
