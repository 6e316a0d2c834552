// Which detections found an object, by COCO's rules, for ten overlaps and four ranges of size at once: the costly half
// of a detection measure, and the half that needs the boxes.
import { requireThat } from '../require-that.ts'
import {
  AREA_RANGES,
  type DetectionColumns,
  type DetectionState,
  emptyColumns,
  inOrder,
  MOST_PER_IMAGE,
  type ObjectColumns,
  OVERLAPS,
  objectsInOrder,
} from './detection-state.ts'

const LIMITS = [
  [0, 1e10],
  [0, 32 ** 2],
  [32 ** 2, 96 ** 2],
  [96 ** 2, 1e10],
] as const
const RANGES = AREA_RANGES.length

/**
 * Boxes in columns: images and categories as numbers from 0; `box` has four numbers each, x and y of the corner nearest to
 * the origin, width and height, in pixels.
 */
type Boxes = {
  readonly image: Int32Array
  readonly category: Int32Array
  readonly box: Float64Array
}

/** Objects. `area` (of the outline, where there is one) decides the range of size; `crowd` is 1 for a region of many. */
export type TruthBoxes = Boxes & { readonly area: Float64Array; readonly crowd: Uint8Array }

/** Detections, in the order in which the product gave them, which decides between equal scores. */
export type DetectedBoxes = Boxes & { readonly score: Float64Array }

function checkBoxes(name: string, { image, category, box }: Boxes, images: Set<number>, categories: number) {
  requireThat(category.length === image.length && box.length === 4 * image.length, `${name}: columns differ`)
  const strange = image.findIndex((of) => !images.has(of))
  requireThat(strange === -1, `${name} ${strange}: image ${image[strange]} is not among the images`)
  const unknown = category.findIndex((of) => of < 0 || of >= categories)
  requireThat(
    unknown === -1,
    `${name} ${unknown}: category ${category[unknown]} is not from 0 to ${categories - 1}`,
  )
  const wrong = box.findIndex((side, i) => !Number.isFinite(side) || (i % 4 > 1 && side < 0))
  requireThat(
    wrong === -1,
    `${name} ${Math.floor(wrong / 4)}: a box has finite sides of at least 0, got ${box[wrong]}`,
  )
}

function checkAll(images: Int32Array, categories: number, truth: TruthBoxes, detected: DetectedBoxes): void {
  const known = new Set(images)
  requireThat(known.size === images.length, 'an image is given once')
  checkBoxes('object', truth, known, categories)
  checkBoxes('detection', detected, known, categories)
  const sizes = [truth.area.length, truth.crowd.length].every((n) => n === truth.image.length)
  requireThat(sizes && detected.score.length === detected.image.length, 'columns differ in length')
  const area = truth.area.findIndex((of) => !(of >= 0))
  requireThat(area === -1, `object ${area}: an area is at least 0, got ${truth.area[area]}`)
  const score = detected.score.findIndex((of) => !Number.isFinite(of))
  requireThat(score === -1, `detection ${score}: a score is a finite number, got ${detected.score[score]}`)
}

/** The bit that says, for each range of size, that this area lies outside it. */
function outside(area: number): number {
  let bits = 0
  for (const [range, [low, high]] of LIMITS.entries()) if (area < low || area > high) bits |= 1 << range
  return bits
}

/** Image and category as one number. */
function groupsOf({ image, category }: Boxes, categories: number): Float64Array {
  return Float64Array.from(image, (of, i) => of * categories + (category[i] ?? 0))
}

/** Places of the boxes by group, those of a group by falling score where there is one, equals in the order given. */
function orderOf(groups: Float64Array, score?: Float64Array): Uint32Array {
  return Uint32Array.from(groups.keys()).sort((a, b) => {
    const byGroup = (groups[a] as number) - (groups[b] as number)
    if (byGroup !== 0) return byGroup
    return (score === undefined ? 0 : (score[b] as number) - (score[a] as number)) || a - b
  })
}

/** The objects of one image and category, as the matching wants them. */
type Objects = {
  readonly places: Uint32Array
  /** Bit r: the object does not count in range r. */
  readonly ignored: Uint8Array
  /** Four numbers an object: bit t says that overlap t has been taken, in this range. */
  readonly taken: Uint16Array
}

