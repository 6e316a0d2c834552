// Results for tests, made from counts of true and false positives and negatives by group: small enough to check
// by hand, and shaped as the engine shapes them. The COMPAS counts are those given in ../shared/data/README.md.
import { planSchema } from '../plan/index.ts'
import type { Disparity, Interval, Measure, Result } from '../result/index.ts'

type Counts = { readonly tn: number; readonly fp: number; readonly fn: number; readonly tp: number }
export type Groups = Readonly<Record<string, Counts>>

export const COMPAS_RACE: Groups = {
  'African-American': { tn: 990, fp: 805, fn: 532, tp: 1369 },
  Caucasian: { tn: 1139, fp: 349, fn: 461, tp: 505 },
  'Everyone else': { tn: 552, fp: 128, fn: 223, tp: 161 },
}

const RATES: Readonly<Record<string, (c: Counts) => readonly [events: number, n: number]>> = {
  accuracy: (c) => [c.tp + c.tn, c.tp + c.tn + c.fp + c.fn],
  true_positive_rate: (c) => [c.tp, c.tp + c.fn],
  false_positive_rate: (c) => [c.fp, c.fp + c.tn],
  false_negative_rate: (c) => [c.fn, c.tp + c.fn],
  positive_predictive_value: (c) => [c.tp, c.tp + c.fp],
  selection_rate: (c) => [c.tp + c.fp, c.tp + c.tn + c.fp + c.fn],
}

/** A result for one attribute, `race`, of the groups given; the first group but one is the reference. */
export function resultOf(groups: Groups, over: Partial<Result> = {}): Result {
  const all = Object.values(groups).reduce(sum)
  const names = Object.keys(groups)
  const reference = names[1] ?? names[0] ?? ''
  return {
    result: 1,
    plan: plan(reference),
    rows: { total: size(all) + 3, used: size(all), missing: [{ column: 'race', role: 'group', rows: 3 }] },
    groups: names.map((group) => ({ attribute: 'race', group, n: size(groups[group] ?? all) })),
    measures: [
      ...measuresOf({}, all),
      { ...blank('brier_score', {}), status: 'not_applicable', reason: 'the scores are not probabilities' },
      ...names.flatMap((race) => measuresOf({ race }, groups[race] ?? all)),
    ],
    disparities: names.filter((name) => name !== reference).map((name) => disparity(groups, name, reference)),
    curves: [curve()],
    tables: [],
    criteria: [],
    warnings: [],
    provenance: {
      plan: { sha256: 'a'.repeat(64) },
      observations: { name: 'compas-two-year.csv', format: 'csv', bytes: 414_241, sha256: 'b'.repeat(64) },
      engine: { name: '@policeai/evaluation', version: '0.1.0' },
      seed: 1,
      time: '2026-08-03T14:05:00.000Z',
    },
    ...over,
  }
}

function plan(reference: string): Result['plan'] {
  return planSchema.parse({
    plan: 1,
    title: 'Risk decile, two-year reoffending',
    task: 'classification',
    system: { name: 'COMPAS decile', version: '2013', supplier: 'Northpointe' },
    observations: { file: 'compas-two-year.csv' },
    columns: { id: 'id', truth: 'two_year_recid', score: 'decile_score' },
    positive: 1,
    threshold: 5,
    groups: ['race'],
    reference: { race: reference },
  })
}

function measuresOf(slice: Record<string, string>, counts: Counts): readonly Measure[] {
  return Object.entries(RATES).map(([measure, rate]) => proportion(measure, slice, ...rate(counts)))
}

function proportion(measure: string, slice: Record<string, string>, events: number, n: number): Measure {
  if (n === 0) return { ...blank(measure, slice), reason: 'the denominator is 0' }
  const status = n < 30 ? 'too_few' : 'measured'
  return { measure, slice, status, estimate: events / n, interval: wilson(events, n), n, events }
}

function blank(measure: string, slice: Record<string, string>): Measure {
  return { measure, slice, status: 'not_measured', estimate: null, interval: null, n: 0, events: 0 }
}

/** Wilson (1927), written out again so that the fixture does not lean on what it helps to test. */
export function wilson(events: number, n: number): Interval {
  const z = 1.959963984540054
  const p = events / n
  const centre = (p + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half), level: 0.95, method: 'wilson' }
}

function disparity(groups: Groups, group: string, reference: string): Disparity {
  const [a, b] = [groups[group], groups[reference]].map((c) => (c ? c.fp / Math.max(1, c.fp + c.tn) : 0))
  const difference = (a ?? 0) - (b ?? 0)
  const ratio = (a ?? 0) / (b || 1)
  return {
    measure: 'false_positive_rate',
    attribute: 'race',
    group,
    reference,
    status: 'measured',
    difference: { estimate: difference, interval: around(difference, 0.0315, 'newcombe') },
    ratio: { estimate: ratio, interval: around(ratio, 0.2, 'katz') },
    p: 0.00001,
    p_adjusted: 0.00002,
  }
}

function around(estimate: number, half: number, method: string): Interval {
  return { low: estimate - half, high: estimate + half, level: 0.95, method }
}

function curve(): Result['curves'][number] {
  const points = [0, 0.1, 0.2, 0.35, 0.6, 0.8, 1].map((x, i) => ({
    threshold: i === 0 ? null : 11 - i,
    false_positive_rate: x,
    true_positive_rate: Math.sqrt(x),
  }))
  return {
    curve: 'roc',
    slice: {},
    points,
    operating_point: { threshold: 5, false_positive_rate: 0.3235, true_positive_rate: 0.626 },
  }
}

function sum(a: Counts, b: Counts): Counts {
  return { tn: a.tn + b.tn, fp: a.fp + b.fp, fn: a.fn + b.fn, tp: a.tp + b.tp }
}

function size(c: Counts): number {
  return c.tn + c.fp + c.fn + c.tp
}
