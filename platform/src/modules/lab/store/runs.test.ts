// Runs in the database: one per submission, written only by the attempt that counts, final once signed.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenDatabase } from '../../../kernel/database/open.ts'
import { newId } from '../../../kernel/ids.ts'
import { openTestDatabase } from '../../../kernel/testing/database.ts'
import type { Upload } from '../domain/run.ts'
import { resultOf } from '../testing/result.ts'
import { listEvidence, listRuns, PAGE_LENGTH } from './run-list.ts'
import { findRun } from './run-page.ts'
import {
  beginRun,
  idOfSubmission,
  idsOfRunning,
  insertRun,
  keepEvidence,
  keepFailure,
  keepResult,
  lockRun,
  type NewRun,
  noteProgress,
  queueRun,
} from './runs.ts'
import { addUpload, findUpload } from './uploads.ts'

let open: OpenDatabase
beforeAll(async () => {
  open = await openTestDatabase()
})
afterAll(() => open.close())

const at = new Date('2026-03-01T10:00:00Z')

async function newRun(over: Partial<NewRun> & { organisationId?: string } = {}): Promise<NewRun> {
  const { organisationId = 'north', ...rest } = over
  const upload: Upload = {
    id: newId(),
    organisationId,
    name: 'small.csv',
    sha256: 'b'.repeat(64),
    bytes: 5_000_000_000,
  }
  await addUpload(open.database, { ...upload, uploadedBy: 'p', at })
  const id = newId()
  const given = {
    title: 'Run',
    plan: 'plan: 1',
    planName: 'plan.yaml',
    seed: 1,
    createdAt: at,
    demonstration: false,
    truth: null,
  }
  const run: NewRun = { ...given, id, upload, startedBy: 'p', submissionKey: id, ...rest }
  await insertRun(open.database, run)
  return run
}

test('a file is found by the organisation that brought it, and by no other', async () => {
  const { upload } = await newRun()
  expect(await findUpload(open.database, upload.id, 'north')).toEqual(upload)
  expect(await findUpload(open.database, upload.id, 'south')).toBeNull()
})

test('a run comes back whole', async () => {
  const run = await newRun()
  const found = await findRun(open.database, run.id)
  expect(found).toMatchObject({
    id: run.id,
    upload: run.upload,
    state: 'queued',
    attempts: 0,
    turn: 1,
    result: null,
  })
  expect(await findRun(open.database, 'nothing')).toBeNull()
})

test('the same submission a second time changes nothing', async () => {
  const run = await newRun()
  expect(await insertRun(open.database, { ...run, id: newId() })).toBe(false)
  expect(await idOfSubmission(open.database, run.submissionKey)).toBe(run.id)
})

test('the result is kept with its keys in order, and is what was written', async () => {
  const { id: runId } = await newRun()
  await beginRun(open.database, { runId, attempt: 1 }, at)
  const slice = { sex: 'f', race: 'x' }
  const [measure] = resultOf().measures
  const result = resultOf({ measures: measure ? [{ ...measure, slice, estimate: 0.1 + 0.2 }] : [] })
  expect(await keepResult(open.database, { runId, attempt: 1 }, { result, headline: null, at })).toBe(true)
  const found = await findRun(open.database, runId)
  expect(JSON.stringify(found?.result)).toBe(JSON.stringify(result))
  expect(found).toMatchObject({ state: 'measured', progress: 1, finishedAt: at, headline: null })
})

test('an attempt that was given up for dead writes nothing', async () => {
  const { id: runId } = await newRun()
  await beginRun(open.database, { runId, attempt: 1 }, at)
  await beginRun(open.database, { runId, attempt: 2 }, at)
  const late = { runId, attempt: 1 }
  expect(await keepResult(open.database, late, { result: resultOf(), headline: null, at })).toBe(false)
  expect(await keepFailure(open.database, late, { kind: 'interrupted' }, at)).toBe(false)
  await noteProgress(open.database, late, { step: 'reading', share: 0.9 })
  expect(await findRun(open.database, runId)).toMatchObject({ state: 'running', progress: 0, attempts: 2 })
})

test('a failure keeps its faults, and queueing again takes them away', async () => {
  const { id: runId } = await newRun()
  await beginRun(open.database, { runId, attempt: 1 }, at)
  expect(await idsOfRunning(open.database)).toContain(runId)
  const faults = [{ code: 'column_missing', file: 'small.csv', row: 3, message: 'no such column' }] as const
  await keepFailure(open.database, { runId, attempt: 1 }, { kind: 'input', faults }, at)
  expect((await findRun(open.database, runId))?.failure).toEqual({ kind: 'input', faults })
  await queueRun(open.database, { id: runId, turn: 2, attempts: 0 })
  expect(await findRun(open.database, runId)).toMatchObject({
    failure: null,
    turn: 2,
    attempts: 0,
    state: 'queued',
  })
})

test('a signed run is final, whoever writes', async () => {
  const { id: runId } = await newRun({ organisationId: 'signing' })
  await beginRun(open.database, { runId, attempt: 1 }, at)
  await keepResult(open.database, { runId, attempt: 1 }, { result: resultOf(), headline: null, at })
  await keepEvidence(open.database, runId, 'c'.repeat(64))
  expect(await lockRun(open.database, runId)).toMatchObject({ evidenceSha256: 'c'.repeat(64) })
  await expect(queueRun(open.database, { id: runId, turn: 2, attempts: 0 })).rejects.toThrow('final')
  await expect(keepEvidence(open.database, runId, 'd'.repeat(64))).rejects.toThrow('final')
  const evidence = [{ sha256: 'c'.repeat(64), title: 'Run', runId, finishedAt: at }]
  expect(await listEvidence(open.database, 'signing')).toEqual(evidence)
  expect(await listEvidence(open.database, 'other')).toEqual([])
})

test('lists hold one organisation or all, newest first, page by page', async () => {
  const ids: string[] = []
  for (let i = 0; i <= PAGE_LENGTH; i++) {
    const createdAt = new Date(at.getTime() + Math.floor(i / 2) * 1000) // some at the same moment
    ids.push((await newRun({ organisationId: 'many', createdAt })).id)
  }
  const first = await listRuns(open.database, { organisationId: 'many', before: null })
  const second = await listRuns(open.database, { organisationId: 'many', before: first.older })
  expect(first.runs).toHaveLength(PAGE_LENGTH)
  expect(second.runs).toHaveLength(1)
  expect(second.older).toBeNull()
  expect(new Set([...first.runs, ...second.runs].map(({ id }) => id))).toEqual(new Set(ids))
  const all = await listRuns(open.database, { organisationId: null, before: null })
  expect(all.runs.every((run, i) => i === 0 || run.createdAt <= (all.runs[i - 1]?.createdAt ?? at))).toBe(
    true,
  )
})
