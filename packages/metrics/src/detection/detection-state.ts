// What is kept of a detector's run once its boxes have been matched: some bytes a detection, without boxes, from which
// every figure is read. States of disjoint sets of images merge exactly.
import { requireThat } from '../require-that.ts'

/** The overlaps (intersection over union) at which a detection counts as right: COCO's .50, .55, … .95. */
export const OVERLAPS: readonly number[] = Array.from({ length: 10 }, (_, i) => 0.5 + i * ((0.95 - 0.5) / 9))

/** COCO's ranges of area, in square pixels: all, below 32², 32² to 96², above 96². The limits belong to both. */
export const AREA_RANGES = ['all', 'small', 'medium', 'large'] as const
export type AreaRange = (typeof AREA_RANGES)[number]

/** The most detections of a category that count in an image. */
export const MOST_PER_IMAGE = 100

/**
 * Outcomes of detections, ordered by category, falling score, image and rank among the image's detections of that
 * category (from 0). Four numbers a detection in `hits` and `ignored`, one a range of size, whose bit t speaks of overlap
 * t: it found an object that counts; it is neither right nor wrong. `objects` counts objects by category and range;
 * `truths` has them one by one, for resampling. Merges by `mergeDetections`.
 */
export type DetectionState = {
  readonly images: Int32Array
  readonly objects: Float64Array
  readonly truths: ObjectColumns
  readonly image: Int32Array
  readonly category: Int32Array
  readonly score: Float64Array
  readonly rank: Uint8Array
  readonly hits: Uint16Array
  readonly ignored: Uint16Array
}

/** Objects by image and category, in rising order; bit r of `ranges`: the object counts in range r. */
export type ObjectColumns = {
  readonly image: Int32Array
  readonly category: Int32Array
  readonly ranges: Uint8Array
}

/** The columns of a state, in any order. */
export type DetectionColumns = Pick<
  DetectionState,
  'image' | 'category' | 'score' | 'rank' | 'hits' | 'ignored'
>

export function emptyColumns(size: number): DetectionColumns {
  return {
    image: new Int32Array(size),
    category: new Int32Array(size),
    score: new Float64Array(size),
    rank: new Uint8Array(size),
    hits: new Uint16Array(AREA_RANGES.length * size),
    ignored: new Uint16Array(AREA_RANGES.length * size),
  }
}

/** The rows of `columns` in the order of a `DetectionState`. */
export function inOrder(columns: DetectionColumns, size: number): DetectionColumns {
  const { category, score, image, rank } = columns
  const order = Uint32Array.from({ length: size }, (_, i: number) => i).sort(
    (a, b) =>
      (category[a] as number) - (category[b] as number) ||
      (score[b] as number) - (score[a] as number) ||
      (image[a] as number) - (image[b] as number) ||
      (rank[a] as number) - (rank[b] as number),
  )
  const sorted = emptyColumns(size)
  for (const [slot, at] of order.entries()) copyRow(columns, at, sorted, slot)
  return sorted
}

function copyRow(from: DetectionColumns, at: number, to: DetectionColumns, slot: number): void {
  to.image[slot] = from.image[at] ?? 0
  to.category[slot] = from.category[at] ?? 0
  to.score[slot] = from.score[at] ?? 0
  to.rank[slot] = from.rank[at] ?? 0
  for (let range = 0; range < AREA_RANGES.length; range++) {
    to.hits[AREA_RANGES.length * slot + range] = from.hits[AREA_RANGES.length * at + range] ?? 0
    to.ignored[AREA_RANGES.length * slot + range] = from.ignored[AREA_RANGES.length * at + range] ?? 0
  }
}

/** Objects in the order of a `DetectionState`. */
export function objectsInOrder({ image, category, ranges }: ObjectColumns): ObjectColumns {
  const order = Uint32Array.from(image.keys()).sort(
    (a, b) =>
      (image[a] as number) - (image[b] as number) ||
      (category[a] as number) - (category[b] as number) ||
      (ranges[a] as number) - (ranges[b] as number),
  )
  return {
    image: Int32Array.from(order, (at) => image[at] ?? 0),
    category: Int32Array.from(order, (at) => category[at] ?? 0),
    ranges: Uint8Array.from(order, (at) => ranges[at] ?? 0),
  }
}

function joined(a: Int32Array, b: Int32Array): Int32Array {
  const both = new Int32Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}

function mergeObjects(a: ObjectColumns, b: ObjectColumns): ObjectColumns {
  return objectsInOrder({
    image: joined(a.image, b.image),
    category: joined(a.category, b.category),
    ranges: Uint8Array.from(joined(Int32Array.from(a.ranges), Int32Array.from(b.ranges))),
  })
}

