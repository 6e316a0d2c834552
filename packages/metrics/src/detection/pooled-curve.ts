// Objects found and false alarms of all categories together by threshold, at an overlap of .50: what the person sees who
// has to look at every alarm, whatever it is called.
import { AREA_RANGES, type DetectionState } from './detection-state.ts'
import type { WeightedState } from './precision-recall.ts'

const RANGES = AREA_RANGES.length

/** Objects found and false alarms when detections of at least each score count, scores falling; one point a score. */
export type PooledCurve = {
  readonly objects: number
  readonly images: number
  readonly thresholds: Float64Array
  readonly found: Float64Array
  readonly falseAlarms: Float64Array
}

/** The detections that are not ignored, of all categories, by falling score. */
export function byFallingScore({ score, ignored }: DetectionState): Uint32Array {
  const counted = Uint32Array.from(score.keys()).filter((i) => ((ignored[RANGES * i] as number) & 1) === 0)
  return counted.sort((a, b) => (score[b] as number) - (score[a] as number) || a - b)
}

/** How many objects count, of all sizes. */
export function objectsOf(objects: Float64Array): number {
  let sum = 0
  for (let i = 0; i < objects.length; i += RANGES) sum += objects[i] as number
  return sum
}

/**
 * The curve of all categories together, each detection held against the objects of its own category, at an overlap of .50.
 *
 * Source: P. Dollár et al., IEEE TPAMI 34 (2012) 743–761, misses against false positives per image.
 *
 * @example
 * Array.from(pooledCurve(matchBoxes(Int32Array.of(0), 1, { image: Int32Array.of(0), category: Int32Array.of(0), box: Float64Array.of(0, 0, 10, 10), area: Float64Array.of(100), crowd: Uint8Array.of(0) }, { image: Int32Array.of(0), category: Int32Array.of(0), box: Float64Array.of(0, 0, 10, 6), score: Float64Array.of(0.9) })).found) // => [1]
 */
export function pooledCurve(state: DetectionState): PooledCurve {
  const points: { score: number; found: number; falseAlarms: number }[] = []
  let [found, falseAlarms] = [0, 0]
  for (const i of byFallingScore(state)) {
    if (((state.hits[RANGES * i] as number) & 1) === 1) found++
    else falseAlarms++
    const score = state.score[i] ?? 0
    if (points.at(-1)?.score === score) points.pop()
    points.push({ score, found, falseAlarms })
  }
  return {
    objects: objectsOf(state.objects),
    images: state.images.length,
    thresholds: Float64Array.from(points, (point) => point.score),
    found: Float64Array.from(points, (point) => point.found),
    falseAlarms: Float64Array.from(points, (point) => point.falseAlarms),
  }
}

/**
 * The share of objects missed at the lowest threshold with at most so many false alarms an image; `order` as
 * `byFallingScore` gives it. `null` without an object.
 */
export function missRate(weighted: WeightedState, order: Uint32Array, falseAlarms: number): number | null {
  const { state, weights, images } = weighted
  const { score, hits } = state
  const objects = objectsOf(weighted.objects)
  if (objects === 0) return null
  const most = falseAlarms * images + 1e-9
  let [found, wrong, kept] = [0, 0, 0]
  for (let k = 0; k < order.length; k++) {
    const i = order[k] as number
    if (k > 0 && score[i] !== score[order[k - 1] as number]) kept = found
    const weight = weights[i] as number
    if (((hits[RANGES * i] as number) & 1) === 1) found += weight
    else wrong += weight
    if (wrong > most) return 1 - kept / objects
  }
  return 1 - found / objects
}

/**
 * The share of objects missed at the lowest threshold with at most so many false alarms an image, of all categories
 * together at an overlap of .50; 1 where no threshold has so few. `null` without an object.
 *
 * Source: P. Dollár et al., IEEE TPAMI 34 (2012) 743–761.
 *
 * @example
 * missRateAt(matchBoxes(Int32Array.of(0), 1, { image: Int32Array.of(0), category: Int32Array.of(0), box: Float64Array.of(0, 0, 10, 10), area: Float64Array.of(100), crowd: Uint8Array.of(0) }, { image: Int32Array.of(0), category: Int32Array.of(0), box: Float64Array.of(0, 0, 10, 6), score: Float64Array.of(0.9) }), 0.1) // => 0
 */
export function missRateAt(state: DetectionState, falseAlarms: number): number | null {
  const weights = new Int32Array(state.score.length).fill(1)
  const weighted = { state, weights, objects: state.objects, images: state.images.length }
  return missRate(weighted, byFallingScore(state), falseAlarms)
}
