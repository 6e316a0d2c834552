// The job of a run, as it is sent and as it is taken.
import { z } from 'zod'

export type RunJob = Readonly<{ runId: string; turn: number }>

export const RUN_JOB = {
  name: 'lab-runs',
  payload: z.object({ runId: z.string(), turn: z.int() }) satisfies z.ZodType<RunJob>,
} as const