function objectsAt(truth: TruthBoxes, places: Uint32Array): Objects {
  const ignored = Uint8Array.from(places, (at) => (truth.crowd[at] === 0 ? outside(truth.area[at] ?? 0) : 15))
  return { places, ignored, taken: new Uint16Array(RANGES * places.length) }
}

/** Intersection over union; for a crowd, over the area of the detection alone. */
function overlap(
  detection: Float64Array,
  d: number,
  object: Float64Array,
  o: number,
  crowd: boolean,
): number {
  const [dx, dy, dw, dh] = [
    detection[d] ?? 0,
    detection[d + 1] ?? 0,
    detection[d + 2] ?? 0,
    detection[d + 3] ?? 0,
  ]
  const [ox, oy, ow, oh] = [object[o] ?? 0, object[o + 1] ?? 0, object[o + 2] ?? 0, object[o + 3] ?? 0]
  const width = Math.min(dx + dw, ox + ow) - Math.max(dx, ox)
  const height = Math.min(dy + dh, oy + oh) - Math.max(dy, oy)
  if (width <= 0 || height <= 0) return 0
  const shared = width * height
  return shared / (crowd ? dw * dh : dw * dh + ow * oh - shared)
}

/** The objects that a detection overlaps by at least the least overlap. */
type Candidates = { readonly which: Int32Array; readonly overlaps: Float64Array; size: number }

function findCandidates(
  found: Candidates,
  truth: TruthBoxes,
  { places }: Objects,
  box: Float64Array,
  at: number,
): void {
  found.size = 0
  for (let o = 0; o < places.length; o++) {
    const place = places[o] ?? 0
    const shared = overlap(box, 4 * at, truth.box, 4 * place, truth.crowd[place] !== 0)
    if (shared < 0.5) continue
    found.which[found.size] = o
    found.overlaps[found.size++] = shared
  }
}

/**
 * The object that a detection is given in this range at overlap t, or −1: of those not yet taken the one it overlaps
 * most, the last of equals; one that counts before one that does not. A crowd is never used up, nor ever counts.
 */
function choose(found: Candidates, objects: Objects, crowd: Uint8Array, range: number, t: number): number {
  let [best, least, bestCounts] = [-1, OVERLAPS[t] as number, false]
  for (let c = 0; c < found.size; c++) {
    const o = found.which[c] as number
    const isTaken = ((objects.taken[RANGES * o + range] as number) >> t) & 1
    if (isTaken === 1 && crowd[objects.places[o] as number] === 0) continue
    const counts = (((objects.ignored[o] as number) >> range) & 1) === 0
    if (bestCounts && !counts) continue
    const needed = counts && !bestCounts ? (OVERLAPS[t] as number) : least
    const shared = found.overlaps[c] as number
    if (shared < needed) continue
    best = o
    least = shared
    bestCounts = counts
  }
  return best
}

type Outcome = { hits: number; ignored: number }

/** The outcome of one detection in one range, at all overlaps; takes the objects that it is given. */
function judge(
  found: Candidates,
  objects: Objects,
  crowd: Uint8Array,
  range: number,
  isOutside: boolean,
): Outcome {
  const outcome = { hits: 0, ignored: 0 }
  for (let t = 0; t < OVERLAPS.length; t++) {
    const o = found.size === 0 ? -1 : choose(found, objects, crowd, range, t)
    if (o === -1) {
      if (isOutside) outcome.ignored |= 1 << t
      continue
    }
    const slot = RANGES * o + range
    objects.taken[slot] = (objects.taken[slot] ?? 0) | (1 << t)
    if (((objects.ignored[o] ?? 0) >> range) & 1) outcome.ignored |= 1 << t
    else outcome.hits |= 1 << t
  }
  return outcome
}

/** The places of the group that starts at `from`, and where the next starts. */
function groupEnd(order: Uint32Array, groups: Float64Array, from: number): number {
  const group = groups[order[from] ?? 0]
  let end = from
  while (end < order.length && groups[order[end] ?? 0] === group) end++
  return end
}

/** The places of the objects of each group. */
function objectPlaces(truth: TruthBoxes, categories: number): Map<number, Uint32Array> {
  const groups = groupsOf(truth, categories)
  const order = orderOf(groups)
  const places = new Map<number, Uint32Array>()
  for (let from = 0; from < order.length; ) {
    const end = groupEnd(order, groups, from)
    places.set(groups[order[from] ?? 0] ?? 0, order.subarray(from, end))
    from = end
  }
  return places
}

