// The task of ranking through plan and file: the worked elusion of the lab's reference (5 of 1,534 from 92,000), figures that
// trec_eval gave (pytrec_eval's README), and a small run whose fractions are worked out beside it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultsOf, figure, mergedMeasures, resultOf } from '../measured.fixture.ts'

const PLAN = 'task: ranking\nminimum: { n: 1 }\n'

type Review = { readonly found: number; readonly discarded: number; readonly sampled: number }

/** So many relevant items found, then those discarded, the first of them sampled and 5 of these relevant. */
function elusionRows({ found, discarded, sampled }: Review, topic = ''): string {
  const kept = Array.from({ length: found }, (_, i) => `${topic},${i + 1},1,no,no\n`)
  const thrown = Array.from({ length: discarded }, (_, i) => {
    const drawn = i < sampled
    return `${topic},${found + 1 + i},${drawn ? Number(i < 5) : ''},yes,${drawn ? 'yes' : 'no'}\n`
  })
  return [...kept, ...thrown].join('')
}

const LAB: Review = { found: 8000, discarded: 92_000, sampled: 1534 }
const SMALL: Review = { found: 800, discarded: 2000, sampled: 500 }

const SAMPLED = 'columns: { discarded: discarded, sampled: sampled }\n'
const HEADER = 'topic,rank,relevance,discarded,sampled\n'

test('elusion of 5 in 1,534 from 92,000, with 8,000 found: recall from .9197 to .9880', async () => {
  const result = await resultOf(`${PLAN}${SAMPLED}elusion: clopper-pearson\n`, HEADER + elusionRows(LAB))
  const recall = figure(result, 'recall_by_elusion')
  expect(recall.estimate?.toFixed(4)).toBe('0.9639')
  expect([recall.interval?.low.toFixed(4), recall.interval?.high.toFixed(4)]).toEqual(['0.9197', '0.9880'])
  const elusion = figure(result, 'elusion')
  expect([elusion.events, elusion.n]).toEqual([5, 1534])
  expect([elusion.interval?.low.toFixed(5), elusion.interval?.high.toFixed(5)]).toEqual([
    '0.00106',
    '0.00759',
  ])
})

test('a finite pile is more certain than an endless one; two of it more so, and the estimate is the same', async () => {
  const recallOf = async (rows: string, how = 'hypergeometric') =>
    figure(await resultOf(`${PLAN}${SAMPLED}elusion: ${how}\n`, HEADER + rows), 'recall_by_elusion')
  const endless = await recallOf(elusionRows(SMALL), 'clopper-pearson')
  const one = await recallOf(elusionRows(SMALL))
  expect(one.interval?.method).toBe('hypergeometric')
  expect(one.interval?.low).toBeGreaterThan(endless.interval?.low ?? 1)
  expect(one.interval?.high).toBeLessThan(endless.interval?.high ?? 0)
  const both = await recallOf(elusionRows(SMALL, 'a') + elusionRows(SMALL, 'b'))
  expect(both.interval?.method).toBe('stratified-mover')
  expect(both.estimate).toBeCloseTo(one.estimate ?? 0, 12)
  expect(both.interval?.low).toBeGreaterThan(one.interval?.low ?? 1)
})

const row = (topic: string, document: string, score: number | null, relevance: number | null) => ({
  topic,
  document,
  score,
  relevance,
})

// github.com/cvangysel/pytrec_eval, README: map .3333333333333333 for q1 and .5833333333333333 for q2.
const PYTREC = [
  row('q1', 'd1', 1, 0),
  row('q1', 'd2', 0, 1),
  row('q1', 'd3', 1.5, 0),
  row('q2', 'd1', 1.5, null),
  row('q2', 'd2', 0.2, 1),
  row('q2', 'd3', 0.5, 1),
]

const BY_SCORE = `${PLAN}columns: { score: score }\nrecall_at: [1, 2, 3]\nprecision_at: [2]\ngroups: [topic]\n`

test('trec_eval: average precision by topic, and their mean', async () => {
  const result = await resultOf(BY_SCORE, PYTREC)
  const map = (slice: Record<string, string>) =>
    figure(result, 'average_precision_of_ranking', undefined, slice).estimate
  expect(map({ topic: 'q1' })).toBeCloseTo(0.3333333333333333, 14)
  expect(map({ topic: 'q2' })).toBeCloseTo(0.5833333333333333, 14)
  expect(map({})).toBeCloseTo((0.3333333333333333 + 0.5833333333333333) / 2, 14)
})

// q1: d3, d1, d2, the last relevant. q2: d1, d3, d2, the last two relevant. recall_2 = (0 + 1/2) ÷ 2; P_2 the same.
test('recall and precision within the first k, topics weighing the same', async () => {
  const result = await resultOf(BY_SCORE, PYTREC)
  const recall = ['1', '2', '3'].map((k) => figure(result, 'recall_at', k).estimate)
  expect(recall).toEqual([0, 0.25, 1])
  expect(figure(result, 'precision_at', '2').estimate).toBe(0.25)
  expect(figure(result, 'recall_at', '2').interval?.method).toBe('linearised')
  expect(result.design).toEqual({ clusters: [{ column: 'topic', n: 2 }] })
})

