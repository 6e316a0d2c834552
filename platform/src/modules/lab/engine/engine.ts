// What the lab asks of the evaluation engine: one plan, its file or two, one result or the faults of them. Tests hand
// in a fake where the figures do not matter.
import type { Outcome, Result } from '@policeai/evaluation'

/** Plain data: it crosses into another process. */
export type EngineOrder = Readonly<{
  planText: string
  planName: string
  observationsPath: string
  /** As it was uploaded. */
  observationsName: string
  /** The second file of a format that comes in two. */
  truthPath?: string
  seed: number
  /** ISO 8601; stands in the result. */
  time: string
}>

export type EngineProgress = Readonly<{ step: string; share: number }>

export type EngineOutcome = Outcome<{ readonly result: Result }>

type Watching = Readonly<{ progress: (progress: EngineProgress) => void; signal: AbortSignal }>

/** Throws where the work breaks off for a reason that lies neither in the plan nor in the file. */
export type Engine = (order: EngineOrder, watching: Watching) => Promise<EngineOutcome>
