// The task of judgement through plan and file: Krippendorff (2011), Fleiss (1971) and Cohen (1960), each by its own example.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultsOf, figure, mergedMeasures, resultOf } from '../measured.fixture.ts'

const PLAN = 'task: judgement\nminimum: { n: 1 }\nintervals: { replicates: 1000 }\n'

const rating = (item: number | string, rater: string, label: unknown) => ({ item, rater, label })

// K. Krippendorff, "Computing Krippendorff's alpha-reliability" (2011), section E: a line an observer, a character a unit.
const KRIPPENDORFF = ['123321412...', '1233224125..', '.33323422513', '12332441251.'].flatMap(
  (line, observer) =>
    [...line].map((label, unit) =>
      rating(unit, `observer ${observer}`, label === '.' ? null : Number(label)),
    ),
)

test.each([
  ['nominal', 0.743],
  ['ordinal', 0.815],
  ['interval', 0.849],
])('Krippendorff 2011: %s', async (scale, published) => {
  const alpha = figure(await resultOf(`${PLAN}scale: ${scale}\n`, KRIPPENDORFF), 'krippendorff_alpha')
  expect(alpha.estimate).toBeCloseTo(published, 3)
  expect(alpha).toMatchObject({ n: 11, interval: { method: 'cluster-bootstrap' } })
  expect(alpha.interval?.low).toBeLessThan(published)
  expect(alpha.interval?.high).toBeLessThanOrEqual(1)
})

// J. L. Fleiss, Psychological Bulletin 76 (1971) 378–382, table 1: six psychiatrists on thirty patients.
const DIAGNOSES =
  `444444 222555 233335 555555 222444 113333 333355 113334 114444 555555 144444 124444 222333 144444
  224445 333335 111455 111112 224444 133555 555555 244444 224555 114444 144445 222224 111155 224444 133333 555555`
    .split(/\s+/)
    .flatMap((labels, patient) => [...labels].map((label, i) => rating(patient, `psychiatrist ${i}`, label)))

test('Fleiss 1971: .430', async () => {
  const result = await resultOf(PLAN, DIAGNOSES)
  expect(figure(result, 'fleiss_kappa').estimate).toBeCloseTo(0.43, 3)
  expect(figure(result, 'rater_kappa')).toMatchObject({
    status: 'not_applicable',
    reason_code: 'not_two_raters',
  })
  expect(result.design).toEqual({ clusters: [{ column: 'item', n: 30 }] })
})

// J. Cohen, Educational and Psychological Measurement 20 (1960) 37–46, table 2, in counts of 200: .70 observed, kappa .492.
const COHEN = [88, 14, 18, 10, 40, 10, 2, 6, 12].flatMap((count, cell) =>
  Array.from({ length: count }, (_, i) => [
    rating(`${cell}-${i}`, 'A', Math.floor(cell / 3)),
    rating(`${cell}-${i}`, 'B', cell % 3),
  ]).flat(),
)

test('Cohen 1960: .70 agreed, kappa .492; the bootstrap is near the large-sample interval', async () => {
  const result = await resultOf(PLAN, COHEN)
  expect(figure(result, 'rater_agreement')).toMatchObject({ events: 140, n: 200, estimate: 0.7 })
  const { estimate, interval } = figure(result, 'rater_kappa')
  expect(estimate).toBeCloseTo(0.492, 3)
  // Fleiss, Cohen and Everitt (1969): standard error .051002.
  expect(Math.abs((interval?.low ?? 0) - ((estimate ?? 0) - 1.96 * 0.051))).toBeLessThan(0.015)
  expect(Math.abs((interval?.high ?? 0) - ((estimate ?? 0) + 1.96 * 0.051))).toBeLessThan(0.015)
})

// Cohen's table in R's vcd 1.4-11; SAS's PROC FREQ as statsmodels' test_inter_rater.py quotes it.
const SAS = [
  [0, 4, 1],
  [0, 8, 0],
  [0, 1, 5],
].flatMap((row, a) =>
  row.flatMap((count, b) =>
    Array.from({ length: count }, (_, i) => [
      rating(`${a}${b}${i}`, 'A', a),
      rating(`${a}${b}${i}`, 'B', b),
    ]).flat(),
  ),
)

test.each([
  ['SAS', SAS, 'none', 0.4842, 4],
  ['SAS', SAS, 'linear', 0.4701, 4],
  ['vcd', COHEN, 'none', 0.49152542372881347, 13],
  ['vcd', COHEN, 'linear', 0.4736842105263159, 13],
])('%s: kappa (%#)', async (_, rows, weights, published, digits) => {
  const { estimate } = figure(await resultOf(`${PLAN}weights: ${weights}\n`, rows), 'rater_kappa')
  expect(estimate).toBeCloseTo(published, digits)
})

const JUDGED = [
  ...['x', 'x', 'y', 'y', 'x'].map((label, item) => rating(item, 'machine', label)),
  ...['x', 'x', 'y', 'x', 'x'].map((label, item) => rating(item, 'Ann', label)),
  ...['x', 'y', 'y', 'x', 'y'].map((label, item) => rating(item, 'Bob', label)),
  ...['x', 'x', 'y', 'y', null].map((label, item) => rating(item, 'Cat', label)),
]

