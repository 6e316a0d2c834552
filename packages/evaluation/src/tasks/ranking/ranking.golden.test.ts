// The figures that trec_eval gives for the runs in ir_measures' own tests (github.com/terrierteam/ir_measures,
// test/test_pytrec_eval.py: test_infAP, test_SetR), through plan and file.
import { expect, test } from 'vitest'
import { figure, resultOf } from '../measured.fixture.ts'

const PLAN = `task: ranking
minimum: { n: 1 }
columns: { score: score }
recall_at: [5]
groups: [topic]
`

type Judged = Readonly<Record<string, number>>

/** The documents of a topic, judged or retrieved or both. */
function rowsOf(topic: string, judged: Judged, scored: Judged, relevantFrom = 1) {
  return [...new Set([...Object.keys(judged), ...Object.keys(scored)])].map((document) => {
    const grade = judged[document]
    const relevance = grade === undefined ? null : Number(grade >= relevantFrom)
    return { topic, document, score: scored[document] ?? null, relevance }
  })
}

const FIRST = { D0: 0.8, D2: 0.7, D1: 0.3, D3: 0.4, D4: 0.1 }
const SECOND = { D1: 0.8, D4: 0.7, D3: 0.3, D2: 0.4 }

test.each([
  [1, 0.8333, 0.125, 0.47916666666666663],
  [2, 0.3333, 0.25, 0.2917],
])('AP(rel=%d): %d and %d, the mean %d', async (from, first, second, mean) => {
  const rows = [
    ...rowsOf('0', { D0: 1, D1: -1, D2: 0, D3: 2, D4: 0 }, FIRST, from),
    ...rowsOf('1', { D0: 1, D3: 2, D4: -1, D5: 0 }, SECOND, from),
  ]
  const result = await resultOf(PLAN, rows)
  const of = (slice: Record<string, string>) =>
    figure(result, 'average_precision_of_ranking', undefined, slice).estimate
  expect(of({ topic: '0' })).toBeCloseTo(first, 4)
  expect(of({ topic: '1' })).toBeCloseTo(second, 4)
  expect(of({})).toBeCloseTo(mean, 4)
})

test('recall of the whole run, SetR: 1 and 0.5, the mean 0.75', async () => {
  const rows = [
    ...rowsOf('0', { D0: 0, D1: 1, D2: 2, D3: 2, D4: 0 }, FIRST),
    ...rowsOf('1', { D0: 1, D3: 2, D5: 0 }, SECOND),
  ]
  const result = await resultOf(PLAN, rows)
  const of = (slice: Record<string, string>) => figure(result, 'recall_at', '5', slice).estimate
  expect([of({ topic: '0' }), of({ topic: '1' }), of({})]).toEqual([1, 0.5, 0.75])
})
