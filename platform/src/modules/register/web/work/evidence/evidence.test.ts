// Evidence is verified before it is kept, whoever brings it; and what is wrong with it is said.
import { headline, newKeys, type Result, signResult } from '@policeai/evaluation'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenDatabase } from '../../../../../kernel/database/open.ts'
import { newId } from '../../../../../kernel/ids.ts'
import { openTestDatabase } from '../../../../../kernel/testing/database.ts'
import { findDraft } from '../../../store/drafts.ts'
import { attachedEvidence } from '../../../store/evidence.ts'
import { RESULT } from '../../public/public.fixture.ts'
import { CALDER, createDesk, type Desk, hidden } from '../work.fixture.ts'

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

async function newRecord(): Promise<string> {
  const { location } = await desk.post('carys', '/work/records/new', {
    _key: newId(),
    name: 'Passage',
    supplier: 'Veridian',
  })
  return location.replace('/work/records/', '')
}

const FORCE_KEYS = newKeys()

function sign(keys = FORCE_KEYS, over: Partial<Result> = {}): string {
  const signed = signResult({ ...RESULT, ...over }, keys.privateKeyPem)
  if (!signed.ok) throw new Error(signed.message)
  return signed.text
}

type Upload = Readonly<{ evidence?: string; key?: string; own?: string }>

async function upload(id: string, { evidence, key, own }: Upload, language = '') {
  const form = new FormData()
  if (own !== undefined) form.append('own', own)
  form.append(
    'evidence',
    new Blob(evidence === undefined ? [] : [evidence]),
    evidence === undefined ? '' : 'evidence.json',
  )
  form.append('key', new Blob(key === undefined ? [] : [key]), key === undefined ? '' : 'public.pem')
  const request = new Request('http://register.test/', { method: 'POST', body: form })
  const { statusCode: status, body } = await desk.app.inject({
    method: 'POST',
    url: `${language}/work/records/${id}/evidence/file`,
    headers: {
      'x-person': 'carys',
      'sec-fetch-site': 'same-origin',
      accept: 'text/html',
      'content-type': request.headers.get('content-type') ?? '',
    },
    payload: Buffer.from(await request.arrayBuffer()),
  })
  return { status, body }
}

const attached = (id: string) => attachedEvidence(desk.kernel.database, id)

test('a run of the lab is attached as it was signed, once, and can be detached and come back', async () => {
  const id = await newRecord()
  const path = `/work/records/${id}/evidence`
  expect((await desk.get('carys', path)).body).toContain('Passes at the stadium')
  expect((await desk.post('carys', `${path}/run`, { run: desk.runSha256, own: 'yes' })).status).toBe(303)
  expect(await attached(id)).toMatchObject([
    { sha256: desk.runSha256, ownData: true, keyId: desk.keys.keyId, result: RESULT },
  ])
  const again = await desk.post('carys', `${path}/run`, { run: desk.runSha256, own: 'no' })
  expect([again.status, again.body.includes('attached already')]).toEqual([422, true])
  expect((await desk.post('carys', `${path}/detach`, { sha256: desk.runSha256 })).status).toBe(303)
  expect(await attached(id)).toEqual([])
  await desk.post('carys', `${path}/run`, { run: desk.runSha256, own: 'no' })
  expect(await attached(id)).toMatchObject([{ ownData: false }])
})

test('whose data it was and which run have to be said; a digest from elsewhere is no run', async () => {
  const id = await newRecord()
  const nothing = await desk.post('carys', `/work/records/${id}/evidence/run`, {})
  for (const text of ['href="#run"', 'href="#own"']) expect(nothing.body).toContain(text)
  const foreign = await desk.post('carys', `/work/records/${id}/evidence/run`, {
    run: 'a'.repeat(64),
    own: 'yes',
  })
  expect([foreign.status, foreign.body.includes('Choose a run')]).toEqual([422, true])
  expect(await attached(id)).toEqual([])
})

test('a file signed with a new key needs that key once; afterwards the key is known', async () => {
  const [id, other] = [await newRecord(), await newRecord()]
  const evidence = sign()
  const asked = await upload(id, { evidence, own: 'yes' })
  expect([asked.status, asked.body.includes('Bring its public key file as well')]).toEqual([422, true])
  expect(await attached(id)).toEqual([])
  expect((await upload(id, { evidence, key: FORCE_KEYS.publicKeyPem, own: 'yes' })).status).toBe(303)
  expect(await attached(id)).toMatchObject([{ keyId: FORCE_KEYS.keyId, signedBy: CALDER.id, ownData: true }])
  expect((await upload(other, { evidence, own: 'no' })).status).toBe(303)
  expect(await attached(other)).toMatchObject([{ keyId: FORCE_KEYS.keyId, ownData: false }])
})

