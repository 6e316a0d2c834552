// The stores on the real tables: what is written comes back, what is final stays, and a race has one winner.
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenDatabase } from '../../../kernel/database/open.ts'
import { newId } from '../../../kernel/ids.ts'
import { openTestDatabase } from '../../../kernel/testing/database.ts'
import { KEYS, signedVersion } from '../domain/chain.fixture.ts'
import { CHAIN_ORIGIN, type SignedVersion, verifyChain } from '../domain/chain.ts'
import type { Draft } from '../domain/draft.ts'
import { authorisedDrafts, deleteDraft, findDraft, insertDraft, lockDraft, updateDraft } from './drafts.ts'
import { attach, attachedEvidence, detach, findKey, keepKey } from './evidence.ts'
import { findOrAddTool, findRecord, insertRecord, listTools, markRetired, recordsOf } from './records.ts'
import { allVersions, insertVersion, newestVersion } from './versions.ts'

let open: OpenDatabase
beforeAll(async () => {
  open = await openTestDatabase()
  await keepKey(
    open.database,
    { keyId: KEYS.keyId, organisationId: 'centre', publicPem: KEYS.publicKeyPem },
    AT,
  )
})
afterAll(() => open.close())

const AT = new Date('2026-11-23T09:00:00.123Z')

async function newRecord(organisationId = 'calder', key = newId()): Promise<string> {
  const toolId = await findOrAddTool(open.database, {
    id: newId(),
    name: 'Passage',
    supplier: 'Veridian Ltd',
    at: AT,
  })
  const id = newId()
  await insertRecord(open.database, {
    id,
    organisationId,
    toolId,
    submissionKey: key,
    createdAt: AT,
    demonstration: false,
  })
  return id
}

const draftOf = (recordId: string, over: Partial<Draft> = {}): Draft => ({
  recordId,
  organisationId: 'calder',
  revision: 1,
  state: 'draft',
  content: { title: { value: { en: 'Two\nlines, “quoted” \\ and ŵ' } }, region: { value: ['wales'] } },
  changeNote: '',
  draftedBy: 'p1',
  drafters: ['p1', 'p"2,{}'],
  submitted: null,
  authorised: null,
  returned: null,
  updatedAt: AT,
  ...over,
})

test('a tool is one tool, whatever the case of its name; a form sent twice makes one record', async () => {
  const tool = (name: string) =>
    findOrAddTool(open.database, { id: newId(), name, supplier: 'Veridian Ltd', at: AT })
  expect(await tool('ONCE only')).toBe(await tool('Once ONLY'))
  expect(
    (await listTools(open.database)).filter(({ name }) => name.toLowerCase() === 'once only'),
  ).toHaveLength(1)
  const id = await newRecord('calder', 'the same form')
  const record = await findRecord(open.database, id)
  expect(record).toMatchObject({
    id,
    toolName: 'Passage',
    supplier: 'Veridian Ltd',
    createdAt: AT,
    retiredAt: null,
  })
  const again = {
    id: newId(),
    organisationId: 'calder',
    toolId: record?.toolId ?? '',
    submissionKey: 'the same form',
    createdAt: AT,
    demonstration: false,
  }
  expect(await insertRecord(open.database, again)).toBe(false)
})

test('a draft comes back as it was written, in every state', async () => {
  const id = await newRecord()
  const draft = draftOf(id)
  expect(await insertDraft(open.database, draft)).toBe(true)
  expect(await insertDraft(open.database, draftOf(id, { content: {} }))).toBe(false)
  expect(await findDraft(open.database, id)).toEqual(draft)
  const authorised = draftOf(id, {
    revision: 2,
    state: 'authorised',
    submitted: { by: 'p1', at: AT },
    authorised: { by: 'p3', role: 'DCC', at: AT, conditions: 'At night', reviewDue: '2027-02-28' },
    returned: { reason: 'Why', role: 'editor', at: AT },
  })
  await updateDraft(open.database, authorised)
  expect(await findDraft(open.database, id)).toEqual(authorised)
  await expect(updateDraft(open.database, authorised)).rejects.toThrow('follows nothing')
  await deleteDraft(open.database, id)
  expect(await findDraft(open.database, id)).toBeNull()
})

test('of two who change a draft at once, the second decides on what the first wrote', async () => {
  const id = await newRecord()
  await insertDraft(open.database, draftOf(id))
  const bump = () =>
    open.database.transaction().execute(async (transaction) => {
      const draft = await lockDraft(transaction, id)
      if (draft) await updateDraft(transaction, { ...draft, revision: draft.revision + 1 })
      return draft?.revision
    })
  expect((await Promise.all([bump(), bump(), bump()])).toSorted()).toEqual([1, 2, 3])
  expect((await findDraft(open.database, id))?.revision).toBe(4)
})

test('the queue holds what is authorised, the longest wait first', async () => {
  const waiting = async (at: string) => {
    const id = await newRecord()
    const authorised = { by: 'p', role: 'DCC', at: new Date(at), conditions: null, reviewDue: '2027-01-01' }
    await insertDraft(
      open.database,
      draftOf(id, { state: 'authorised', submitted: { by: 'p', at: AT }, authorised }),
    )
    return id
  }
  const [late, early] = [await waiting('2031-02-02'), await waiting('2031-01-01')]
  const queue = (await authorisedDrafts(open.database)).map(({ recordId }) => recordId)
  expect(queue.filter((id) => id === late || id === early)).toEqual([early, late])
})

