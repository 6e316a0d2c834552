// The job of a run: what it leaves behind when it ends well, when the input has faults, when a worker dies, and when
// two workers hold the same run.

import { text } from 'node:stream/consumers'
import { verifyEvidence } from '@policeai/evaluation'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { askForRun } from './acts/ask-for-run.ts'
import type { LabContext } from './acts/context.ts'
import { keepUpload } from './acts/keep-upload.ts'
import { resumeRuns } from './acts/resume-runs.ts'
import { runAgain } from './acts/run-again.ts'
import { signRun } from './acts/sign-run.ts'
import { workOnRun } from './acts/work-on-run.ts'
import { MAX_ATTEMPTS } from './domain/run.ts'
import type { Engine } from './engine/engine.ts'
import { findRun } from './store/run-page.ts'
import { beginRun } from './store/runs.ts'
import { openLab, type TestLab } from './testing/lab.ts'
import { PEOPLE } from './testing/people.ts'
import { OBSERVATIONS, PLAN } from './testing/plan.ts'
import { resultOf } from './testing/result.ts'

let lab: TestLab
beforeAll(async () => {
  lab = await openLab()
})
afterAll(() => lab.close())

const measures: Engine = async () => ({ ok: true, result: resultOf() })
const dies: Engine = async () => {
  throw new Error('the process was killed')
}
const contextWith = (engine: Engine): LabContext => ({ kernel: lab.kernel, labKey: lab.labKey, engine })
const never = new AbortController().signal

let runId: string
let keys = 0
beforeEach(async () => {
  async function* bytes() {
    yield Buffer.from(OBSERVATIONS)
  }
  const context = contextWith(measures)
  const upload = await keepUpload(context, PEOPLE.contributor, { name: 'small.csv', bytes: bytes() })
  if (typeof upload === 'string') throw new Error(upload)
  const request = {
    formKey: `job-${keys++}`,
    title: 'Run',
    plan: PLAN,
    planName: 'plan.yaml',
    upload,
    truth: null,
  }
  runId = await askForRun(context, PEOPLE.contributor, request)
  lab.sent.length = 0
})

const run = async () => {
  const found = await findRun(lab.kernel.database, runId)
  if (found === null) throw new Error('the run is gone')
  return found
}
const actions = async () =>
  (await lab.kernel.audit.list({ subjectType: 'run', subjectId: runId, limit: 100 }))
    .map(({ action }) => action)
    .reverse()

test('a run is begun, measured and written down, once', async () => {
  await workOnRun(contextWith(measures), { runId, turn: 1 }, never)
  expect(await run()).toMatchObject({ state: 'measured', attempts: 1, headline: { estimate: 0.25 } })
  await workOnRun(contextWith(dies), { runId, turn: 1 }, never)
  expect(await actions()).toEqual(['run.created', 'run.started', 'run.measured'])
})

test('faults of the input end the run, and are no reason to try again', async () => {
  const faults = [
    { code: 'column_missing', file: 'small.csv', message: 'there is no column “truth”' },
  ] as const
  await workOnRun(
    contextWith(async () => ({ ok: false, faults })),
    { runId, turn: 1 },
    never,
  )
  expect(await run()).toMatchObject({ state: 'failed', failure: { kind: 'input', faults } })
  expect(await actions()).toEqual(['run.created', 'run.started', 'run.failed'])
})

