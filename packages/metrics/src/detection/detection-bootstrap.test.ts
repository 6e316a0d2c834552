// A resample against matching its images anew, copies as images of their own; and the spread of the replicates against
// theory where theory has one: the recall of one object an image is a proportion.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRandom, type Random } from '../random.ts'
import { bootstrapDetections } from './detection-bootstrap.ts'
import { COCO_FIGURES, cocoFigures, precisionByRecall } from './detection-figures.ts'
import type { DetectionState } from './detection-state.ts'
import { matchBoxes } from './match-boxes.ts'
import { missRateAt } from './pooled-curve.ts'

type Scene = { readonly objects: readonly Row[]; readonly detections: readonly (Row & { score: number })[] }
type Row = { readonly image: number; readonly category: number; readonly box: readonly number[] }

/** No two scores are equal, so that no order of copies matters. */
function madeUp(seed: number, images: number): Scene {
  const { uniform } = createRandom(seed)
  const below = (n: number): number => Math.floor(uniform() * n)
  const objects = Array.from({ length: below(5 * images) }, () => {
    const size = [8, 40, 120][below(3)] ?? 8
    return { image: below(images), category: below(3), box: [below(200), below(200), size, size] }
  })
  const detections = Array.from({ length: below(8 * images) }, () => {
    const near = objects[below(objects.length)]
    const moved = near?.box.map((side) => side + below(9) - 4 + 0.01) ?? [5, 5, 9, 9]
    return { image: near?.image ?? 0, category: near?.category ?? 0, box: moved, score: uniform() }
  })
  return { objects, detections }
}

function matched({ objects, detections }: Scene, images: number): DetectionState {
  const columns = (rows: readonly Row[]) => ({
    image: Int32Array.from(rows, (row) => row.image),
    category: Int32Array.from(rows, (row) => row.category),
    box: Float64Array.from(rows.flatMap((row) => row.box)),
  })
  const area = Float64Array.from(objects, ({ box }) => (box[2] ?? 0) * (box[3] ?? 0))
  return matchBoxes(
    Int32Array.from({ length: images }, (_, i) => i),
    3,
    { ...columns(objects), area, crowd: new Uint8Array(objects.length) },
    { ...columns(detections), score: Float64Array.from(detections, (row) => row.score) },
  )
}

/** The drawn images as images of their own. */
function drawnScene(scene: Scene, drawn: readonly number[]): Scene {
  const copies = <T extends Row>(rows: readonly T[]): readonly T[] =>
    drawn.flatMap((image, copy) =>
      rows.filter((row) => row.image === image).map((row) => ({ ...row, image: copy })),
    )
  return { objects: copies(scene.objects), detections: copies(scene.detections) }
}

function drawsOf({ uniform }: Random, units: number): readonly number[] {
  return Array.from({ length: units }, () => Math.floor(uniform() * units))
}

test('a resample has the figures of its images matched anew', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 8 }), (seed, images) => {
      const scene = madeUp(seed, images)
      const state = matched(scene, images)
      const replicates = bootstrapDetections(
        state,
        [...COCO_FIGURES, { category: 1, overlap: 0.75 }, { falseAlarms: 0.5 }],
        {
          replicates: 1,
          random: createRandom(seed),
        },
      )
      const anew = matched(drawnScene(scene, drawsOf(createRandom(seed), images)), images)
      const curve = precisionByRecall(anew, { category: 1, overlap: 0.75 })
      const precision = curve === undefined ? null : curve.reduce((sum, value) => sum + value / 101, 0)
      for (const [i, value] of [
        ...Object.values(cocoFigures(anew)),
        precision,
        missRateAt(anew, 0.5),
      ].entries())
        expect(replicates[i]?.[0] ?? null).toEqual(value === null ? null : expect.closeTo(value, 12))
    }),
    { numRuns: 60 },
  )
})

test('frames of one video are drawn together', () => {
  const scene = madeUp(12, 6)
  const unitOf = Int32Array.of(0, 0, 1, 1, 2, 2)
  const [replicates] = bootstrapDetections(matched(scene, 6), ['ar100'], {
    replicates: 1,
    random: createRandom(3),
    unitOf,
  })
  const drawn = drawsOf(createRandom(3), 3).flatMap((video) => [2 * video, 2 * video + 1])
  expect(replicates?.[0]).toBeCloseTo(cocoFigures(matched(drawnScene(scene, drawn), 6)).ar100 ?? 0, 12)
})

test('the recall of one object an image spreads like a proportion', () => {
  const images = 400
  const box = [0, 0, 50, 50]
  const objects = Array.from({ length: images }, (_, image) => ({ image, category: 0, box }))
  const detections = objects.filter((_, i) => i % 4 > 0).map((row) => ({ ...row, score: 1 }))
  const [recalls = new Float64Array()] = bootstrapDetections(
    matched({ objects, detections }, images),
    ['ar100'],
    { replicates: 4000, random: createRandom(1) },
  )
  const mean = recalls.reduce((sum, value) => sum + value, 0) / recalls.length
  const variance = recalls.reduce((sum, value) => sum + (value - mean) ** 2, 0) / recalls.length
  expect(mean).toBeCloseTo(0.75, 2)
  expect(Math.sqrt(variance) / Math.sqrt((0.75 * 0.25) / images)).toBeCloseTo(1, 1)
})

test('units with a gap, too few of them, and no replicate are refused', () => {
  const state = matched(madeUp(1, 3), 3)
  const run = (unitOf: Int32Array, replicates = 1) =>
    bootstrapDetections(state, ['ap'], { replicates, random: createRandom(1), unitOf })
  expect(() => run(Int32Array.of(0, 2, 2))).toThrow('without a gap')
  expect(() => run(Int32Array.of(0, 1))).toThrow('a unit for each image')
  expect(() => run(Int32Array.of(0, 1, 2), 0)).toThrow('at least 1 replicate')
})
