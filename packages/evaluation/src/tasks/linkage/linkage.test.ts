// The task of linkage through plan and file: the two responses of Bagga and Baldwin (1998), and 60 items whose pairs were
// counted by scikit-learn 1.2.1 (`sklearn.metrics.cluster.pair_confusion_matrix`).
import { wilson } from '@policeai/metrics'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultsOf, figure, mergedMeasures, outcomeOf, resultOf } from '../measured.fixture.ts'

const PLAN = 'task: linkage\nminimum: { n: 1 }\n'

type Item = { readonly truth: string | number; readonly prediction: string | number | null }

const itemsOf = (truth: readonly (string | number)[], prediction: readonly (string | number)[]): Item[] =>
  truth.map((entity, i) => ({ truth: entity, prediction: prediction[i] ?? null }))

// Entities {1–5}, {6, 7}, {8–C}; the first response joins the last two, the second the first and the last.
const ENTITIES = [...'aaaaabbccccc']

test.each([
  ['aaaaabbbbbbb', 16 / 21, '76'],
  ['aaaaabbaaaaa', 7 / 12, '58'],
])('Bagga and Baldwin 1998: %s', async (response, precision, published) => {
  const result = await resultOf(PLAN, itemsOf(ENTITIES, [...response]))
  expect(figure(result, 'b_cubed_precision').estimate).toBeCloseTo(precision, 14)
  expect((100 * precision).toFixed(0)).toBe(published)
  expect(figure(result, 'b_cubed_recall').estimate).toBe(1)
  expect(figure(result, 'b_cubed_f1').estimate).toBeCloseTo((2 * precision) / (1 + precision), 14)
  expect(result.design).toEqual({ clusters: [{ column: 'truth', n: 3 }] })
})

const TRUTH = [
  9, 4, 11, 5, 11, 11, 10, 8, 0, 7, 3, 10, 0, 2, 1, 5, 7, 3, 6, 8, 1, 9, 3, 0, 11, 3, 6, 4, 2, 6, 2, 1, 2, 9,
  9, 7, 2, 2, 0, 0, 3, 3, 2, 2, 4, 5, 3, 8, 10, 10, 3, 2, 11, 3, 6, 4, 0, 5, 6, 2,
]
const RESPONSE = [
  4, 4, 11, 5, 11, 11, 10, 8, 7, 7, 3, 10, 0, 2, 11, 5, 7, 3, 6, 8, 7, 9, 3, 3, 11, 3, 7, 4, 2, 6, 1, 1, 5, 0,
  9, 3, 2, 2, 5, 0, 1, 3, 2, 2, 4, 5, 3, 2, 1, 8, 0, 2, 11, 7, 6, 4, 10, 5, 6, 2,
]

// pair_confusion_matrix counts each pair twice: [[3106, 136], [146, 152]].
const [RIGHT, WRONG, MISSED] = [152 / 2, 136 / 2, 146 / 2]

test('scikit-learn: pairs of items', async () => {
  const result = await resultOf(PLAN, itemsOf(TRUTH, RESPONSE))
  expect(figure(result, 'pairwise_precision')).toMatchObject({ events: RIGHT, n: RIGHT + WRONG })
  expect(figure(result, 'pairwise_recall')).toMatchObject({ events: RIGHT, n: RIGHT + MISSED })
  expect(figure(result, 'pairwise_f1').estimate).toBeCloseTo((2 * RIGHT) / (2 * RIGHT + WRONG + MISSED), 14)
  // By the definition, in Python 3.11.
  expect(figure(result, 'b_cubed_precision').estimate).toBeCloseTo(0.5978703703703704, 13)
  expect(figure(result, 'b_cubed_recall').estimate).toBeCloseTo(0.6, 13)
})

/** Every pair of the same items, linked where both were put to the same entity. */
function pairsOf(items: readonly Item[]) {
  return items.flatMap((a, i) =>
    items.slice(i + 1).map((b, j) => ({
      left: `i${String(i).padStart(2, '0')}`,
      right: `i${String(i + 1 + j).padStart(2, '0')}`,
      truth: a.truth === b.truth,
      linked: a.prediction === b.prediction ? 1 : 0,
      score: (a.prediction === b.prediction ? 10 : 0) + ((7 * i + j) % 9),
    })),
  )
}

