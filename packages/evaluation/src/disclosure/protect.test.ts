// What a release promises, tested against an attacker who tries every possibility; and that it is the same each time.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attack, type Seen } from './attacker.fixture.ts'
import { type CountTable, intervalOfSuppressed, protect } from './index.ts'
import { countsOf, placeOf } from './model.ts'
import { protectionWidth, type SuppressPolicy } from './policy.ts'
import { type Joint, type Listing, pairs, randomJoint, tableOf } from './tables.fixture.ts'

const LISTINGS: readonly Listing[] = [
  { cellNames: ['right', 'wrong'], attributes: [['sex']] },
  { cellNames: ['right', 'wrong'], attributes: [['sex'], ['area']] },
  { cellNames: ['right', 'wrong'], attributes: [['sex'], ['area'], ['sex', 'area']] },
  { cellNames: ['right', 'wrong'], attributes: [['sex', 'area']] },
]

function jointsUpTo(max: number): fc.Arbitrary<Joint[]> {
  const cells = fc.array(fc.integer({ min: 0, max }), { minLength: 2, maxLength: 2 })
  return fc
    .array(cells, { minLength: 4, maxLength: 6 })
    .map((rows) =>
      rows.map((counts, i) => ({ at: { sex: `s${i % 2}`, area: `a${Math.floor(i / 2)}` }, cells: counts })),
    )
}

const policies = fc.record({
  rule: fc.constant('suppress' as const),
  below: fc.integer({ min: 2, max: 4 }),
  zeros: fc.constantFrom('show' as const, 'suppress' as const),
})

function seenOf(table: Seen['table'], { zeros }: SuppressPolicy): Seen {
  return { table, zerosShown: zeros === 'show' }
}

function largest(table: CountTable): number {
  return Math.max(0, ...table.slices.flatMap(({ cells }) => cells))
}

function added(before: readonly Joint[], more: readonly Joint[]): Joint[] {
  return before.map(({ at, cells }, i) => ({
    at,
    cells: cells.map((count, c) => count + Math.floor((more[i]?.cells[c] ?? 0) / 2)),
  }))
}

test('an attacker who tries everything finds no count held back within less than the width promised', () => {
  let [tried, held] = [0, 0]
  fc.assert(
    fc.property(jointsUpTo(7), policies, fc.constantFrom(...LISTINGS), (joint, policy, listing) => {
      const table = tableOf(joint, listing)
      const { table: released, report } = protect(table, policy)
      if (released.slices.length === 0) return
      const width = protectionWidth(policy)
      const { findings, finished } = attack([seenOf(released, policy)], largest(table) + width, width)
      if (!finished) return
      tried++
      held += findings.length
      expect(findings).toHaveLength(report.counts.held_back)
      for (const { name, low, high } of findings) expect(high - low, name).toBeGreaterThanOrEqual(width)
    }),
    { numRuns: 200, seed: 7 },
  )
  expect(tried).toBeGreaterThan(150)
  expect(held).toBeGreaterThan(1000)
})

/** Words are not a partition of the observations: their counts and n tell nothing of each other. */
const transcripts = jointsUpTo(7).map((joint) =>
  joint.map(({ at, cells: [correct = 0, n = 0] }): Joint => ({ at, cells: [correct], n })),
)

test('nor where the cells of a slice do not add up to its n', () => {
  let held = 0
  fc.assert(
    fc.property(transcripts, policies, fc.constantFrom(...LISTINGS), (joint, policy, { attributes }) => {
      const table = tableOf(joint, { cellNames: ['substituted words'], attributes })
      expect(table.partition).toBe(false)
      const { table: released } = protect(table, policy)
      if (released.slices.length === 0) return
      const width = protectionWidth(policy)
      const cap = Math.max(largest(table), table.slices[0]?.n ?? 0) + width
      const { findings, finished } = attack([seenOf(released, policy)], cap, width)
      if (!finished) return
      held += findings.length
      for (const { name, low, high } of findings) expect(high - low, name).toBeGreaterThanOrEqual(width)
    }),
    { numRuns: 150, seed: 19 },
  )
  expect(held).toBeGreaterThan(300)
})

const linked: Listing = {
  cellNames: ['false alerts'],
  attributes: [['sex'], ['area'], ['shift'], ...pairs(['sex', 'area', 'shift'])],
}
const threeWay = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 8, maxLength: 8 }).map((counts) =>
  counts.map((count, i): Joint => {
    const at = { sex: `s${i % 2}`, area: `a${Math.floor(i / 2) % 2}`, shift: `t${Math.floor(i / 4)}` }
    return { at, cells: [count] }
  }),
)

