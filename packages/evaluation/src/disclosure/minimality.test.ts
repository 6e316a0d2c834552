// What is not promised. Counts are held back by a rule that anybody may know: the cheapest that protect. Whoever runs it on every
// table that fits a release, and keeps those that it would have released in the same way, is left with fewer values than
// whoever only adds up (the attack of Wong and others, "Minimality attack in privacy preserving data publishing", VLDB
// 2007). How few is measured here, so that the guide can say so.
import { createRandom } from '@policeai/metrics'
import { expect, test } from 'vitest'
import { protect, type ReleasedTable } from './index.ts'
import { type Joint, tableOf } from './tables.fixture.ts'

const policy = { rule: 'suppress', below: 5, zeros: 'show' } as const
const PROMISED = 4

function tableWith(counts: readonly number[]) {
  const joint = counts.map((n, i): Joint => ({ at: { area: `a${i}` }, cells: [], n }))
  return tableOf(joint, { cellNames: [], attributes: [['area']] })
}

function shownOf({ slices }: ReleasedTable): (number | null)[] {
  return slices.map(({ n }) => n)
}

/** Counts of 1 or more that add up to a sum. */
function splits(sum: number, parts: number): number[][] {
  if (parts === 1) return sum >= 1 ? [[sum]] : []
  return Array.from({ length: Math.max(0, sum - parts + 1) }, (_, i) =>
    splits(sum - 1 - i, parts - 1).map((rest) => [1 + i, ...rest]),
  ).flat()
}

type Attacked = { readonly adding: number; readonly knowing: number }

/** How many values each count held back may have, for who adds up, and for who knows the rule. */
function attacked(counts: readonly number[]): Attacked[] {
  const [all, ...groups] = shownOf(protect(tableWith(counts), policy).table)
  const hidden = groups.flatMap((n, i) => (n === null ? [i] : []))
  if (all === null || all === undefined || hidden.length === 0) return []
  const left = all - groups.reduce<number>((sum, n) => sum + (n ?? 0), 0)
  const tables = splits(left, hidden.length)
  const fitting = tables.filter((values) => {
    const own = groups.map((n, i) => n ?? values[hidden.indexOf(i)] ?? 0)
    return JSON.stringify(shownOf(protect(tableWith(own), policy).table)) === JSON.stringify([all, ...groups])
  })
  return hidden.map((_, at) => ({
    adding: new Set(tables.map((values) => values[at])).size,
    knowing: new Set(fitting.map((values) => values[at])).size,
  }))
}

test('who adds up finds 11 values of 4; who knows the rule, 4 or 8', () => {
  const [first] = attacked([4, 8, 8, 30])
  expect(first).toEqual({ adding: 11, knowing: 2 })
})

test('of counts of 1 to 20 in four groups, how many are left with fewer values than promised', () => {
  const random = createRandom(11)
  const found = Array.from({ length: 400 }, () =>
    attacked(Array.from({ length: 4 }, () => 1 + Math.floor(20 * random.uniform()))),
  ).flat()
  expect(found.length).toBeGreaterThan(300)
  expect(found.every(({ adding }) => adding >= PROMISED)).toBe(true)
  const share = (is: (of: Attacked) => boolean): number =>
    Math.round((100 * found.filter(is).length) / found.length)
  expect(share(({ knowing }) => knowing < PROMISED)).toBe(6)
  expect(share(({ knowing }) => knowing === 1)).toBe(1)
})