test('a worker that dies is followed by another, until the run is marked as broken off; a person can have it run again', async () => {
  const job = { runId, turn: 1 }
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    await expect(workOnRun(contextWith(dies), job, never)).rejects.toThrow('killed')
    expect(await run()).toMatchObject({ state: 'running', attempts: attempt })
  }
  await workOnRun(contextWith(measures), job, never)
  expect(await run()).toMatchObject({ state: 'failed', failure: { kind: 'interrupted' } })

  await expect(runAgain(contextWith(measures), PEOPLE.stranger, runId)).rejects.toThrow('not-found')
  await runAgain(contextWith(measures), PEOPLE.approver, runId)
  await runAgain(contextWith(measures), PEOPLE.approver, runId) // a double submit
  expect(lab.sent).toEqual([{ runId, turn: 2 }])
  await workOnRun(contextWith(measures), { runId, turn: 2 }, never)
  expect(await run()).toMatchObject({ state: 'measured', attempts: 1 })
  const started = Array.from({ length: MAX_ATTEMPTS }, () => 'run.started')
  expect(await actions()).toEqual([
    'run.created',
    ...started,
    'run.failed',
    'run.again',
    'run.started',
    'run.measured',
  ])
})

test('after kill -9 of the only process, what was running is queued at once, and its old job finds nothing to do', async () => {
  await beginRun(lab.kernel.database, { runId, attempt: 1 }, new Date())
  await resumeRuns(contextWith(measures))
  expect(await run()).toMatchObject({ state: 'queued', turn: 2, attempts: 1 })
  expect(lab.sent).toContainEqual({ runId, turn: 2 })
  await workOnRun(contextWith(dies), { runId, turn: 1 }, never)
  await workOnRun(contextWith(measures), { runId, turn: 2 }, never)
  expect(await run()).toMatchObject({ state: 'measured', attempts: 2 })
})

test('a run that brings the process down each time is not resumed for ever', async () => {
  await beginRun(lab.kernel.database, { runId, attempt: MAX_ATTEMPTS }, new Date())
  await resumeRuns(contextWith(measures))
  expect(await run()).toMatchObject({ state: 'failed', failure: { kind: 'interrupted' } })
})

test('of two workers on one run the later one counts', async () => {
  const slow = Promise.withResolvers<void>()
  const first = workOnRun(
    contextWith(async () => {
      await slow.promise
      return { ok: true, result: resultOf({ warnings: [] }) }
    }),
    { runId, turn: 1 },
    never,
  )
  await expect.poll(async () => (await run()).attempts).toBe(1)
  await workOnRun(contextWith(measures), { runId, turn: 1 }, never)
  slow.resolve()
  await first
  expect((await run()).result?.warnings).toHaveLength(1)
  expect((await actions()).filter((action) => action === 'run.measured')).toHaveLength(1)
})

test('progress is written while the engine works, at most twice a second', async () => {
  const seen: number[] = []
  const working: Engine = async (_order, { progress }) => {
    for (let i = 1; i <= 50; i++) progress({ step: 'reading', share: i / 100 })
    await expect.poll(async () => (await run()).step).toBe('reading')
    seen.push((await run()).progress)
    return { ok: true, result: resultOf() }
  }
  await workOnRun(contextWith(working), { runId, turn: 1 }, never)
  expect(seen[0]).toBeCloseTo(0.01) // the first; the rest came within half a second
})

test('evidence is signed by the lab, once, and anyone with the public key can check it', async () => {
  const context = contextWith(measures)
  await expect(signRun(context, PEOPLE.contributor, runId)).rejects.toThrow('wrong-state')
  await workOnRun(context, { runId, turn: 1 }, never)
  await expect(signRun(context, PEOPLE.evaluator, runId)).rejects.toThrow('not-found')
  await Promise.all([signRun(context, PEOPLE.contributor, runId), signRun(context, PEOPLE.approver, runId)])
  const sha256 = (await run()).evidenceSha256 ?? ''
  const envelope = await text(lab.kernel.documents.read(sha256))
  expect(verifyEvidence(envelope, lab.labKey.publicPem)).toMatchObject({ ok: true, result: resultOf() })
  expect((await actions()).filter((action) => action === 'run.signed')).toHaveLength(1)
  expect(await lab.lab.signedEvidence('north')).toContainEqual(
    expect.objectContaining({ sha256, runId, title: 'Run' }),
  )
})
