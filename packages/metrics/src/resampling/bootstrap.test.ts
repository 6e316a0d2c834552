// Held against the exact moments of the multinomial distribution, SciPy's bootstrap for the interval of a ratio, and
// plain resampling of rows. Tolerances are four or more standard errors of the simulation; seeds are fixed.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRandom } from '../random.ts'
import { bootstrapCells, bootstrapUnits, type Statistic } from './bootstrap.ts'
import { percentileInterval } from './replicates.ts'

const cell =
  (place: number): Statistic =>
  (cells) =>
    cells[place] ?? 0
const mean = (values: Float64Array): number => values.reduce((sum, v) => sum + v, 0) / values.length

function covariance(a: Float64Array, b: Float64Array): number {
  const [centreA, centreB] = [mean(a), mean(b)]
  return mean(a.map((value, i) => (value - centreA) * ((b[i] ?? 0) - centreB)))
}

test.each([
  ['full cells', [50, 0, 30, 900, 20]],
  ['sparse cells', [3, 0, 1, 7, 9]],
  ['full and sparse cells', [400, 9, 0, 90, 1]],
])('%s have the means, variances and covariances of a multinomial draw', (_, cells) => {
  const n = cells.reduce((sum, count) => sum + count, 0)
  const statistics = cells.map((_count, i) => cell(i))
  const drawn = bootstrapCells(cells, statistics, { replicates: 40_000, random: createRandom(11) })
  for (const [i, a] of drawn.entries()) {
    const expected = cells[i] ?? 0
    expect(Math.abs(mean(a) - expected)).toBeLessThanOrEqual(4 * Math.sqrt(expected / 40_000))
    for (const [j, b] of drawn.entries()) {
      const [p, q] = [expected / n, (cells[j] ?? 0) / n]
      const exact = i === j ? n * p * (1 - p) : -n * p * q
      expect(Math.abs(covariance(a, b) - exact)).toBeLessThanOrEqual(0.04 * n * Math.sqrt(p * q))
    }
  }
})

test('every draw has as many observations, all in cells that hold some', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constant(0), fc.nat(5000)), { maxLength: 12 }),
      fc.nat(),
      (cells, seed) => {
        const n = cells.reduce((sum, count) => sum + count, 0)
        const whole: Statistic = (drawn) => {
          expect(drawn.every((x, i) => Number.isInteger(x) && x >= 0 && (x === 0 || cells[i] !== 0))).toBe(
            true,
          )
          return drawn.reduce((sum, x) => sum + x, 0)
        }
        const [totals] = bootstrapCells(cells, [whole], { replicates: 5, random: createRandom(seed) })
        expect(totals).toEqual(new Float64Array(5).fill(n))
      },
    ),
  )
})

test('a seed gives the same replicates; all statistics see the same draw', () => {
  const run = (seed: number) =>
    bootstrapCells([7, 5, 9], [cell(0), (c) => (c[1] ?? 0) + (c[2] ?? 0)], {
      replicates: 200,
      random: createRandom(seed),
    })
  expect(run(1)).toEqual(run(1))
  expect(run(1)).not.toEqual(run(2))
  const [first, rest] = run(1)
  expect(first?.every((x, i) => x + (rest?.[i] ?? 0) === 21)).toBe(true)
})

test('a resample without a denominator is left out', () => {
  const rate: Statistic = (c) => (c[0] ?? 0) / ((c[0] ?? 0) + (c[1] ?? 0))
  const [rates, all] = bootstrapCells([1, 1, 8], [rate, cell(2)], {
    replicates: 5000,
    random: createRandom(4),
  })
  // 0.8 to the 10th of the resamples have neither.
  expect(Math.abs((rates?.length ?? 0) / 5000 - (1 - 0.8 ** 10))).toBeLessThan(0.02)
  expect(rates?.every(Number.isFinite)).toBe(true)
  expect(all?.length).toBe(5000)
  expect(bootstrapCells([0, 0], [rate], { replicates: 5, random: createRandom(1) })[0]?.length).toBe(0)
})

test('two million cells of which three are filled cost what three cost', () => {
  const cells = new Float64Array(2_000_000)
  for (const place of [5, 1_000_000, 1_999_999]) cells[place] = 400
  const started = performance.now()
  bootstrapCells(cells, [cell(5)], { replicates: 10_000, random: createRandom(1) })
  expect(performance.now() - started).toBeLessThan(1000)
})

