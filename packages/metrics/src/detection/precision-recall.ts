// Precision and recall of one category in one range of size at one overlap: what all figures of a detector are made
// of. Images may count more than once, as in a resample, without their boxes being matched again.
import { AREA_RANGES, type DetectionState, OVERLAPS } from './detection-state.ts'

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
 * A state of which each image counts so many times: `weights` has the number for each detection, `objects` the
 * objects and `images` that follow from it.
 */
export type WeightedState = {
  readonly state: DetectionState
  readonly weights: Int32Array
  readonly objects: Float64Array
  readonly images: number
}

/** Every image once. */
export function onceEach(state: DetectionState): WeightedState {
  return {
    state,
    weights: new Int32Array(state.score.length).fill(1),
    objects: state.objects,
    images: state.images.length,
  }
}

/** A category, a range of size and an overlap by their places in the state. */
export type Cell = { readonly category: number; readonly range: number; readonly t: number }

/**
 * Room for the finds of the longest category at each overlap, made once. When the i-th object was found at overlap t,
 * `right` of the `reported` detections so far were right: both at place t · `most` + i.
 */
export type Room = {
  readonly most: number
  readonly right: Int32Array
  readonly reported: Int32Array
  /** By overlap: objects found, weighted; detections that some overlaps ignore and it does not; places filled. */
  readonly found: Int32Array
  readonly own: Int32Array
  readonly size: Int32Array
  readonly precision: Float64Array
}

export function roomFor({ category }: DetectionState): Room {
  let [most, start] = [0, 0]
  for (let i = 0; i < category.length; i++) {
    if (category[i] !== category[start]) start = i
    most = Math.max(most, i - start + 1)
  }
  const counts = (size: number): Int32Array => new Int32Array(size)
  const overlaps = OVERLAPS.length
  return {
    most,
    right: counts(overlaps * most),
    reported: counts(overlaps * most),
    found: counts(overlaps),
    own: counts(overlaps),
    size: counts(overlaps),
    precision: new Float64Array(RECALLS.length),
  }
}

export function objectsIn(
  { objects }: Pick<DetectionState, 'objects'>,
  { category, range }: Omit<Cell, 't'>,
): number {
  return objects[RANGES * category + range] ?? 0
}

/** Notes a detection at each overlap of `bits`, at which it is not ignored. */
function note(room: Room, bits: number, hits: number, weight: number, common: number): void {
  const { own, found, size, right, reported, most } = room
  for (let t = 0, left = bits; left > 0; t++, left >>= 1) {
    if ((left & 1) === 0) continue
    own[t] = (own[t] as number) + weight
    if (((hits >> t) & 1) === 0) continue
    found[t] = (found[t] as number) + weight
    const place = t * most + (size[t] as number)
    size[t] = (size[t] as number) + 1
    right[place] = found[t] as number
    reported[place] = common + (own[t] as number)
  }
}

/** Runs down the detections of a category once for all overlaps of `bits`; most are wrong at every one of them alike. */
function collectFinds(
  { state, weights }: WeightedState,
  cell: Omit<Cell, 't'>,
  bits: number,
  room: Room,
): void {
  for (const counts of [room.found, room.own, room.size]) counts.fill(0)
  const { hits, ignored } = state
  const [from, end] = rowsOf(state, cell.category)
  let common = 0
  for (let i = from; i < end; i++) {
    const [slot, weight] = [RANGES * i + cell.range, weights[i] as number]
    if (weight === 0) continue
    const counted = bits & ~(ignored[slot] as number)
    const right = (hits[slot] as number) & counted
    if (right === 0 && counted === bits) common += weight
    else if (counted !== 0) note(room, counted, right, weight, common)
  }
}

/**
 * Precision at each of 101 recalls: the best precision at that recall or any above, 0 where it is not reached. Detections
 * between two finds are all wrong and cannot be best. Stands in the room until it is used again.
 */
function interpolate(
  { right, reported, precision, size, most }: Room,
  t: number,
  objects: number,
): Float64Array {
  const first = t * most
  let [best, recall] = [0, RECALLS.length - 1]
  for (let i = first + (size[t] as number) - 1; i >= first; i--) {
    const r = right[i] as number
    // The recalls above that of the detections up to i are settled by detections further down.
    while (recall >= 0 && (RECALLS[recall] as number) > r / objects) precision[recall--] = best
    best = Math.max(best, r / (reported[i] as number))
  }
  while (recall >= 0) precision[recall--] = best
  return precision
}

/** The precisions of a cell, as they stand in the room until it is used again; `undefined` without an object that counts. */
export function precisionAt(weighted: WeightedState, cell: Cell, room: Room): Float64Array | undefined {
  const objects = objectsIn(weighted, cell)
  if (objects === 0) return undefined
  collectFinds(weighted, cell, 1 << cell.t, room)
  return interpolate(room, cell.t, objects)
}

/** The average precision at each of some overlaps; `undefined` without an object that counts. */
export function averagePrecisions(
  weighted: WeightedState,
  cell: Omit<Cell, 't'>,
  overlaps: readonly number[],
  room: Room,
): readonly number[] | undefined {
  const objects = objectsIn(weighted, cell)
  if (objects === 0) return undefined
  const bits = overlaps.reduce((sum, t) => sum | (1 << t), 0)
  collectFinds(weighted, cell, bits, room)
  return overlaps.map((t) => meanOf(interpolate(room, t, objects)) ?? 0)
}

/** How many overlaps a detection was right at, by its bits. */
const BITS = Uint8Array.from({ length: 2 ** OVERLAPS.length }, (_, bits) => {
  let count = 0
  for (let left = bits; left > 0; left >>= 1) count += left & 1
  return count
})

/** The share of objects found by the first `most` detections of each image, summed over all overlaps. */
export function recallSum(
  weighted: WeightedState,
  { category, range }: Omit<Cell, 't'>,
  most: number,
): number | undefined {
  const { state, weights } = weighted
  const objects = objectsIn(weighted, { category, range })
  if (objects === 0) return undefined
  const [from, end] = rowsOf(state, category)
  let found = 0
  for (let i = from; i < end; i++)
    if ((state.rank[i] as number) < most)
      found += (weights[i] as number) * (BITS[state.hits[RANGES * i + range] as number] as number)
  return found / objects
}

export function meanOf(values: ArrayLike<number>): number | null {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i] as number
  return values.length === 0 ? null : sum / values.length
}
