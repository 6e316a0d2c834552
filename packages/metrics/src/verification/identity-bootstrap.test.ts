// Held against the authors' own software (awslabs/cis-matching-tasks, python-code/utils.py, 40,000 replicates) on the
// comparisons of pair-errors.test.ts, to the error that 20,000 replicates leave.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRandom } from '../random.ts'
import { type IdentityResampling, identityBootstrap } from './identity-bootstrap.ts'
import { countPairErrors, type PairErrors, pairErrorInterval, pairErrorVariance } from './pair-errors.ts'

function complete(genuine: boolean): PairErrors {
  const rows: (readonly [number, number, number])[] = []
  for (let a = 0; a < 12; a++)
    for (let b = genuine ? a : a + 1; b < (genuine ? a + 1 : 12); b++)
      for (let i = 0; i < 2 + (a % 3); i++)
        for (let j = genuine ? i + 1 : 0; j < 2 + (b % 3); j++) {
          const h = (a * a * 31 + b * b * 31 + a * b * 17 + i * 7 + j * 13 + (a + b) * 101) % 97
          const spoils = [a, b].some((person) => person === 3 || person === 7)
          rows.push([a, b, (genuine ? (h + a * 9) % 97 < 22 : h < (spoils ? 30 : 6)) ? 1 : 0])
        }
  const side = (place: 0 | 1): Int32Array => Int32Array.from(rows, (row) => row[place])
  return countPairErrors(
    12,
    side(0),
    side(1),
    Uint8Array.from(rows, (row) => row[2]),
  )
}

const options = { replicates: 20_000, seed: 7, level: 0.95 }

// The authors' own vertex bootstrap fills pairs of one person with as many comparisons as that person has with herself
// in Python, and with the mean of all pairs in R; ours does the latter, so its limits of false matches lie nearer.
test.each<[genuine: boolean, IdentityResampling, low: number, high: number, tolerance: number]>([
  [true, 'double-or-nothing', 0.07142857, 0.42857143, 0.006],
  [true, 'vertex', 0.10714286, 0.39583333, 0.006],
  [false, 'double-or-nothing', 0, 0.27272727, 0.006],
  [false, 'vertex', 0.02946009, 0.22909196, 0.015],
])('genuine %s, %s: %d to %d', (genuine, method, low, high, tolerance) => {
  const limits = identityBootstrap(complete(genuine), { ...options, method })
  if (limits.kind !== 'measured') throw new Error('there are errors')
  expect(Math.abs(limits.low - low)).toBeLessThan(tolerance)
  expect(Math.abs(limits.high - high)).toBeLessThan(tolerance)
  expect(limits.low <= limits.estimate && limits.estimate <= limits.high).toBe(true)
})

test('the same seed gives the same limits, another seed others', () => {
  const limits = (seed: number) =>
    identityBootstrap(complete(false), { ...options, replicates: 500, method: 'vertex', seed })
  expect(limits(3)).toEqual(limits(3))
  expect({ ...limits(3), seed: 0 }).not.toEqual({ ...limits(4), seed: 0 })
})

/** One resample after the other and pair by pair, with the same draws: the estimator as it is defined. */
function ratesOneByOne(pairs: PairErrors, people: number, replicates: number, seed: number): number[] {
  const [random, genuine] = [createRandom(seed), pairs.first[0] === pairs.second[0]]
  const trials = pairs.trials.reduce((sum, count) => sum + count, 0)
  const errors = pairs.errors.reduce((sum, count) => sum + count, 0)
  return Array.from({ length: replicates }, () => {
    const weights = new Array<number>(people).fill(0)
    for (let i = 0; i < people; i++) {
      const drawn = Math.floor(random.uniform() * people)
      weights[drawn] = (weights[drawn] ?? 0) + 1
    }
    const twice = genuine ? 0 : weights.reduce((sum, weight) => sum + (weight * (weight - 1)) / 2, 0)
    const unseen = (twice * trials) / ((people * (people - 1)) / 2)
    let [seen, wrong] = [unseen, (unseen * errors) / trials]
    for (const [i, a] of pairs.first.entries()) {
      const weight = (weights[a] ?? 0) * (genuine ? 1 : (weights[pairs.second[i] ?? 0] ?? 0))
      seen += weight * (pairs.trials[i] ?? 0)
      wrong += weight * (pairs.errors[i] ?? 0)
    }
    return wrong / seen
  }).sort((a, b) => a - b)
}