// Davison and Hinkley's ten cities (population in 1920 and 1930; `city` in R's boot package): the limits and the standard
// error are those of scipy.stats.bootstrap 1.10.1, paired, percentile, 400,000 resamples.
const CITY = { u: [138, 93, 61, 179, 48, 37, 29, 23, 30, 2], x: [143, 104, 69, 260, 75, 63, 50, 48, 111, 50] }
const ratio: Statistic = (sums) => (sums[1] ?? 0) / (sums[0] ?? 0)

test('the ratio of the ten cities, against SciPy', () => {
  const vectors = Float64Array.from(CITY.u.flatMap((u, i) => [u, CITY.x[i] ?? 0]))
  const [ratios = new Float64Array()] = bootstrapUnits({ count: 10, width: 2, vectors }, [ratio], {
    replicates: 100_000,
    random: createRandom(1),
  })
  const limits = percentileInterval(ratios, 973 / 640, 0.95)
  expect(Math.abs((limits?.low ?? 0) - 1.25)).toBeLessThan(0.01)
  expect(Math.abs((limits?.high ?? 0) - 2.1105)).toBeLessThan(0.01)
  expect(Math.sqrt(covariance(ratios, ratios))).toBeCloseTo(0.2223, 2)
})

test('units of one observation are resampled as the cells are', () => {
  const vectors = Float64Array.from({ length: 2000 }, (_, i) =>
    i % 2 === (Math.floor(i / 2) % 4 === 0 ? 0 : 1) ? 1 : 0,
  )
  const [events = new Float64Array()] = bootstrapUnits({ count: 1000, width: 2, vectors }, [cell(0)], {
    replicates: 20_000,
    random: createRandom(9),
  })
  expect(Math.abs(mean(events) - 250)).toBeLessThan(0.5)
  expect(Math.abs(covariance(events, events) / 187.5 - 1)).toBeLessThan(0.05)
})

test('by unit the interval covers as often as it says, and by observation it does not: 600 runs of 60 people', () => {
  const { uniform } = createRandom(21)
  const [random, covered] = [createRandom(22), { units: 0, cells: 0 }]
  for (let run = 0; run < 600; run++) {
    // Ten observations a person, who errs at a rate of her own, uniform on [0, 0.6].
    const people = Array.from({ length: 60 }, () => {
      const rate = 0.6 * uniform()
      return Array.from({ length: 10 }, () => (uniform() < rate ? 1 : 0)).reduce(
        (sum: number, x) => sum + x,
        0,
      )
    })
    const errors = people.reduce((sum, x) => sum + x, 0)
    const rate: Statistic = (sums) => (sums[0] ?? 0) / 600
    const covers = ([rates = new Float64Array()]: readonly Float64Array[]): number => {
      const limits = percentileInterval(rates, errors / 600, 0.95)
      return limits !== undefined && limits.low <= 0.3 && 0.3 <= limits.high ? 1 : 0
    }
    const options = { replicates: 400, random }
    const vectors = Float64Array.from(people)
    covered.units += covers(bootstrapUnits({ count: 60, width: 1, vectors }, [rate], options))
    covered.cells += covers(bootstrapCells([errors, 600 - errors], [rate], options))
  }
  expect(covered.units / 600).toBeGreaterThan(0.92)
  expect(covered.units / 600).toBeLessThan(0.975)
  expect(covered.cells / 600).toBeLessThan(0.9)
})

test('every unit alike: every resample is the whole', () => {
  const units = { count: 3, width: 1, vectors: Float64Array.of(2.5, 2.5, 2.5) }
  const [sums] = bootstrapUnits(units, [cell(0)], { replicates: 4, random: createRandom(2) })
  expect(sums).toEqual(new Float64Array(4).fill(7.5))
})

test('refuses fractions of observations, no replicates, and vectors of another length', () => {
  const options = { replicates: 1, random: createRandom(1) }
  expect(() => bootstrapCells([0.5], [cell(0)], options)).toThrow(RangeError)
  expect(() => bootstrapCells([-1], [cell(0)], options)).toThrow(RangeError)
  expect(() => bootstrapCells([1], [cell(0)], { ...options, replicates: 0 })).toThrow(RangeError)
  const units = { count: 2, width: 2, vectors: new Float64Array(3) }
  expect(() => bootstrapUnits(units, [cell(0)], options)).toThrow(RangeError)
})
