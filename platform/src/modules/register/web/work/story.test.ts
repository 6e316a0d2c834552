// The story of a record through the pages: started, written, submitted, authorised, published, revised, retired;
// and who may not take which step.
import { sections } from '@policeai/record'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenDatabase } from '../../../../kernel/database/open.ts'
import { openTestDatabase } from '../../../../kernel/testing/database.ts'
import { verifyChain } from '../../domain/chain.ts'
import { allVersions } from '../../store/versions.ts'
import { toForm } from './section/values.ts'
import { completeContent, createDesk, type Desk, hidden, type PersonName, type Sent } from './work.fixture.ts'

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

async function start(person: PersonName = 'carys', name = 'Passage'): Promise<string> {
  const page = await desk.get(person, '/work/records/new')
  const key = /name="_key" value="([^"]*)"/.exec(page.body)?.[1] ?? ''
  const { location } = await desk.post(person, '/work/records/new', {
    _key: key,
    name,
    supplier: 'Veridian Ltd',
  })
  return location.replace('/work/records/', '')
}

async function fill(id: string, person: PersonName = 'carys'): Promise<void> {
  const content = completeContent()
  for (const section of sections) {
    const path = `/work/records/${id}/sections/${section.key}`
    const form = {
      ...toForm(section.fields, content),
      ...hidden(await desk.get(person, path)),
      _do: 'continue',
    }
    expect((await desk.post(person, path, form as Sent)).status, path).toBe(303)
  }
}

const revision = async (person: PersonName, path: string) => ({
  _revision: hidden(await desk.get(person, path))._revision,
})

async function submit(id: string, person: PersonName = 'carys', note = ''): Promise<void> {
  const path = `/work/records/${id}/submit`
  expect((await desk.post(person, path, { ...(await revision(person, path)), note })).status).toBe(303)
}

const DECISION = {
  role: 'Deputy Chief Constable',
  conditions: '',
  'review.day': '1',
  'review.month': '11',
  'review.year': '2027',
  declared: 'yes',
}

async function authorise(id: string, person: PersonName = 'asha') {
  const path = `/work/records/${id}/authorise`
  return desk.post(person, path, { ...(await revision(person, path)), ...DECISION })
}

const publish = async (id: string, person: PersonName = 'edith') =>
  desk.post(person, `/queue/${id}/publish`, await revision('edith', `/queue/${id}`))

async function published(): Promise<string> {
  const id = await start()
  await fill(id)
  await submit(id)
  await authorise(id)
  expect((await publish(id)).status).toBe(303)
  return id
}

const versions = (id: string) => allVersions(desk.kernel.database, id)

test('from start to publication, and to a second version', async () => {
  const id = await start()
  expect((await desk.get('carys', `/work/records/${id}`)).body).toContain('Continue: Summary')
  await fill(id)
  const evidence = `/work/records/${id}/evidence`
  expect((await desk.post('carys', `${evidence}/run`, { run: desk.runSha256, own: 'yes' })).location).toBe(
    evidence,
  )
  expect((await desk.get('carys', `/work/records/${id}`)).body).toContain('1 piece attached')
  await submit(id)
  expect((await desk.get('asha', '/work')).body).toContain('Waiting for authorisation')
  expect((await authorise(id)).location).toBe(`/work/records/${id}`)
  const check = await desk.get('edith', `/queue/${id}`)
  expect(check.body).toContain('A first publication')
  expect((await publish(id)).location).toBe('/queue')
  const [first] = await versions(id)
  expect(first).toMatchObject({
    number: 1,
    evidence: [desk.runSha256],
    authorised_role: 'Deputy Chief Constable',
  })
  expect((await desk.get('gwen', `/register/${id}`)).status).toBe(200)

  await desk.post('carys', `/work/records/${id}/revise`, {})
  const path = `/work/records/${id}/sections/summary`
  const content = completeContent({ title: { value: { en: 'Passage, second' } } })
  const form = {
    ...toForm(sections[0]?.fields ?? [], content),
    ...hidden(await desk.get('carys', path)),
    _do: 'later',
  }
  await desk.post('carys', path, form as Sent)
  await submit(id, 'carys', 'The title says more.')
  await authorise(id)
  expect((await desk.get('edith', `/queue/${id}`)).body).toContain('What changed since version 1')
  await publish(id)
  const both = await versions(id)
  expect(both.map(({ number, change_note }) => [number, change_note])).toEqual([
    [1, ''],
    [2, 'The title says more.'],
  ])
  expect(verifyChain(both)).toMatchObject({ ok: true, head: { number: 2 } })
  expect(await desk.kernel.audit.verify()).toMatchObject({ ok: true })
}, 60_000)

