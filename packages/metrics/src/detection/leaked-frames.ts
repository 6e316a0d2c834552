// What a redaction of pictures or video leaves to be seen. One frame in which a face can be seen gives the person away,
// however many other frames are covered; and a box that is far too large hides a face as well as one that fits, so
// that the overlap of detection figures is the wrong measure: what counts is how much of the object is covered.
import type { Proportion } from '../proportion.ts'
import { requireThat } from '../require-that.ts'
import { type Box, coveredShare } from './covered-area.ts'
import type { DetectedBoxes, TruthBoxes } from './match-boxes.ts'

/** Objects that had to be hidden. Of what category they are does not matter. */
export type HiddenBoxes = Pick<TruthBoxes, 'image' | 'box'>

/** What was painted over. */
export type CoveringBoxes = Pick<DetectedBoxes, 'image' | 'box'>

/**
 * When an object counts as covered: at least this share of its area, 0 < share ≤ 1, lies under all boxes of the frame
 * together (`union`, what is painted over is painted over), or under one of them (`single`, one box has to hide it).
 */
export type CoverageRule = { readonly share: number; readonly by: 'union' | 'single' }

/** By frame, rising: the objects that had to be hidden, and those that were not. Merges by `mergeLeaks`. */
export type FrameLeaks = {
  readonly rule: CoverageRule
  readonly images: Int32Array
  readonly hidden: Int32Array
  readonly leaked: Int32Array
}

function checkBoxes(name: string, { image, box }: CoveringBoxes, known: ReadonlySet<number>): void {
  requireThat(box.length === 4 * image.length, `${name}: columns differ`)
  const strange = image.findIndex((of) => !known.has(of))
  requireThat(strange === -1, `${name} ${strange}: image ${image[strange]} is not among the images`)
  const wrong = box.findIndex((side, i) => !Number.isFinite(side) || (i % 4 > 1 && side < 0))
  requireThat(wrong === -1, `${name} ${Math.floor(wrong / 4)}: a box has finite sides of at least 0`)
}

function boxAt(box: Float64Array, i: number): Box {
  return [box[4 * i] ?? 0, box[4 * i + 1] ?? 0, box[4 * i + 2] ?? 0, box[4 * i + 3] ?? 0]
}

function boxesByImage({ image, box }: CoveringBoxes): ReadonlyMap<number, readonly Box[]> {
  const boxes = new Map<number, Box[]>()
  for (const [i, of] of image.entries()) {
    const there = boxes.get(of)
    if (there === undefined) boxes.set(of, [boxAt(box, i)])
    else there.push(boxAt(box, i))
  }
  return boxes
}

/** Sums of products that should be a whole area differ from it by rounding. */
const ROUNDING = 1e-9

function isCovered(box: Box, others: readonly Box[], { share, by }: CoverageRule): boolean {
  const enough = share - ROUNDING
  if (by === 'union') return coveredShare(box, others) >= enough
  return others.some((other) => coveredShare(box, [other]) >= enough)
}

/**
 * Counts, frame by frame, the objects that had to be hidden and those that were not covered as `rule` says. `images`
 * lists the frames; `covering` are the boxes painted over: a detector's boxes at the threshold in use.
 *
 * Source: a frame leaks, as a document does by I. Pilán et al., Computational Linguistics 48 (2022) 1053–1101, once
 * one thing in it is not hidden. That redaction of video needs a measure apart from those of detection is said by S.
 * Sah et al., Journal of Electronic Imaging 26 (2017) 051406, whose measure is another; the share is the caller's to
 * state. Throws `RangeError` for an object without area, a box of a frame that is not there, and a share outside (0, 1].
 *
 * @example
 * leakedFrames(countLeaks(Int32Array.of(0, 1), { image: Int32Array.of(0, 1), box: Float64Array.of(0, 0, 10, 10, 0, 0, 10, 10) }, { image: Int32Array.of(0, 0, 1), box: Float64Array.of(-5, -5, 12, 40, 6, 0, 9, 10, 0, 0, 10, 8) }, { share: 0.9, by: 'union' })) // => { "events": 1, "n": 2 }
 */
