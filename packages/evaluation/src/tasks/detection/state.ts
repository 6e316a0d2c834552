// What a slice of a detection is counted into: the outcomes of its detections by image, without boxes or names, and the
// objects that a redaction leaves to be seen. Sites' images are disjoint, so that states merge by renumbering.
import {
  type DetectionState,
  type FrameLeaks,
  mergeDetections,
  mergeLeaks,
  splitDetections,
} from '@policeai/metrics'
import { z } from 'zod'
import { type ImageSums, imageSumsSchema, mergeImageSums } from './image-sums.ts'
import { float64s, int32s, pack, uint8s, uint16s } from './packed.ts'

/**
 * `unitOf` has the unit, from 0, of each image of `matched`: itself, or its video. `sums`: what is left of them where images did
 * not leave their site one by one; `matched` has none then.
 */
export type DetectionTaskState = {
  readonly categories: readonly string[]
  readonly matched: DetectionState
  readonly unitOf: Int32Array
  readonly leaks: FrameLeaks | null
  readonly sums: ImageSums | null
}

const NO_IMAGES = new Int32Array()

/** A state of sums alone. */
export function stateOfSums(categories: readonly string[], sums: ImageSums): DetectionTaskState {
  const [image, category] = [NO_IMAGES, NO_IMAGES]
  const columns = { score: new Float64Array(), rank: new Uint8Array() }
  const outcomes = { hits: new Uint16Array(), ignored: new Uint16Array() }
  const truths = { image, category, ranges: new Uint8Array() }
  const objects = new Float64Array(RANGES * categories.length)
  const matched = { images: NO_IMAGES, objects, truths, image, category, ...columns, ...outcomes }
  return { categories, matched, unitOf: NO_IMAGES, leaks: null, sums }
}

/** Ranges of size; numbers a detection in `hits` and `ignored`. */
export const RANGES = 4

/** Columns as they stand in a file. The objects by category follow from the objects one by one. */
const writtenSchema = z.strictObject({
  categories: z.array(z.string()).max(100_000),
  images: int32s,
  unitOf: int32s,
  truths: z.strictObject({ image: int32s, category: int32s, ranges: uint8s }),
  detections: z.strictObject({
    image: int32s,
    category: int32s,
    score: float64s,
    rank: uint8s,
    hits: uint16s,
    ignored: uint16s,
  }),
  leaks: z
    .strictObject({
      rule: z.strictObject({ share: z.number().gt(0).max(1), by: z.enum(['union', 'single']) }),
      hidden: int32s,
      leaked: int32s,
    })
    .nullable(),
})

type Written = z.infer<typeof writtenSchema>

function isWithin(numbers: ArrayLike<number>, low: number, high: number): boolean {
  for (let i = 0; i < numbers.length; i++)
    if (!(Number(numbers[i]) >= low && Number(numbers[i]) <= high)) return false
  return true
}

function haveLength(n: number, ...columns: readonly ArrayLike<unknown>[]): boolean {
  return columns.every((column) => column.length === n)
}

function rises(numbers: ArrayLike<number>): boolean {
  for (let i = 1; i < numbers.length; i++) if (!(Number(numbers[i - 1]) < Number(numbers[i]))) return false
  return true
}

/** What holds between the columns of a state; a file in which it does not was not written by a site. */
function isConsistent({ categories, images, unitOf, truths, detections, leaks }: Written): boolean {
  const [known, last] = [new Set(images), categories.length - 1]
  const [objects, found] = [truths.image.length, detections.image.length]
  const bits = 2 ** 10 - 1
  return [
    rises(images) && images.every((image) => image >= 0) && haveLength(images.length, unitOf),
    new Set(categories).size === categories.length,
    isWithin(unitOf, 0, new Set(unitOf).size - 1),
    haveLength(objects, truths.category, truths.ranges),
    haveLength(found, detections.category, detections.score, detections.rank),
    haveLength(RANGES * found, detections.hits, detections.ignored),
    truths.image.every((image) => known.has(image)) && detections.image.every((image) => known.has(image)),
    isWithin(truths.category, 0, last) &&
      isWithin(detections.category, 0, last) &&
      isWithin(truths.ranges, 0, 15),
    isWithin(detections.hits, 0, bits) && isWithin(detections.ignored, 0, bits),
    detections.score.every(Number.isFinite),
    leaks === null || haveLength(images.length, leaks.hidden, leaks.leaked),
    leaks === null || leaks.hidden.every((hidden, i) => isWithin(leaks.leaked.subarray(i, i + 1), 0, hidden)),
  ].every(Boolean)
}

