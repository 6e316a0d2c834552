// Demonstration records go through the same rules as people's, on the days that they tell of.
import { signResult } from '@policeai/evaluation'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenDatabase } from '../../../kernel/database/open.ts'
import { openTestDatabase } from '../../../kernel/testing/database.ts'
import { verifyChain } from '../domain/chain.ts'
import { findDraft } from '../store/drafts.ts'
import { findRecord } from '../store/records.ts'
import { allVersions } from '../store/versions.ts'
import { RESULT } from '../web/public/public.fixture.ts'
import { CALDER, completeContent, createDesk, type Desk } from '../web/work/work.fixture.ts'
import type { DemonstrationDraft, DemonstrationRecord, DemonstrationVersion } from './demonstration.ts'

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

const DECISION = { role: 'Deputy Chief Constable', conditions: null, reviewDue: '2026-09-01' }

function versionOn(month: string, changeNote: string, title: string): DemonstrationVersion {
  const signed = signResult(RESULT, desk.keys.privateKeyPem)
  const evidence = signed.ok ? [{ text: signed.text, publicPem: null, ownData: true }] : []
  const at = (day: string) => new Date(`2026-${month}-${day}T10:00:00Z`)
  const content = completeContent({ title: { value: { en: title } } })
  return {
    content,
    changeNote,
    evidence,
    submittedAt: at('01'),
    authorisedAt: at('02'),
    publishedAt: at('05'),
    decision: DECISION,
  }
}

const record = (key: string, over: Partial<DemonstrationRecord>): DemonstrationRecord => ({
  key,
  organisationId: CALDER.id,
  tool: { name: 'Passage', supplier: 'Veridian Ltd' },
  startedAt: new Date('2026-01-10T10:00:00Z'),
  versions: [],
  draft: null,
  retired: null,
  ...over,
})

const load = async (given: DemonstrationRecord) => (await desk.register.loadDemonstration(given)).recordId

test('two versions on their own days, with evidence, and a retirement; a second load changes nothing', async () => {
  const given = record('two', {
    versions: [versionOn('02', '', 'First'), versionOn('06', 'A new camera.', 'Second')],
    retired: { at: new Date('2026-10-01T10:00:00Z'), reason: 'Ended.' },
  })
  const id = await load(given)
  const versions = await allVersions(desk.kernel.database, id)
  expect(
    versions.map(({ published_at, change_note, evidence }) => [published_at, change_note, evidence]),
  ).toEqual([
    ['2026-02-05T10:00:00.000Z', '', [desk.runSha256]],
    ['2026-06-05T10:00:00.000Z', 'A new camera.', [desk.runSha256]],
  ])
  expect(verifyChain(versions).ok).toBe(true)
  expect(await findRecord(desk.kernel.database, id)).toMatchObject({
    demonstration: true,
    retiredReason: 'Ended.',
    createdAt: given.startedAt,
  })
  expect(await desk.register.loadDemonstration(given)).toEqual({ recordId: id, isNew: false })
  expect(await desk.kernel.audit.verify()).toMatchObject({ ok: true })
})

test.each(['draft', 'submitted', 'authorised', 'returned'] as const)('a draft left as %s', async (state) => {
  const base = {
    content: completeContent(),
    changeNote: '',
    evidence: [],
    at: new Date('2026-11-01T10:00:00Z'),
  }
  const draft = {
    ...base,
    state,
    decision: { ...DECISION, reviewDue: '2027-01-01' },
    reason: 'Say more.',
  } as DemonstrationDraft
  const id = await load(record(state, { draft }))
  const left = await findDraft(desk.kernel.database, id)
  expect([left?.state, left?.returned?.reason]).toEqual(
    state === 'returned' ? ['draft', 'Say more.'] : [state, undefined],
  )
  expect(left?.updatedAt).toEqual(base.at)
})

test('data that a rule refuses name the rule', async () => {
  const draft = {
    state: 'submitted',
    content: {},
    changeNote: '',
    evidence: [],
    at: new Date('2026-11-01'),
  } as const
  await expect(load(record('empty', { draft }))).rejects.toThrow('incomplete')
})
