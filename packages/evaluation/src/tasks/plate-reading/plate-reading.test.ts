// A published character error rate and statsmodels' intervals through the whole engine; every step of normalising by
// hand; merging; and what is wrong with rows.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultsOf, figure, mergedMeasures, resultOf } from '../measured.fixture.ts'

const PLAN = 'task: plate-reading\nminimum: { n: 1 }\n'
const row = (truth: string, prediction: string | null, more = {}) => ({ truth, prediction, ...more })
const times = (n: number, truth: string, prediction: string | null) =>
  Array.from({ length: n }, () => row(truth, prediction))

test('the character error rate of torchmetrics’ example', async () => {
  // torchmetrics 1.x, documentation of CharErrorRate: tensor(0.3415); 14 edits of 41 characters.
  const result = await resultOf(`${PLAN}normalise: []\n`, [
    row('this is the reference', 'this is the prediction'),
    row('there is another one', 'there is an other sample'),
  ])
  const { estimate, n, events } = figure(result, 'character_error_rate')
  expect([estimate?.toFixed(4), n, events]).toEqual(['0.3415', 41, 14])
})

const HUNDRED = [
  ...times(90, 'AB12 CDE', 'ab12cde'),
  ...times(3, 'AB12 CDE', 'A812CDE'),
  ...times(7, 'AB12CDE', null),
]

test('exact reads, false reads and no reads, with Wilson’s intervals', async () => {
  const result = await resultOf(PLAN, HUNDRED)
  // statsmodels 0.13.5, proportion_confint(90, 100, method='wilson') and (3, 100).
  expect(figure(result, 'exact_read_rate')).toMatchObject({
    ...{ estimate: 0.9, n: 100, events: 90 },
    interval: {
      low: expect.closeTo(0.8256343384950865, 10),
      high: expect.closeTo(0.9447708629393249, 10),
      method: 'wilson',
    },
  })
  expect(figure(result, 'false_read_rate')).toMatchObject({
    ...{ estimate: 0.03, events: 3 },
    interval: { low: expect.closeTo(0.01025452402403891, 10), high: expect.closeTo(0.08451936429052763, 10) },
  })
  expect(figure(result, 'no_read_rate')).toMatchObject({ estimate: 0.07, events: 7 })
  expect(figure(result, 'character_error_rate')).toMatchObject({ estimate: (3 + 7 * 7) / 700, n: 700 })
  expect(result.rows).toMatchObject({ used: 100, missing: [] })
})

test.each([
  ['[]', 'AB12 CDE', 'AB12CDE', 0],
  ['[strip-separators]', 'AB12 CDE', 'AB-12–CDE', 1],
  ['[strip-separators]', 'AB12 CDE', 'ab12cde', 0],
  ['[upper-case]', 'AB12CDE', 'ab12cde', 1],
  ['[upper-case]', 'AO10OIL', 'A010 0IL', 0],
  ['[upper-case, strip-separators, fold-look-alikes]', 'AO10OIL', 'a010 01l', 1],
])('%s: %s read as %s', async (normalise, truth, prediction, exact) => {
  const result = await resultOf(`${PLAN}normalise: ${normalise}\n`, [row(truth, prediction)])
  expect(figure(result, 'exact_read_rate')).toMatchObject({ events: exact })
  expect(result.plan).toMatchObject({ normalise: JSON.parse(normalise.replace(/[a-z-]+/g, '"$&"')) })
})

test('by the pattern of the plate; only those that are there', async () => {
  const plates = ['AB12CDE', 'A123 BCD', 'ABC 1D', 'ABC 123', '1234 ab', 'ABZ 1234', 'B-MW 12345', 'АВ12СDE']
  const result = await resultOf(
    PLAN,
    plates.map((plate, i) => row(plate, i % 2 === 0 ? plate : 'X')),
  )
  const of = (pattern: string) => figure(result, 'pattern_read_rate', pattern)
  expect(of('current')).toMatchObject({ events: 1, n: 1 })
  expect(of('prefix')).toMatchObject({ events: 0, n: 1 })
  expect(of('suffix')).toMatchObject({ events: 1, n: 1 })
  expect(of('dateless')).toMatchObject({ events: 1, n: 3 })
  expect(of('other')).toMatchObject({ events: 1, n: 2 })
  expect((await resultOf(PLAN, HUNDRED)).measures.filter(({ of }) => of !== undefined)).toHaveLength(1)
})

test('a read that is not sure enough is no read', async () => {
  const rows = [row('A1', 'A1', { confidence: 0.9 }), row('A1', 'B1', { confidence: 0.3 }), row('A1', null)]
  const result = await resultOf(`${PLAN}threshold: 0.5\n`, rows)
  expect(figure(result, 'no_read_rate')).toMatchObject({ events: 2, n: 3 })
  expect(figure(result, 'false_read_rate')).toMatchObject({ events: 0, n: 3 })
})

test('plates of one vehicle are not independent', async () => {
  const rows = HUNDRED.map((plate, i) => ({ ...plate, vehicle: `v${Math.floor(i / 10)}` }))
  const clustered = figure(await resultOf(`${PLAN}columns: { cluster: vehicle }\n`, rows), 'exact_read_rate')
  const alone = figure(await resultOf(PLAN, rows), 'exact_read_rate')
  expect(clustered.interval?.method).toBe('wilson-effective-n')
  expect(clustered.interval?.low).toBeLessThan(alone.interval?.low ?? 0)
})

test.each([
  ['a plate without a character', [row('-', 'A1'), row('A1', 'A1')], '', 'has no character'],
  [
    'no confidence',
    [row('A1', 'A1'), row('A1', 'A1', { confidence: 1 })],
    'threshold: 1\n',
    'is missing beside',
  ],
  ['no column of confidence', [row('A1', 'A1')], 'threshold: 1\n', 'the column "confidence"'],
  ['no plate', [row('', 'A1')], '', 'none of the 1 rows has "truth"'],
])('%s is a fault', async (_, rows, more, message) => {
  const faults = await faultsOf(`${PLAN}${more}`, rows)
  expect(faults.map((fault) => fault.message).join('\n')).toContain(message)
})

const plate = fc.string({ unit: fc.constantFrom('A', 'B', '1', '8'), minLength: 1, maxLength: 4 })
const read = fc.record({ truth: plate, prediction: fc.option(plate), vehicle: fc.nat(3), site: fc.boolean() })

test.each([
  ['each by itself', PLAN, true],
  ['by vehicle', `${PLAN}columns: { cluster: vehicle }\n`, false],
])(
  'any split merges to the whole: %s',
  async (_, plan, anywhere) => {
    await fc.assert(
      fc.asyncProperty(fc.array(read, { minLength: 2, maxLength: 12 }), async (all) => {
        const isLeft = (one: (typeof all)[number]) => (anywhere ? one.site : one.vehicle < 2)
        const [left, right] = [all.filter(isLeft), all.filter((one) => !isLeft(one))]
        fc.pre(left.length > 0 && right.length > 0)
        expect(await mergedMeasures(plan, [left, right])).toEqual((await resultOf(plan, all)).measures)
      }),
      { numRuns: 6 },
    )
  },
  30_000,
)