/** Counts the objects, and puts all into order. */
function completed(state: Omit<DetectionState, 'objects'>, categories: number): DetectionState {
  const objects = new Float64Array(RANGES * categories)
  const [counted, nothing] = splitDetections({ ...state, objects }, new Int32Array(state.images.length), 2)
  if (counted === undefined || nothing === undefined)
    throw new Error('a split has as many parts as were asked for')
  return mergeDetections(counted, nothing)
}

const imagesSchema = writtenSchema
  .refine(isConsistent, { message: 'the columns of the state contradict each other' })
  .transform(({ categories, images, unitOf, truths, detections, leaks }) => ({
    categories,
    unitOf,
    matched: completed({ images, truths, ...detections }, categories.length),
    leaks: leaks === null ? null : { ...leaks, images },
    sums: null,
  }))

const sumsSchema = z
  .strictObject({ categories: z.array(z.string()).max(100_000), sums: imageSumsSchema })
  .refine(({ categories, sums }) => [0, categories.length].includes(sums.categories.length), {
    message: 'there is not one sum for each category',
  })
  .transform(({ categories, sums }) => stateOfSums(categories, sums))

export const detectionStateSchema: z.ZodType<DetectionTaskState> = z.union([imagesSchema, sumsSchema])

/** A state as it stands in a file. */
export function releaseDetections({ categories, matched, unitOf, leaks, sums }: DetectionTaskState): unknown {
  if (sums !== null) return { categories, sums }
  const { images, truths, image, category, score, rank, hits, ignored } = matched
  return {
    categories,
    images: pack(images),
    unitOf: pack(unitOf),
    truths: { image: pack(truths.image), category: pack(truths.category), ranges: pack(truths.ranges) },
    detections: {
      image: pack(image),
      category: pack(category),
      score: pack(score),
      rank: pack(rank),
      hits: pack(hits),
      ignored: pack(ignored),
    },
    leaks: leaks && { rule: leaks.rule, hidden: pack(leaks.hidden), leaked: pack(leaks.leaked) },
  }
}

/** The same, with the categories of a longer list and the images counted on from `first`. */
function renumbered(
  { categories, matched }: DetectionTaskState,
  all: readonly string[],
  first: number,
): DetectionState {
  const places = Int32Array.from(categories, (name) => all.indexOf(name))
  const onwards = (images: Int32Array): Int32Array => images.map((image) => image + first)
  const anew = (column: Int32Array): Int32Array => column.map((category) => places[category] ?? 0)
  const { truths, objects: _, ...columns } = matched
  return completed(
    {
      ...columns,
      images: onwards(matched.images),
      image: onwards(matched.image),
      category: anew(matched.category),
      truths: { ...truths, image: onwards(truths.image), category: anew(truths.category) },
    },
    all.length,
  )
}

function lastOf(numbers: Int32Array): number {
  return numbers.reduce((last, number) => Math.max(last, number), -1)
}

/** The images of two sites, those of the first before those of the second. */
export function mergeDetectionStates(a: DetectionTaskState, b: DetectionTaskState): DetectionTaskState {
  const categories = [...new Set([...a.categories, ...b.categories])].sort()
  if (a.sums !== null && b.sums !== null)
    return stateOfSums(categories, mergeImageSums([a.categories, a.sums], [b.categories, b.sums], categories))
  const [first, units] = [lastOf(a.matched.images) + 1, lastOf(a.unitOf) + 1]
  const later = b.leaks && { ...b.leaks, images: b.leaks.images.map((image) => image + first) }
  return {
    categories,
    matched: mergeDetections(renumbered(a, categories, 0), renumbered(b, categories, first)),
    unitOf: Int32Array.from([...a.unitOf, ...b.unitOf.map((unit) => unit + units)]),
    leaks: a.leaks && later && mergeLeaks(a.leaks, later),
    sums: null,
  }
}
