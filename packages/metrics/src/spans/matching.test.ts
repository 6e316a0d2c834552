// Held against the worked example of nervaluate's README (github.com/MantisAI/nervaluate, "Putting all together"), the
// cases of its tests, and small ones counted by hand. 20,000 random documents without overlaps inside a side gave, for
// all four schemes, the counts of the rules in its strategies.py.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  allSpans,
  countSpans,
  mergeSpans,
  SPAN_SCHEMES,
  type Span,
  type SpanCounts,
  type SpanScheme,
  type SpansByType,
} from './matching.ts'
import { spanF, spanPrecision, spanRecall } from './span-scores.ts'

const span = (start: number, end: number, type: string): Span => ({ start, end, type })
const asList = (c: SpanCounts): readonly number[] => [c.correct, c.incorrect, c.partial, c.missed, c.spurious]
const ratio = ({ events, n }: { events: number; n: number }): number => events / n

/**
 * The scenarios of the README, I to VI, one document each: truth, prediction. Scenario I stands twice, since the sums
 * printed there are of six true and six predicted spans.
 */
const SCENARIOS: readonly (readonly [readonly Span[], readonly Span[]])[] = [
  [[span(0, 9, 'DRUG')], [span(0, 9, 'DRUG')]],
  [[span(0, 12, 'DRUG')], [span(0, 12, 'DRUG')]],
  [[], [span(0, 7, 'BRAND')]],
  [[span(0, 7, 'BRAND')], []],
  [[span(0, 11, 'DRUG')], [span(0, 11, 'BRAND')]],
  [[span(3, 11, 'DRUG')], [span(0, 11, 'DRUG')]],
  [[span(5, 19, 'GROUP')], [span(0, 19, 'DRUG')]],
]

function readme(scheme: SpanScheme): SpanCounts {
  const parts = SCENARIOS.map(([truth, found]) => countSpans(scheme, truth, found))
  return allSpans(parts.reduce(mergeSpans))
}

test.each<[SpanScheme, readonly number[], string]>([
  ['type', [3, 2, 0, 1, 1], '0.50'],
  ['partial', [3, 0, 2, 1, 1], '0.66'],
  ['exact', [3, 2, 0, 1, 1], '0.50'],
  ['strict', [2, 3, 0, 1, 1], '0.33'],
])("nervaluate's worked example: %s", (scheme, counts, score) => {
  const all = readme(scheme)
  expect(asList(all)).toEqual(counts)
  // The README cuts its figures after two digits.
  const cut = (x: number | undefined): string => (Math.floor((x ?? -1) * 100) / 100).toFixed(2)
  expect([ratio(spanPrecision(all)), ratio(spanRecall(all)), spanF(all, 1)].map(cut)).toEqual([
    score,
    score,
    score,
  ])
})

// nervaluate, tests/test_evaluator.py, with ends made exclusive.
test.each<[string, readonly Span[], readonly Span[], Readonly<Record<SpanScheme, readonly number[]>>]>([
  [
    'extra class',
    [span(1, 4, 'ORG')],
    [span(1, 4, 'FOO')],
    { strict: [0, 1, 0, 0, 0], exact: [1, 0, 0, 0, 0], partial: [1, 0, 0, 0, 0], type: [0, 1, 0, 0, 0] },
  ],
  [
    'no entities in the prediction',
    [span(2, 5, 'PER')],
    [],
    { strict: [0, 0, 0, 1, 0], exact: [0, 0, 0, 1, 0], partial: [0, 0, 0, 1, 0], type: [0, 0, 0, 1, 0] },
  ],
  [
    'two of one type, side by side',
    [span(1, 3, 'LOC'), span(3, 5, 'LOC')],
    [span(1, 3, 'LOC'), span(3, 5, 'LOC')],
    { strict: [2, 0, 0, 0, 0], exact: [2, 0, 0, 0, 0], partial: [2, 0, 0, 0, 0], type: [2, 0, 0, 0, 0] },
  ],
])('nervaluate: %s', (_, truth, found, expected) => {
  for (const scheme of SPAN_SCHEMES)
    expect(asList(allSpans(countSpans(scheme, truth, found)))).toEqual(expected[scheme])
})

test('types add up: a true span counts under its own type, a spurious one under the predicted', () => {
  // A at 0–4 is found as B (boundaries right), B at 6–9 is found short, C at 20–25 is spurious.
  const truth = [span(0, 4, 'A'), span(6, 9, 'B')]
  const found = [span(0, 4, 'B'), span(7, 9, 'B'), span(20, 25, 'C')]
  const counts = (scheme: SpanScheme): Record<string, readonly number[]> =>
    Object.fromEntries([...countSpans(scheme, truth, found)].map(([type, c]) => [type, asList(c)]))
  expect(counts('strict')).toEqual({ A: [0, 1, 0, 0, 0], B: [0, 1, 0, 0, 0], C: [0, 0, 0, 0, 1] })
  expect(counts('exact')).toEqual({ A: [1, 0, 0, 0, 0], B: [0, 1, 0, 0, 0], C: [0, 0, 0, 0, 1] })
  expect(counts('partial')).toEqual({ A: [1, 0, 0, 0, 0], B: [0, 0, 1, 0, 0], C: [0, 0, 0, 0, 1] })
  expect(counts('type')).toEqual({ A: [0, 1, 0, 0, 0], B: [1, 0, 0, 0, 0], C: [0, 0, 0, 0, 1] })
})

