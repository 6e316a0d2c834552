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

type Given = Pick<ComparedFigure, 'measure' | 'slice' | 'answer' | 'a' | 'b' | 'n' | 'p' | 'p_adjusted'> & {
  readonly difference: readonly [estimate: number, low: number, high: number]
  readonly only: readonly [a: number, b: number]
}

function figure({ difference: [estimate, low, high], only, ...given }: Given): ComparedFigure {
  return {
    ...given,
    difference: { estimate, interval: { low, high, level: 0.95, method: 'newcombe-paired' } },
    test: 'mcnemar-mid-p',
    discordant: { only_a: only[0], only_b: only[1] },
    also: [],
  }
}

const FIGURES: Comparison['figures'] = [
  figure({
    measure: 'accuracy',
    slice: {},
    answer: 'cannot_tell',
    a: 0.653729,
    b: 0.657749,
    n: 7214,
    p: 0.266784,
    p_adjusted: null,
    difference: [-0.00401996, -0.0111145, 0.00307473],
    only: [326, 355],
  }),
  figure({
    measure: 'false_positive_rate',
    slice: {},
    answer: 'b_better',
    a: 0.323492,
    b: 0.233914,
    n: 3963,
    p: 1.36255e-107,
    p_adjusted: null,
    difference: [0.0895786, 0.0807004, 0.098522],
    only: [355, 0],
  }),
  figure({
    measure: 'accuracy',
    slice: { sex: 'Male' },
    answer: 'cannot_tell',
    a: 0.653721,
    b: 0.653205,
    n: 5819,
    p: 0.896336,
    p_adjusted: 0.896336,
    difference: [0.000515553, -0.00723874, 0.00826983],
    only: [266, 263],
  }),
  figure({
    measure: 'false_positive_rate',
    slice: { sex: 'Male' },
    answer: 'b_better',
    a: 0.324201,
    b: 0.238421,
    n: 3066,
    p: 6.74701e-80,
    p_adjusted: 1.3494e-79,
    difference: [0.0857795, 0.0758786, 0.0957619],
    only: [263, 0],
  }),
  figure({
    measure: 'accuracy',
    slice: { sex: 'Female' },
    answer: 'b_better',
    a: 0.653763,
    b: 0.676703,
    n: 1395,
    p: 0.00945384,
    p_adjusted: 0.0189077,
    difference: [-0.0229391, -0.0402733, -0.00559932],
    only: [60, 92],
  }),
  figure({
    measure: 'false_positive_rate',
    slice: { sex: 'Female' },
    answer: 'b_better',
    a: 0.32107,
    b: 0.218506,
    n: 897,
    p: 2.01948e-28,
    p_adjusted: 2.01948e-28,
    difference: [0.102564, 0.0826929, 0.122745],
    only: [92, 0],
  }),
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
  figures: FIGURES,
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
