// Whatever breaks in the middle of an act leaves nothing of it behind: neither half a publication nor an
// authorisation without its entry in the audit log.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Audit } from '../../../kernel/audit/index.ts'
import type { OpenDatabase } from '../../../kernel/database/open.ts'
import { newId } from '../../../kernel/ids.ts'
import { openTestDatabase } from '../../../kernel/testing/database.ts'
import { findDraft } from '../store/drafts.ts'
import { findRecord } from '../store/records.ts'
import { allVersions } from '../store/versions.ts'
import { actorCalled, completeContent, createDesk, type Desk } from '../web/work/work.fixture.ts'
import { createDeciding } from './deciding.ts'
import { createWriting } from './writing.ts'

let open: OpenDatabase
let desk: Desk
beforeAll(async () => {
  open = await openTestDatabase()
  desk = await createDesk(open.database)
})
afterAll(async () => {
  await desk.app.close()
  await open.close()
})

/** The power fails when the last statement of an act is written. */
const broken: Pick<Audit, 'note'> = { note: () => Promise.reject(new Error('the power failed')) }

const NOW = new Date('2026-11-23T09:00:00Z')
const people = {
  writer: actorCalled('carys', NOW),
  approver: actorCalled('asha', NOW),
  editor: actorCalled('edith', NOW),
}
const DECISION = { role: 'DCC', conditions: null, reviewDue: '2027-11-01' }

function actsWith(audit: Audit) {
  const deps = { ...desk.actDeps, audit }
  return { ...createWriting(deps), ...createDeciding(deps) }
}

async function submitted(): Promise<string> {
  const acts = actsWith(desk.kernel.audit)
  const start = {
    tool: { name: 'Passage', supplier: 'Veridian' },
    submissionKey: newId(),
    content: completeContent(),
    demonstration: true,
  }
  const { recordId } = await acts.start(people.writer, start)
  await acts.submit({ actor: people.writer, recordId, revision: 1 }, '')
  return recordId
}

test('an authorisation that broke off has not happened, and can be done again', async () => {
  const recordId = await submitted()
  const on = { actor: people.approver, recordId, revision: 2 }
  await expect(actsWith({ ...desk.kernel.audit, ...broken }).authorise(on, DECISION)).rejects.toThrow('power')
  expect(await findDraft(desk.kernel.database, recordId)).toMatchObject({
    state: 'submitted',
    revision: 2,
    authorised: null,
  })
  expect(await actsWith(desk.kernel.audit).authorise(on, DECISION)).toHaveProperty('done')
})

test('a publication that broke off has not happened, and the draft is still there to publish', async () => {
  const recordId = await submitted()
  await actsWith(desk.kernel.audit).authorise({ actor: people.approver, recordId, revision: 2 }, DECISION)
  const on = { actor: people.editor, recordId, revision: 3 }
  await expect(actsWith({ ...desk.kernel.audit, ...broken }).publish(on)).rejects.toThrow('power')
  expect(await allVersions(desk.kernel.database, recordId)).toEqual([])
  expect((await findDraft(desk.kernel.database, recordId))?.state).toBe('authorised')
  expect(await actsWith(desk.kernel.audit).publish(on)).toHaveProperty('done.number', 1)
  await expect(
    actsWith({ ...desk.kernel.audit, ...broken }).retire(people.approver, recordId, 'Ended.'),
  ).rejects.toThrow('power')
  expect((await findRecord(desk.kernel.database, recordId))?.retiredAt).toBeNull()
})