/**
 * The state of two disjoint sets of images taken together. Categories are numbered alike in both. Throws `RangeError`
 * for an image that is in both: its objects would count twice.
 *
 * @example
 * mergeDetections(matchBoxes(Int32Array.of(0), 0, { image: Int32Array.of(), category: Int32Array.of(), box: Float64Array.of(), area: Float64Array.of(), crowd: Uint8Array.of() }, { image: Int32Array.of(), category: Int32Array.of(), box: Float64Array.of(), score: Float64Array.of() }), matchBoxes(Int32Array.of(1), 0, { image: Int32Array.of(), category: Int32Array.of(), box: Float64Array.of(), area: Float64Array.of(), crowd: Uint8Array.of() }, { image: Int32Array.of(), category: Int32Array.of(), box: Float64Array.of(), score: Float64Array.of() })).images.length // => 2
 */
export function mergeDetections(a: DetectionState, b: DetectionState): DetectionState {
  requireThat(a.objects.length === b.objects.length, 'categories are numbered alike in both')
  const mine = new Set(a.images)
  const twice = b.images.find((image) => mine.has(image))
  requireThat(twice === undefined, `image ${twice} is in both sets`)
  const columns = emptyColumns(a.score.length + b.score.length)
  for (let i = 0; i < a.score.length; i++) copyRow(a, i, columns, i)
  for (let i = 0; i < b.score.length; i++) copyRow(b, i, columns, a.score.length + i)
  return {
    images: joined(a.images, b.images).sort(),
    objects: a.objects.map((count, i) => count + (b.objects[i] ?? 0)),
    truths: mergeObjects(a.truths, b.truths),
    ...inOrder(columns, columns.score.length),
  }
}

function countsBy(part: Int32Array, parts: number): Int32Array {
  const counts = new Int32Array(parts)
  for (const of of part) counts[of] = (counts[of] ?? 0) + 1
  return counts
}

/** The objects of each part, in the order in which they stand. */
function objectsOfParts({ image, category, ranges }: ObjectColumns, part: Int32Array, parts: number) {
  const made = Array.from(
    countsBy(part, parts),
    (size): ObjectColumns => ({
      image: new Int32Array(size),
      category: new Int32Array(size),
      ranges: new Uint8Array(size),
    }),
  )
  const slots = new Int32Array(parts)
  for (let i = 0; i < image.length; i++) {
    const [into, slot] = [made[part[i] ?? 0], slots[part[i] ?? 0] ?? 0]
    if (into === undefined) continue
    into.image[slot] = image[i] ?? 0
    into.category[slot] = category[i] ?? 0
    into.ranges[slot] = ranges[i] ?? 0
    slots[part[i] ?? 0] = slot + 1
  }
  return made
}

function detectionsOfParts(state: DetectionState, part: Int32Array, parts: number): DetectionColumns[] {
  const made = Array.from(countsBy(part, parts), emptyColumns)
  const slots = new Int32Array(parts)
  for (let i = 0; i < part.length; i++) {
    const [into, slot] = [made[part[i] ?? 0], slots[part[i] ?? 0] ?? 0]
    if (into === undefined) continue
    copyRow(state, i, into, slot)
    slots[part[i] ?? 0] = slot + 1
  }
  return made
}

function countRanges({ category, ranges }: ObjectColumns, size: number): Float64Array {
  const counts = new Float64Array(size)
  for (let i = 0; i < category.length; i++)
    for (let range = 0; range < AREA_RANGES.length; range++) {
      const slot = AREA_RANGES.length * (category[i] ?? 0) + range
      counts[slot] = (counts[slot] ?? 0) + (((ranges[i] ?? 0) >> range) & 1)
    }
  return counts
}

/**
 * The states of disjoint sets of images, such as those by day and those by night, without matching a box again:
 * `partOf[i]` is the set, from 0 to parts − 1, of the state's i-th image. `mergeDetections` of all gives the state back.
 * Throws `RangeError` where an image has no set.
 *
 * @example
 * splitDetections(matchBoxes(Int32Array.of(0, 1), 0, { image: Int32Array.of(), category: Int32Array.of(), box: Float64Array.of(), area: Float64Array.of(), crowd: Uint8Array.of() }, { image: Int32Array.of(), category: Int32Array.of(), box: Float64Array.of(), score: Float64Array.of() }), Int32Array.of(1, 1), 2).map((part) => part.images.length) // => [0, 2]
 */
export function splitDetections(state: DetectionState, partOf: Int32Array, parts: number): DetectionState[] {
  requireThat(
    partOf.length === state.images.length && partOf.every((part) => part >= 0 && part < parts),
    `each image belongs to one of ${parts} sets`,
  )
  const partOfImage = new Map(Array.from(state.images, (image, i) => [image, partOf[i] ?? 0]))
  const partsOf = (image: Int32Array): Int32Array => image.map((of) => partOfImage.get(of) ?? 0)
  const objects = objectsOfParts(state.truths, partsOf(state.truths.image), parts)
  const detections = detectionsOfParts(state, partsOf(state.image), parts)
  return Array.from({ length: parts }, (_, part) => {
    const truths = objects[part] as ObjectColumns
    return {
      images: state.images.filter((_, i) => partOf[i] === part),
      objects: countRanges(truths, state.objects.length),
      truths,
      ...(detections[part] as DetectionColumns),
    }
  })
}