const PAIRS = `${PLAN}columns: { left: left, right: right, prediction: linked, score: score }\n`

test('the same as pairs: the same figures, and the same limits where no item stands alone', async () => {
  const items = itemsOf(TRUTH, RESPONSE)
  const [whole, pairs] = [await resultOf(PLAN, items), await resultOf(PAIRS, pairsOf(items))]
  for (const measure of ['pairwise_recall', 'pairwise_precision', 'pairwise_f1']) {
    const [a, b] = [figure(whole, measure), figure(pairs, measure)]
    expect(b).toMatchObject({ n: a.n, events: a.events, status: 'measured' })
    expect(b.estimate).toBeCloseTo(a.estimate ?? 0, 14)
    expect(b.interval?.low).toBeCloseTo(a.interval?.low ?? 0, 10)
    expect(b.interval?.high).toBeCloseTo(a.interval?.high ?? 0, 10)
  }
})

test('an interval by entity is wider than one that takes pairs as independent', async () => {
  // One entity of 20 items that was found, and 20 of two items that were not.
  const truth = [...Array(20).fill('big'), ...Array.from({ length: 40 }, (_, i) => `s${i >> 1}`)]
  const prediction = truth.map((entity, i) => (entity === 'big' ? 'big' : `alone${i}`))
  const { interval, events, n } = figure(await resultOf(PLAN, itemsOf(truth, prediction)), 'pairwise_recall')
  expect([events, n]).toEqual([190, 210])
  const independent = wilson({ events: 190, n: 210 }, 0.95)
  const width = (limits: { low: number; high: number } | null) => (limits?.high ?? 0) - (limits?.low ?? 0)
  expect(width(interval)).toBeGreaterThan(4 * width(independent))
})

test('an item put to nothing stands alone', async () => {
  const result = await resultOf(PLAN, [
    ...itemsOf(['a', 'a'], ['x', 'x']),
    { truth: 'b', prediction: null },
    { truth: 'b', prediction: null },
  ])
  expect(figure(result, 'pairwise_precision')).toMatchObject({ events: 1, n: 1 })
  expect(figure(result, 'pairwise_recall')).toMatchObject({ events: 1, n: 2 })
  expect(result.rows.missing).toEqual([])
})

const BLOCKED = [
  'left,right,truth,score,compared',
  'a,b,1,0.9,yes',
  'a,c,0,0.8,yes',
  'b,c,0,,no',
  'c,d,1,,no',
  'a,d,0,0.1,yes',
  'b,d,0,,no',
].join('\n')

test('blocking by the rows: what was not compared is not linked', async () => {
  const columns = 'columns: { left: left, right: right, score: score, compared: compared }\n'
  const result = await resultOf(
    `${PLAN}${columns}threshold: 0.5\nlist_precision_at: [1, 3, 10]\n`,
    `${BLOCKED}\n`,
  )
  expect(figure(result, 'pairwise_recall')).toMatchObject({ events: 1, n: 2 })
  expect(figure(result, 'pairwise_precision')).toMatchObject({ events: 1, n: 2 })
  expect(figure(result, 'pair_completeness')).toMatchObject({ events: 1, n: 2 })
  expect(figure(result, 'reduction_ratio')).toMatchObject({ events: 3, n: 6 })
  expect(['1', '3', '10'].map((k) => figure(result, 'list_precision_at', k).events)).toEqual([1, 1, 1])
  expect(figure(result, 'list_precision_at', '10').n).toBe(10)
})