test.each([true, false])('the limits are those of resampling pair by pair, genuine %s', (genuine) => {
  const pairs = complete(genuine)
  const rates = ratesOneByOne(pairs, 12, 1000, 5)
  const limits = identityBootstrap(pairs, { method: 'vertex', replicates: 1000, seed: 5, level: 0.95 })
  if (limits.kind !== 'measured') throw new Error('there are errors')
  expect(limits.low).toBeCloseTo(rates[25] ?? 0, 12)
  expect(limits.high).toBeCloseTo(rates[974] ?? 0, 12)
})

test('people who take part in nothing change nothing', () => {
  const pairs = complete(false)
  const shifted = {
    ...pairs,
    people: 40,
    first: pairs.first.map((p) => p + 9),
    second: pairs.second.map((p) => p + 9),
  }
  const limits = (of: PairErrors) =>
    identityBootstrap(of, { ...options, replicates: 500, method: 'double-or-nothing' })
  expect(limits(shifted)).toEqual(limits(pairs))
})

test('with many people who do not depend on each other, all three intervals agree', () => {
  const people = 400
  const first = Int32Array.from({ length: 4000 }, (_, i) => i % people)
  const { uniform } = createRandom(1)
  const error = Uint8Array.from({ length: 4000 }, () => (uniform() < 0.1 ? 1 : 0))
  const pairs = countPairErrors(people, first, first, error)
  const wilson = pairErrorInterval(pairs, 0.95)
  for (const method of ['double-or-nothing', 'vertex'] as const) {
    const limits = identityBootstrap(pairs, { ...options, replicates: 4000, method })
    if (limits.kind !== 'measured') throw new Error('there are errors')
    const tolerance = 0.4 * Math.sqrt(pairErrorVariance(pairs))
    expect(Math.abs(limits.low - wilson.low)).toBeLessThan(tolerance)
    expect(Math.abs(limits.high - wilson.high)).toBeLessThan(tolerance)
  }
})

test('where every replicate would be the same, it says so', () => {
  const of = (people: number, error: number): PairErrors => {
    const first = Int32Array.from({ length: people }, (_, i) => i)
    const second = first.map((person) => (person + 1) % people)
    return countPairErrors(people, first, second, new Uint8Array(people).fill(error))
  }
  const said = (pairs: PairErrors) => identityBootstrap(pairs, { ...options, method: 'vertex' })
  expect(said(of(5, 0))).toEqual({ kind: 'not_measured', reason: 'no_errors' })
  expect(said(of(5, 1))).toEqual({ kind: 'not_measured', reason: 'nothing_but_errors' })
  const two = countPairErrors(2, Int32Array.of(0, 0), Int32Array.of(1, 1), Uint8Array.of(1, 0))
  expect(said(two)).toEqual({ kind: 'not_measured', reason: 'too_few_people' })
})

const comparisons = fc
  .integer({ min: 4, max: 9 })
  .chain((people) =>
    fc.tuple(
      fc.constant(people),
      fc.array(fc.tuple(fc.nat(people - 1), fc.nat(people - 1), fc.nat(3)), { minLength: 4, maxLength: 40 }),
    ),
  )

test('limits hold the rate, lie in [0, 1], and widen with the level', () => {
  fc.assert(
    fc.property(comparisons, fc.boolean(), fc.nat(), ([people, rows], genuine, seed) => {
      const kept = rows.filter(([a, b]) => genuine || a !== b)
      fc.pre(kept.length > 0)
      const column = (of: (row: readonly [number, number, number]) => number) => Int32Array.from(kept, of)
      const second = column(([a, b]) => (genuine ? a : b))
      const errors = Uint8Array.from(kept, ([, , error]) => (error === 0 ? 1 : 0))
      const pairs = countPairErrors(
        people,
        column(([a]) => a),
        second,
        errors,
      )
      for (const method of ['vertex', 'double-or-nothing'] as const) {
        const [narrow, wide] = [0.5, 0.9].map((level) =>
          identityBootstrap(pairs, { method, level, replicates: 100, seed }),
        )
        if (narrow?.kind !== 'measured' || wide?.kind !== 'measured') continue
        expect(0 <= wide.low && wide.low <= narrow.low && narrow.low <= narrow.estimate).toBe(true)
        expect(narrow.estimate <= narrow.high && narrow.high <= wide.high && wide.high <= 1).toBe(true)
      }
    }),
    { numRuns: 60 },
  )
})

test('refuses too few replicates', () => {
  expect(() => identityBootstrap(complete(true), { ...options, replicates: 99, method: 'vertex' })).toThrow(
    RangeError,
  )
})