test('nor where three attributes are linked by all their pairs', () => {
  let [tried, held] = [0, 0]
  fc.assert(
    fc.property(threeWay, policies, (joint, policy) => {
      const table = tableOf(joint, linked)
      const { table: released } = protect(table, policy)
      if (released.slices.length === 0) return
      const width = protectionWidth(policy)
      const { findings, finished } = attack([seenOf(released, policy)], largest(table) + width, width)
      if (!finished) return
      tried++
      held += findings.length
      for (const { name, low, high } of findings) expect(high - low, name).toBeGreaterThanOrEqual(width)
    }),
    { numRuns: 100, seed: 23 },
  )
  expect(tried).toBeGreaterThan(50)
  expect(held).toBeGreaterThan(300)
})

test('the attacker does find what only the small counts were taken from', () => {
  const joint = [
    { at: { sex: 's0' }, cells: [6, 1] },
    { at: { sex: 's1' }, cells: [7, 5] },
  ]
  const table = tableOf(joint, { cellNames: ['right', 'wrong'], attributes: [['sex']] })
  const slices = table.slices.map((slice) => ({
    ...slice,
    cells: slice.cells.map((count) => (count < 3 ? null : count)),
  }))
  const { findings, finished } = attack([{ table: { ...table, slices }, zerosShown: true }], 20, 1)
  expect(finished).toBe(true)
  expect(findings).toEqual([{ name: '[["sex"],["s0"],"wrong"]', low: 1, high: 1 }])
})

test('two releases of the same observations under two policies give no count away together', () => {
  let [tried, differed] = [0, 0]
  fc.assert(
    fc.property(
      jointsUpTo(7),
      policies,
      policies,
      fc.constantFrom(...LISTINGS),
      (joint, one, two, listing) => {
        const table = tableOf(joint, listing)
        const first = protect(table, one).table
        const second = protect(table, two, [{ table: first, policy: one, sameObservations: true }])
        const width = protectionWidth(two)
        if (second.table.slices.length === 0) return
        const seen = [seenOf(second.table, two), seenOf(first, one)] as const
        const { findings, finished } = attack([seen[0], seen[1]], largest(table) + width, width)
        if (!finished) return
        tried++
        if (JSON.stringify(first) !== JSON.stringify(second.table)) differed++
        const names = new Set(
          countsOf(second.table).flatMap((count, id) => (count === null ? [nameAt(second.table, id)] : [])),
        )
        for (const { name, low, high } of findings.filter((found) => names.has(found.name)))
          expect(high - low, name).toBeGreaterThanOrEqual(width)
      },
    ),
    { numRuns: 150, seed: 11 },
  )
  expect(tried).toBeGreaterThan(60)
  expect(differed).toBeGreaterThan(20)
})

function nameAt(table: Seen['table'], id: number): string {
  const width = table.cellNames.length + 1
  const slice = table.slices[Math.floor(id / width)]
  return JSON.stringify([slice?.columns, slice?.values, table.cellNames[id % width] ?? 'n'])
}

function shownCounts(table: Seen['table']): Map<string, number> {
  return new Map(
    countsOf(table).flatMap((count, id) => (count === null ? [] : [[nameAt(table, id), count] as const])),
  )
}

test('a later release gives no small difference away, not even to somebody who knows that counts only grow', () => {
  let [tried, held] = [0, 0]
  fc.assert(
    fc.property(
      jointsUpTo(7),
      jointsUpTo(7),
      policies,
      fc.constantFrom(...LISTINGS),
      (joint, more, policy, listing) => {
        const before = protect(tableOf(joint, listing), policy).table
        const table = tableOf(added(joint, more), listing)
        const { table: now, account } = protect(table, policy, [
          { table: before, policy, sameObservations: false },
        ])
        const old = shownCounts(before)
        for (const [name, count] of shownCounts(now)) {
          const difference = Math.abs(count - (old.get(name) ?? count))
          if (count > 0) expect(difference === 0 || difference >= policy.below, name).toBe(true)
        }
        if (now.slices.length === 0) return
        held += account.by_attribute.reduce((sum, { difference }) => sum + difference, 0)
        const width = protectionWidth(policy)
        const found = attack([seenOf(now, policy)], largest(table) + width, width, seenOf(before, policy))
        const exposed = new Set(
          account.exposed.map(({ attribute, values, cell }) => JSON.stringify([attribute, values, cell])),
        )
        if (!found.finished || exposed.size > 0) return
        tried++
        for (const { name, low, high } of found.findings)
          expect(high - low, name).toBeGreaterThanOrEqual(width)
      },
    ),
    { numRuns: 70, seed: 13 },
  )
  expect(tried).toBeGreaterThan(50)
  expect(held).toBeGreaterThan(70)
})

