// The task of spans through plan and file: nervaluate's worked example, the rule of the Text Anonymization Benchmark on small
// documents, and 1,500 texts of Presidio's with figures that Python 3.11 counted from sets of spans and characters.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { comparedBy, faultsOf, figure, mergedMeasures, resultOf } from '../measured.fixture.ts'

const PLAN = 'task: spans\nminimum: { n: 1 }\n'
const span = (start: number, end: number, type: string, more: object = {}) => ({ start, end, type, ...more })

// github.com/MantisAI/nervaluate, README.md, "Putting all together": scenarios I to VI, the first standing twice.
const SCENARIOS = [
  [[span(0, 9, 'DRUG')], [span(0, 9, 'DRUG')]],
  [[span(0, 12, 'DRUG')], [span(0, 12, 'DRUG')]],
  [[], [span(0, 7, 'BRAND')]],
  [[span(0, 7, 'BRAND')], []],
  [[span(0, 11, 'DRUG')], [span(0, 11, 'BRAND')]],
  [[span(3, 11, 'DRUG')], [span(0, 11, 'DRUG')]],
  [[span(5, 19, 'GROUP')], [span(0, 19, 'DRUG')]],
].map(([truth, prediction], document) => ({ document, truth, prediction }))

test.each([
  ['type', 3 / 6],
  ['partial', 4 / 6],
  ['exact', 3 / 6],
  ['strict', 2 / 6],
])('nervaluate: %s', async (scheme, score) => {
  const result = await resultOf(PLAN, SCENARIOS)
  const figures = ['span_precision', 'span_recall', 'span_f1', 'span_f2'].map((name) =>
    figure(result, name, scheme),
  )
  for (const { estimate, n } of figures.slice(0, 2)) {
    expect(estimate).toBeCloseTo(score, 14)
    expect(n).toBe(6)
  }
  for (const { estimate, interval } of figures.slice(2)) {
    expect(estimate).toBeCloseTo(score, 14)
    expect(interval?.low).toBeLessThan(score)
    expect(interval?.high).toBeGreaterThan(score)
  }
})

test('the same from a CSV with JSON in its fields', async () => {
  const quoted = (value: unknown) => `"${JSON.stringify(value).replaceAll('"', '""')}"`
  const lines = SCENARIOS.map((row) => `${row.document},${quoted(row.truth)},${quoted(row.prediction)}\n`)
  const csv = await resultOf(PLAN, `document,truth,prediction\n${lines.join('')}`)
  expect(csv.measures).toEqual((await resultOf(PLAN, SCENARIOS)).measures)
})

// Ann is a direct identifier that stands twice, the town an indirect one, the date none (Pilán and others 2022, section 5).
const ANN = [
  span(0, 3, 'PERSON', { entity: 'ann', identifier: 'direct' }),
  span(20, 23, 'PERSON', { entity: 'ann', identifier: 'direct' }),
  span(30, 35, 'PLACE', { entity: 'town', identifier: 'quasi' }),
  span(40, 44, 'DATE', { identifier: 'none' }),
]

test('an entity is hidden when each of its mentions is; a document leaks when anything in it does', async () => {
  const result = await resultOf(PLAN, [
    { document: 'a', truth: ANN, prediction: [span(0, 3, 'X'), span(30, 35, 'X')] },
    { document: 'b', truth: ANN, prediction: [span(0, 35, 'X')] },
    { document: 'c', truth: [], prediction: [] },
  ])
  const counts = (measure: string, of?: string) => {
    const { events, n } = figure(result, measure, of)
    return [events, n]
  }
  expect(counts('document_leak_rate')).toEqual([1, 2])
  expect(counts('document_leak_rate', 'direct')).toEqual([1, 2])
  expect(counts('document_leak_rate', 'quasi')).toEqual([0, 2])
  expect(counts('entity_recall')).toEqual([3, 4])
  expect(counts('entity_recall', 'direct')).toEqual([1, 2])
  expect(counts('entity_recall', 'quasi')).toEqual([2, 2])
  expect(counts('characters_left')).toEqual([3, 22])
  expect(figure(result, 'document_leak_rate').interval?.method).toBe('wilson')
})