test('a double click starts one record, submits once, authorises once, publishes once', async () => {
  const page = await desk.get('carys', '/work/records/new')
  const form = {
    _key: /name="_key" value="([^"]*)"/.exec(page.body)?.[1] ?? '',
    name: 'Twice',
    supplier: 'Veridian Ltd',
  }
  const [one, two] = await Promise.all([
    desk.post('carys', '/work/records/new', form),
    desk.post('carys', '/work/records/new', form),
  ])
  expect(two.location).toBe(one.location)
  const id = one.location.replace('/work/records/', '')
  await fill(id)
  const path = `/work/records/${id}`
  const sent = await revision('carys', `${path}/submit`)
  expect(
    (
      await Promise.all([
        desk.post('carys', `${path}/submit`, sent),
        desk.post('carys', `${path}/submit`, sent),
      ])
    ).map(({ status }) => status),
  ).toEqual([303, 303])
  expect(desk.lastFlash('carys')).toContain('already')
  const decided = { ...(await revision('asha', `${path}/authorise`)), ...DECISION }
  await Promise.all([
    desk.post('asha', `${path}/authorise`, decided),
    desk.post('asha', `${path}/authorise`, decided),
  ])
  expect(desk.lastFlash('asha')).toContain('already')
  const ready = await revision('edith', `/queue/${id}`)
  const answers = await Promise.all([
    desk.post('edith', `/queue/${id}/publish`, ready),
    desk.post('edith', `/queue/${id}/publish`, ready),
  ])
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  expect(await versions(id)).toHaveLength(1)
  const actions = (await desk.kernel.audit.list({ subjectId: id, limit: 100 })).map(({ action }) => action)
  expect(actions.filter((action) => !action.startsWith('section'))).toEqual([
    'version.published',
    'record.authorised',
    'record.submitted',
    'record.started',
  ])
}, 60_000)

test('nobody decides on their own work', async () => {
  const id = await start('both')
  await fill(id, 'both')
  await submit(id, 'both')
  const page = await desk.get('both', `/work/records/${id}/authorise`)
  expect(page.body).toContain('Somebody else with the role approver')
  expect(page.body).not.toContain('Authorise this record')
  const sent = { ...hidden(page), ...DECISION }
  expect((await desk.post('both', `/work/records/${id}/authorise`, sent as Sent)).status).toBe(403)
  expect((await authorise(id)).status).toBe(303)
}, 60_000)

test('a decision without a second factor is sent to show one', async () => {
  const id = await start()
  await fill(id)
  await submit(id)
  const path = `/work/records/${id}/authorise`
  expect((await desk.get('weak', path)).location).toBe('/sign-in?need=second-factor')
  expect((await desk.post('weak', path, DECISION)).location).toBe('/sign-in?need=second-factor')
  await authorise(id)
  expect((await publish(id, 'weakEdith')).location).toBe('/sign-in?need=second-factor')
  expect(await versions(id)).toHaveLength(0)
}, 60_000)

test('what was typed when the second factor ran out is in the form again, and nothing was decided', async () => {
  const id = await start()
  await fill(id)
  await submit(id)
  const path = `/work/records/${id}/authorise`
  await desk.post('weak', path, { ...DECISION, conditions: 'Only at <night>' })
  desk.proven.add('weak').add('weakEdith')
  const back = await desk.get('weak', path)
  for (const text of ['nothing has been sent', 'Only at &lt;night&gt;', 'value="Deputy Chief Constable"'])
    expect(back.body).toContain(text)
  expect(back.body).toMatch(/name="declared"[^>]*checked/)
  expect((await desk.get('weak', path)).body).not.toContain('nothing has been sent')
  expect((await desk.get('weak', `/work/records/${id}/return`)).location).toBe(path)
  await authorise(id, 'weak')
  desk.proven.clear()
  await publish(id, 'weakEdith')
  desk.proven.add('weakEdith')
  expect((await desk.get('weakEdith', `/queue/${id}`)).body).toContain('nothing has been sent')
  expect(await versions(id)).toHaveLength(0)
  await publish(id, 'weakEdith')
  desk.proven.clear()
  await desk.post('weak', `/work/records/${id}/retire`, { reason: 'The lease ended.' })
  desk.proven.add('weak')
  expect((await desk.get('weak', `/work/records/${id}/retire`)).body).toContain('The lease ended.')
  desk.proven.clear()
}, 60_000)

test('another force sees nothing and can do nothing; the centre sees nothing before it is authorised', async () => {
  const id = await start()
  await fill(id)
  const reads = ['', '/sections/summary', '/evidence', '/submit', '/preview']
  for (const rest of reads)
    expect((await desk.get('gwen', `/work/records/${id}${rest}`)).status, rest).toBe(404)
  const writes = [
    '/sections/summary',
    '/evidence/run',
    '/evidence/detach',
    '/submit',
    '/withdraw',
    '/revise',
    '/authorise',
    '/return',
    '/retire',
  ]
  for (const rest of writes)
    expect((await desk.post('gwen', `/work/records/${id}${rest}`, DECISION)).status, rest).toBe(404)
  expect((await desk.get('gwen', '/work')).body).not.toContain(id)
  for (const path of [`/queue/${id}`, `/work/records/${id}/preview`])
    expect((await desk.get('edith', path)).status).toBe(404)
  expect((await desk.post('edith', `/queue/${id}/publish`, { _revision: '1' })).status).toBe(404)
  expect((await desk.get('carys', '/queue')).status).toBe(403)
  expect((await desk.get('edith', `/work/records/${id}`)).status).toBe(403)
}, 60_000)

