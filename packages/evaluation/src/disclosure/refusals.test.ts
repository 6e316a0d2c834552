// What is no table of counts is refused; what went out in an earlier release is told, since it cannot be called back.
import { expect, test } from 'vitest'
import { type CountTable, protect } from './index.ts'
import { type Joint, tableOf } from './tables.fixture.ts'

const LISTING = { cellNames: ['right', 'wrong'], attributes: [['sex']] }
const joint: readonly Joint[] = [
  { at: { sex: 'men' }, cells: [40, 3] },
  { at: { sex: 'women' }, cells: [50, 20] },
]
const table = tableOf(joint, LISTING)
const policy = { rule: 'suppress', below: 5, zeros: 'show' } as const
const none = { rule: 'none', reason: 'The data are made up.', decided_by: 'Head of Data' } as const

function changed(change: Partial<CountTable['slices'][number]>): CountTable {
  return { ...table, slices: table.slices.map((slice, i) => (i === 1 ? { ...slice, ...change } : slice)) }
}

test.each([
  ['a negative count', changed({ cells: [44, -1] }), 'a count is a whole number from 0, got -1'],
  ['a fraction', changed({ cells: [40, 2.5] }), 'a count is a whole number from 0, got 2.5'],
  ['cells that are not n', changed({ cells: [41, 3] }), 'counts do not add up'],
  ['a cell too few', changed({ cells: [43] }), 'one count a cell'],
  ['a slice twice', { ...table, slices: [...table.slices, table.slices[1]!] }, 'stands in the table twice'],
  ['no slice for all', { ...table, slices: table.slices.slice(1) }, 'no slice for all observations'],
])('%s is refused', (_, bad, message) => {
  expect(() => protect(bad, policy)).toThrow(RangeError)
  expect(() => protect(bad, policy)).toThrow(message)
})

test('without control the table goes out as it is, and its statement says why', () => {
  const { table: same, report } = protect(table, none)
  expect(same).toEqual(table)
  expect(report.counts).toEqual({ shown: 9, held_back: 0 })
  expect(report.statement.en).toContain('The data are made up.')
})

test('a small count that an earlier release showed is held back and told as exposed', () => {
  const { table: released, account } = protect(table, policy, [
    { table, policy: none, sameObservations: true },
  ])
  expect(account.exposed).toEqual([{ attribute: 'sex', values: ['men'], cell: 'wrong' }])
  expect(released.slices[1]?.cells[1]).toBeNull()
})

test('an earlier release of the same observations cannot show other counts', () => {
  const other = tableOf([{ at: { sex: 'men' }, cells: [40, 4] }, joint[1]!], LISTING)
  expect(() => protect(table, policy, [{ table: other, policy: none, sameObservations: true }])).toThrow(
    RangeError,
  )
})

test('a count held back before stays so under a milder policy', () => {
  const before = protect(table, { ...policy, below: 30 })
  const now = protect(table, policy, [
    { table: before.table, policy: { ...policy, below: 30 }, sameObservations: true },
  ])
  expect(before.table.slices[2]?.cells[1]).toBeNull()
  expect(now.table.slices[2]?.cells[1]).toBeNull()
})

test('where nothing can be protected nothing goes out', () => {
  const tiny = tableOf([{ at: { sex: 'men' }, cells: [1, 1] }], LISTING)
  const { table: released } = protect(tiny, policy)
  expect(released.slices.flatMap(({ n, cells }) => [n, ...cells]).every((count) => count === null)).toBe(true)
})

test('a difference with the release before the last is seen too', () => {
  const grown = (men: number): CountTable =>
    tableOf([{ at: { sex: 'men' }, cells: [40, men] }, joint[1]!], LISTING)
  const releases = [{ table: grown(20), policy, sameObservations: false }]
  const second = protect(grown(22), policy, releases)
  expect(second.table.slices[1]?.cells[1]).toBeNull()
  const last = { table: second.table, policy, sameObservations: false }
  expect(protect(grown(24), policy, [last]).table.slices[1]?.cells[1]).toBe(24)
  expect(protect(grown(24), policy, [...releases, last]).table.slices[1]?.cells[1]).toBeNull()
})
