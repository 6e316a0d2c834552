// Covered areas against counting pixels; frames and objects against counting by hand.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Box, coveredShare } from './covered-area.ts'
import { type CoverageRule, countLeaks, leakedFrames, leakedObjects, mergeLeaks } from './leaked-frames.ts'

const anyBox: fc.Arbitrary<Box> = fc.tuple(
  fc.integer({ min: -4, max: 14 }),
  fc.integer({ min: -4, max: 14 }),
  fc.integer({ min: 0, max: 12 }),
  fc.integer({ min: 0, max: 12 }),
)
const object: fc.Arbitrary<Box> = anyBox.filter(([, , width, height]) => width > 0 && height > 0)

function pixelShare([x, y, width, height]: Box, others: readonly Box[]): number {
  let covered = 0
  for (let px = x; px < x + width; px++)
    for (let py = y; py < y + height; py++)
      if (others.some(([l, t, w, h]) => px >= l && px < l + w && py >= t && py < t + h)) covered++
  return covered / (width * height)
}

test('the share covered is that of the pixels', () => {
  fc.assert(
    fc.property(object, fc.array(anyBox, { maxLength: 8 }), (box, others) => {
      expect(coveredShare(box, others)).toBeCloseTo(pixelShare(box, others), 12)
    }),
    { numRuns: 1000 },
  )
})

type Frames = readonly { readonly hide: readonly Box[]; readonly cover: readonly Box[] }[]
const frames: fc.Arbitrary<Frames> = fc.array(
  fc.record({ hide: fc.array(object, { maxLength: 3 }), cover: fc.array(anyBox, { maxLength: 4 }) }),
  { maxLength: 6 },
)
const rules: fc.Arbitrary<CoverageRule> = fc.record({
  share: fc.constantFrom(0.1, 0.5, 0.75, 1),
  by: fc.constantFrom('union', 'single'),
})

function count(of: Frames, rule: CoverageRule, wanted: (image: number) => boolean = () => true) {
  const columns = (pick: 'hide' | 'cover') => {
    const rows = of.flatMap((frame, image) =>
      wanted(image) ? frame[pick].map((box) => ({ image, box })) : [],
    )
    return {
      image: Int32Array.from(rows, (row) => row.image),
      box: Float64Array.from(rows.flatMap((row) => row.box)),
    }
  }
  const images = Int32Array.from([...of.keys()].filter(wanted))
  return countLeaks(images, columns('hide'), columns('cover'), rule)
}

test('frames and objects that leak are those counted pixel by pixel', () => {
  fc.assert(
    fc.property(frames, rules, (of, rule) => {
      const leaks = ({ hide, cover }: Frames[number]): number =>
        hide.filter((box) => {
          const each = cover.map((one) => pixelShare(box, [one]))
          return (rule.by === 'union' ? pixelShare(box, cover) : Math.max(0, ...each)) < rule.share - 1e-12
        }).length
      const state = count(of, rule)
      expect(leakedObjects(state)).toEqual({
        events: of.reduce((sum, frame) => sum + leaks(frame), 0),
        n: of.reduce((sum, frame) => sum + frame.hide.length, 0),
      })
      expect(leakedFrames(state)).toEqual({
        events: of.filter((frame) => leaks(frame) > 0).length,
        n: of.filter((frame) => frame.hide.length > 0).length,
      })
    }),
  )
})

test('one box hides no more than all of them; a smaller share is never missed more often', () => {
  fc.assert(
    fc.property(frames, fc.constantFrom(0.5, 1), (of, share) => {
      const leaked = (rule: CoverageRule): number => leakedObjects(count(of, rule)).events
      expect(leaked({ share, by: 'union' })).toBeLessThanOrEqual(leaked({ share, by: 'single' }))
      expect(leaked({ share: share / 2, by: 'union' })).toBeLessThanOrEqual(leaked({ share, by: 'union' }))
    }),
  )
})

test('any split of the frames, merged, is the whole', () => {
  fc.assert(
    fc.property(frames, rules, fc.nat(63), (of, rule, mask) => {
      const part = (side: number) => count(of, rule, (image) => ((mask >> image) & 1) === side)
      expect(mergeLeaks(part(1), part(0))).toEqual(count(of, rule))
    }),
  )
})

test('what cannot be counted is refused', () => {
  const none = { image: Int32Array.of(), box: Float64Array.of() }
  const at = (image: number, ...box: number[]) => ({
    image: Int32Array.of(image),
    box: Float64Array.from(box),
  })
  const rule: CoverageRule = { share: 1, by: 'union' }
  const images = Int32Array.of(0)
  expect(() => countLeaks(images, none, none, { ...rule, share: 0 })).toThrow('above 0 and at most 1')
  expect(() => countLeaks(images, at(0, 1, 1, 0, 5), none, rule)).toThrow('has an area')
  expect(() => countLeaks(images, at(7, 1, 1, 5, 5), none, rule)).toThrow('not among the images')
  expect(() => countLeaks(images, none, at(0, 1, 1, Number.NaN, 5), rule)).toThrow('finite sides')
  const state = countLeaks(images, none, none, rule)
  expect(() => mergeLeaks(state, state)).toThrow('image 0 is in both sets')
  expect(() => mergeLeaks(state, { ...state, rule: { ...rule, by: 'single' } })).toThrow('same rule')
  expect(leakedFrames(state)).toEqual({ events: 0, n: 0 })
})