test('one true span cut in two is found once; a closer fit is not lost to an earlier overlap', () => {
  expect(
    asList(allSpans(countSpans('partial', [span(0, 9, 'A')], [span(0, 4, 'A'), span(5, 9, 'A')]))),
  ).toEqual([0, 0, 1, 0, 1])
  expect(
    asList(allSpans(countSpans('strict', [span(0, 9, 'A')], [span(0, 3, 'A'), span(0, 9, 'A')]))),
  ).toEqual([1, 0, 0, 0, 1])
})

test.each([span(3, 3, 'A'), span(-1, 2, 'A'), span(Number.NaN, 2, 'A'), span(0, Infinity, 'A')])(
  'refuses %j',
  (bad) => {
    expect(() => countSpans('strict', [bad], [])).toThrow(RangeError)
  },
)

const spans = fc.array(
  fc
    .record({ start: fc.nat(20), length: fc.integer({ min: 1, max: 6 }), type: fc.constantFrom('A', 'B') })
    .map(({ start, length, type }) => span(start, start + length, type)),
  { maxLength: 8 },
)
const schemes = fc.constantFrom(...SPAN_SCHEMES)
const sorted = (types: SpansByType): SpansByType => new Map([...types].sort(([a], [b]) => (a < b ? -1 : 1)))

test('every span is counted once, whatever the order of the lists', () => {
  fc.assert(
    fc.property(schemes, spans, spans, (scheme, truth, found) => {
      const types = countSpans(scheme, truth, found)
      expect(sorted(countSpans(scheme, truth.toReversed(), found.toReversed()))).toEqual(sorted(types))
      const { correct, incorrect, partial, missed, spurious } = allSpans(types)
      expect(correct + incorrect + partial + missed).toBe(truth.length)
      expect(correct + incorrect + partial + spurious).toBe(found.length)
    }),
  )
})

test('strict is never easier than exact or type, nor exact than partial', () => {
  fc.assert(
    fc.property(spans, spans, (truth, found) => {
      const credit = (scheme: SpanScheme): number =>
        spanRecall(allSpans(countSpans(scheme, truth, found))).events
      expect(credit('strict')).toBeLessThanOrEqual(credit('exact'))
      expect(credit('strict')).toBeLessThanOrEqual(credit('type'))
      expect(credit('exact')).toBeLessThanOrEqual(credit('partial'))
    }),
  )
})

test('parts merged are the whole, in any order', () => {
  fc.assert(
    fc.property(
      schemes,
      fc.array(fc.tuple(spans, spans), { maxLength: 5 }),
      fc.nat(5),
      (scheme, documents, cut) => {
        const count = (part: typeof documents): SpansByType =>
          part.map(([truth, found]) => countSpans(scheme, truth, found)).reduce(mergeSpans, new Map())
        const merged = mergeSpans(count(documents.slice(cut)), count(documents.slice(0, cut)))
        expect(sorted(merged)).toEqual(sorted(count(documents)))
      },
    ),
  )
})

const DATA = resolve(import.meta.dirname, '../../../../../shared/data/presidio-synth-v2.json')
const absent = !existsSync(DATA)
const name = (title: string): string => (absent ? `${title} (skipped: no ../shared/data)` : title)

function presidio(): readonly (readonly Span[])[] {
  const texts: { spans: { entity_type: string; start_position: number; end_position: number }[] }[] =
    JSON.parse(readFileSync(DATA, 'utf8'))
  return texts.map((text) => text.spans.map((s) => span(s.start_position, s.end_position, s.entity_type)))
}

test.skipIf(absent)(name("Presidio's 1,500 texts against themselves, and without every tenth span"), () => {
  const texts = presidio()
  let seen = 0
  const thinned = texts.map((spansOfText) => spansOfText.filter(() => seen++ % 10 !== 0))
  for (const scheme of SPAN_SCHEMES) {
    const own = texts.map((t) => countSpans(scheme, t, t)).reduce(mergeSpans)
    expect(asList(allSpans(own))).toEqual([2863, 0, 0, 0, 0])
    const less = texts.map((t, i) => countSpans(scheme, t, thinned[i] ?? [])).reduce(mergeSpans)
    expect(asList(allSpans(less))).toEqual([2576, 0, 0, 287, 0])
  }
})
