// What each measure of a classification into many classes rests on in one slice, for all classes and for each, and at each
// level of the hierarchy.
import {
  bootstrapCells,
  type ClassTable,
  classAccuracy,
  classConfusions,
  classMargins,
  jaccardOf,
  type MarginMeasures,
  marginMeasures,
  rateOf,
  tableVariance,
  type UnitSums,
} from '@policeai/metrics'
import { type Basis, none, shareOf, smoothOf } from '../../basis/index.ts'
import { streamOf } from '../stream.ts'
import type { FigureBasis, Reading } from '../task.ts'
import { depthsOf, listRole } from './lists.ts'
import type { ManyClassPlan } from './plan.ts'
import { alignTo, levelTables, type ManyClassState } from './state.ts'

export type ManyClassReading = Reading<ManyClassPlan, ManyClassState>

/** Above this many cells that are not empty a table is not resampled: its figures have Student's interval. */
const MOST_RESAMPLED = 2000

/** Groups are compared class by class up to so many classes. */
const MOST_COMPARED = 20

const OF_ALL = {
  macro_f1: 'macroF1',
  weighted_f1: 'weightedF1',
  balanced_accuracy: 'balancedAccuracy',
  cohen_kappa: 'kappa',
} as const satisfies Readonly<Record<string, keyof MarginMeasures>>

type OfAll = keyof typeof OF_ALL
const NAMES: readonly OfAll[] = ['macro_f1', 'weighted_f1', 'balanced_accuracy', 'cohen_kappa']

/** The level's key in a result. */
export function levelName(length: number): string {
  return `first ${length} ${length === 1 ? 'character' : 'characters'}`
}

function boundsOf(name: OfAll): { readonly low: number; readonly high: number } {
  return { low: name === 'cohen_kappa' ? -1 : 0, high: 1 }
}

function missing(name: OfAll, n: number): Basis {
  return none(n > 0 && name === 'cohen_kappa' ? 'one_value_only' : 'no_observation')
}

/** Resamples of one table, all measures of each at once. */
function resampled(table: ClassTable, { plan, seed, slice, state }: ManyClassReading, level: string) {
  const random = streamOf(seed, `classes ${level}`, slice)
  const { size, cells } = table
  let drawn = marginMeasures(classMargins(table))
  const [first, ...others] = NAMES.map((name) => OF_ALL[name])
  const statistics = [
    (counts: Float64Array) => {
      drawn = marginMeasures(classMargins({ size, cells, counts }))
      return drawn[first ?? 'macroF1']
    },
    ...others.map((measure) => () => drawn[measure]),
  ]
  const { replicates } = plan.intervals
  return state.counts.length === 0 ? [] : bootstrapCells(table.counts, statistics, { replicates, random })
}

/** The measures of all classes where rows are independent. */
function ofTable(table: ClassTable, reading: ManyClassReading, level: string): ReadonlyMap<OfAll, Basis> {
  const margins = classMargins(table)
  const { n } = margins
  const measures = marginMeasures(margins)
  const few = table.cells.length <= MOST_RESAMPLED
  const replicates = few ? resampled(table, reading, level) : []
  return new Map(
    NAMES.map((name, i): [OfAll, Basis] => {
      const estimate = measures[OF_ALL[name]]
      if (!Number.isFinite(estimate)) return [name, missing(name, n)]
      if (!few) {
        const variance = tableVariance(table, OF_ALL[name])
        return [name, { kind: 'smooth', estimate, variance, units: n, n, ...boundsOf(name) }]
      }
      const drawn = replicates[i] ?? new Float64Array()
      const size = { n, units: n, ...boundsOf(name), method: 'multinomial-bootstrap' }
      return [name, { kind: 'resampled', estimate, replicates: drawn, ...size }]
    }),
  )
}

/** The margins of classes among the sums of one level. */
function marginsIn(sums: readonly number[]) {
  const size = sums.length / 3
  return { truths: sums.slice(0, size), predictions: sums.slice(size, 2 * size), hits: sums.slice(2 * size) }
}

function measureOfSums(sums: readonly number[], name: OfAll): number {
  const { truths, predictions, hits } = marginsIn(sums)
  return marginMeasures({
    truths: Float64Array.from(truths),
    predictions: Float64Array.from(predictions),
    hits: Float64Array.from(hits),
  })[OF_ALL[name]]
}

/** Coefficients of 3 × size sums: 1 at these classes of this part. */
function coefficients(size: number, part: 0 | 1 | 2, at?: number): number[] {
  const row = new Array<number>(3 * size).fill(0)
  for (let i = 0; i < size; i++) if (at === undefined || i === at) row[part * size + i] = 1
  return row
}

