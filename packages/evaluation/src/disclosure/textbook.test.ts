// Tables that others published, with what they say of them.
import { expect, test } from 'vitest'
import { type CountTable, intervalOfSuppressed, protect, type ReleasedTable } from './index.ts'
import { determinedCounts } from './linear.ts'
import { countsOf } from './model.ts'
import { roundCount } from './round.ts'
import { structureOf } from './structure.ts'
import { type Joint, tableOf } from './tables.fixture.ts'

/** OpenSAFELY documentation, outputs/sdc.md, “Primary vs secondary disclosure”: heart disease by age band. */
const HEART = { cellNames: ['heart disease', 'none'], attributes: [['age']] }

function byAge(rows: readonly (readonly [string, number, number])[]): CountTable {
  const joint = rows.map(([age, ill, all]): Joint => ({ at: { age }, cells: [ill, all - ill] }))
  return tableOf(joint, HEART)
}

const heart = byAge([
  ['21-30', 1, 1],
  ['31-40', 10, 100],
  ['41-50', 15, 90],
  ['51+', 25, 85],
])

function hiding(table: CountTable, hidden: (id: number) => boolean): ReleasedTable {
  const width = table.cellNames.length + 1
  return {
    ...table,
    slices: table.slices.map((slice, s) => ({
      ...slice,
      n: hidden(s * width + width - 1) ? null : slice.n,
      cells: slice.cells.map((count, c) => (hidden(s * width + c) ? null : count)),
    })),
  }
}

test('OpenSAFELY: the count redacted alone is worked out from the column totals', () => {
  const redacted = hiding(heart, (id) => id === 3 || id === 5)
  expect(redacted.slices[1]).toMatchObject({ values: ['21-30'], n: null, cells: [null, 0] })
  expect(determinedCounts(structureOf(heart), (id) => id === 3 || id === 5).determined).toEqual([3, 5])
  const ranges = intervalOfSuppressed(redacted, { rule: 'suppress', below: 6, zeros: 'show' })
  expect(ranges.map(({ low, high }) => [low, high])).toEqual([
    [1, 1],
    [1, 1],
  ])
})

test('OpenSAFELY: with the smallest count that serves held back too, it is one of fifteen', () => {
  const { table, report, account } = protect(heart, { rule: 'suppress', below: 6, zeros: 'show' })
  expect(table.slices.map(({ n, cells }) => [...cells, n])).toEqual([
    [51, 225, 276],
    [null, 0, null],
    [10, 90, 100],
    [null, 75, null],
    [25, 60, 85],
  ])
  expect(account.by_attribute).toEqual([
    { attribute: '', primary: 0, complementary: 0, earlier: 0, difference: 0 },
    { attribute: 'age', primary: 2, complementary: 2, earlier: 0, difference: 0 },
  ])
  // The state does not say which of the four are small.
  expect(report.by_attribute).toEqual([
    { attribute: '', shown: 3, held_back: 0 },
    { attribute: 'age', shown: 8, held_back: 4 },
  ])
  const ill = report.ranges.filter(({ cell }) => cell === 'heart disease')
  expect(ill.map(({ values, low, high }) => [values[0], low, high])).toEqual([
    ['21-30', 1, 15],
    ['41-50', 1, 15],
  ])
})

test('OpenSAFELY: the table of men and that of all people differ by one woman of 21 to 30, who stays unseen', () => {
  // Two of the differences are hers (the illness, and n); three people of 51+ who were not ill are the third.
  const men = byAge([
    ['21-30', 7, 19],
    ['31-40', 5, 15],
    ['41-50', 8, 18],
    ['51+', 13, 25],
  ])
  const people = byAge([
    ['21-30', 8, 20],
    ['31-40', 10, 25],
    ['41-50', 15, 30],
    ['51+', 25, 40],
  ])
  const policy = { rule: 'suppress', below: 5, zeros: 'show' } as const
  const earlier = { table: protect(men, policy).table, policy, sameObservations: false }
  expect(countsOf(earlier.table)).not.toContain(null)
  const alone = protect(people, policy).table
  expect(alone.slices[1]).toMatchObject({ values: ['21-30'], n: 20, cells: [8, 12] })
  const { table, account } = protect(people, policy, [earlier])
  expect(table.slices[1]).toMatchObject({ values: ['21-30'], n: null, cells: [null, 12] })
  expect(account.by_attribute[1]).toMatchObject({ difference: 3, primary: 0 })
  expect(account.by_attribute[1]?.complementary).toBeGreaterThan(0)
})

/** A two-way table after the example in Fischetti and Salazar, JASA 95 (2000), 916–928: investment by activity. */
const INVESTMENT = {
  cellNames: ['investment'],
  attributes: [['activity'], ['region'], ['activity', 'region']],
}

test('the ranges of a two-way table are those of linear programming', () => {
  const rows = [
    [20, 50, 10],
    [8, 19, 22],
    [17, 32, 12],
  ]
  const joint = rows.flatMap((row, i) =>
    row.map((count, j): Joint => ({ at: { activity: `${i + 1}`, region: 'ABC'[j] ?? '' }, cells: [count] })),
  )
  const table = tableOf(joint, INVESTMENT)
  const hidden = ['2,A', '2,C', '3,A', '3,C']
  const released = hiding(table, (id) =>
    hidden.includes(table.slices[Math.floor(id / 2)]?.values.join() ?? ''),
  )
  const ranges = intervalOfSuppressed(released, { rule: 'suppress', below: 23, zeros: 'suppress' })
  // SciPy 1.10.1, linprog (HiGHS), least and most of each under the totals 30, 29, 25 and 34.
  expect(
    ranges.filter(({ cell }) => cell !== 'n').map(({ values, low, high }) => [values.join(), low, high]),
  ).toEqual([
    ['2,A', 0, 25],
    ['2,C', 5, 30],
    ['3,A', 0, 25],
    ['3,C', 4, 29],
  ])
})

test('Handbook on Statistical Disclosure Control (2nd edition, 2024), §5.5: population by sex and area, to base 5', () => {
  // Its Total of Area C, 32, is printed as 35; the nearest multiple is 30, and that cell is left aside.
  const [counts, rounded] = [
    [1, 0, 1, 3, 3, 6, 12, 20, 16, 23, 39],
    [0, 0, 0, 5, 5, 5, 10, 20, 15, 25, 40],
  ]
  expect(counts.map((count) => roundCount(count, 5))).toEqual(rounded)
})

test('false positives as rare as they are: twelve by ethnicity keep their attribute, and tell nobody apart', () => {
  const groups = [
    ['White', 900, 8],
    ['Asian', 300, 2],
    ['Black', 200, 1],
    ['Mixed', 100, 1],
    ['Other', 80, 0],
  ] as const
  const joint = groups.map(
    ([ethnicity, right, wrong]): Joint => ({ at: { ethnicity }, cells: [right, wrong] }),
  )
  const table = tableOf(joint, {
    cellNames: ['true negatives', 'false positives'],
    attributes: [['ethnicity']],
  })
  const { report, table: released } = protect(table, { rule: 'suppress', below: 10, zeros: 'show' })
  expect(report.left_out).toEqual([])
  expect(released.slices[0]).toEqual(table.slices[0])
  const wrong = report.ranges.filter(({ cell }) => cell === 'false positives')
  expect(wrong.map(({ low, high }) => [low, high])).toEqual([
    [1, 9],
    [1, 9],
    [1, 9],
    [1, 9],
  ])
})
