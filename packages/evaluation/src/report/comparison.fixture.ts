// A comparison for the tests of its page: COMPAS deciles at a threshold of 5 and of 6, as `policeai compare` gave it for all
// people and for women and men; two figures of each.
import type { ComparedFigure, Comparison } from '../comparing/index.ts'
import { readPlan } from '../plan/index.ts'

function planAt(threshold: number): Comparison['a']['plan'] {
  const read = readPlan(
    `plan: 1
title: Risk decile, two-year reoffending
task: classification
system: { name: COMPAS at ${threshold} }
observations: { file: compas-two-year.csv }
columns: { id: id, truth: two_year_recid, score: decile_score }
positive: 1
threshold: ${threshold}
groups: [sex]
`,
    'plan.yaml',
  )
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.plan
}

type Row = readonly [
  measure: string,
  sex: 'Male' | 'Female' | null,
  answer: ComparedFigure['answer'],
  figures: readonly [a: number, b: number, n: number],
  difference: readonly [estimate: number, low: number, high: number],
  p: readonly [p: number, adjusted: number | null],
  only: readonly [a: number, b: number],
]

function figureOf([
  measure,
  sex,
  answer,
  [a, b, n],
  [estimate, low, high],
  [p, adjusted],
  only,
]: Row): ComparedFigure {
  return {
    measure,
    slice: sex === null ? {} : { sex },
    answer,
    a,
    b,
    n,
    difference: { estimate, interval: { low, high, level: 0.95, method: 'newcombe-paired' } },
    p,
    p_adjusted: adjusted,
    test: 'mcnemar-mid-p',
    discordant: { only_a: only[0], only_b: only[1] },
    also: [],
  }
}

// biome-ignore format: one figure a row
const ROWS: readonly Row[] = [
  ['accuracy', null, 'cannot_tell', [0.653729, 0.657749, 7214], [-0.00401996, -0.0111145, 0.00307473], [0.266784, null], [326, 355]],
  ['false_positive_rate', null, 'b_better', [0.323492, 0.233914, 3963], [0.0895786, 0.0807004, 0.098522], [1.36255e-107, null], [355, 0]],
  ['accuracy', 'Male', 'cannot_tell', [0.653721, 0.653205, 5819], [0.000515553, -0.00723874, 0.00826983], [0.896336, 0.896336], [266, 263]],
  ['false_positive_rate', 'Male', 'b_better', [0.324201, 0.238421, 3066], [0.0857795, 0.0758786, 0.0957619], [6.74701e-80, 1.3494e-79], [263, 0]],
  ['accuracy', 'Female', 'b_better', [0.653763, 0.676703, 1395], [-0.0229391, -0.0402733, -0.00559932], [0.00945384, 0.0189077], [60, 92]],
  ['false_positive_rate', 'Female', 'b_better', [0.32107, 0.218506, 897], [0.102564, 0.0826929, 0.122745], [2.01948e-28, 2.01948e-28], [92, 0]],
]

const source = {
  plan: { sha256: 'a'.repeat(64) },
  observations: { name: 'compas-two-year.csv', format: 'csv', bytes: 1, sha256: 'b'.repeat(64) },
} as const

export const COMPARISON: Comparison = {
  comparison: 1,
  a: { plan: planAt(5), rows: { total: 7215, used: 7215 }, alone: 1 },
  b: { plan: planAt(6), rows: { total: 7214, used: 7214 }, alone: 0 },
  pairs: 7214,
  groups: [
    { attribute: 'sex', group: 'Male', n: 5819 },
    { attribute: 'sex', group: 'Female', n: 1395 },
  ],
  figures: ROWS.map(figureOf),
  warnings: [
    {
      code: 'rows_alone',
      message:
        '1 row of A (compas-two-year.csv) have no partner with a usable value in the other, and are left out ("x").',
      values: { side: 'A', file: 'compas-two-year.csv', rows: 1, examples: '"x"' },
    },
  ],
  provenance: {
    a: source,
    b: source,
    engine: { name: '@policeai/evaluation', version: '0.0.0' },
    seed: 1,
    time: '2026-01-01T00:00:00.000Z',
  },
}
