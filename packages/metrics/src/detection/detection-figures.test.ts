// Held against COCO's own figures for a sample of its validation images (../shared/data/README.md, computed there by
// faster-coco-eval), and on made-up boxes, full of ties, crowds and objects at the limits of the sizes, against
// pycocotools' algorithm written out in NumPy 1.24 (every loop as there).
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRandom } from '../random.ts'
import { cocoFigures, missesByFalseAlarms, precisionByRecall } from './detection-figures.ts'
import { AREA_RANGES, type DetectionState, mergeDetections, OVERLAPS } from './detection-state.ts'
import { matchBoxes } from './match-boxes.ts'

type Row = { readonly image_id: number; readonly category_id: number; readonly bbox: readonly number[] }
type Truth = Row & { readonly area: number; readonly iscrowd: number }
type Detection = Row & { readonly score: number }
type Scene = {
  readonly images: readonly number[]
  readonly categories: number
  readonly truths: readonly Truth[]
  readonly detections: readonly Detection[]
}

const columns = (rows: readonly Row[]) => ({
  image: Int32Array.from(rows, (row) => row.image_id),
  category: Int32Array.from(rows, (row) => row.category_id),
  box: Float64Array.from(rows.flatMap((row) => row.bbox)),
})

function matched({ images, categories, truths, detections }: Scene): DetectionState {
  const truth = {
    ...columns(truths),
    area: Float64Array.from(truths, (row) => row.area),
    crowd: Uint8Array.from(truths, (row) => row.iscrowd),
  }
  const score = Float64Array.from(detections, (row) => row.score)
  return matchBoxes(Int32Array.from(images), categories, truth, { ...columns(detections), score })
}

const path = (name: string): string =>
  resolve(import.meta.dirname, `../../../../../shared/data/coco-val2014-100-${name}.json`)
const absent = !existsSync(path('ground-truth'))
const name = (title: string): string => (absent ? `${title} (skipped: no ../shared/data)` : title)

function cocoSample(): Scene {
  const truth = JSON.parse(readFileSync(path('ground-truth'), 'utf8')) as {
    readonly images: readonly { readonly id: number }[]
    readonly categories: readonly { readonly id: number }[]
    readonly annotations: readonly Truth[]
  }
  const detections = JSON.parse(readFileSync(path('bbox-detections'), 'utf8')) as readonly Detection[]
  const places = new Map(truth.categories.map(({ id }, place) => [id, place]))
  const numbered = <T extends Row>(row: T): T => ({ ...row, category_id: places.get(row.category_id) ?? -1 })
  return {
    images: truth.images.map(({ id }) => id),
    categories: places.size,
    truths: truth.annotations.map(numbered),
    detections: detections.map(numbered),
  }
}

test.skipIf(absent)(name('COCO’s twelve figures to ten digits'), () => {
  const figures = cocoFigures(matched(cocoSample()))
  expect(Object.entries(figures).map(([figure, value]) => `${figure} ${value?.toFixed(10)}`)).toEqual([
    'ap 0.5045806987',
    'ap50 0.6969727247',
    'ap75 0.5729816670',
    'apSmall 0.5856257209',
    'apMedium 0.5193996948',
    'apLarge 0.5013978986',
    'ar1 0.3868127796',
    'ar10 0.5936795763',
    'ar100 0.5953529829',
    'arSmall 0.6398109626',
    'arMedium 0.5664205979',
    'arLarge 0.5642905983',
  ])
})

const SIDES = [4, 10, 32, 33, 60, 96, 97, 150]