export function countLeaks(
  images: Int32Array,
  toHide: HiddenBoxes,
  covering: CoveringBoxes,
  rule: CoverageRule,
): FrameLeaks {
  requireThat(rule.share > 0 && rule.share <= 1, `a share is above 0 and at most 1, got ${rule.share}`)
  const frames = images.toSorted()
  const places = new Map(Array.from(frames, (image, place) => [image, place]))
  requireThat(places.size === images.length, 'an image is given once')
  checkBoxes('object', toHide, new Set(images))
  checkBoxes('covering box', covering, new Set(images))
  const boxes = boxesByImage(covering)
  const [hidden, leaked] = [new Int32Array(frames.length), new Int32Array(frames.length)]
  for (const [i, image] of toHide.image.entries()) {
    const [box, place] = [boxAt(toHide.box, i), places.get(image) ?? 0]
    requireThat(box[2] > 0 && box[3] > 0, `object ${i}: what has to be hidden has an area`)
    hidden[place] = (hidden[place] ?? 0) + 1
    if (!isCovered(box, boxes.get(image) ?? [], rule)) leaked[place] = (leaked[place] ?? 0) + 1
  }
  return { rule, images: frames, hidden, leaked }
}

/**
 * The state of two disjoint sets of frames taken together. Throws `RangeError` for a frame that is in both, and where
 * they were counted by different rules.
 *
 * @example
 * mergeLeaks(countLeaks(Int32Array.of(0), { image: Int32Array.of(), box: Float64Array.of() }, { image: Int32Array.of(), box: Float64Array.of() }, { share: 1, by: 'union' }), countLeaks(Int32Array.of(1), { image: Int32Array.of(1), box: Float64Array.of(0, 0, 2, 2) }, { image: Int32Array.of(), box: Float64Array.of() }, { share: 1, by: 'union' })).images.length // => 2
 */
export function mergeLeaks(a: FrameLeaks, b: FrameLeaks): FrameLeaks {
  requireThat(
    a.rule.share === b.rule.share && a.rule.by === b.rule.by,
    'both are counted by the same rule of coverage',
  )
  const rows = [a, b]
    .flatMap(({ images, hidden, leaked }) =>
      Array.from(images, (image, i) => ({ image, hidden: hidden[i] ?? 0, leaked: leaked[i] ?? 0 })),
    )
    .sort((one, other) => one.image - other.image)
  const twice = rows.find(({ image }, i) => rows[i + 1]?.image === image)
  requireThat(twice === undefined, `image ${twice?.image} is in both sets`)
  return {
    rule: a.rule,
    images: Int32Array.from(rows, (row) => row.image),
    hidden: Int32Array.from(rows, (row) => row.hidden),
    leaked: Int32Array.from(rows, (row) => row.leaked),
  }
}

/**
 * Frames in which something can still be seen, of those that had something to hide, as events of n. Frames of one
 * video are alike: take an interval over videos.
 *
 * @example
 * leakedFrames(countLeaks(Int32Array.of(0, 1), { image: Int32Array.of(1, 1), box: Float64Array.of(0, 0, 2, 2, 5, 5, 2, 2) }, { image: Int32Array.of(1), box: Float64Array.of(0, 0, 2, 2) }, { share: 1, by: 'single' })) // => { "events": 1, "n": 1 }
 */
export function leakedFrames({ hidden, leaked }: FrameLeaks): Proportion {
  const holding = (column: Int32Array): number => column.reduce((n, count) => n + (count > 0 ? 1 : 0), 0)
  return { events: holding(leaked), n: holding(hidden) }
}

/**
 * Objects that can still be seen, of those that had to be hidden, as events of n.
 *
 * @example
 * leakedObjects(countLeaks(Int32Array.of(1), { image: Int32Array.of(1, 1), box: Float64Array.of(0, 0, 2, 2, 5, 5, 2, 2) }, { image: Int32Array.of(1), box: Float64Array.of(0, 0, 2, 2) }, { share: 1, by: 'single' })) // => { "events": 1, "n": 2 }
 */
export function leakedObjects({ hidden, leaked }: FrameLeaks): Proportion {
  const total = (column: Int32Array): number => column.reduce((sum, count) => sum + count, 0)
  return { events: total(leaked), n: total(hidden) }
}