function versionOf(record: string, number: number, previous: string): SignedVersion {
  const content = { title: { value: { en: 'Faces', cy: 'Wynebau' } }, phase: { value: 'pilot' } }
  const decided = {
    authorised_role: 'DCC',
    authorised_at: AT.toISOString(),
    authorised_conditions: null,
    review_due: '2027-02-28',
  }
  const version = {
    record,
    number,
    content,
    evidence: ['a'.repeat(64)],
    change_note: '',
    ...decided,
    published_at: AT.toISOString(),
    previous_hash: previous,
  }
  return signedVersion(version)
}

const WORDS = {
  en: { title: 'Faces', sentence: 'Compares passengers', names: 'Passage Veridian', description: 'Cameras' },
  cy: { title: 'Wynebau', sentence: 'Cymharu', names: 'Passage', description: 'Camerâu' },
}

test('versions come back with the hash that they were given, and the chain holds', async () => {
  const id = await newRecord()
  const first = versionOf(id, 1, CHAIN_ORIGIN)
  const second = versionOf(id, 2, first.hash)
  await insertVersion(open.database, first, WORDS)
  await insertVersion(open.database, second, WORDS)
  expect(await allVersions(open.database, id)).toEqual([first, second])
  expect(await newestVersion(open.database, id)).toEqual(second)
  expect(verifyChain(await allVersions(open.database, id))).toMatchObject({ ok: true })
  await expect(insertVersion(open.database, second, WORDS)).rejects.toThrow(/duplicate/)
})

test('nobody changes what was published, not even with SQL', async () => {
  const id = await newRecord()
  await insertVersion(open.database, versionOf(id, 1, CHAIN_ORIGIN), WORDS)
  await expect(
    sql`update register.versions set change_note = 'x' where record_id = ${id}`.execute(open.database),
  ).rejects.toThrow('never changes')
  await expect(
    sql`delete from register.versions where record_id = ${id}`.execute(open.database),
  ).rejects.toThrow('never changes')
})

test('a version is found by its words, in each language', async () => {
  const id = await newRecord()
  await insertVersion(open.database, versionOf(id, 1, CHAIN_ORIGIN), WORDS)
  const found = async (column: 'words_en' | 'words_cy', dictionary: string, word: string) => {
    const query = sql`websearch_to_tsquery(${dictionary}::regconfig, ${word})`
    const { rows } =
      await sql`select from register.versions where record_id = ${id} and ${sql.ref(column)} @@ ${query}`.execute(
        open.database,
      )
    return rows.length
  }
  expect([
    await found('words_en', 'english', 'passenger'),
    await found('words_en', 'english', 'wynebau'),
  ]).toEqual([1, 0])
  expect([
    await found('words_cy', 'simple', 'wynebau'),
    await found('words_cy', 'simple', 'passage'),
  ]).toEqual([1, 1])
})

test('evidence is attached once, detached, and comes back; what a version cites keeps whose data it was', async () => {
  const id = await newRecord()
  const key = { keyId: `sha256:${'c'.repeat(64)}`, organisationId: 'calder', publicPem: 'pem' }
  await keepKey(open.database, key, AT)
  await keepKey(open.database, { ...key, organisationId: 'glanafon' }, AT)
  expect(await findKey(open.database, key.keyId)).toEqual(key)
  const evidence = { sha256: 'a'.repeat(64), keyId: key.keyId, result: { result: 1 } as never, ownData: true }
  const put = (ownData: boolean) => attach(open.database, id, { ...evidence, ownData }, AT)
  const own = async () => (await attachedEvidence(open.database, id)).map(({ ownData }) => ownData)
  expect([await put(true), await put(false)]).toEqual([true, false])
  expect(await own()).toEqual([true])
  expect([
    await detach(open.database, id, evidence.sha256, AT),
    await detach(open.database, id, evidence.sha256, AT),
  ]).toEqual([true, false])
  expect([await put(false), await own()]).toEqual([true, [false]])
  await insertVersion(open.database, versionOf(id, 1, CHAIN_ORIGIN), WORDS)
  await detach(open.database, id, evidence.sha256, AT)
  expect([await put(true), await own()]).toEqual([true, [false]])
})

test('your records: a draft, a published one with its review, a retired one; nobody else’s', async () => {
  const organisation = `force-${newId()}`
  const [written, published, retired] = [
    await newRecord(organisation),
    await newRecord(organisation),
    await newRecord(organisation),
  ]
  await insertDraft(open.database, draftOf(written, { returned: { reason: 'x', role: 'approver', at: AT } }))
  for (const id of [published, retired])
    await insertVersion(open.database, versionOf(id, 1, CHAIN_ORIGIN), WORDS)
  await markRetired(open.database, retired, AT, 'Ended.')
  const lines = await recordsOf(open.database, organisation)
  const line = (id: string) => lines.find((one) => one.id === id)
  expect(lines).toHaveLength(3)
  expect(line(written)).toMatchObject({
    state: 'draft',
    returned: true,
    publishedNumber: null,
    reviewDue: null,
  })
  expect(line(published)).toMatchObject({
    state: null,
    returned: false,
    publishedNumber: 1,
    reviewDue: '2027-02-28',
  })
  expect(line(retired)).toMatchObject({ retiredAt: AT, retiredReason: 'Ended.' })
})