test('returned with a reason, by the approver and by the editor; nothing is returned without one', async () => {
  const id = await start()
  await fill(id)
  await submit(id)
  const decide = `/work/records/${id}/authorise`
  const empty = await desk.post('asha', `/work/records/${id}/return`, {
    ...(await revision('asha', decide)),
    reason: ' ',
  })
  expect([empty.status, empty.body.includes('href="#reason"')]).toEqual([422, true])
  await desk.post('asha', `/work/records/${id}/return`, {
    ...(await revision('asha', decide)),
    reason: 'Say who reviews <it>.',
  })
  const returned = await desk.get('carys', `/work/records/${id}`)
  expect(returned.body).toContain('Returned by your approver')
  expect(returned.body).toContain('Say who reviews &lt;it&gt;.')
  await submit(id)
  await authorise(id)
  const check = `/queue/${id}`
  expect(
    (await desk.post('edith', `${check}/return`, { ...(await revision('edith', check)), reason: '' })).status,
  ).toBe(422)
  await desk.post('edith', `${check}/return`, {
    ...(await revision('edith', check)),
    reason: 'Names a person.',
  })
  expect((await desk.get('carys', `/work/records/${id}`)).body).toContain('Returned by a PoliceAI editor')
}, 60_000)

test('what was changed after the page was opened is not decided on', async () => {
  const id = await start()
  await fill(id)
  await submit(id)
  const stale = { ...(await revision('asha', `/work/records/${id}/authorise`)), ...DECISION }
  await desk.post('carys', `/work/records/${id}/withdraw`, await revision('carys', `/work/records/${id}`))
  await submit(id)
  const answer = await desk.post('asha', `/work/records/${id}/authorise`, stale)
  expect([answer.status, answer.body.includes('was changed while you were reading')]).toEqual([409, true])
}, 60_000)

test('a decision with faults keeps what was typed', async () => {
  const id = await start()
  await fill(id)
  await submit(id)
  const path = `/work/records/${id}/authorise`
  const sent = {
    ...(await revision('asha', path)),
    role: '',
    conditions: 'Only at <night>',
    'review.day': '31',
    'review.month': '2',
    'review.year': '2027',
  }
  const answer = await desk.post('asha', path, sent)
  expect(answer.status).toBe(422)
  for (const target of ['#role', '#review-day', '#declared'])
    expect(answer.body).toContain(`href="${target}"`)
  expect(answer.body).toContain('Only at &lt;night&gt;')
  expect(answer.body).toContain('<title>Error: ')
}, 60_000)

test('retired: with a reason, by an approver, for good', async () => {
  const id = await published()
  const path = `/work/records/${id}/retire`
  expect((await desk.get('weak', path)).location).toBe('/sign-in?need=second-factor')
  expect((await desk.post('asha', path, { reason: '' })).status).toBe(422)
  expect((await desk.post('asha', path, { reason: 'The contract ended.' })).status).toBe(303)
  expect((await desk.get('carys', `/work/records/${id}`)).body).toContain('The contract ended.')
  expect((await desk.post('carys', `/work/records/${id}/revise`, {})).status).toBe(409)
  expect((await desk.post('asha', path, { reason: 'Again' })).status).toBe(409)
}, 60_000)

test('every page opens in both languages', async () => {
  const id = await published()
  const waiting = await start()
  await fill(waiting)
  const pages = [
    '/work',
    '/work/records/new',
    ...['', '/submit', '/evidence', '/preview'].map((rest) => `/work/records/${waiting}${rest}`),
    `/work/records/${id}`,
  ]
  const all = [...pages, ...sections.map(({ key }) => `/work/records/${waiting}/sections/${key}`)]
  for (const path of all) {
    for (const prefix of ['', '/cy']) {
      const { status, body } = await desk.get('carys', `${prefix}${path}`)
      expect([path, status, body.match(/<h1/g)?.length]).toEqual([path, 200, 1])
      expect(body).not.toMatch(/undefined|\[object|style="/)
    }
  }
  await submit(waiting)
  expect((await desk.get('asha', `/cy/work/records/${waiting}/authorise`)).body).toContain('Awdurdodi')
  await authorise(waiting)
  expect((await desk.get('audra', '/cy/queue')).body).toContain('Yn aros am wiriadau')
  expect((await desk.get('audra', `/queue/${waiting}`)).body).not.toContain('/publish')
}, 60_000)