function ofMargins(sums: UnitSums): { accuracy: Basis; others: ReadonlyMap<OfAll, Basis> } {
  const size = sums.sums.length / 3
  const others = NAMES.map((name): [OfAll, Basis] => {
    const statistic = (of: readonly number[]) => measureOfSums(of, name)
    if (sums.observations === 0) return [name, none('no_observation')]
    const absence = name === 'cohen_kappa' ? 'one_value_only' : 'no_denominator'
    return [name, smoothOf(sums, statistic, boundsOf(name), absence)]
  })
  const accuracy = shareOf(sums, coefficients(size, 2), coefficients(size, 0), 'no_observation')
  return { accuracy, others: new Map(others) }
}

function lacking(): { accuracy: Basis; others: ReadonlyMap<OfAll, Basis> } {
  const basis = none('needs_rows')
  return { accuracy: basis, others: new Map(NAMES.map((name) => [name, basis])) }
}

function levelFigures(
  table: ClassTable,
  level: number,
  reading: ManyClassReading,
): { accuracy: Basis; others: ReadonlyMap<OfAll, Basis> } {
  const { state } = reading
  if (state.dependent || state.margins !== null) {
    const sums = state.margins?.[level]
    return sums === undefined ? lacking() : ofMargins(sums)
  }
  const proportion = classAccuracy(table)
  const accuracy: Basis = proportion.n === 0 ? none('no_observation') : { kind: 'proportion', proportion }
  return { accuracy, others: ofTable(table, reading, String(level)) }
}

function classFigures({ state }: ManyClassReading, table: ClassTable): FigureBasis[] {
  const { classes, margins, dependent } = state
  const compared = classes.length <= MOST_COMPARED
  const confusions = classConfusions(table)
  const size = classes.length
  const sums = margins?.[0]
  const share = (above: number[], below: number[]): Basis =>
    sums === undefined ? none('needs_rows') : shareOf(sums, above, below)
  return classes.flatMap((of, i) => {
    const confusion = confusions[i]
    if (confusion === undefined) return []
    const figure = (measure: string, basis: Basis): FigureBasis => ({
      measure,
      of,
      basis,
      ...(compared ? {} : { compared }),
    })
    if (dependent || sums !== undefined) {
      const hit = coefficients(size, 2, i)
      const f1 = (of: readonly number[]) =>
        (2 * (of[2 * size + i] ?? 0)) / ((of[i] ?? 0) + (of[size + i] ?? 0))
      return [
        figure('recall', share(hit, coefficients(size, 0, i))),
        figure('precision', share(hit, coefficients(size, 1, i))),
        figure('f1', sums === undefined ? none('needs_rows') : smoothOf(sums, f1, { low: 0, high: 1 })),
      ]
    }
    const rate = (name: 'true_positive_rate' | 'positive_predictive_value'): Basis => {
      const proportion = rateOf(confusion, name)
      return proportion.n === 0 ? none('no_denominator') : { kind: 'proportion', proportion }
    }
    return [
      figure('recall', rate('true_positive_rate')),
      figure('precision', rate('positive_predictive_value')),
      figure('f1', jaccardOf(confusion).n === 0 ? none('no_denominator') : { kind: 'f1', confusion }),
    ]
  })
}

function topFigures({ state, plan }: ManyClassReading): FigureBasis[] {
  const depths = depthsOf(plan)
  const asked = listRole(plan) !== undefined
  return depths.map((depth, at) => {
    const figure = (basis: Basis): FigureBasis => ({ measure: 'top_k_accuracy', of: String(depth), basis })
    if (!asked) return figure(none('not_asked', 'not_applicable'))
    if (state.top === null) return figure(none('needs_rows'))
    const above = depths.map((_, i) => (i <= at ? 1 : 0))
    const below = [...depths.map(() => 1), 1]
    return figure(shareOf(state.top, [...above, 0], below, 'no_observation'))
  })
}

/** The figures of a slice, for the classes of all observations. */
export function manyClassFigures(asked: ManyClassReading): FigureBasis[] {
  const reading = { ...asked, state: alignTo(asked.state, asked.all.classes) }
  const tables = levelTables(reading.state)
  const [table] = tables
  if (table === undefined) return []
  const byLevel = tables.map((each, level) => levelFigures(each, level, reading))
  const ofLevels = byLevel.flatMap(({ accuracy, others }, level): FigureBasis[] => {
    const length = reading.state.prefixes[level - 1]
    const of = length === undefined ? {} : { of: levelName(length) }
    return [
      { measure: 'accuracy', ...of, basis: accuracy },
      ...NAMES.map((measure) => ({ measure, ...of, basis: others.get(measure) ?? none('needs_rows') })),
    ]
  })
  return [...ofLevels, ...topFigures(reading), ...classFigures(reading, table)]
}

export const manyClassFiguresPlace = { module: import.meta.url, name: manyClassFigures.name }
