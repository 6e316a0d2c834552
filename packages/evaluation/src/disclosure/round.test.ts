// Rounding: each count by half the base at most, rates with their denominator, and no count unpicked from the others.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CountTable, protect } from './index.ts'
import { countsOf } from './model.ts'
import { roundedFrom } from './ranges.ts'
import { roundCount } from './round.ts'
import { type Joint, randomJoint, tableOf } from './tables.fixture.ts'

function oneWay(counts: readonly number[]): CountTable {
  const joint = counts.map((count, i): Joint => ({ at: { area: `a${i}` }, cells: [count] }))
  return tableOf(joint, { cellNames: ['false positives'], attributes: [['area']] })
}

test('a count lies in the range of what it is rounded to, and so does nothing else', () => {
  for (const to of [2, 3, 5, 10])
    for (let count = 0; count < 100; count++) {
      const { low, high } = roundedFrom(roundCount(count, to), to)
      expect(count).toBeGreaterThanOrEqual(low)
      expect(count).toBeLessThanOrEqual(high)
      expect(roundCount(high + 1, to)).toBeGreaterThan(roundCount(high, to))
    }
})

/** Least and most of each group that is shown, over all tables that round to the same. */
function possible(groups: readonly (number | null)[], total: number | null, to: number): [number, number][] {
  const found = groups.map((): [number, number] => [Infinity, -Infinity])
  const most = total === null ? Infinity : roundedFrom(total, to).high
  const try_ = (values: readonly number[]): void => {
    const sum = values.reduce((a, b) => a + b, 0)
    if (sum > most) return
    const group = groups[values.length]
    if (group === undefined) {
      if (total !== null && sum < roundedFrom(total, to).low) return
      for (const [i, value] of values.entries())
        found[i] = [Math.min(found[i]?.[0] ?? 0, value), Math.max(found[i]?.[1] ?? 0, value)]
      return
    }
    const { low, high } = group === null ? { low: 0, high: most } : roundedFrom(group, to)
    for (let value = low; value <= high; value++) try_([...values, value])
  }
  try_([])
  return found
}

test('four groups of 4 that make 20 would be unpicked, and are not', () => {
  expect(possible([0, 0, 0, 0], 20, 10)).toEqual(Array.from({ length: 4 }, () => [3, 4]))
  const { table, report } = protect(oneWay([4, 4, 4, 4]), { rule: 'round', to: 10 })
  expect(table.slices.map(({ cells }) => cells[0])).toEqual([20, null, 0, 0, 0])
  expect(report.ranges[0]).toMatchObject({ values: ['a0'], cell: 'false positives', low: 3, high: 24 })
})

test('whoever tries every table that rounds to the same finds as many values as a rounded 0 has', () => {
  let held = 0
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 4 }), (counts) => {
      const to = 6
      const { table } = protect(oneWay(counts), { rule: 'round', to })
      const [all, ...groups] = table.slices.map(({ cells }) => cells[0] ?? null)
      if (groups.includes(null)) held++
      for (const [low, high] of possible(groups, all ?? null, to))
        expect(high - low + 1).toBeGreaterThanOrEqual(to / 2)
    }),
    { numRuns: 300, seed: 5 },
  )
  expect(held).toBeGreaterThan(0)
})

test('within a slice the rounded cells add up to n, and each is off by half the base at most', () => {
  const names = ['true negatives', 'false positives', 'false negatives', 'true positives']
  const table = tableOf(randomJoint(9, ['sex', 'area'], 5, 4000), {
    cellNames: names,
    attributes: [['sex'], ['area'], ['sex', 'area']],
  })
  const { table: rounded } = protect(table, { rule: 'round', to: 5 })
  const exact = countsOf(table)
  for (const { n, cells } of rounded.slices)
    if (n !== null) expect(n).toBe(cells.reduce<number>((sum, count) => sum + (count ?? 0), 0))
  for (const [id, count] of countsOf(rounded).entries())
    if (count !== null && id % 5 < 4) expect(Math.abs(count - (exact[id] ?? 0))).toBeLessThanOrEqual(2)
})