function writeDetection(
  draft: DetectionColumns,
  slot: number,
  detected: DetectedBoxes,
  at: number,
  rank: number,
): void {
  draft.image[slot] = detected.image[at] ?? 0
  draft.category[slot] = detected.category[at] ?? 0
  draft.score[slot] = (detected.score[at] ?? 0) + 0
  draft.rank[slot] = rank
}

const NONE = new Uint32Array(0)

/** Matches all detections; returns the columns and how many rows of them are in use. */
function matchAll(
  truth: TruthBoxes,
  detected: DetectedBoxes,
  categories: number,
): { draft: DetectionColumns; size: number } {
  const groups = groupsOf(detected, categories)
  const order = orderOf(groups, detected.score)
  const places = objectPlaces(truth, categories)
  const draft = emptyColumns(order.length)
  const most = [...places.values()].reduce((size, group) => Math.max(size, group.length), 0)
  const found = { which: new Int32Array(most), overlaps: new Float64Array(most), size: 0 }
  let size = 0
  for (let from = 0; from < order.length; ) {
    const end = groupEnd(order, groups, from)
    const objects = objectsAt(truth, places.get(groups[order[from] ?? 0] ?? 0) ?? NONE)
    for (let rank = 0; rank < Math.min(end - from, MOST_PER_IMAGE); rank++, size++) {
      const at = order[from + rank] ?? 0
      writeDetection(draft, size, detected, at, rank)
      findCandidates(found, truth, objects, detected.box, at)
      const outsideBits = outside((detected.box[4 * at + 2] ?? 0) * (detected.box[4 * at + 3] ?? 0))
      for (let range = 0; range < RANGES; range++) {
        const outcome = judge(found, objects, truth.crowd, range, ((outsideBits >> range) & 1) === 1)
        draft.hits[RANGES * size + range] = outcome.hits
        draft.ignored[RANGES * size + range] = outcome.ignored
      }
    }
    from = end
  }
  return { draft, size }
}

function objectColumns({ image, category, area, crowd }: TruthBoxes): ObjectColumns {
  const counts = (of: number, i: number): number => (crowd[i] === 0 ? 15 & ~outside(of) : 0)
  return objectsInOrder({ image, category, ranges: Uint8Array.from(area, counts) })
}

function countObjects({ category, ranges }: ObjectColumns, categories: number): Float64Array {
  const counts = new Float64Array(RANGES * categories)
  for (let i = 0; i < category.length; i++) {
    for (let range = 0; range < RANGES; range++) {
      const slot = RANGES * (category[i] ?? 0) + range
      counts[slot] = (counts[slot] ?? 0) + (((ranges[i] ?? 0) >> range) & 1)
    }
  }
  return counts
}

/**
 * Matches detections to objects in each image and category: by falling score, each to the free object that it overlaps
 * most, at ten overlaps and in four ranges of size. At most 100 detections an image and category count.
 *
 * Crowds, and objects outside the range of size, are ignored: not finding one is no miss, finding one no false alarm,
 * and an unmatched detection whose own box lies outside the range is ignored too. `images` lists the images evaluated,
 * those without any box included.
 *
 * Source: T.-Y. Lin et al., "Microsoft COCO: Common objects in context", ECCV 2014, as pycocotools 2.0 computes it.
 * Throws `RangeError` for a box of an image or category that is not there, sides below 0, a score that is not finite.
 *
 * @example
 * Array.from(matchBoxes(Int32Array.of(0), 1, { image: Int32Array.of(0), category: Int32Array.of(0), box: Float64Array.of(0, 0, 10, 10), area: Float64Array.of(100), crowd: Uint8Array.of(0) }, { image: Int32Array.of(0), category: Int32Array.of(0), box: Float64Array.of(0, 0, 10, 6), score: Float64Array.of(0.9) }).hits) // => [7, 7, 0, 0]
 */
export function matchBoxes(
  images: Int32Array,
  categories: number,
  truth: TruthBoxes,
  detected: DetectedBoxes,
): DetectionState {
  checkAll(images, categories, truth, detected)
  const { draft, size } = matchAll(truth, detected, categories)
  const truths = objectColumns(truth)
  return {
    images: images.toSorted(),
    objects: countObjects(truths, categories),
    truths,
    ...inOrder(draft, size),
  }
}
