// What holds of BLEU, chrF and TER alike, whatever the texts.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bleuOf, bleuStatistics } from './bleu.ts'
import { CHRF_PLUS, chrfOf, chrfStatistics } from './chrf.ts'
import { sumOf } from './segments.fixture.ts'
import { terOf, terStatistics } from './ter.ts'

type Outcome = { readonly kind: 'measured'; readonly score: number } | { readonly kind: 'not_measured' }
type Metric = {
  readonly name: string
  readonly most: number
  readonly same: number
  readonly count: (hypothesis: string, references: readonly string[]) => Float64Array
  readonly score: (sums: Float64Array) => Outcome
}

const METRICS: readonly Metric[] = [
  { name: 'BLEU', most: 100, same: 100, count: bleuStatistics, score: (sums) => bleuOf(sums) },
  { name: 'chrF', most: 100, same: 100, count: chrfStatistics, score: (sums) => chrfOf(sums) },
  {
    name: 'chrF++',
    most: 100,
    same: 100,
    count: (h, r) => chrfStatistics(h, r, CHRF_PLUS),
    score: (sums) => chrfOf(sums, CHRF_PLUS),
  },
  { name: 'TER', most: Infinity, same: 0, count: terStatistics, score: terOf },
]

const word = fc.oneof(
  fc.constantFrom('the', 'man', 'not', 'a', '14:30', 'ŵyr', '😀', 'ran', '.'),
  fc.string({ unit: 'grapheme', maxLength: 5 }),
)
const text = fc.array(word, { maxLength: 14 }).map((words) => words.join(' '))
const segment = fc.record({ hypothesis: text, references: fc.array(text, { minLength: 1, maxLength: 3 }) })
const corpus = fc.array(segment, { minLength: 1, maxLength: 8 })

function rowsOf(metric: Metric, segments: readonly { hypothesis: string; references: readonly string[] }[]) {
  return segments.map(({ hypothesis, references }) => metric.count(hypothesis, references))
}

function widthOf(metric: Metric): number {
  return metric.count('', ['']).length
}

function near(a: Float64Array, b: Float64Array): boolean {
  return a.every((value, i) => Math.abs(value - (b[i] ?? NaN)) < 1e-9)
}

test.each(METRICS)('$name is within its bounds, or not measured', (metric) => {
  fc.assert(
    fc.property(corpus, (segments) => {
      const outcome = metric.score(sumOf(rowsOf(metric, segments), widthOf(metric)))
      if (outcome.kind === 'not_measured') return
      expect(outcome.score).toBeGreaterThanOrEqual(0)
      expect(outcome.score).toBeLessThanOrEqual(metric.most)
      expect(Number.isFinite(outcome.score)).toBe(true)
    }),
  )
})

test.each(METRICS)('$name is the same in any order and any split of the segments', (metric) => {
  fc.assert(
    fc.property(corpus, fc.nat(8), fc.nat(), (segments, cut, turn) => {
      const [rows, width] = [rowsOf(metric, segments), widthOf(metric)]
      const whole = sumOf(rows, width)
      const parts = [sumOf(rows.slice(0, cut), width), sumOf(rows.slice(cut), width)]
      expect(near(sumOf(parts, width), whole)).toBe(true)
      const turned = rows.map((_, i) => rows[(i + turn) % rows.length] ?? whole)
      expect(near(sumOf(turned, width), whole)).toBe(true)
    }),
  )
})

test.each(METRICS)('$name of a text of four words or more with itself is $same', (metric) => {
  fc.assert(
    fc.property(text, (said) => {
      const whole = `not the man ran ${said}`
      const outcome = metric.score(metric.count(whole, [whole]))
      expect(outcome).toMatchObject({ kind: 'measured', score: expect.closeTo(metric.same, 9) })
    }),
  )
})

test.each(METRICS)('$name of an empty translation leaves nothing right', (metric) => {
  const outcome = metric.score(metric.count('', ['the man ran']))
  expect(outcome).toMatchObject({ kind: 'measured', score: metric.same === 0 ? 100 : 0 })
})
