// A product that was run several times on the same inputs: pass^k and the spread of runs as the tests of @policeai/metrics have
// them from R, the input as the unit, and what a reader is warned of.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { renderReport } from '../report/index.ts'
import type { Result } from '../result/index.ts'
import { faultsOf, figure, resultOf } from '../tasks/measured.fixture.ts'

const PLAN = `task: classification
columns: { id: id, truth: truth, prediction: said, epoch: run }
positive: 1
minimum: { n: 1 }
`

/** Right answers of five inputs in four runs; packages/metrics/src/repeats/repeats.test.ts has what R says of them. */
const FIVE = [1, 1, 1, 1, 1, 0, 1, 1, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0]

type Row = Readonly<Record<string, string | number | null>>

function rowsOf(right: readonly number[], runs: number): Row[] {
  return right.map((said, i) => ({ id: `i${Math.floor(i / runs)}`, run: (i % runs) + 1, truth: 1, said }))
}

function tableOf(result: Result, name: string): Result['tables'][number] {
  const found = result.tables.find(({ table }) => table === name)
  if (found === undefined) throw new Error(`no table ${name}`)
  return found
}

test('five inputs in four runs, as R has them', async () => {
  const result = await resultOf(PLAN, rowsOf(FIVE, 4))
  expect(tableOf(result, 'runs').rows.map(([run, n, right]) => [run, n, right])).toEqual([
    ['1', 5, 0.6],
    ['2', 5, 0.2],
    ['3', 5, 0.6],
    ['4', 5, 0.6],
  ])
  // Inputs with 4, 3, 2, 1 and 0 right answers; pass^2 = (6 + 3 + 1) ÷ 6 ÷ 5, pass^3 = (4 + 1) ÷ 4 ÷ 5, pass^4 = 1 ÷ 5.
  const repeats = tableOf(result, 'repeats').rows.map(([, all]) => Number(all))
  for (const [i, expected] of [0.5, 1 / 3, 0.25, 0.2].entries()) expect(repeats[i]).toBeCloseTo(expected, 14)
  const [[inputs, runs, alike, share, , , spread, byChance] = []] = tableOf(result, 'consistency').rows
  expect([inputs, runs, alike, share]).toEqual([5, 4, 2, 0.4])
  // R: var(colMeans) is .04; the mean square within inputs is 1 ÷ 6.
  expect(spread).toBeCloseTo(Math.sqrt(0.04), 12)
  expect(byChance).toBeCloseTo(Math.sqrt(1 / 6 / 5), 12)
})

test('the input is the unit, so that runs do not pass for observations', async () => {
  const result = await resultOf(PLAN, rowsOf(FIVE, 4))
  expect(result.design).toEqual({ clusters: [{ column: 'id', n: 5 }] })
  const own = figure(result, 'true_positive_rate')
  const apart = figure(
    await resultOf(PLAN.replace(', epoch: run', '').replace('id: id, ', ''), rowsOf(FIVE, 4)),
    'true_positive_rate',
  )
  const width = ({ interval }: typeof own) => (interval?.high ?? 0) - (interval?.low ?? 0)
  expect(own.estimate).toBe(apart.estimate)
  expect(width(own)).toBeGreaterThan(width(apart))
})

test('a cluster of the plan stands, and inputs of one cluster are dependent', async () => {
  const rows = rowsOf(FIVE, 4).map((row, i) => ({ ...row, person: i < 8 ? 'p' : i < 16 ? 'q' : 'r' }))
  const result = await resultOf(PLAN.replace('epoch: run', 'epoch: run, cluster: person'), rows)
  expect(result.design).toEqual({ clusters: [{ column: 'person', n: 3 }] })
  expect(tableOf(result, 'consistency').rows[0]?.slice(0, 4)).toEqual([5, 4, 2, 0.4])
})

test('a product that answers differently is told of, in both languages; one that does not is not', async () => {
  const result = await resultOf(PLAN, rowsOf(FIVE, 4))
  const warning = result.warnings.find(({ code }) => code === 'answers_differ')
  expect(warning?.values).toMatchObject({ differ: 3, inputs: 5, runs: 4, share: 60 })
  for (const language of ['en', 'cy'] as const) {
    expect(renderReport(result, { language })).not.toMatch(/undefined|NaN/)
  }
  expect(renderReport(result, { language: 'cy' })).toContain('Atebodd y cynnyrch')
  const steady = await resultOf(PLAN, rowsOf([1, 1, 0, 0, 1, 1], 2))
  expect(steady.warnings.map(({ code }) => code)).not.toContain('answers_differ')
})

test('inputs that some run did not answer are left out where runs are compared, and said', async () => {
  const result = await resultOf(PLAN, rowsOf(FIVE, 4).slice(0, -1))
  expect(result.warnings.slice(0, 2)).toMatchObject([
    { code: 'answers_differ' },
    { code: 'runs_incomplete', values: { partial: 1, inputs: 5 } },
  ])
  expect(tableOf(result, 'consistency').rows[0]?.[0]).toBe(4)
})

test('one run is no repetition; runs without an id are a fault; an id twice in a run is one too', async () => {
  const once = await resultOf(PLAN, rowsOf([1, 0, 1], 1))
  expect(once.tables.map(({ table }) => table)).not.toContain('runs')
  const faults = await faultsOf(PLAN.replace('id: id, ', ''), rowsOf(FIVE, 4))
  expect(faults).toMatchObject([{ field: 'columns.epoch', code: 'plan_value' }])
  expect(await faultsOf(PLAN, [...rowsOf(FIVE, 4), ...rowsOf([1], 1)])).toMatchObject([
    { code: 'duplicate_id' },
  ])
})

test('the order of the rows changes nothing, nor do the names of the runs', async () => {
  const right = fc
    .array(fc.nat(1), { minLength: 6, maxLength: 24 })
    .map((each) => each.slice(0, 3 * Math.floor(each.length / 3)))
  await fc.assert(
    fc.asyncProperty(right, async (answers) => {
      const rows = rowsOf(answers, 3)
      const [there, back] = [await resultOf(PLAN, rows), await resultOf(PLAN, rows.toReversed())]
      expect(back.tables).toEqual(there.tables)
      const named = rows.map((row) => ({ ...row, run: ['a', 'b', 'c'][Number(row.run) - 1] ?? '' }))
      const other = await resultOf(PLAN, named)
      expect(tableOf(other, 'repeats')).toEqual(tableOf(there, 'repeats'))
      const all = tableOf(there, 'repeats').rows.map(([, all]) => Number(all))
      expect(all).toEqual(all.toSorted((a, b) => b - a))
    }),
    { numRuns: 6 },
  )
})