test('the range of a count held back holds the true count and all that the attacker finds possible', () => {
  let ranges = 0
  fc.assert(
    fc.property(jointsUpTo(5), policies, fc.constantFrom(...LISTINGS), (joint, policy, listing) => {
      const table = tableOf(joint, listing)
      const { table: released, report } = protect(table, policy)
      if (released.slices.length === 0) return
      expect(report.ranges).toEqual(intervalOfSuppressed(released, policy))
      const width = protectionWidth(policy)
      const { findings } = attack([seenOf(released, policy)], largest(table) + width, width)
      for (const [i, { attribute, values, cell, low, high }] of report.ranges.entries()) {
        const name = JSON.stringify([attribute === '' ? [] : attribute.split(' × '), values, cell])
        const found = findings.find((finding) => finding.name === name)
        ranges++
        expect(found, `${i} ${name}`).toBeDefined()
        expect(low).toBeLessThanOrEqual(found?.low ?? -1)
        expect(high ?? Infinity).toBeGreaterThanOrEqual(found?.high ?? Infinity)
      }
    }),
    { numRuns: 100, seed: 17 },
  )
  expect(ranges).toBeGreaterThan(500)
})

const columns = ['age', 'area', 'ethnicity', 'religion', 'sex', 'shift']
const wide: Listing = {
  cellNames: ['true negatives', 'false positives', 'false negatives', 'true positives'],
  attributes: [...columns.map((column) => [column]), ...pairs(columns).slice(0, 3)],
}
const policy: SuppressPolicy = { rule: 'suppress', below: 10, zeros: 'show' }

test('the true counts lie in their ranges, small ones are gone, and the headline stays: six attributes of 20 groups', () => {
  const table = tableOf(randomJoint(3, columns, 20, 100_000), wide)
  const start = performance.now()
  const { table: released, report, account } = protect(table, policy)
  expect(performance.now() - start).toBeLessThan(20_000)
  expect(report.left_out).toEqual([])
  expect(released.slices[0]).toEqual(table.slices[0])
  expect(account.audit.linear).toBe('finished')
  const exact = countsOf(table)
  const small = countsOf(released).filter((count) => count !== null && count > 0 && count < 10)
  expect(small).toEqual([])
  const held = countsOf(released).flatMap((count, id) => (count === null ? [id] : []))
  expect(report.ranges).toHaveLength(held.length)
  for (const [i, { low, high, ...place }] of report.ranges.entries()) {
    const id = held[i] ?? -1
    expect(place).toEqual(placeOf(table, id))
    expect(low).toBeLessThanOrEqual(exact[id] ?? -1)
    expect(high ?? Infinity).toBeGreaterThanOrEqual(exact[id] ?? Infinity)
    expect((high ?? Infinity) - low).toBeGreaterThanOrEqual(protectionWidth(policy))
  }
})

test('intersections too sparse to be protected are left out whole, and the attributes stay', () => {
  const table = tableOf(randomJoint(1, columns, 20, 3000), wide)
  const start = performance.now()
  const { table: released, report } = protect(table, policy)
  expect(performance.now() - start).toBeLessThan(20_000)
  expect(report.left_out.length).toBeGreaterThan(0)
  expect(report.left_out.every((name) => name.includes(' × '))).toBe(true)
  expect(released.slices.some(({ attribute }) => report.left_out.includes(attribute))).toBe(false)
  expect(released.slices[0]).toEqual(table.slices[0])
})

test('the same table gives the same release, and so does a second release after the first', () => {
  const table = tableOf(randomJoint(5, columns.slice(0, 3), 6, 5000), {
    ...wide,
    attributes: [['age'], ['area'], ['ethnicity'], ['age', 'area']],
  })
  const first = protect(table, policy)
  expect(protect(table, policy)).toEqual(first)
  for (const sameObservations of [true, false]) {
    const again = protect(table, policy, [{ table: first.table, policy, sameObservations }])
    expect(again.table).toEqual(first.table)
    expect(again.account.exposed).toEqual([])
  }
})