test('spans of one side that overlap are each paired once, and hide their union', async () => {
  const truth = [span(0, 10, 'A'), span(5, 15, 'A')]
  const prediction = [span(0, 10, 'A'), span(0, 10, 'A'), span(8, 15, 'A')]
  const result = await resultOf(PLAN, [{ document: 1, truth, prediction }])
  expect(figure(result, 'span_recall', 'strict').estimate).toBe(0.5)
  expect(figure(result, 'span_precision', 'strict').estimate).toBeCloseTo(1 / 3, 14)
  expect(figure(result, 'characters_left').estimate).toBe(0)
})

const DATA = resolve(import.meta.dirname, '../../../../../../shared/data/presidio-synth-v2.json')
const absent = !existsSync(DATA)

type Presidio = {
  readonly full_text: string
  readonly spans: readonly { entity_type: string; start_position: number; end_position: number }[]
}

function presidioRows() {
  const texts: Presidio[] = JSON.parse(readFileSync(DATA, 'utf8'))
  const found = (text: string, rule: RegExp, type: string) =>
    Array.from(text.matchAll(rule), ({ 0: { length }, index }) => span(index, index + length, type))
  return texts.map(({ full_text: text, spans }, document) => ({
    document,
    text,
    truth: spans.map((s) => span(s.start_position, s.end_position, s.entity_type)),
    prediction: [
      ...found(text, /[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}/g, 'EMAIL_ADDRESS'),
      ...found(text, /(?<![0-9])[0-9]{13,19}(?![0-9])/g, 'CREDIT_CARD'),
    ],
  }))
}

// The data have no predictions of Presidio's, so that its own figures cannot be had; these are of a rule for e-mail
// addresses and card numbers, counted by Python 3.11 over sets of (start, end, type) and of characters.
test.skipIf(absent)(`Presidio's texts${absent ? ' (skipped: no ../shared/data)' : ''}`, async () => {
  const result = await resultOf(`${PLAN}columns: { text: text }\n`, presidioRows())
  const counts = (measure: string, of?: string) => [
    figure(result, measure, of).events,
    figure(result, measure, of).n,
  ]
  expect(counts('document_leak_rate')).toEqual([1249, 1387])
  expect(counts('entity_recall')).toEqual([175, 2863])
  expect(counts('characters_left')).toEqual([35368, 38887])
  expect(counts('span_recall', 'strict')).toEqual([175, 2863])
  expect(counts('span_precision', 'exact')).toEqual([175, 197])
  expect(figure(result, 'span_precision', 'partial').estimate).toBeCloseTo((175 + 22 / 2) / 197, 14)
  expect(counts('type_recall', 'CREDIT_CARD')).toEqual([126, 136])
  expect(counts('type_precision', 'CREDIT_CARD')).toEqual([126, 148])
  expect(counts('type_recall', 'EMAIL_ADDRESS')).toEqual([49, 49])
  expect(counts('token_recall')).toEqual([295, 6327])
  expect(counts('token_precision')).toEqual([295, 295])
  expect(figure(result, 'token_f2').estimate).toBeCloseTo((5 * 295) / (4 * 6327 + 295), 14)
})

test('offsets in code points and in UTF-16 units', async () => {
  const text = '👮 Ann'
  const row = (start: number, end: number) => [
    { document: 1, text, truth: [span(start, end, 'P')], prediction: [span(start, end, 'P')] },
  ]
  const points = await resultOf(`${PLAN}columns: { text: text }\n`, row(2, 5))
  expect(figure(points, 'token_recall')).toMatchObject({ estimate: 1, n: 1 })
  const units = await resultOf(`${PLAN}columns: { text: text }\noffsets: utf-16\n`, row(3, 6))
  expect(figure(units, 'token_recall')).toMatchObject({ estimate: 1, n: 1 })
  expect(await faultsOf(`${PLAN}columns: { text: text }\n`, row(3, 6))).toHaveLength(2)
})

