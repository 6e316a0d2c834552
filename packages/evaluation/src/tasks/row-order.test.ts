// The order of rows decides nothing, to the last bit: sums of fractions hang on their order, and threads and databases hand
// rows over as they please. With and without weights, which make a fraction of every amount.
import { createRandom } from '@policeai/metrics'
import { expect, test } from 'vitest'
import { SMALL_CASES, type SmallRow } from './every-task.fixture.ts'
import { resultOf } from './measured.fixture.ts'

function shuffled(rows: readonly SmallRow[]): SmallRow[] {
  const random = createRandom(7)
  return rows
    .map((row) => ({ row, at: random.uniform() }))
    .sort((a, b) => a.at - b.at)
    .map(({ row }) => row)
}

const WEIGHTS = [0.1, 0.7, 1.3, 2.9, 1e9]

/** Weights that belong to the whole, as a sampled image or item has one. */
function weighted(rows: readonly SmallRow[], whole: string): SmallRow[] {
  const wholes = [...new Set(rows.map((row) => row[whole]))]
  return rows.map((row) => ({ ...row, weight: WEIGHTS[wholes.indexOf(row[whole]) % WEIGHTS.length] ?? 1 }))
}

function withWeight(plan: string): string {
  if (plan.includes('columns: {')) return plan.replace('columns: {', 'columns: { weight: weight,')
  return `columns: { weight: weight }\n${plan}`
}

async function findings(plan: string, rows: readonly SmallRow[]) {
  const { provenance: _, ...found } = await resultOf(plan, rows)
  return found
}

test.each(SMALL_CASES)('$task: rows in any order', async ({ plan, rows }) => {
  expect(await findings(plan, shuffled(rows(1)))).toEqual(await findings(plan, rows(1)))
})

const WITH_WEIGHTS = SMALL_CASES.filter(({ task }) => task !== 'detection')

test.each(WITH_WEIGHTS)('$task: weighted rows in any order', async ({ plan, rows, whole }) => {
  const all = weighted(rows(1), whole)
  expect(await findings(withWeight(plan), shuffled(all))).toEqual(await findings(withWeight(plan), all))
})

/** Many that have the same score, of both classes, in groups of different sizes. */
test('rows with equal scores in any order', async () => {
  const plan =
    'task: classification\ncolumns: { truth: truth, score: score }\npositive: yes\nthreshold: 0.5\ngroups: [force, sex]\nintervals: { replicates: 200 }\n'
  const rows = Array.from({ length: 3000 }, (_, i) => ({
    truth: (i * 31) % 100 < i % 90 ? 'yes' : 'no',
    score: (((i * 7) % 13) + 0.1) / 14,
    force: 'ABCDE'.charAt(Math.floor(Math.sqrt(i)) % 5),
    sex: i % 3 === 0 ? 'F' : 'M',
  }))
  expect(await findings(plan, shuffled(rows))).toEqual(await findings(plan, rows))
})
