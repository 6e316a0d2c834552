// What is said of a product that was run several times on the same inputs: tables by run, how far its answers can be relied
// on, and a warning where it answers differently to the same input.
import { allOfRuns, anyOfRuns, collectUnits, plainSums, spreadOfRuns } from '@policeai/metrics'
import { figureOf, shareOf } from '../basis/index.ts'
import { estimateOf } from '../comparing/estimates.ts'
import { counted } from '../faults/index.ts'
import type { Attribute, Coded } from '../observations/index.ts'
import type { CommonPlan } from '../plan/index.ts'
import type { ResultTable, Warning } from '../result/index.ts'
import type { MeasureDefinition, RowAmounts, Task } from '../tasks/task.ts'
import { countRuns, type Runs } from './runs.ts'

export type RepeatsRequest = {
  readonly task: Task
  readonly plan: CommonPlan
  readonly attributes: readonly Attribute[]
  readonly coded: Coded
  readonly seed: number
}

export type Repeats = { readonly tables: readonly ResultTable[]; readonly warnings: readonly Warning[] }

const NONE: Repeats = { tables: [], warnings: [] }

type Cell = ResultTable['rows'][number][number]

/** The key measures of each run; null where a run has none. */
function estimatesOfRun(
  { task, plan, attributes, seed }: RepeatsRequest,
  rows: RowAmounts<unknown>,
  sums: readonly number[],
  measures: readonly MeasureDefinition[],
): Cell[] {
  const state = rows.stateOf({
    ...plainSums(sums, 1),
    products: plan.columns.weight === undefined ? null : [],
  })
  const figures = task.figures({ plan, state, all: state, seed, slice: {}, attributes })
  return measures.map(({ name }) => {
    const basis = figures.find(({ measure, of }) => measure === name && of === undefined)?.basis
    const estimate = basis === undefined ? Number.NaN : estimateOf(basis)
    return Number.isFinite(estimate) ? estimate : null
  })
}

/** The share of right answers among the inputs that every run answered. */
function rightOfRun({ right, whole }: Runs, run: number): Cell[] {
  if (right === undefined) return []
  return [whole === 0 ? null : (right.successesByRun[run] ?? 0) / whole]
}

function runsTable(request: RepeatsRequest, rows: RowAmounts<unknown>, runs: Runs): ResultTable {
  const measures = request.task.measures.filter(({ shown }) => shown === 'key')
  return {
    table: 'runs',
    slice: {},
    columns: [
      { key: 'run', unit: 'text' },
      { key: 'n', unit: 'count' },
      ...(runs.right === undefined ? [] : [{ key: 'right', unit: 'proportion' } as const]),
      ...measures.map(({ name, unit }) => ({ key: name, unit })),
    ],
    rows: runs.names.map((name, run) => [
      name,
      runs.rows[run] ?? 0,
      ...rightOfRun(runs, run),
      ...estimatesOfRun(request, rows, runs.sums[run] ?? [], measures),
    ]),
  }
}

type Consistency = {
  readonly alike: number
  readonly share: number
  readonly low: number
  readonly high: number
}

/** The share of inputs that were answered alike, with its interval; inputs of one unit are dependent. */
function consistencyOf({ alike, whole }: Runs, plan: CommonPlan): Consistency | undefined {
  const units = collectUnits(2)
  for (const [same, inputs] of alike) units.add({ amounts: [same, inputs], observations: inputs })
  const single = alike.every(([, inputs]) => inputs === 1)
  const same = alike.reduce((sum, [events]) => sum + events, 0)
  const basis = single
    ? shareOf(plainSums([same, whole - same]), [1, 0], [1, 1])
    : shareOf(units.read(), [1, 0], [0, 1])
  if (basis.kind === 'none') return undefined
  const { estimate, limits } = figureOf(basis, plan.intervals)
  return { alike: same, share: estimate, low: limits?.low ?? 0, high: limits?.high ?? 1 }
}

function consistencyTable(runs: Runs, { alike, share, low, high }: Consistency): ResultTable {
  const spread = runs.right && spreadOfRuns(runs.right)
  const root = (variance: number | undefined) => (variance === undefined ? null : Math.sqrt(variance))
  const columns = ['inputs', 'runs', 'alike', 'share', 'low', 'high', 'spread', 'by_chance']
  return {
    table: 'consistency',
    slice: {},
    columns: columns.map((key, i) => ({ key, unit: i < 3 ? 'count' : 'proportion' })),
    rows: [
      [
        runs.whole,
        runs.names.length,
        alike,
        share,
        low,
        high,
        root(spread?.betweenRuns),
        root(spread?.byChance),
      ],
    ],
  }
}

function repeatsTable({ right, names, whole }: Runs): ResultTable[] {
  if (right === undefined || whole === 0) return []
  const rows = names.map((_, run) => [run + 1, allOfRuns(right, run + 1), anyOfRuns(right, run + 1)])
  return [
    {
      table: 'repeats',
      slice: {},
      columns: [
        { key: 'runs', unit: 'count' },
        { key: 'all_right', unit: 'proportion' },
        { key: 'one_right', unit: 'proportion' },
      ],
      rows,
    },
  ]
}

/** A percentage with two digits that matter. */
function percent(share: number): number {
  return Number((100 * share).toPrecision(2))
}

function differWarning(runs: Runs, { alike, share, low, high }: Consistency): Warning[] {
  const [inputs, differ] = [runs.whole, runs.whole - alike]
  if (differ === 0) return []
  const values = {
    differ,
    inputs,
    runs: runs.names.length,
    share: percent(1 - share),
    low: percent(1 - high),
    high: percent(1 - low),
  }
  const message = `The product answered ${counted(differ, 'input')} of ${inputs.toLocaleString('en-GB')} differently from run to run (${values.share}%, interval ${values.low}% to ${values.high}%): a figure from a single run is one of several that it could have given.`
  return [{ code: 'answers_differ', message, values }]
}

function partialWarning({ partial, whole, names }: Runs): Warning[] {
  if (partial === 0) return []
  const message = `Some of the ${names.length} runs have no answer to ${counted(partial, 'input')} of ${(partial + whole).toLocaleString('en-GB')}; left out where runs are held against each other.`
  return [
    { code: 'runs_incomplete', message, values: { partial, inputs: partial + whole, runs: names.length } },
  ]
}

/** Nothing where the plan has no runs, where there is only one, or where the task does not count row by row. */
export async function repeatsOf(request: RepeatsRequest): Promise<Repeats> {
  const { task, plan, coded } = request
  if (plan.columns.epoch === undefined || plan.columns.id === undefined) return NONE
  const rows = await task.rowAmounts?.(plan, [coded.table], coded.table)
  if (rows === undefined) return NONE
  const runs = await countRuns(coded, rows)
  if (runs.names.length < 2) return NONE
  const consistency = consistencyOf(runs, plan)
  return {
    tables: [
      runsTable(request, rows, runs),
      ...(consistency === undefined ? [] : [consistencyTable(runs, consistency)]),
      ...repeatsTable(runs),
    ],
    warnings: [
      ...(consistency === undefined ? [] : differWarning(runs, consistency)),
      ...partialWarning(runs),
    ],
  }
}