/** Boxes on a grid, scores on a grid of 20, one crowd in eight, sides at the limits of COCO's sizes. */
function madeUp(seed: number, most: number): Scene {
  const { uniform } = createRandom(seed)
  const below = (n: number): number => Math.floor(uniform() * n)
  const side = (): number => SIDES[below(SIDES.length)] ?? 4
  const [categories, images] = [1 + below(4), Array.from({ length: 1 + below(8) }, (_, i) => 3 * i)]
  const somewhere = (): Row => {
    const bbox = [below(12) * 8, below(12) * 8, side(), side()]
    return { image_id: images[below(images.length)] ?? 0, category_id: below(categories), bbox }
  }
  const truths = Array.from({ length: below(60) }, () => {
    const row = somewhere()
    const area = (row.bbox[2] ?? 0) * (row.bbox[3] ?? 0) * (below(3) > 0 ? 1 : 0.6)
    return { ...row, area, iscrowd: below(8) === 0 ? 1 : 0 }
  })
  const near = ({ image_id, category_id, bbox }: Row): Row => {
    const [x = 0, y = 0, w = 0, h = 0] = bbox
    const size = (of: number): number => Math.max(1, of + below(9) - 4)
    return { image_id, category_id, bbox: [x + below(5) - 2, y + below(5) - 2, size(w), size(h)] }
  }
  const detections = Array.from({ length: below(most) }, () => {
    const target = below(3) > 0 ? truths[below(truths.length)] : undefined
    return { ...(target === undefined ? somewhere() : near(target)), score: below(20) / 20 }
  })
  return { images, categories, truths, detections }
}

test.each<[seed: number, most: number, figures: readonly (number | null)[]]>([
  [
    11,
    150,
    [
      0.35762853597611505, 0.5278412161773669, 0.3906701948390327, 0.08392584872522342, 0.6537519541427825,
      0.7945874587458744, 0.04444444444444444, 0.46111111111111114, 0.5722222222222222, 0.2625, 0.7875, 0.95,
    ],
  ],
  [
    25,
    1500,
    [
      0.23133891089214895, 0.35887193063834627, 0.22706223661947011, 0.1363563048744122, 0.3282959481680074,
      0.507394801980198, 0.23805555555555555, 0.6153282828282828, 0.7117929292929294, 0.36833333333333335,
      0.8775793650793652, 0.8400000000000001,
    ],
  ],
  [
    44,
    150,
    [
      0.34333333333333327,
      0.6666666666666666,
      0.049999999999999996,
      0.385,
      null,
      null,
      0.5,
      0.6,
      0.6,
      0.6,
      null,
      null,
    ],
  ],
])('made-up boxes %d as pycocotools has them', (seed, most, figures) => {
  expectAlike(figures, figuresOf(madeUp(seed, most)))
})

const scenes = fc.integer({ min: 0, max: 1_000_000 }).map((seed) => madeUp(seed, 120))

function figuresOf(scene: Scene): readonly (number | null)[] {
  return Object.values(cocoFigures(matched(scene)))
}

function expectAlike(a: readonly (number | null)[], b: readonly (number | null)[]): void {
  for (const [i, value] of a.entries()) {
    if (value === null) expect(b[i]).toBeNull()
    else expect(b[i]).toBeCloseTo(value, 12)
  }
}

test('figures lie in [0, 1], and a stricter overlap or a shorter list never finds more', () => {
  fc.assert(
    fc.property(scenes, (scene) => {
      const figures = cocoFigures(matched(scene))
      for (const value of Object.values(figures))
        expect(value ?? 0).toSatisfy((v: number) => v >= 0 && v <= 1)
      expect(figures.ar1 ?? 0).toBeLessThanOrEqual(figures.ar10 ?? 0)
      expect(figures.ar10 ?? 0).toBeLessThanOrEqual(figures.ar100 ?? 0)
    }),
    { numRuns: 50 },
  )
})

test('the order of objects and the numbers of categories do not matter', () => {
  fc.assert(
    fc.property(scenes, (scene) => {
      const turned = <T extends Row>(row: T): T => ({
        ...row,
        category_id: scene.categories - 1 - row.category_id,
      })
      const other = {
        ...scene,
        images: scene.images.toReversed(),
        truths: scene.truths.map(turned),
        detections: scene.detections.map(turned),
      }
      expectAlike(figuresOf(other), figuresOf(scene))
    }),
    { numRuns: 50 },
  )
})

