// Translation through the engine: sacreBLEU's own figures, what must come through, intervals, and what is awkward.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { headline } from '../../report/index.ts'
import { faultsOf, figure, mergedMeasures, resultOf } from '../measured.fixture.ts'
import { measureWords } from '../registry.ts'
import { MOST_UNITS } from './state.ts'
import { words } from './words.ts'

const PLAN = 'task: translation\nminimum: { n: 1 }\n'
const TWO = `${PLAN}columns: { reference: [reference, reference_2] }\n`

// The example of sacreBLEU's README, scored in its test/test_bleu.py (test_corpus_bleu_cases).
const PUBLISHED = [
  ['The dog bit the man.', 'The dog bit the man.', 'The dog had bit the man.'],
  ["It wasn't surprising.", 'It was not unexpected.', 'No one was surprised.'],
  ['The man had just bitten him.', 'The man bit him first.', 'The man had bitten the dog.'],
].map(([hypothesis, reference, reference_2]) => ({ hypothesis, reference, reference_2 }))

// BLEU as published there; chrF by sacreBLEU 2.6.0 on the same segments.
test('the figures that sacreBLEU publishes for its own example', async () => {
  const result = await resultOf(TWO, PUBLISHED)
  expect(figure(result, 'bleu').estimate).toBeCloseTo(48.530827, 6)
  expect(figure(result, 'chrf').estimate).toBeCloseTo(59.72751782684763, 10)
  expect(figure(result, 'chrf')).toMatchObject({ n: 3, interval: { method: 'cluster-bootstrap' } })
  const first = await resultOf(PLAN, PUBLISHED)
  expect(figure(first, 'bleu').estimate).toBeCloseTo(45.06750632106114, 10)
  expect(figure(first, 'chrf').estimate).toBeCloseTo(50.043063606582294, 10)
})

test('several references in one column, as many as there are', async () => {
  const rows = PUBLISHED.map(({ hypothesis, reference, reference_2 }) => ({
    hypothesis,
    reference: [reference, reference_2],
  }))
  const result = await resultOf(`${PLAN}references: json\n`, rows)
  const columns = await resultOf(TWO, PUBLISHED)
  for (const measure of ['bleu', 'chrf', 'ter'])
    expect(figure(result, measure)).toEqual(figure(columns, measure))
  const recipes = words.en.methods?.({ references: 'json', columns: {} })?.[0]
  expect(recipes).toContain('BLEU nrefs:var|case:mixed|eff:no|tok:13a|smooth:exp')
})

const KEPT = `${PLAN}source_language: pl\ntarget_language: en\ncolumns: { names: names }\n`
const row = (source: string, hypothesis: string, names = '') => ({
  source,
  hypothesis,
  reference: hypothesis,
  names,
})

test('numbers, negations and names that come through', async () => {
  const result = await resultOf(KEPT, [
    row('Zapłacił 1 250,50 zł o 14:30', 'He paid 1,250.50 zloty at 3.30 pm', 'Łódź'),
    row('Nie znam Ann', 'I know ann', 'Ann'),
    row('Nikt nie przyszedł', 'Nobody came'),
  ])
  const share = (measure: string) => {
    const { estimate, n } = figure(result, measure)
    return [Math.round((estimate ?? Number.NaN) * n), n]
  }
  expect(share('numbers_kept')).toEqual([1, 2])
  expect(share('negations_kept')).toEqual([1, 2])
  expect(share('names_kept')).toEqual([1, 2])
  const unasked = await resultOf(PLAN, PUBLISHED)
  for (const measure of ['numbers_kept', 'negations_kept', 'names_kept'])
    expect(figure(unasked, measure)).toMatchObject({ status: 'not_applicable', reason_code: 'not_asked' })
})

const VOCABULARY = 'the man left at 3 and did not come back to see his dog'.split(' ')

/** Segments that any language could draw again, a share of their words changed. */
function drawn(count: number) {
  let state = 7
  const draw = (n: number): number => {
    state = (state * 48271) % 2147483647
    return state % n
  }
  return Array.from({ length: count }, (_, i) => {
    const said = Array.from({ length: 5 + draw(15) }, () => VOCABULARY[draw(VOCABULARY.length)] ?? '')
    const heard = said.map((word) => (draw(4) === 0 ? (VOCABULARY[draw(VOCABULARY.length)] ?? '') : word))
    return { document: `d${i % 40}`, reference: said.join(' '), hypothesis: heard.join(' ') }
  })
}

