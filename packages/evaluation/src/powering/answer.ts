// What a plan for a trial is told: what is needed, and what given sizes can show.
import type { TestRisk } from '@policeai/metrics'
import type { Plan } from '../plan/index.ts'
import type { Least } from './limits.ts'
import type { Needed, Refused } from './needed.ts'
import type { Smallest } from './smallest.ts'

/** What a trial needs and can show; `--json` prints it. */
export type PowerAnswer = {
  readonly power: 1
  readonly plan: Plan
  readonly risk: TestRisk
  /** Of each person so many trials, alike by so much. */
  readonly passes: number
  readonly alike: number
  readonly needed: readonly Needed[]
  readonly refused: readonly Refused[]
  /** For the criteria of the plan whose rate nobody expects anything of. */
  readonly least: readonly Least[]
  readonly smallest: readonly Smallest[]
  /** Where the sizes of `smallest` come from. */
  readonly sizes: 'observations' | 'planned' | 'none'
}
