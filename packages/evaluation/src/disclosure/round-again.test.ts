// Two rounded releases: neither two bases nor the step from one multiple to the next gives a count away.
import { createRandom } from '@policeai/metrics'
import { expect, test } from 'vitest'
import { type CountTable, OtherPolicyError, protect } from './index.ts'
import { countsOf } from './model.ts'
import { roundedFrom } from './ranges.ts'
import { roundCount } from './round.ts'
import { type Joint, tableOf } from './tables.fixture.ts'

const to5 = { rule: 'round', to: 5 } as const
const to7 = { rule: 'round', to: 7 } as const
const suppress = { rule: 'suppress', below: 5, zeros: 'show' } as const
const none = { rule: 'none', reason: 'The data are made up.', decided_by: 'Head of Data' } as const

const LISTING = { cellNames: ['right', 'wrong'], attributes: [['area']] }

function tableWith(counts: readonly (readonly [number, number])[]): CountTable {
  const joint = counts.map((cells, i): Joint => ({ at: { area: `a${i}` }, cells }))
  return tableOf(joint, LISTING)
}

const table = tableWith([
  [40, 12],
  [90, 31],
])

/** Why: whoever puts the two together is left with one or two values. */
test('rounded to 5 and to 7, a count of 12 is 11 or 12', () => {
  const [five, seven] = [roundedFrom(roundCount(12, 5), 5), roundedFrom(roundCount(12, 7), 7)]
  expect([Math.max(five.low, seven.low), Math.min(five.high, seven.high)]).toEqual([11, 12])
})

test.each([
  ['to 7 after to 5', to7, to5],
  ['to 5 after suppression', to5, suppress],
  ['suppression after to 5', suppress, to5],
])('the same observations do not go out again %s', (_, now, before) => {
  const { table: gone } = protect(table, before)
  const release = { table: gone, policy: before, sameObservations: true }
  expect(() => protect(table, now, [release])).toThrow(OtherPolicyError)
  expect(() => protect(table, now, [{ ...release, sameObservations: false }])).not.toThrow()
})

test('the same observations rounded again are the same, and what went out as it is may be rounded', () => {
  const first = protect(table, to5)
  const again = protect(table, to5, [{ table: first.table, policy: to5, sameObservations: true }])
  expect(again.table).toEqual(first.table)
  expect(protect(table, to5, [{ table, policy: none, sameObservations: true }]).table).toEqual(first.table)
})

test('what stayed once stays, though nothing asks for it now', () => {
  const first = protect(table, to5)
  const [all, ...groups] = first.table.slices
  const before = { ...first.table, slices: [all!, { ...groups[0]!, cells: [40, null], n: null }, groups[1]!] }
  const again = protect(table, to5, [{ table: before, policy: to5, sameObservations: true }])
  expect(again.table.slices[1]).toMatchObject({ cells: [40, null], n: null })
})

/** What an attacker who knows how many rows came between makes of both. */
function between(now: number | null, before: number | null, added: number, to: number): number[] {
  if (now === null || before === null) return []
  const [last, next] = [roundedFrom(before, to), roundedFrom(now, to)]
  return Array.from({ length: last.high - last.low + 1 }, (_, i) => last.low + i).filter(
    (count) => count + added >= next.low && count + added <= next.high,
  )
}

test('one row more does not show where the count was, whether it takes the next multiple or not', () => {
  const random = createRandom(3)
  let exposed = 0
  for (let trial = 0; trial < 200; trial++) {
    const draw = (n: number) => Math.floor(n * random.uniform())
    const counts = [0, 1].map((): [number, number] => [60 + draw(40), 20 + draw(20)])
    const added = 1 + draw(2)
    const grown = counts.map(([right, wrong], i): [number, number] => [
      right,
      i === 0 ? wrong + added : wrong,
    ])
    const first = protect(tableWith(counts), to5).table
    const alone = protect(tableWith(grown), to5).table
    const second = protect(tableWith(grown), to5, [
      { table: first, policy: to5, sameObservations: false },
    ]).table
    const seen = (now: typeof first) => {
      const values = between(now.slices[1]?.cells[1] ?? null, first.slices[1]?.cells[1] ?? null, added, 5)
      return values.length > 0 && values.length < 3
    }
    if (seen(alone)) exposed++
    expect(seen(second)).toBe(false)
    expect(countsOf(second).every((count) => count === null)).toBe(true)
  }
  expect(exposed).toBeGreaterThan(20)
})

test('observations of another size go out, and no slice that is near does', () => {
  const first = protect(table, to5).table
  const later = tableWith([
    [41, 12],
    [190, 60],
  ])
  const { table: second } = protect(later, to5, [{ table: first, policy: to5, sameObservations: false }])
  const [all, near, far] = second.slices
  expect([near?.n, ...(near?.cells ?? [])]).toEqual([null, null, null])
  expect([far?.n, ...(far?.cells ?? [])]).toEqual([250, 190, 60])
  expect(all?.n).toBe(300)
})