const width = ({ interval }: ReturnType<typeof figure>): number =>
  (interval?.high ?? 0) - (interval?.low ?? 0)

test('a bootstrap and linearisation say the same; the same seed gives the same', async () => {
  const rows = drawn(300)
  const plan = `${PLAN}columns: { cluster: document }\n`
  const whole = await resultOf(plan, rows)
  const merged = await mergedMeasures(plan, [rows])
  for (const measure of ['bleu', 'chrf', 'ter']) {
    const linear = merged.find((each) => each.measure === measure)
    if (linear === undefined) throw new Error(measure)
    expect(linear.interval?.method).toBe('linearised')
    expect(width(linear) / width(figure(whole, measure))).toBeGreaterThan(0.85)
    expect(width(linear) / width(figure(whole, measure))).toBeLessThan(1.2)
  }
  const again = await resultOf(plan, rows.toReversed())
  expect(again.measures).toEqual(whole.measures)
})

test('segments of one document are no independent segments', async () => {
  const [segment] = drawn(1)
  const result = await resultOf(
    `${PLAN}columns: { cluster: document }\n`,
    [segment, segment].map((one) => ({ ...one })),
  )
  expect(figure(result, 'chrf')).toMatchObject({ status: 'too_few', reason_code: 'one_unit', interval: null })
})

test('empty translations and empty references', async () => {
  const nothing = await resultOf(PLAN, [
    { hypothesis: '', reference: 'He left' },
    { hypothesis: '', reference: 'at once' },
  ])
  expect(figure(nothing, 'bleu').estimate).toBe(0)
  expect(figure(nothing, 'ter').estimate).toBe(100)
  const unwritten = await resultOf(PLAN, [{ hypothesis: 'He left', reference: '' }])
  for (const measure of ['bleu', 'chrf', 'ter'])
    expect(figure(unwritten, measure)).toMatchObject({ status: 'not_measured', estimate: null })
})

test('more segments than are drawn anew', async () => {
  const rows = Array.from({ length: MOST_UNITS + 1 }, (_, i) => ({
    hypothesis: `he left ${i % 7}`,
    reference: `he left ${i % 5}`,
  }))
  expect(figure(await resultOf(PLAN, rows), 'chrf').interval?.method).toBe('linearised')
}, 30_000)

test('lists that are none', async () => {
  const plan = `${PLAN}references: json\ncolumns: { names: names }\n`
  const faults = await faultsOf(plan, [
    { hypothesis: 'a', reference: 'a', names: '["Ann"]' },
    { hypothesis: 'a', reference: '[]', names: '[{}]' },
  ])
  expect(faults.map(({ code, row: at, field }) => [code, at, field])).toEqual([
    ['task_rows', 1, 'reference'],
    ['task_rows', 2, 'names'],
  ])
})

test('the headline says the scale', async () => {
  const said = headline(
    await resultOf(
      TWO,
      drawn(60).map((one) => ({ ...one, reference_2: one.reference })),
    ),
    'en',
  )
  expect(said[0]).toMatch(
    /^How near the translations came .* between [\d.]+ and [\d.]+ on a scale from 0 to 100 \(chrF\)\.$/,
  )
  expect(measureWords('chrf', 'cy')?.name).toBe('chrF')
})

const text = fc.array(fc.constantFrom(...VOCABULARY), { maxLength: 6 }).map((all) => all.join(' '))

test('segments in two parts, merged, are the whole', async () => {
  const segments = fc.array(fc.tuple(text, text, text, fc.boolean()), { minLength: 2, maxLength: 10 })
  const plan = `${PLAN}source_language: en\ntarget_language: en\n`
  await fc.assert(
    fc.asyncProperty(segments, async (all) => {
      const parts = [true, false].map((side) =>
        all.flatMap(([source, reference, hypothesis, where]) =>
          where === side ? [{ source, reference, hypothesis }] : [],
        ),
      )
      fc.pre(parts.every((part) => part.length > 0))
      const whole = await resultOf(plan, parts.flat())
      const merged = await mergedMeasures(plan, parts)
      const scores = new Set(['bleu', 'chrf', 'ter'])
      for (const [i, measure] of merged.entries()) {
        const pooled = whole.measures[i]
        if (scores.has(measure.measure)) {
          expect([measure.estimate, measure.n]).toEqual([pooled?.estimate, pooled?.n])
        } else expect(measure).toEqual(pooled)
      }
    }),
    { numRuns: 6 },
  )
}, 30_000)
