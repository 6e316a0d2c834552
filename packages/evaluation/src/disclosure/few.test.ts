// Slices that have rows enough and too few units go as small counts do: nobody can work out their sizes, and with them what
// adds up as sizes do.
import { expect, test } from 'vitest'
import { attack } from './attacker.fixture.ts'
import { type CountTable, protect } from './index.ts'
import { type Joint, pairs, tableOf } from './tables.fixture.ts'

const policy = { rule: 'suppress', below: 4, zeros: 'show' } as const
const joint: readonly Joint[] = [
  { at: { area: 'north', sex: 'men' }, cells: [], n: 9 },
  { at: { area: 'north', sex: 'women' }, cells: [], n: 8 },
  { at: { area: 'south', sex: 'men' }, cells: [], n: 7 },
  { at: { area: 'south', sex: 'women' }, cells: [], n: 11 },
]
const columns = ['area', 'sex']
const table = tableOf(joint, { cellNames: [], attributes: [['area'], ['sex'], ...pairs(columns)] })

function marked(few: (values: readonly string[]) => boolean): CountTable {
  return { ...table, slices: table.slices.map((slice) => ({ ...slice, few: few(slice.values) })) }
}

test.each<[string, (values: readonly string[]) => boolean, number]>([
  ['a group', (values) => values.join() === 'south', 1],
  ['an intersection', (values) => values.join() === 'north,men', 1],
])('%s', (_, few, least) => {
  const { table: released, account } = protect(marked(few), policy)
  const hidden = released.slices.filter(({ n }) => n === null)
  expect(hidden.map(({ values }) => values.join())).toContain(
    table.slices.find(({ values }) => few(values))?.values.join(),
  )
  expect(hidden.length).toBeGreaterThan(least)
  const { findings, finished } = attack([{ table: released, zerosShown: true }], 20, 3)
  expect(findings.length).toBeGreaterThan(least)
  for (const { low, high } of findings) expect(high - low).toBeGreaterThanOrEqual(policy.below - 2)
  expect(finished || findings.length > 0).toBe(true)
  expect(account.by_attribute.some(({ primary }) => primary > 0)).toBe(true)
})

test('sets of slices held back that can be worked out together have as many rows as the policy asks', () => {
  const small = tableOf(
    [
      { at: { area: 'a' }, cells: [], n: 1 },
      { at: { area: 'b' }, cells: [], n: 1 },
      { at: { area: 'c' }, cells: [], n: 2 },
      { at: { area: 'd' }, cells: [], n: 30 },
      { at: { area: 'e' }, cells: [], n: 40 },
    ],
    { cellNames: [], attributes: [['area']] },
  )
  const { table: released } = protect(small, { ...policy, below: 6 })
  const hidden = released.slices.flatMap(({ n, columns: own }, at) =>
    n === null && own.length > 0 ? [small.slices[at]?.n ?? 0] : [],
  )
  expect(hidden.length).toBeGreaterThan(2)
  expect(hidden.reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(6)
})
