// A load of the demonstration that was killed goes on at the next start: wherever it broke off, the record ends up
// as it does without a break, and no act was done twice.
import { signResult } from '@policeai/evaluation'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAudit } from '../../../kernel/audit/index.ts'
import type { OpenDatabase } from '../../../kernel/database/open.ts'
import { openTestDatabase } from '../../../kernel/testing/database.ts'
import { verifyChain } from '../domain/chain.ts'
import { findDraft } from '../store/drafts.ts'
import { attachedEvidence } from '../store/evidence.ts'
import { findRecord } from '../store/records.ts'
import { allVersions } from '../store/versions.ts'
import { RESULT } from '../web/public/public.fixture.ts'
import { CALDER, completeContent, createDesk, type Desk } from '../web/work/work.fixture.ts'
import {
  createDemonstration,
  type DemonstrationDraft,
  type DemonstrationRecord,
  type DemonstrationVersion,
} from './demonstration.ts'

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

const at = (day: string) => new Date(`2026-${day}T10:00:00Z`)
const DECISION = { role: 'Deputy Chief Constable', conditions: null, reviewDue: '2027-09-01' }

function words(changeNote: string, title: string) {
  const signed = signResult(RESULT, desk.keys.privateKeyPem)
  const evidence = signed.ok ? [{ text: signed.text, publicPem: null, ownData: true }] : []
  return { content: completeContent({ title: { value: { en: title } } }), changeNote, evidence }
}

const versionOn = (month: string, changeNote: string, title: string): DemonstrationVersion => ({
  ...words(changeNote, title),
  submittedAt: at(`${month}-01`),
  authorisedAt: at(`${month}-02`),
  publishedAt: at(`${month}-05`),
  decision: DECISION,
})

/** Two versions, and then as far as the newest draft has come, or retired. */
function story(key: string, end: DemonstrationDraft['state'] | 'retired'): DemonstrationRecord {
  const draft = {
    ...words('More.', 'Third'),
    at: at('07-01'),
    state: end,
    decision: DECISION,
    reason: 'Why?',
  }
  return {
    key,
    organisationId: CALDER.id,
    tool: { name: 'Passage', supplier: 'Veridian Ltd' },
    startedAt: at('01-10'),
    versions: [versionOn('02', '', 'First'), versionOn('06', 'A new camera.', 'Second')],
    draft: end === 'retired' ? null : (draft as DemonstrationDraft),
    retired: end === 'retired' ? { at: at('10-01'), reason: 'Ended.' } : null,
  }
}

/** Loads while the clock of the audit log works so many times, and then the power goes. */
function loadBrokenOff(record: DemonstrationRecord, calls: number): Promise<unknown> {
  let left = calls
  const clock = () => {
    if (left === 0) throw new Error('the power went')
    left -= 1
    return at('11-01')
  }
  const audit = createAudit({ database: open.database, clock })
  return createDemonstration({ ...desk.actDeps, audit })(record)
}

/** All that is kept of a record, without what names it. */
async function keptOf(recordId: string) {
  const { database } = open
  const versions = await allVersions(database, recordId)
  expect(verifyChain(versions).ok).toBe(true)
  const entries = await desk.kernel.audit.list({ subjectType: 'record', subjectId: recordId, limit: 1000 })
  const draft = await findDraft(database, recordId)
  const record = await findRecord(database, recordId)
  return {
    record: { ...record, id: '' },
    draft: draft && { ...draft, recordId: '' },
    versions: versions.map((version) => ({
      ...version,
      record: '',
      previous_hash: '',
      hash: '',
      signed: '',
    })),
    evidence: await attachedEvidence(database, recordId),
    acts: entries.map(({ action, actor_id }) => `${action} ${actor_id}`),
  }
}

test.each(['draft', 'submitted', 'authorised', 'returned', 'retired'] as const)(
  'broken off at every act, a record that ends %s is as if it had not been',
  async (end) => {
    const whole = await keptOf((await desk.register.loadDemonstration(story(`${end}-whole`, end))).recordId)
    for (let calls = 0; calls < whole.acts.length; calls++) {
      const record = story(`${end}-${calls}`, end)
      await expect(loadBrokenOff(record, calls)).rejects.toThrow('the power went')
      const { recordId, isNew } = await desk.register.loadDemonstration(record)
      expect(isNew).toBe(calls === 0)
      expect(await keptOf(recordId), `after ${calls} acts`).toEqual(whole)
    }
  },
  120_000,
)

test('what is whole stays as it is, whatever people did with it since', async () => {
  const record = story('whole', 'draft')
  const { recordId } = await desk.register.loadDemonstration(record)
  const before = await keptOf(recordId)
  await desk.register.loadDemonstration(record)
  expect(await keptOf(recordId)).toEqual(before)
  const { revision } = (await findDraft(open.database, recordId)) ?? { revision: 0 }
  await desk.post('carys', `/work/records/${recordId}/submit`, { _revision: String(revision), note: 'Ours.' })
  const submitted = await keptOf(recordId)
  expect(submitted.draft?.state).toBe('submitted')
  await desk.register.loadDemonstration(record)
  expect(await keptOf(recordId)).toEqual(submitted)
}, 60_000)