const changed = () =>
  sign().replace(/"payload":"(.)/, (_, first: string) => `"payload":"${first === 'A' ? 'B' : 'A'}`)

test.each([
  [
    'changed by one character',
    () => ({ evidence: changed(), key: FORCE_KEYS.publicKeyPem }),
    'was not kept, because',
  ],
  ['not JSON', () => ({ evidence: 'PK\u0003\u0004' }), 'the evidence is not JSON'],
  ['some other JSON', () => ({ evidence: '{"a":1}' }), 'not a DSSE envelope'],
  [
    'another key',
    () => ({ evidence: sign(newKeys()), key: newKeys().publicKeyPem }),
    'was signed with sha256:',
  ],
  [
    'a private key',
    () => ({ evidence: sign(newKeys()), key: FORCE_KEYS.privateKeyPem }),
    'this is a private key',
  ],
  ['no file', () => ({}), 'Choose an evidence file'],
])('evidence that is %s is refused, and nothing is kept', async (_what, make, message) => {
  const id = await newRecord()
  const answer = await upload(id, { ...make(), own: 'yes' })
  expect(answer.status).toBe(422)
  expect(answer.body).toContain(message)
  expect(answer.body).not.toContain('PRIVATE KEY-----')
  expect(await attached(id)).toEqual([])
})

test('whose data it was is asked of a file too, in the language of the reader', async () => {
  const id = await newRecord()
  const answer = await upload(id, { evidence: sign() }, '/cy')
  expect([
    answer.status,
    answer.body.includes('Dywedwch a gafodd ei brofi ar ddata eich heddlu eich hun'),
  ]).toEqual([422, true])
})

const said = async (id: string, key: string) => {
  const state = (await findDraft(desk.kernel.database, id))?.content[key]
  return state && 'value' in state ? state.value : undefined
}

test('an attached run fills in its entry of the list of tests, and detaching takes it out again', async () => {
  const id = await newRecord()
  const path = `/work/records/${id}/evidence`
  await desk.post('carys', `${path}/run`, { run: desk.runSha256, own: 'yes' })
  expect(await said(id, 'test_evidence')).toEqual([
    {
      title: { en: 'Passes at the stadium' },
      finding: {
        en: headline(RESULT, 'en').join(' '),
        cy: headline(RESULT, 'cy').join(' '),
      },
      evidence_sha256: desk.runSha256,
      tester: CALDER.name,
      independence: 'force',
      own_data: 'yes',
      date: '2026-03-10',
      version_tested: '4.1',
    },
  ])
  expect(await said(id, 'tested_on_own_data')).toBe('yes')
  expect((await desk.get('carys', path)).body).toContain(`/work/records/${id}/sections/reliability`)
  await desk.post('carys', `${path}/detach`, { sha256: desk.runSha256 })
  expect([await said(id, 'test_evidence'), await said(id, 'tested_on_own_data')]).toEqual([
    undefined,
    undefined,
  ])
})

test('a force’s own key makes it the tester', async () => {
  const id = await newRecord()
  const keys = newKeys()
  await upload(id, { evidence: sign(keys), key: keys.publicKeyPem, own: 'no' })
  expect(await said(id, 'test_evidence')).toMatchObject([
    { tester: CALDER.name, independence: 'force', own_data: 'no' },
  ])
  expect(await said(id, 'tested_on_own_data')).toBeUndefined()
})

test('what the lab signed and nobody here ran leaves it open who tested', async () => {
  const id = await newRecord()
  const provenance = { ...RESULT.provenance, seed: 2 }
  expect((await upload(id, { evidence: sign(desk.keys, { provenance }), own: 'yes' })).status).toBe(303)
  const [entry] = (await said(id, 'test_evidence')) as readonly object[]
  expect(entry).toMatchObject({ title: { en: 'Passes at the stadium' } })
  expect(entry).not.toHaveProperty('tester')
  expect(entry).not.toHaveProperty('independence')
})

/** The form of the section as a browser would send it: only the digest and what a test needs. */
const section = (id: string) => `/work/records/${id}/sections/reliability`
const entryForm = (sha256: string) => ({
  'test_evidence.length': '1',
  'test_evidence.0.title.en': 'In our own words',
  'test_evidence.0.evidence_sha256': sha256,
})

test('the words of an entry can be changed, and its digest cannot', async () => {
  const id = await newRecord()
  await desk.post('carys', `/work/records/${id}/evidence/run`, { run: desk.runSha256, own: 'yes' })
  const opened = await desk.get('carys', section(id))
  expect(opened.body).toContain(
    `<input type="hidden" name="test_evidence.0.evidence_sha256" value="${desk.runSha256}">`,
  )
  await desk.post('carys', section(id), { ...hidden(opened), ...entryForm(desk.runSha256) })
  expect(await said(id, 'test_evidence')).toEqual([
    { title: { en: 'In our own words' }, evidence_sha256: desk.runSha256 },
  ])
  const again = await desk.get('carys', section(id))
  await desk.post('carys', section(id), { ...hidden(again), ...entryForm('c'.repeat(64)) })
  expect(await said(id, 'test_evidence')).toEqual([{ title: { en: 'In our own words' } }])
})

test('a section that was open while evidence was attached is not overwritten', async () => {
  const id = await newRecord()
  const opened = await desk.get('colin', section(id))
  await desk.post('carys', `/work/records/${id}/evidence/run`, { run: desk.runSha256, own: 'yes' })
  const late = await desk.post('colin', section(id), {
    ...hidden(opened),
    'known_limits.en': 'At night.',
  })
  expect([late.status, late.body.includes('Passes at the stadium')]).toEqual([409, true])
  expect(await said(id, 'known_limits')).toBeUndefined()
})
