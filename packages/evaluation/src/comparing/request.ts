// What a comparison is asked with, and what comes of it.
import type { Observations } from '../observations/index.ts'
import type { CommonPlan } from '../plan/index.ts'
import type { Task } from '../tasks/index.ts'
import type { Comparison } from './schema.ts'

export type ComparedSide = { readonly plan: CommonPlan; readonly observations: Observations }

export type ComparisonRequest = {
  /** The task of both. */
  readonly task: Task
  readonly a: ComparedSide
  readonly b: ComparedSide
  readonly seed: number
  /** Told how far the comparison is, from 0 to 1. */
  readonly onProgress: (done: number) => void
}

/** What comes of the rows. */
export type ComparisonFindings = Pick<Comparison, 'pairs' | 'groups' | 'figures' | 'warnings'> & {
  /** Rows, or units, of one file only. */
  readonly alone: { readonly a: number; readonly b: number }
  /** What was paired, where that is not the row. */
  readonly unit?: string
}
