// Against the curve of the one category that there is, which is held against its own source; and by hand for two.
import { expect, test } from 'vitest'
import { missesByFalseAlarms } from './detection-figures.ts'
import { matchBoxes } from './match-boxes.ts'
import { missRateAt, pooledCurve } from './pooled-curve.ts'

/** In each image one object of category i % 2, and what was found: its score, and whether it is right. */
function scene(found: readonly (readonly [image: number, score: number, right: boolean])[], images = 4) {
  const numbers = Int32Array.from({ length: images }, (_, i) => i)
  const category = numbers.map((i) => i % 2)
  const box = Float64Array.from({ length: 4 * images }, (_, i) => (i % 4 > 1 ? 10 : 0))
  const truth = { image: numbers, category, box, area: new Float64Array(images).fill(100) }
  return matchBoxes(
    numbers,
    2,
    { ...truth, crowd: new Uint8Array(images) },
    {
      image: Int32Array.from(found, ([image]) => image),
      category: Int32Array.from(found, ([image]) => image % 2),
      box: Float64Array.from(found.flatMap(([, , right]) => [right ? 0 : 50, 0, 10, 10])),
      score: Float64Array.from(found, ([, score]) => score),
    },
  )
}

const MIXED = scene([
  [0, 0.9, true],
  [1, 0.8, false],
  [1, 0.7, true],
  [2, 0.7, false],
  [3, 0.6, true],
  [0, 0.5, false],
])

test('points of all categories, one a score', () => {
  const curve = pooledCurve(MIXED)
  expect(curve).toMatchObject({ objects: 4, images: 4 })
  expect([...curve.thresholds]).toEqual([0.9, 0.8, 0.7, 0.6, 0.5])
  expect([...curve.found]).toEqual([1, 1, 2, 3, 3])
  expect([...curve.falseAlarms]).toEqual([0, 1, 2, 2, 3])
})

test.each([
  [0, 0.75],
  [0.25, 0.75],
  [0.5, 0.25],
  [0.74, 0.25],
  [1, 0.25],
])('at %d false alarms an image, %d is missed', (falseAlarms, missed) => {
  expect(missRateAt(MIXED, falseAlarms)).toBe(missed)
})

test('a tie of a find and a false alarm is not parted', () => {
  const tied = scene([
    [0, 0.9, true],
    [1, 0.9, false],
  ])
  expect(missRateAt(tied, 0.2)).toBe(1)
  expect(missRateAt(tied, 0.25)).toBe(0.75)
})

test('without an object there is no rate, and with one category the curve is its own', () => {
  expect(missRateAt(scene([], 0), 1)).toBeNull()
  const one = scene([[0, 0.9, true]], 1)
  const [curve, own] = [pooledCurve(one), missesByFalseAlarms(one, { category: 0, overlap: 0.5 })]
  expect([curve.thresholds, curve.falseAlarms]).toEqual([own.thresholds, own.falseAlarms])
})
