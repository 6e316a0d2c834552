// The trade-off against going through all thresholds one by one, and what must hold for any scores.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ScoreHistogram } from '../score-scan.ts'
import { countScores } from './count-scores.ts'
import { detCurve, equalErrorRate, errorsAt, missesAtFalseAlarms } from './error-trade-off.ts'

type Rows = readonly (readonly [score: number, positive: boolean])[]
const rows: fc.Arbitrary<Rows> = fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.boolean()), {
  minLength: 2,
  maxLength: 80,
})

function count(of: Rows): ScoreHistogram {
  return countScores(
    Float64Array.from(of, ([score]) => score),
    Uint8Array.from(of, ([, positive]) => (positive ? 1 : 0)),
  )
}

function ratesByHand(of: Rows, threshold: number): { miss: number; falseAlarm: number } {
  const share = (of: Rows, wrong: (score: number) => boolean): number =>
    of.filter(([score]) => wrong(score)).length / of.length
  return {
    miss: share(
      of.filter(([, positive]) => positive),
      (score) => score < threshold,
    ),
    falseAlarm: share(
      of.filter(([, positive]) => !positive),
      (score) => score >= threshold,
    ),
  }
}

const hasBoth = (of: Rows): boolean => new Set(of.map(([, positive]) => positive)).size === 2
const everyThreshold = Array.from({ length: 14 }, (_, i) => i)

test('misses and false alarms at a threshold are those counted by hand', () => {
  fc.assert(
    fc.property(rows, fc.double({ min: -1, max: 14, noNaN: true }), (of, threshold) => {
      fc.pre(hasBoth(of))
      const { misses, falseAlarms } = errorsAt(count(of), threshold)
      const { miss, falseAlarm } = ratesByHand(of, threshold)
      expect([misses.events / misses.n, falseAlarms.events / falseAlarms.n]).toEqual([miss, falseAlarm])
    }),
  )
})

test('the equal error rate is where the two are nearest, and no threshold brings them nearer', () => {
  fc.assert(
    fc.property(rows, (of) => {
      fc.pre(hasBoth(of))
      const found = equalErrorRate(count(of))
      const gaps = everyThreshold.map((threshold) => {
        const { miss, falseAlarm } = ratesByHand(of, threshold)
        return Math.abs(miss - falseAlarm)
      })
      if (found === undefined) throw new Error('both classes are there')
      const { misses, falseAlarms, estimate, threshold } = found
      const [miss, falseAlarm] = [misses.events / misses.n, falseAlarms.events / falseAlarms.n]
      expect(Math.abs(miss - falseAlarm)).toBeCloseTo(Math.min(...gaps), 12)
      expect(estimate).toBeCloseTo((miss + falseAlarm) / 2, 12)
      expect(errorsAt(count(of), threshold ?? Infinity).misses).toEqual(misses)
    }),
  )
})

test('the fewest misses at a limit are those of the lowest threshold that keeps it', () => {
  fc.assert(
    fc.property(rows, fc.constantFrom(0.01, 0.05, 0.1, 0.2, 0.5, 0.9), (of, limit) => {
      fc.pre(hasBoth(of))
      const found = missesAtFalseAlarms(count(of), limit)
      const negatives = of.filter(([, positive]) => !positive).length
      if (found.kind === 'not_measured') {
        expect(negatives).toBeLessThan(1 / limit)
        return
      }
      const kept = everyThreshold
        .map((t) => ratesByHand(of, t))
        .filter(({ falseAlarm }) => falseAlarm <= limit + 1e-12)
      expect(found.misses.events / found.misses.n).toBeCloseTo(Math.min(...kept.map(({ miss }) => miss)), 12)
    }),
  )
})

test('a looser limit never costs more misses', () => {
  fc.assert(
    fc.property(rows, (of) => {
      const found = [0.1, 0.2, 0.5].map((limit) => missesAtFalseAlarms(count(of), limit))
      const misses = found.flatMap((one) => (one.kind === 'measured' ? [one.misses.events] : []))
      expect(misses.toSorted((a, b) => b - a)).toEqual(misses)
    }),
  )
})

test('the corners rise in misses and fall in false alarms, and no threshold beats one of them', () => {
  fc.assert(
    fc.property(rows, (of) => {
      const { thresholds, missRates, falseAlarmRates } = detCurve(count(of))
      expect(thresholds.length > 0).toBe(hasBoth(of))
      for (const [i, threshold] of thresholds.entries()) {
        const here = { miss: missRates[i] ?? 0, falseAlarm: falseAlarmRates[i] ?? 0 }
        expect(here).toEqual(ratesByHand(of, threshold))
        const better = everyThreshold
          .map((t) => ratesByHand(of, t))
          .filter(({ miss, falseAlarm }) => miss <= here.miss && falseAlarm <= here.falseAlarm)
        expect(
          better.filter(({ miss, falseAlarm }) => miss + falseAlarm < here.miss + here.falseAlarm),
        ).toEqual([])
        if (i > 0) expect(missRates[i]).toBeGreaterThan(missRates[i - 1] ?? 1)
      }
    }),
  )
})

test('scores that separate: nothing missed at any limit', () => {
  const apart = count([...Array(100)].map((_, i) => [i < 50 ? 0 : 12, i >= 50]))
  expect(equalErrorRate(apart)).toMatchObject({ estimate: 0, threshold: 12 })
  expect(missesAtFalseAlarms(apart, 0.02)).toMatchObject({
    kind: 'measured',
    threshold: 12,
    misses: { events: 0 },
  })
})

test('scores all equal: only refusing everything keeps a limit', () => {
  const equal = count([...Array(40)].map((_, i) => [3, i % 2 === 0]))
  expect(equalErrorRate(equal)?.estimate).toBe(0.5)
  expect(missesAtFalseAlarms(equal, 0.5)).toEqual({
    kind: 'measured',
    threshold: null,
    misses: { events: 20, n: 20 },
    falseAlarms: { events: 0, n: 20 },
  })
})

test('a class that is not there is not measured', () => {
  const onlyNegatives = count([...Array(40)].map(() => [3, false]))
  expect(equalErrorRate(onlyNegatives)).toBeUndefined()
  expect(missesAtFalseAlarms(onlyNegatives, 0.5)).toEqual({ kind: 'not_measured', reason: 'no_positives' })
})

test('a limit that its count reaches exactly is not lost to rounding', () => {
  const negatives = [...Array(1_000)].map((_, i) => [i < 999 ? 0 : 5, false] as const)
  const of = count([...negatives, [3, true]])
  expect(missesAtFalseAlarms(of, 1e-3)).toMatchObject({ threshold: 3, falseAlarms: { events: 1, n: 1000 } })
})

test('refuses a limit outside (0, 1) and a threshold that is no number', () => {
  const of = count([[1, true]])
  expect(() => missesAtFalseAlarms(of, 1)).toThrow(RangeError)
  expect(() => missesAtFalseAlarms(of, 0)).toThrow(RangeError)
  expect(() => errorsAt(of, Number.NaN)).toThrow(RangeError)
})
