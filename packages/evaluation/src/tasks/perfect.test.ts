// A system that is right in all of a few units is not certainly right, in any measure of any task: every interval leaves
// about what Wilson's leaves open for so many units, neither nothing nor everything.
import { wilson } from '@policeai/metrics'
import { expect, test } from 'vitest'
import type { Result } from '../result/index.ts'
import { measureDefinition } from './index.ts'
import { resultOf } from './measured.fixture.ts'

const times = <T>(make: (i: number) => T): T[] => Array.from({ length: 20 }, (_, i) => make(i))
const SPANS = '[{"start":0,"end":4,"type":"A"}]'
const SAID = 'he was not there at ten'
const box = (i: number) => ({ image: `i${i}`, category: 'face', x: 1, y: 1, width: 50, height: 50 })
const scored = times((i) => ({ truth: i % 2, genuine: i % 2, score: i % 2, person: `p${i}` }))
const classed = times((i) => ({ truth: 'abc'[i % 3], prediction: 'abc'[i % 3], officer: `o${i}` }))

const CASES: readonly (readonly [plan: string, rows: Parameters<typeof resultOf>[1]])[] = [
  ['task: classification\ncolumns: { truth: truth, score: score }\npositive: 1\nthreshold: 0.5', scored],
  [
    'task: classification\ncolumns: { truth: truth, score: score, cluster: person }\npositive: 1\nthreshold: 0.5',
    scored,
  ],
  ['task: classification\ncolumns: { truth: truth, prediction: prediction }', classed],
  ['task: classification\ncolumns: { truth: truth, prediction: prediction, cluster: officer }', classed],
  ['task: verification\nthreshold: 0.5', scored],
  ['task: verification\ncolumns: { cluster: person }\nthreshold: 0.5', scored],
  ['task: deepfake', scored],
  ['task: deepfake\ncolumns: { cluster: person }', scored],
  ['task: plate-reading', times(() => ({ truth: 'AB12CDE', prediction: 'AB12CDE' }))],
  ['task: spans', times((i) => ({ document: `d${i}`, truth: SPANS, prediction: SPANS }))],
  ['task: transcription', times((i) => ({ speaker: `s${i}`, reference: SAID, hypothesis: SAID }))],
  [
    'task: translation\nsource_language: en\ntarget_language: en',
    times(() => ({ source: SAID, reference: SAID, hypothesis: SAID })),
  ],
  [
    'task: linkage',
    times((i) => [0, 1].map((of) => ({ id: `r${i}-${of}`, truth: i, prediction: i }))).flat(),
  ],
  [
    'task: detection\nthreshold: 0.3',
    times((i) => [
      { ...box(i), kind: 'truth', score: null },
      { ...box(i), kind: 'detection', score: 0.9 },
    ]).flat(),
  ],
]

/** Where the figures of a measure end: most go to 1, those of translation to 100. */
function span(measure: string): number {
  return measureDefinition(measure)?.unit === 'number' && !measure.includes('per_image') ? 100 : 1
}

/** Both classes have ten units at least; a figure of both may add what each leaves open. */
const MOST = 2 * wilson({ events: 0, n: 10 }, 0.95).high + 0.05

function perfect({ measures }: Result) {
  return measures.filter(({ measure, status, estimate }) => {
    const better = measureDefinition(measure)?.better
    const best = better === 'higher' ? span(measure) : 0
    return better && status === 'measured' && Math.abs((estimate ?? -1) - best) < 1e-9
  })
}

test.each(CASES)('%s', async (plan, rows) => {
  const found = perfect(await resultOf(`${plan}\nminimum: { n: 1 }\nintervals: { replicates: 200 }\n`, rows))
  expect(found.length).toBeGreaterThan(1)
  for (const { measure, interval } of found.filter(({ measure }) => !measure.endsWith('_cost'))) {
    const open = ((interval?.high ?? 0) - (interval?.low ?? 0)) / span(measure)
    expect([measure, open > 0.1, open < MOST]).toEqual([measure, true, true])
  }
})