test('a relevant item that never came up, and a topic with nothing relevant', async () => {
  const rows = [row('a', 'd1', 3, 1), row('a', 'd2', null, 1), row('b', 'd1', 2, 0), row('b', 'd2', 1, null)]
  const result = await resultOf(BY_SCORE, rows)
  expect(figure(result, 'average_precision_of_ranking').estimate).toBe(0.5)
  expect(figure(result, 'recall_at', '3').estimate).toBe(0.5)
  expect(figure(result, 'precision_at', '2').estimate).toBe(0.25)
  expect(figure(result, 'work_saved_over_sampling', '100 %').status).toBe('not_measured')
})

test('ties go from the last name to the first, as in trec_eval, whatever the order of the rows', async () => {
  const rows = [row('a', 'd1', 1, 1), row('a', 'd3', 1, 0), row('a', 'd2', 1, 0), row('b', 'd1', 1, 1)]
  const [one, other] = [await resultOf(BY_SCORE, rows), await resultOf(BY_SCORE, rows.toReversed())]
  expect(one.measures).toEqual(other.measures)
  expect(figure(one, 'average_precision_of_ranking', undefined, { topic: 'a' }).estimate).toBeCloseTo(
    1 / 3,
    14,
  )
})

// 100 items, 20 relevant at 1–19 and 50: 95 % of 20 is 19, reached at 19; all at 50.
test('work saved over sampling of one review has no interval: one review does not say how others differ', async () => {
  const rows = Array.from({ length: 100 }, (_, i) => ({
    rank: i + 1,
    relevance: i < 19 || i === 49 ? 'yes' : 'no',
  }))
  const result = await resultOf(`${PLAN}recall_at: [10, 50]\n`, rows)
  const saved = (at: string) => figure(result, 'work_saved_over_sampling', at)
  expect(saved('95 %').estimate).toBeCloseTo(0.81 - 0.05, 12)
  expect(saved('100 %').estimate).toBeCloseTo(0.5, 12)
  expect(saved('95 %')).toMatchObject({ status: 'too_few', reason_code: 'one_unit', interval: null })
  expect(figure(result, 'recall_at', '10')).toMatchObject({ events: 10, n: 20, status: 'measured' })
  expect(figure(result, 'elusion').status).toBe('not_applicable')
})

test('items nobody judged: not relevant, or left out of the order', async () => {
  const rows = [row('a', 'd1', 3, null), row('a', 'd2', 2, 1), row('a', 'd3', 1, 0)]
  const average = async (unjudged: string) =>
    figure(await resultOf(`${BY_SCORE}unjudged: ${unjudged}\n`, rows), 'average_precision_of_ranking')
      .estimate
  expect(await average('not_relevant')).toBe(0.5)
  expect(await average('left_out')).toBe(1)
})

test('all that is wrong with the rows is told at once', async () => {
  const rows =
    'topic,rank,relevance,discarded,sampled,officer\na,1,perhaps,no,no,x\na,2,1,no,yes,y\na,3,,yes,yes,y\na,4,0,maybe,no,y\n'
  const columns = 'columns: { discarded: discarded, sampled: sampled, cluster: officer }\n'
  const faults = await faultsOf(PLAN + columns, rows)
  expect(faults.map(({ row: at, field, message }) => [at, field, message])).toEqual([
    [1, 'relevance', expect.stringContaining('"perhaps"')],
    [4, 'discarded', expect.stringContaining('"maybe"')],
    [2, 'sampled', expect.stringContaining('was not discarded')],
    [3, 'sampled', expect.stringContaining('has no relevance')],
    [1, 'officer', expect.stringContaining('differs within one topic')],
  ])
})

test('nothing relevant, and nothing sampled: not measured, and not 0', async () => {
  const result = await resultOf(`${PLAN}${SAMPLED}precision_at: []\n`, `${HEADER},1,0,no,no\n,2,0,yes,no\n`)
  for (const { measure, estimate, status } of result.measures)
    expect([measure, estimate, status]).toEqual([measure, null, 'not_measured'])
})

const item = fc.record({
  topic: fc.constantFrom('a', 'b', 'c', 'd'),
  score: fc.option(fc.nat(5)),
  relevance: fc.option(fc.nat(1)),
})

test('topics in two parts, merged, are the whole', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(item, { minLength: 4, maxLength: 20 }), async (items) => {
      const rows = items.map((each, document) => ({ ...each, document }))
      const parts = [
        ['a', 'b'],
        ['c', 'd'],
      ].map((of) => rows.filter(({ topic }) => of.includes(topic)))
      fc.pre(parts.every((part) => part.length > 0))
      const plan = BY_SCORE.replace('groups: [topic]\n', '')
      const [merged, whole] = [await mergedMeasures(plan, parts), (await resultOf(plan, rows)).measures]
      for (const [i, { estimate, n, events, interval, status }] of whole.entries()) {
        expect(merged[i]).toMatchObject({ n, events, status })
        expect(merged[i]?.estimate ?? -1).toBeCloseTo(estimate ?? -1, 12)
        expect(merged[i]?.interval?.low ?? -1).toBeCloseTo(interval?.low ?? -1, 9)
      }
    }),
    { numRuns: 6 },
  )
}, 30_000)
