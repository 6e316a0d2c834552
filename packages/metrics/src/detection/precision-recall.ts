// Precision and recall of one category in one range of size at one overlap: what all figures of a detector are made
// of. Images may count more than once, as in a resample, without their boxes being matched again.
import { AREA_RANGES, type DetectionState } from './detection-state.ts'

const RANGES = AREA_RANGES.length
/** COCO's recalls 0, .01, … 1. */
const RECALLS = Float64Array.from({ length: 101 }, (_, i) => i * 0.01)

/** Where the detections of a category start and end. */
export function rowsOf({ category }: DetectionState, wanted: number): readonly [number, number] {
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

/**
 * A state of which each image counts so many times: `weights` has the number for each detection, `objects` the
 * objects that follow from it.
 */
export type WeightedState = {
  readonly state: DetectionState
  readonly weights: Int32Array
  readonly objects: Float64Array
}

/** Every image once. */
export function onceEach(state: DetectionState): WeightedState {
  return { state, weights: new Int32Array(state.score.length).fill(1), objects: state.objects }
}

/** A category, a range of size and an overlap by their places in the state. */
export type Cell = { readonly category: number; readonly range: number; readonly t: number }

/** Room for the counts of the longest category, made once. */
export type Room = { readonly right: Float64Array; readonly wrong: Float64Array }

export function roomFor(state: DetectionState): Room {
  return { right: new Float64Array(state.score.length), wrong: new Float64Array(state.score.length) }
}

export function objectsIn({ objects }: Pick<DetectionState, 'objects'>, { category, range }: Cell): number {
  return objects[RANGES * category + range] ?? 0
}

/** Runs down the detections that are not ignored; `undefined` without an object that counts. */
export function precisionAt(
  weighted: WeightedState,
  cell: Cell,
  { right, wrong }: Room,
): Float64Array | undefined {
  const { state, weights } = weighted
  const objects = objectsIn(weighted, cell)
  if (objects === 0) return undefined
  const [from, end] = rowsOf(state, cell.category)
  let [size, r, w] = [0, 0, 0]
  for (let i = from; i < end; i++) {
    const [slot, weight] = [RANGES * i + cell.range, weights[i] as number]
    if (weight === 0 || ((state.ignored[slot] as number) >> cell.t) & 1) continue
    if (((state.hits[slot] as number) >> cell.t) & 1) r += weight
    else w += weight
    right[size] = r
    wrong[size++] = w
  }
  return interpolate(right, wrong, size, objects)
}

/** The share of objects found by the first `most` detections of each image. */
export function recallAt(weighted: WeightedState, cell: Cell, most: number): number | undefined {
  const { state, weights } = weighted
  const objects = objectsIn(weighted, cell)
  if (objects === 0) return undefined
  const [from, end] = rowsOf(state, cell.category)
  let found = 0
  for (let i = from; i < end; i++)
    if ((state.rank[i] as number) < most)
      found += (weights[i] as number) * (((state.hits[RANGES * i + cell.range] as number) >> cell.t) & 1)
  return found / objects
}

export function meanOf(values: Iterable<number>): number | null {
  let [sum, n] = [0, 0]
  for (const value of values) {
    sum += value
    n++
  }
  return n === 0 ? null : sum / n
}
