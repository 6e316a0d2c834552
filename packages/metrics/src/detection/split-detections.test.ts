// A state that is split into sets of images: each part is what matching that set alone gives, and together they are
// the whole again.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRandom } from '../random.ts'
import { type DetectionState, mergeDetections, splitDetections } from './detection-state.ts'
import { matchBoxes } from './match-boxes.ts'

const CATEGORIES = 2

/** Boxes on a small field, so that many overlap, in images numbered by threes. */
function boxes(seed: number, size: number, images: number) {
  const { uniform } = createRandom(seed)
  const below = (n: number): number => Math.floor(uniform() * n)
  return Array.from({ length: size }, () => ({
    image: 3 * below(images),
    category: below(CATEGORIES),
    box: [below(8), below(8), 4 + below(90), 4 + below(90)],
    score: below(5) / 5,
    crowd: below(5) === 0 ? 1 : 0,
  }))
}

type Boxes = ReturnType<typeof boxes>

function matched(images: readonly number[], truth: Boxes, found: Boxes): DetectionState {
  const columns = (rows: Boxes) => {
    const here = rows.filter(({ image }) => images.includes(image))
    return {
      image: Int32Array.from(here, ({ image }) => image),
      category: Int32Array.from(here, ({ category }) => category),
      box: Float64Array.from(here.flatMap(({ box }) => box)),
      area: Float64Array.from(here, ({ box }) => (box[2] ?? 0) * (box[3] ?? 0)),
      crowd: Uint8Array.from(here, ({ crowd }) => crowd),
      score: Float64Array.from(here, ({ score }) => score),
    }
  }
  return matchBoxes(Int32Array.from(images), CATEGORIES, columns(truth), columns(found))
}

test('each part is what its images give alone, and all of them are the whole', () => {
  const partsOf = fc.array(fc.nat(2), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(fc.nat(), partsOf, (seed, partOf) => {
      const images = partOf.map((_, i) => 3 * i)
      const [truth, found] = [boxes(seed, 14, images.length), boxes(seed + 1, 20, images.length)]
      const whole = matched(images, truth, found)
      const parts = splitDetections(whole, Int32Array.from(partOf), 3)
      for (const [part, state] of parts.entries()) {
        const own = images.filter((_, i) => partOf[i] === part)
        expect(state).toEqual(matched(own, truth, found))
      }
      expect(parts.reduce(mergeDetections)).toEqual(whole)
    }),
    { numRuns: 60 },
  )
})

test('an image without a set is refused', () => {
  const state = matched([0, 3], [], [])
  expect(() => splitDetections(state, Int32Array.of(0), 1)).toThrow('each image belongs to one of 1 sets')
  expect(() => splitDetections(state, Int32Array.of(0, 1), 1)).toThrow('each image belongs to one of 1 sets')
})