test('any split of the images, merged in any order, is the whole', () => {
  fc.assert(
    fc.property(scenes, fc.integer({ min: 0, max: 255 }), (scene, mask) => {
      const part = (side: number): DetectionState => {
        const mine = (image: number): boolean => ((mask >> (image / 3)) & 1) === side
        return matched({
          ...scene,
          images: scene.images.filter(mine),
          truths: scene.truths.filter((row) => mine(row.image_id)),
          detections: scene.detections.filter((row) => mine(row.image_id)),
        })
      }
      expect(mergeDetections(part(1), part(0))).toEqual(matched(scene))
    }),
    { numRuns: 50 },
  )
})

test('an image in both parts is refused', () => {
  const state = matched(madeUp(3, 10))
  expect(() => mergeDetections(state, state)).toThrow('image 0 is in both sets')
})

test('as the score falls, misses fall and false alarms rise; precision falls with recall', () => {
  fc.assert(
    fc.property(
      scenes,
      fc.constantFrom(...OVERLAPS),
      fc.constantFrom(...AREA_RANGES),
      (scene, overlap, area) => {
        const state = matched(scene)
        const curve = missesByFalseAlarms(state, { category: 0, area, overlap })
        const { missed, falseAlarms, thresholds } = curve
        const falling = (column: Float64Array): boolean =>
          column.every((v, i) => i === 0 || v <= (column[i - 1] ?? v))
        expect([falling(missed), falling(thresholds), falling(falseAlarms.map((v) => -v))]).toEqual([
          true,
          true,
          true,
        ])
        expect(missed.every((count) => count >= 0 && count <= curve.objects)).toBe(true)
        const precision = precisionByRecall(state, { category: 0, area, overlap })
        expect(precision === undefined).toBe(curve.objects === 0)
        expect(falling(precision ?? new Float64Array(0))).toBe(true)
      },
    ),
    { numRuns: 50 },
  )
})

test('without an object that counts nothing is measured', () => {
  const scene = { images: [0], categories: 1, truths: [], detections: [] }
  expect(figuresOf(scene)).toEqual(Array(12).fill(null))
  expect(
    figuresOf({
      ...scene,
      truths: [{ image_id: 0, category_id: 0, bbox: [0, 0, 9, 9], area: 81, iscrowd: 0 }],
    }),
  ).toEqual([0, 0, 0, 0, null, null, 0, 0, 0, 0, null, null])
})

test('an overlap that COCO has not is refused', () => {
  const state = matched(madeUp(1, 10))
  expect(() => precisionByRecall(state, { category: 0, overlap: 0.52 })).toThrow('one of .50, .55')
})

test('5,000 images, 36,000 objects and 250,000 boxes take six seconds of one processor at most', () => {
  const { uniform } = createRandom(2014)
  const below = (n: number): number => Math.floor(uniform() * n)
  const boxes = (n: number) => ({
    image: Int32Array.from({ length: n }, () => below(5000)),
    category: Int32Array.from({ length: n }, () => below(80)),
    box: Float64Array.from({ length: 4 * n }, (_, i: number) => (i % 4 < 2 ? below(400) : 20 + below(200))),
  })
  const truth = { ...boxes(36_000), area: new Float64Array(36_000).fill(2000), crowd: new Uint8Array(36_000) }
  const detected = { ...boxes(250_000), score: Float64Array.from({ length: 250_000 }, uniform) }
  const started = process.cpuUsage()
  const state = matchBoxes(
    Int32Array.from({ length: 5000 }, (_, i) => i),
    80,
    truth,
    detected,
  )
  expect(cocoFigures(state).ap).toBeGreaterThan(0)
  expect(process.cpuUsage(started).user).toBeLessThan(6_000_000)
})