// Most people: x, x, y, x, and no one label of item 4. The machine: x, x, y, y. Pairs: 3 + 2 + 3 + 1 of 3 each, 1 of 2.
test('a judge against most people and against each; people among themselves without it', async () => {
  const result = await resultOf(`${PLAN}judge: machine\n`, JUDGED)
  expect(figure(result, 'judge_agreement')).toMatchObject({ events: 3, n: 4 })
  expect(figure(result, 'judge_agreement', 'each person')).toMatchObject({ events: 10, n: 14 })
  expect(figure(result, 'rater_agreement')).toMatchObject({ events: 3 + 1 + 3 + 1 + 0, n: 13 })
  // Observed 3/4; machine 2 x and 2 y, people 3 x and 1 y: expected 1/2.
  expect(figure(result, 'judge_kappa').estimate).toBeCloseTo(0.5, 14)
  expect(figure(result, 'fleiss_kappa')).toMatchObject({
    status: 'not_applicable',
    reason_code: 'ratings_differ',
  })
})

test('where nobody differs, the interval still allows for a difference', async () => {
  const rows = Array.from({ length: 40 }, (_, i) =>
    ['A', 'B', 'C'].map((rater) => rating(i, rater, i % 2)),
  ).flat()
  const { estimate, interval } = figure(await resultOf(PLAN, rows), 'krippendorff_alpha')
  expect(estimate).toBe(1)
  expect(interval).toMatchObject({ high: 1, method: 'wilson-chance' })
  // Wilson's lower limit of 40 in 40 is .9124; chance agrees half the time.
  expect(interval?.low).toBeCloseTo(2 * 0.9124 - 1, 2)
})

test.each([
  [
    'one label',
    [rating(1, 'A', 'x'), rating(1, 'B', 'x'), rating(2, 'A', 'x'), rating(2, 'B', 'x')],
    'one_value_only',
  ],
  ['one rating an item', [rating(1, 'A', 'x'), rating(2, 'B', 'y')], 'no_denominator'],
  ['one item', [rating(1, 'A', 'x'), rating(1, 'B', 'y')], 'one_unit'],
])('%s: no coefficient, and why', async (_, rows, reason) => {
  const { interval, reason_code } = figure(await resultOf(PLAN, rows), 'krippendorff_alpha')
  expect([interval, reason_code]).toEqual([null, reason])
})

test('items of one case are one unit', async () => {
  const rows = COHEN.map((row) => ({ ...row, case: row.item.toString().slice(0, 1) }))
  const plan = `${PLAN}columns: { cluster: case }\n`
  const [alone, together] = [await resultOf(PLAN, COHEN), await resultOf(plan, rows)]
  const [a, b] = [alone, together].map((result) => figure(result, 'rater_kappa'))
  expect(b?.estimate).toBeCloseTo(a?.estimate ?? 0, 14)
  expect((b?.interval?.high ?? 0) - (b?.interval?.low ?? 0)).toBeGreaterThan(
    (a?.interval?.high ?? 0) - (a?.interval?.low ?? 0),
  )
})

test('neither the order of the rows nor what the labels are called changes anything', async () => {
  const renamed = COHEN.toReversed().map((row) => ({ ...row, label: `label ${row.label}` }))
  expect((await resultOf(PLAN, renamed)).measures).toEqual((await resultOf(PLAN, COHEN)).measures)
})

test('all that is wrong with the ratings is told at once', async () => {
  const rows = [rating(1, 'A', 'good'), rating(1, 'A', 2), { ...rating(2, 'B', 3), case: 'x' }]
  const faults = await faultsOf(`${PLAN}scale: ordinal\njudge: C\n`, rows)
  expect(faults.map(({ row, field, message }) => [row, field, message])).toEqual([
    [1, 'label', expect.stringContaining('"good"')],
    [1, 'rater', expect.stringContaining('more than once')],
    [undefined, 'rater', expect.stringContaining('never names the plan’s judge')],
  ])
  const listed = await faultsOf(`${PLAN}labels: [bad, good]\n`, rows)
  expect(listed[0]?.message).toContain('in 2 places (row 2: "2", row 3: "3")')
})

test('text in an order that the plan lists', async () => {
  const names = ['low', 'middle', 'high', 'top', 'beyond']
  const rows = KRIPPENDORFF.map((row) => ({
    ...row,
    label: row.label === null ? null : names[Number(row.label) - 1],
  }))
  const alpha = figure(
    await resultOf(`${PLAN}scale: ordinal\nlabels: [${names}]\n`, rows),
    'krippendorff_alpha',
  )
  expect(alpha.estimate).toBeCloseTo(0.815, 3)
})

test('items in two parts, merged, are the whole', async () => {
  const item = fc.tuple(fc.nat(2), fc.nat(2), fc.option(fc.nat(2)), fc.boolean())
  await fc.assert(
    fc.asyncProperty(fc.array(item, { minLength: 4, maxLength: 12 }), async (items) => {
      const rows = (side?: boolean) =>
        items.flatMap(([a, b, c, left], i) =>
          side !== undefined && left !== side
            ? []
            : [rating(i, 'A', a), rating(i, 'B', b), ...(c === null ? [] : [rating(i, 'C', c)])],
        )
      const parts = [rows(true), rows(false)]
      fc.pre(parts.every((part) => part.length > 0))
      const plan = `${PLAN}scale: ordinal\n`
      expect(await mergedMeasures(plan, parts)).toEqual((await resultOf(plan, rows())).measures)
    }),
    { numRuns: 5 },
  )
}, 30_000)
