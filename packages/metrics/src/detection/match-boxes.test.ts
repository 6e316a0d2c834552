// The rules of matching one by one, each on boxes small enough to check by hand, and every fault of the input.
import { expect, test } from 'vitest'
import { missesByFalseAlarms } from './detection-figures.ts'
import { type DetectedBoxes, matchBoxes, type TruthBoxes } from './match-boxes.ts'

type Box = readonly [x: number, y: number, width: number, height: number]
const SQUARE: Box = [0, 0, 10, 10]

function truth(boxes: readonly Box[], crowd: readonly number[] = []): TruthBoxes {
  return {
    image: new Int32Array(boxes.length),
    category: new Int32Array(boxes.length),
    box: Float64Array.from(boxes.flat()),
    area: Float64Array.from(boxes, ([, , w, h]) => w * h),
    crowd: Uint8Array.from(boxes, (_, i) => crowd[i] ?? 0),
  }
}

function detected(boxes: readonly Box[], scores: readonly number[]): DetectedBoxes {
  const { image, category, box } = truth(boxes)
  return { image, category, box, score: Float64Array.from(scores) }
}

const IMAGE = Int32Array.of(0)
const ALL = 0b11_1111_1111
/** Hits and ignored of each detection by falling score, for one of the four ranges of size. */
function outcomes(of: TruthBoxes, by: DetectedBoxes, range = 0): number[][] {
  const { hits, ignored, score } = matchBoxes(IMAGE, 1, of, by)
  return Array.from(score, (_, i) => [hits[4 * i + range] ?? -1, ignored[4 * i + range] ?? -1])
}

test('an object is found once: the second detection of it is a false alarm', () => {
  expect(outcomes(truth([SQUARE]), detected([SQUARE, SQUARE], [0.5, 0.9]))).toEqual([
    [ALL, 0],
    [0, 0],
  ])
})

test('an overlap of just .60 counts at .50, .55 and .60', () => {
  expect(outcomes(truth([SQUARE]), detected([[0, 0, 10, 6]], [1]))).toEqual([[0b111, 0]])
})

test('a crowd is found by any number of detections, and finding it is neither right nor wrong', () => {
  const inside: Box = [2, 2, 4, 4]
  expect(outcomes(truth([SQUARE], [1]), detected([inside, inside], [0.9, 0.8]))).toEqual([
    [0, ALL],
    [0, ALL],
  ])
  expect(matchBoxes(IMAGE, 1, truth([SQUARE], [1]), detected([], [])).objects).toEqual(new Float64Array(4))
})

test('an object that counts goes before a crowd that is overlapped more', () => {
  expect(outcomes(truth([SQUARE, [0, 0, 10, 8]], [1, 0]), detected([SQUARE], [1]))).toEqual([
    [0b111_1111, 0b11_1000_0000],
  ])
})

test('of two objects the one overlapped more is taken, and the other left for the next', () => {
  const of = truth([[0, 0, 10, 8], SQUARE])
  expect(outcomes(of, detected([SQUARE, [0, 0, 10, 8]], [0.9, 0.8]))).toEqual([
    [ALL, 0],
    [ALL, 0],
  ])
})

test('sizes: the limits belong to both ranges, and what lies outside is ignored', () => {
  const limit: Box = [0, 0, 32, 32]
  const of = truth([limit])
  expect(Array.from(matchBoxes(IMAGE, 1, of, detected([], [])).objects)).toEqual([1, 1, 1, 0])
  expect(outcomes(of, detected([limit], [1]), 3)).toEqual([[0, ALL]])
  expect(outcomes(of, detected([[100, 100, 5, 5]], [1]), 1)).toEqual([[0, 0]])
  expect(outcomes(of, detected([[100, 100, 5, 5]], [1]), 2)).toEqual([[0, ALL]])
})

test('more than 100 detections of a category in an image: the best 100 count', () => {
  const boxes = Array.from({ length: 101 }, (): Box => [50, 50, 5, 5])
  const scores = boxes.map((_, i) => i / 101)
  const { score, rank } = matchBoxes(IMAGE, 1, truth([SQUARE]), detected(boxes, scores))
  expect([score.length, score[99], rank[99]]).toEqual([100, 1 / 101, 99])
})

test('equal scores keep the order in which they were given', () => {
  const curve = missesByFalseAlarms(
    matchBoxes(IMAGE, 1, truth([SQUARE]), detected([[50, 50, 5, 5], SQUARE], [0.5, 0.5])),
    { category: 0, overlap: 0.5 },
  )
  // One threshold cannot part them, so that one point stands for both.
  expect([curve.missed, curve.falseAlarms]).toEqual([Float64Array.of(0), Float64Array.of(1)])
})

const one = truth([SQUARE])
const hit = detected([SQUARE], [1])
test.each<[string, TruthBoxes, DetectedBoxes]>([
  ['object 0: image 7 is not among the images', { ...one, image: Int32Array.of(7) }, hit],
  ['detection 0: category 2 is not from 0 to 0', one, { ...hit, category: Int32Array.of(2) }],
  ['detection 0: a score is a finite number, got NaN', one, { ...hit, score: Float64Array.of(Number.NaN) }],
  ['object 0: a box has finite sides', { ...one, box: Float64Array.of(0, 0, -1, 5) }, hit],
  ['object 0: an area is at least 0', { ...one, area: Float64Array.of(-1) }, hit],
  ['object: columns differ', { ...one, box: new Float64Array(3) }, hit],
  ['columns differ in length', one, { ...hit, score: new Float64Array(2) }],
])('%s', (message, of, by) => {
  expect(() => matchBoxes(IMAGE, 1, of, by)).toThrow(message)
})

test('an image given twice is refused', () => {
  expect(() => matchBoxes(Int32Array.of(1, 1), 1, truth([]), detected([], []))).toThrow(
    'an image is given once',
  )
})
