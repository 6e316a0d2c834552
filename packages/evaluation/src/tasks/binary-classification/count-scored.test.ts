// Threads that share rows count what one thread counts, to the last bit; and where one fails, the counting fails and does
// not wait for it.
import { createRandom } from '@policeai/metrics'
import { expect, test } from 'vitest'
import type { Batch } from '../../observations/index.ts'
import { countScored, shareOut } from './count-scored.ts'
import type { TallyPlan } from './tally.ts'

/** More than the rooms hold, so that each is filled several times. */
const ROWS = 300_000
const SIZES = [5, 2, 7]

/** Score, truth and codes by rising score, some scores equal; or truth and codes packed. */
function columnsOf(sizes: readonly number[], packed: boolean): readonly Float64Array[] {
  const { uniform } = createRandom(3)
  const scores = Float64Array.from({ length: ROWS }, () => Math.round(uniform() * 1e5) / 1e5).sort()
  const truths = scores.map((score) => (uniform() < score ? 1 : 0))
  const codes = sizes.map((size) => scores.map(() => Math.floor(uniform() * size)))
  if (!packed) return [scores, truths, ...codes]
  const together = truths.map((truth, i) => {
    let [value, unit] = [truth, 2]
    for (const [a, size] of sizes.entries()) {
      value += unit * (codes[a]?.[i] ?? 0)
      unit *= size
    }
    return value
  })
  return [scores, together]
}

async function* batchesOf(columns: readonly Float64Array[], failing = false): AsyncIterable<Batch> {
  for (let from = 0; from < ROWS; from += 2048) {
    if (failing && from > ROWS / 2) throw new Error('the disk is full')
    const part = columns.map((column) => column.subarray(from, from + 2048))
    yield {
      length: part[0]?.length ?? 0,
      numbers: (column, into) => into.set(part[column] ?? new Float64Array()),
      values: (column) => [...(part[column] ?? [])],
    }
  }
}

function planOf(sizes: readonly number[], packed: boolean, groups = sizes): TallyPlan {
  const slice = { curve: true, totals: undefined }
  return {
    layout: { attributes: sizes.length, sizes: packed ? sizes : undefined, grouped: false },
    threshold: 0.4,
    bins: { limits: { low: 0, high: 1, bins: 50 }, calibration: 10 },
    all: slice,
    groups: groups.map((size) => Array.from({ length: size }, () => slice)),
  }
}

const count = (plan: TallyPlan, batches: AsyncIterable<Batch>, threads: number, onRows = (_: number) => {}) =>
  countScored({ plan, batches, threads, onRows })

test.each([
  [SIZES, true, 2],
  [SIZES, true, 3],
  [SIZES, false, 4],
  [SIZES.slice(0, 1), true, 2],
  [[], true, 4],
])('groups %j, packed %j, on %d threads', async (sizes, packed, threads) => {
  const [plan, columns] = [planOf(sizes, packed), columnsOf(sizes, packed)]
  let told = 0
  const shared = await count(plan, batchesOf(columns), threads, (rows) => {
    told = rows
  })
  expect(told).toBe(ROWS)
  expect(shared).toEqual(await count(plan, batchesOf(columns), 1))
  const ofGroups = shared.groups.map((states) =>
    states.reduce((sum, { cells }) => sum + cells.observations, 0),
  )
  expect(ofGroups).toEqual(sizes.map(() => ROWS))
})

test('every attribute is counted by one thread, and all observations by the first', () => {
  const shared = shareOut(planOf(SIZES, true), 3)
  expect(shared.map(({ all }) => all !== undefined)).toEqual([true, false, false])
  for (const a of SIZES.keys()) expect(shared.filter(({ groups }) => groups[a] !== undefined)).toHaveLength(1)
})

test('rows that cannot be fetched, and a thread that cannot go on, end the counting', async () => {
  const columns = columnsOf([5], true)
  await expect(count(planOf([5], true), batchesOf(columns, true), 2)).rejects.toThrow('the disk is full')
  // The thread knows of two groups only.
  const wrong = count(planOf([5], true, [2]), batchesOf(columns), 2)
  await expect(wrong).rejects.toThrow('a row has a group that the dictionary lacks')
})
