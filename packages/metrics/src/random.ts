// A seeded stream of random numbers, so that a resampled interval can be computed again to the last bit, on any
// machine, from the seed that stands in the result.
import { requireThat } from './require-that.ts'

/** A stream of random numbers. `uint32` is uniform on 0 … 2³² − 1, `uniform` on [0, 1) with 53 bits. */
export type Random = { readonly uint32: () => number; readonly uniform: () => number }

function rotateLeft(x: number, by: number): number {
  return (x << by) | (x >>> (32 - by))
}

/** xoshiro128**, from four words of which one at least is not 0. */
export function randomFromState(a: number, b: number, c: number, d: number): Random {
  let [s0, s1, s2, s3] = [a | 0, b | 0, c | 0, d | 0]
  const uint32 = (): number => {
    const result = Math.imul(rotateLeft(Math.imul(s1, 5), 7), 9) >>> 0
    const t = s1 << 9
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= t
    s3 = rotateLeft(s3, 11)
    return result
  }
  return { uint32, uniform: () => ((uint32() >>> 5) * 67_108_864 + (uint32() >>> 6)) / 9_007_199_254_740_992 }
}

/**
 * A stream that depends on nothing but the seed, a whole number of up to 53 bits.
 *
 * Source: D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47 (2021),
 * xoshiro128**; the seed is spread by the finaliser of SplitMix32. Throws `RangeError` for a fraction.
 *
 * @example
 * createRandom(7).uint32() === createRandom(7).uint32() // => true
 */
export function createRandom(seed: number): Random {
  requireThat(Number.isSafeInteger(seed), `a seed is a whole number, got ${seed}`)
  let state = (seed ^ Math.imul(Math.floor(seed / 4_294_967_296), 0x85ebca6b)) | 0
  const spread = (): number => {
    state = (state + 0x9e3779b9) | 0
    let z = state
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b)
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35)
    return z ^ (z >>> 16)
  }
  return randomFromState(spread(), spread(), spread(), spread() | 1)
}
