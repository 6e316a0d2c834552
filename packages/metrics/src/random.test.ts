// Held against the authors' C code of xoshiro128** (prng.di.unimi.it), compiled and run from the state 1, 2, 3, 4.
import { expect, test } from 'vitest'
import { createRandom, randomFromState } from './random.ts'

test('the stream of the reference code', () => {
  const { uint32 } = randomFromState(1, 2, 3, 4)
  const expected = [11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849]
  expect(expected.map(() => uint32())).toEqual(expected)
})

test('a seed gives one stream, and another seed another', () => {
  const first = (seed: number): number[] => Array.from({ length: 5 }, createRandom(seed).uniform)
  expect(first(7)).toEqual(first(7))
  const seeds = [0, 1, 7, -7, 2 ** 40, 2 ** 40 + 1]
  expect(new Set(seeds.map((seed) => first(seed).join())).size).toBe(seeds.length)
})

test('uniform numbers fill [0, 1) evenly', () => {
  const { uniform } = createRandom(1)
  const tenths = new Array<number>(10).fill(0)
  for (let i = 0; i < 100_000; i++) {
    const tenth = Math.floor(uniform() * 10)
    tenths[tenth] = (tenths[tenth] ?? 0) + 1
  }
  // Five standard deviations about 10,000.
  for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(475)
})

test('refuses a seed that is no whole number', () => {
  expect(() => createRandom(0.5)).toThrow(RangeError)
})