// P. Christen, Data Matching (2012), section 7.3: completeness is true pairs compared of all true pairs; the reduction ratio 1 −
// pairs compared ÷ all pairs.
test('blocking by totals, where the rows are what was compared', async () => {
  const rows = pairsOf(itemsOf(['a', 'a', 'b', 'b'], ['x', 'x', 'y', 'z']))
  const result = await resultOf(`${PAIRS}totals: { pairs: 100, true_pairs: 8 }\n`, rows)
  expect(figure(result, 'pair_completeness')).toMatchObject({
    events: 2,
    n: 8,
    interval: { method: 'wilson' },
  })
  expect(figure(result, 'reduction_ratio')).toMatchObject({ events: 94, n: 100 })
  const faults = await faultsOf(`${PAIRS}totals: { pairs: 5, true_pairs: 1 }\n`, rows)
  expect(faults.map(({ message }) => message)).toEqual([
    expect.stringContaining('has 6 of what the plan’s `totals.pairs` says there are 5 of'),
    expect.stringContaining('has 2 of what'),
  ])
})

test('ties in the list stand at the worst that they can be; the order of the rows does not matter', async () => {
  const plan = `${PLAN}columns: { left: left, right: right, score: score }\nlist_precision_at: [1, 2]\n`
  const rows = [
    { left: 'a', right: 'b', truth: true, score: 1 },
    { left: 'c', right: 'd', truth: false, score: 1 },
  ]
  const [one, other] = [await resultOf(plan, rows), await resultOf(plan, rows.toReversed())]
  expect(figure(one, 'list_precision_at', '1').estimate).toBe(0)
  expect(figure(one, 'list_precision_at', '2').estimate).toBe(0.5)
  expect(figure(one, 'pairwise_recall').status).toBe('not_applicable')
  expect(one.measures).toEqual(other.measures)
})

test('all that is wrong with pairs is told at once', async () => {
  const rows = 'left,right,truth,linked,score\na,a,1,1,1\na,b,maybe,1,1\nb,a,0,no,1\n'
  expect((await faultsOf(PAIRS, rows)).map(({ row, field, message }) => [row, field, message])).toEqual([
    [2, 'truth', expect.stringContaining('"maybe"')],
    [1, 'left', expect.stringContaining('paired with itself')],
    [2, 'left', expect.stringContaining('in several rows')],
  ])
})

test.each([
  ['left alone', 'columns: { left: a, prediction: b }\n', '`left` and `right` go together'],
  ['pairs without an answer', 'columns: { left: a, right: b }\n', 'need a `score` or a `prediction`'],
  ['a score of items', 'columns: { score: a }\n', 'are of pairs'],
])('a plan with %s is refused', async (_, columns, message) => {
  const outcome = await outcomeOf(PLAN + columns, [{ truth: 1, prediction: 1 }])
  expect(outcome.ok ? [] : outcome.faults.map((fault) => fault.message).join()).toContain(message)
})

test('all alone, nothing linked: not measured, and not 0', async () => {
  const result = await resultOf(PLAN, itemsOf(['a', 'b'], ['x', 'y']))
  for (const measure of ['pairwise_recall', 'pairwise_precision', 'pairwise_f1'])
    expect(figure(result, measure)).toMatchObject({ status: 'not_measured', estimate: null })
  expect(figure(result, 'b_cubed_f1').estimate).toBe(1)
})

test('entities in two parts, merged, are the whole', async () => {
  const item = fc.record({ truth: fc.nat(6), prediction: fc.nat(3) })
  await fc.assert(
    fc.asyncProperty(fc.array(item, { minLength: 4, maxLength: 24 }), async (items) => {
      // What was put together lies on one side, as do the items of an entity.
      const rows = items.map(({ truth, prediction }) => ({ truth, prediction: `${truth % 2}-${prediction}` }))
      const parts = [0, 1].map((side) => rows.filter(({ truth }) => truth % 2 === side))
      fc.pre(parts.every((part) => part.length > 0))
      const [merged, whole] = [await mergedMeasures(PLAN, parts), (await resultOf(PLAN, rows)).measures]
      for (const [i, { estimate, n, events, interval }] of whole.entries()) {
        expect(merged[i]).toMatchObject({ n, events })
        expect(merged[i]?.estimate ?? -1).toBeCloseTo(estimate ?? -1, 12)
        expect(merged[i]?.interval?.high ?? -1).toBeCloseTo(interval?.high ?? -1, 9)
      }
    }),
    { numRuns: 6 },
  )
}, 30_000)