test('all that is wrong with the spans is told at once', async () => {
  const rows = [
    { document: 1, text: 'Ann', truth: 'Ann', prediction: [span(0, 9, 'A')] },
    { document: 2, text: 'Bob', truth: { start: 1 }, prediction: [span(2, 2, 'A'), span(-1, 2, 'A')] },
    { document: 3, text: 'Cal', truth: [span(0, 3, 'A', { colour: 1 })], prediction: [span(0.5, 2, 'A'), 7] },
    { document: 4, text: 'Dot', truth: [], prediction: [span(0, 9, 'A')] },
  ]
  const faults = await faultsOf(`${PLAN}columns: { text: text }\n`, rows)
  expect(faults.map(({ code, row, field, message }) => [code, row, field, message])).toEqual([
    ['task_rows', 1, 'truth', '"truth" is not JSON in 1 place (row 1: "Ann")'],
    [
      'task_rows',
      1,
      'prediction',
      expect.stringMatching(/past the end of the text in 2 places \(row 1.*, row 4/),
    ],
    ['task_rows', 2, 'truth', expect.stringContaining('is not a list')],
    ['task_rows', 2, 'prediction', expect.stringContaining('ends before it has begun')],
    [
      'task_rows',
      2,
      'prediction',
      expect.stringContaining('whose “start” is not what it has to be in 2 places'),
    ],
    ['task_rows', 3, 'truth', expect.stringContaining('unknown key “colour”')],
    ['task_rows', 3, 'prediction', expect.stringContaining('is no object')],
  ])
})

test('nothing to hide and nothing found are not measured, and not 0', async () => {
  const result = await resultOf(PLAN, [{ document: 1, truth: [], prediction: [] }])
  for (const { measure, status, estimate } of result.measures) {
    expect([measure, estimate]).toEqual([measure, null])
    expect(['not_measured', 'not_applicable']).toContain(status)
  }
})

test('more than 30 types: none by type, all others as ever', async () => {
  const rows = Array.from({ length: 31 }, (_, i) => ({
    document: i,
    truth: [span(0, 2, `T${i}`)],
    prediction: [span(0, 2, `T${i}`)],
  }))
  const result = await resultOf(PLAN, rows)
  expect(result.measures.some(({ measure }) => measure === 'type_recall')).toBe(false)
  expect(figure(result, 'span_recall', 'strict').estimate).toBe(1)
})

test('two redactions of the same documents, compared document by document', async () => {
  const truth = [span(0, 3, 'P')]
  const rows = (hides: (i: number) => boolean) =>
    Array.from({ length: 40 }, (_, i) => ({ document: i, truth, prediction: hides(i) ? truth : [] }))
  const [a, b] = [rows((i) => i % 4 === 0), rows((i) => i % 4 !== 1)]
  const outcome = await comparedBy(PLAN, a, b)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
  const { figures } = outcome.comparison
  const leaks = figures.find(({ measure, of }) => measure === 'document_leak_rate' && of === undefined)
  expect(leaks).toMatchObject({ a: 0.75, b: 0.25, answer: 'b_better' })
  const f2 = figures.find(({ measure, of }) => measure === 'span_f2' && of === 'strict')
  expect(f2?.a).toBe(figure(await resultOf(PLAN, a), 'span_f2', 'strict').estimate)
})

const spanOf = fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 6 }), fc.constantFrom('A', 'B', 'C'))
const spansOf = fc
  .array(spanOf, { maxLength: 4 })
  .map((all) => all.map(([s, n, type]) => span(s, s + n, type)))

test('documents in two parts, merged, are the whole', async () => {
  const documents = fc.array(fc.tuple(spansOf, spansOf, fc.boolean()), { minLength: 2, maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(documents, async (all) => {
      const rows = all.map(([truth, prediction], document) => ({ document, truth, prediction }))
      const left = rows.filter((_, i) => all[i]?.[2])
      const right = rows.filter((_, i) => !all[i]?.[2])
      fc.pre(left.length > 0 && right.length > 0)
      expect(await mergedMeasures(PLAN, [left, right])).toEqual((await resultOf(PLAN, rows)).measures)
    }),
    { numRuns: 6 },
  )
}, 30_000)
