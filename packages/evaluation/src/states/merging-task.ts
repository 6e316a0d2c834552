// A task whose slices were merged: it reads the figures of whole slices as the task does, and of others between limits.

import type { CommonPlan } from '../plan/index.ts'
import type { Curve, ResultTable } from '../result/index.ts'
import type { FigureBasis, Reading, Task } from '../tasks/task.ts'
import { boundedBasis, coefficientsOf } from './bounds.ts'
import type { AnyTask, MergedSlice, PartialState } from './parts.ts'
import { figuresWithout, withoutSums } from './sums.ts'

type MergedReading = Reading<CommonPlan, MergedSlice>
type OpenReading = Reading<CommonPlan, unknown>

/** `base` stands for the state of all observations where that was not let go whole: for lists of classes, never for figures. */
export function mergingTask(task: AnyTask, base: unknown): Task<CommonPlan, MergedSlice> {
  const open = (reading: MergedReading): OpenReading => ({
    ...reading,
    all: 'whole' in reading.all ? reading.all.whole : base,
    state: 'whole' in reading.state ? reading.state.whole : base,
  })
  let found: ReturnType<typeof coefficientsOf> | undefined
  const coefficients = (reading: MergedReading): ReturnType<typeof coefficientsOf> => {
    const { disclose } = task
    if (disclose === undefined) return []
    const { sums } = disclose
    const empty = sums === undefined ? base : withoutSums(sums, base, { all: base, plan: reading.plan })
    found ??= coefficientsOf(disclose.cells(base).counts.length, (counts) =>
      task.figures({ ...open(reading), state: disclose.restore(empty, counts) }),
    )
    return found
  }
  /** The figures of what was let go, and whether each needs more. */
  const readable = (reading: MergedReading, partial: PartialState | undefined) => {
    const lens = task.disclose?.sums
    const whole = open(reading)
    if (partial === undefined || lens === undefined)
      return task.figures(whole).map((figure) => ({ figure, rests: true }))
    const of = { all: whole.all, plan: reading.plan }
    return figuresWithout(lens, partial.state, partial.amounts, of, (state) =>
      task.figures({ ...whole, state }),
    )
  }
  const held = (
    reading: MergedReading,
    { sites, spans, partial }: Exclude<MergedSlice, { whole: unknown }>,
  ): FigureBasis[] =>
    readable(reading, partial).map(({ figure, rests }, at) => {
      if (!rests || (figure.basis.kind === 'none' && figure.basis.status === 'not_applicable')) return figure
      const own = spans === undefined ? undefined : coefficients(reading)[at]
      return { ...figure, basis: boundedBasis(own, spans, sites, reading.plan.intervals) }
    })
  const ifWhole = <T>(reading: MergedReading, read: ((reading: OpenReading) => readonly T[]) | undefined) =>
    'whole' in reading.state ? (read?.(open(reading)) ?? []) : []
  return {
    ...(task as unknown as Task<CommonPlan, MergedSlice>),
    figures: (reading) =>
      'whole' in reading.state ? task.figures(open(reading)) : held(reading, reading.state),
    tables: (reading): readonly ResultTable[] => ifWhole(reading, task.tables),
    curves: (reading): readonly Curve[] => ifWhole(reading, task.curves),
    warnings: (reading) => ifWhole(reading, task.warnings),
  }
}
