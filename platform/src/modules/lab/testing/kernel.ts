// A kernel for tests of the lab: a real database and document store; jobs that wait until the test works on them, or
// the real queue.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAudit } from '../../../kernel/audit/index.ts'
import { readConfiguration } from '../../../kernel/configuration.ts'
import { createFolderDocuments } from '../../../kernel/documents/index.ts'
import { newId } from '../../../kernel/ids.ts'
import { createJobs, type Jobs } from '../../../kernel/jobs/index.ts'
import { createLog } from '../../../kernel/log.ts'
import type { Kernel } from '../../../kernel/module.ts'
import { openTestDatabase } from '../../../kernel/testing/database.ts'
import { RUN_JOB, type RunJob } from '../acts/run-job.ts'

type TestKernel = Readonly<{ kernel: Kernel; sent: RunJob[]; close: () => Promise<void> }>

export async function openKernel({ uploadLimit = 1_000_000, queue = false }): Promise<TestKernel> {
  const open = await openTestDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'policeai-lab-'))
  const log = createLog('silent')
  const sent: RunJob[] = []
  const { database } = open
  const clock = () => new Date('2026-03-01T10:00:00Z')
  const configuration = { ...readConfiguration({}), dataFolder: folder, uploadLimit, rateLimit: 100_000 }
  const audit = createAudit({ database, clock })
  const documents = await createFolderDocuments(join(folder, 'documents'))
  const jobs = queue ? createJobs({ connection: open.jobs, log }) : waitingJobs(sent)
  return {
    kernel: { configuration, database, audit, documents, jobs, clock, newId, log },
    sent,
    close: async () => {
      await jobs.stop()
      await open.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const waitingJobs = (sent: RunJob[]): Jobs => ({
  send: async (_transaction, _queue, payload) => {
    sent.push(RUN_JOB.payload.parse(payload))
  },
  start: async () => undefined,
  work: async () => undefined,
  stop: async () => undefined,
})
