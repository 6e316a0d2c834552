// The lab's queue: one job, one run in one turn. One retry more than a run has attempts, since the last job
// only writes down that the run broke off too often.
import type { Queue } from '../../kernel/jobs/index.ts'
import type { LabContext } from './acts/context.ts'
import { RUN_JOB, type RunJob } from './acts/run-job.ts'
import { workOnRun } from './acts/work-on-run.ts'
import { MAX_ATTEMPTS } from './domain/run.ts'

/** `resume` deals with what an earlier process left, and is done before the first job: what runs then runs here. */
export const createRunQueue = (context: LabContext, resume: () => Promise<void>): Queue<RunJob> => ({
  ...RUN_JOB,
  retries: MAX_ATTEMPTS,
  handle: async (job, { signal }) => {
    await resume()
    await workOnRun(context, job, signal)
  },
})
