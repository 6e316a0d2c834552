// People and roles, and the audit log, as an administrator and an auditor use them.
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, openBrowser, type Seen, signInAs } from './testing/browser.ts'
import { DEMONSTRATION } from './testing/people.ts'
import { openSite, openTestKernel, type TestKernel, type TestSite } from './testing/site.ts'

let base: TestKernel
let site: TestSite
let administrator: Browser

beforeAll(async () => {
  base = await openTestKernel()
  site = await openSite(base.kernel)
  await site.accounts.loadDemonstration(DEMONSTRATION.people, DEMONSTRATION.organisations)
  administrator = openBrowser(site.origin)
  await signInAs(administrator, 'ada', '/sign-in?need=second-factor')
})

afterAll(async () => {
  await site.close()
  await base.close()
})

const PEOPLE = '/administration/people'

const NEW = {
  name: 'Nia Newcomer',
  email: 'nia@force.test',
  organisation: 'northshire',
  roles: ['contributor', 'approver'],
}

const idOf = ({ url }: Seen): string => new URL(url).pathname.split('/').at(-1) ?? ''

const versionIn = ({ html }: Seen): string => /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''

const actionsOn = async (id: string) =>
  (await site.kernel.audit.list({ subjectType: 'person', subjectId: id, limit: 9 })).map(
    ({ action, detail }) => [action, detail],
  )

test('only an administrator looks at people; an auditor reads the log, and others neither', async () => {
  const statuses = async (person: string) => {
    const browser = openBrowser(site.origin)
    await signInAs(browser, person)
    return Promise.all(
      ['/administration', PEOPLE, '/audit'].map(async (path) => (await browser.ask(path)).status),
    )
  }
  expect(await statuses('ann')).toEqual([403, 403, 403])
  expect(await statuses('ava')).toEqual([200, 403, 200])
  expect(await statuses('ada')).toEqual([200, 200, 200])
})

test('changes ask for a second factor before the form is shown', async () => {
  const browser = openBrowser(site.origin)
  await signInAs(browser, 'ada')
  for (const path of [
    `${PEOPLE}/new`,
    `${PEOPLE}/ann/roles`,
    `${PEOPLE}/ann/disable`,
    `${PEOPLE}/ann/enable`,
  ]) {
    expect((await browser.ask(path)).headers.get('location')).toContain('need=second-factor')
  }
  expect((await browser.ask(PEOPLE, NEW)).headers.get('location')).toContain('need=second-factor')
})

test('the list is searched by name and address', async () => {
  const all = await administrator.open(PEOPLE)
  expect(all.html).toContain('Ann Contributor')
  const some = await administrator.open(`${PEOPLE}?search=BOB%40example`)
  expect(some.html).toContain('Bob Approver')
  expect(some.html).not.toContain('Ann Contributor')
  expect((await administrator.open(`${PEOPLE}?search=%3Cscript%3E`)).html).toContain('“&lt;script&gt;”')
})

test('a long list has pages', async () => {
  const insert = sql`insert into accounts.people (id, email, name, organisation_id, roles, version, created_at, updated_at)
    select 'x' || n, 'x' || n || '@force.test', 'Zed ' || lpad(n::text, 3, '0'), 'northshire', '{contributor}', 1, now(), now()
    from generate_series(1, 60) n`
  await insert.execute(base.kernel.database)
  const first = await administrator.open(`${PEOPLE}?search=zed`)
  expect(first.html).toContain('Zed 050')
  expect(first.html).not.toContain('Zed 051')
  const second = await administrator.open(`${PEOPLE}?search=zed&page=2`)
  expect(second.html).toContain('Zed 051')
  expect(second.html).toContain('search=zed&amp;page=1')
})

test('a person is added, and can sign in at once', async () => {
  const added = await administrator.send(PEOPLE, NEW)
  expect(added.html).toContain('Nia Newcomer is added')
  const id = idOf(added)
  expect(await actionsOn(id)).toEqual([
    ['person.added', '{"organisation":"northshire","roles":["contributor","approver"]}'],
  ])
  const browser = openBrowser(site.origin)
  expect((await signInAs(browser, id, '/account')).html).toContain('Nia Newcomer')
  expect((await administrator.open(`${PEOPLE}/${id}`)).html).toContain('Active')
})

test('all faults are shown at once, beside their fields, and what was typed is kept', async () => {
  const form = { name: '', email: 'not an address', organisation: '', roles: [] }
  const faulty = await administrator.send(PEOPLE, form)
  expect(faulty.status).toBe(400)
  expect(faulty.html.match(/govuk-error-message/g)).toHaveLength(4)
  for (const field of ['name', 'email', 'organisation', 'roles'])
    expect(faulty.html).toContain(`href="#${field}"`)
  expect(faulty.html).toContain('value="not an address"')
})

test('an address that is taken, and a role that does not go with the organisation, are faults', async () => {
  const taken = await administrator.send(PEOPLE, { ...NEW, email: 'ANN@example.test' })
  expect(taken.html).toContain('has an account already')
  expect(taken.html).toContain('value="Nia Newcomer"')
  const foreign = await administrator.send(PEOPLE, {
    ...NEW,
    email: 'x@force.test',
    roles: ['editor', 'approver'],
  })
  expect(foreign.html).toContain('Editor: not a role in Northshire Police')
})

test('roles are changed, and hold from the next request on', async () => {
  const bob = openBrowser(site.origin)
  await signInAs(bob, 'bob', '/sealed')
  expect((await bob.ask('/sealed')).status).toBe(200)
  const form = await administrator.open(`${PEOPLE}/bob/roles`)
  const changed = await administrator.send(form.url, { version: versionIn(form), roles: ['contributor'] })
  expect(changed.html).toContain('The roles of Bob Approver are changed')
  expect((await bob.ask('/sealed')).status).toBe(403)
  const [entry] = await actionsOn('bob')
  expect(entry).toEqual([
    'person.roles-changed',
    '{"before":["approver"],"organisation":"northshire","roles":["contributor"]}',
  ])
})

test('a person without a role is a fault, and so is a stale form', async () => {
  const form = await administrator.open(`${PEOPLE}/ann/roles`)
  const none = await administrator.send(form.url, { version: versionIn(form) })
  expect(none.status).toBe(400)
  expect(none.html).toContain('Choose one role or more')
  expect(versionIn(none)).toBe(versionIn(form))
  await administrator.send(form.url, { version: versionIn(form), roles: ['approver'] })
  const stale = await administrator.send(form.url, { version: versionIn(form), roles: ['contributor'] })
  expect(stale.status).toBe(409)
  expect((await administrator.open(`${PEOPLE}/ann`)).html).toContain('Approver')
})

test('disabling signs out everywhere; enabling lets in again', async () => {
  const ann = openBrowser(site.origin)
  await signInAs(ann, 'ann')
  const form = await administrator.open(`${PEOPLE}/ann/disable`)
  expect(form.html).toContain('Disable the account of Ann Contributor?')
  await administrator.send(form.url, { version: versionIn(form) })
  expect((await ann.ask('/account')).status).toBe(303)
  expect((await signInAs(ann, 'ann')).url).toContain('reason=disabled')

  const again = await administrator.open(`${PEOPLE}/ann/enable`)
  await administrator.send(again.url, { version: versionIn(again) })
  expect((await ann.ask('/account')).status).toBe(303)
  expect((await signInAs(ann, 'ann', '/account')).status).toBe(200)
  const actions = (await actionsOn('ann')).map(([action]) => action)
  expect(actions).toEqual(expect.arrayContaining(['person.disabled', 'person.enabled']))
})

test('nobody changes their own account', async () => {
  const own = await administrator.open(`${PEOPLE}/ada`)
  expect(own.html).toContain('Somebody else has to change it')
  const form = await administrator.open(`${PEOPLE}/ada/roles`)
  const refused = await administrator.send(form.url, {
    version: versionIn(form),
    roles: ['administrator', 'editor'],
  })
  expect(refused.status).toBe(403)
})

test('whom there is not, is not found', async () => {
  for (const path of ['nobody', 'nobody/roles', 'nobody/disable']) {
    expect((await administrator.ask(`${PEOPLE}/${path}`)).status).toBe(404)
  }
})

test('an organisation is added with both names, and then people can be added to it', async () => {
  const ORGANISATIONS = '/administration/organisations'
  const faulty = await administrator.send(ORGANISATIONS, { nameEn: 'Môr Police', nameCy: '' })
  expect(faulty.status).toBe(400)
  expect(faulty.html.match(/govuk-error-message/g)).toHaveLength(2)
  expect(faulty.html).toContain('value="Môr Police"')
  const form = { nameEn: 'Môr Police', nameCy: 'Heddlu’r Môr', kind: 'force' }
  expect((await administrator.send(ORGANISATIONS, form)).html).toContain('Môr Police is added')
  expect((await administrator.send(ORGANISATIONS, form)).html).toContain('is there already')
  const added = (await site.accounts.organisations.list()).find(({ slug }) => slug === 'mor-police')
  expect(added).toMatchObject({
    name: { en: 'Môr Police', cy: 'Heddlu’r Môr' },
    kind: 'force',
    demonstration: false,
  })
  expect((await administrator.open('/cy/administration/people/new')).html).toContain('Heddlu’r Môr')
})

test('the first administrator is appointed once', async () => {
  const first = { name: 'Fay First', email: 'Fay@centre.test', centre: { en: 'Other', cy: 'Arall' } }
  expect(await site.accounts.appointFirstAdministrator(first)).toBe('not-needed')
  const { database } = base.kernel
  await sql`update accounts.people set disabled_at = now() where 'administrator' = any(roles)`.execute(
    database,
  )
  expect(await site.accounts.appointFirstAdministrator({ ...first, email: 'ANN@example.test' })).toBe(
    'address-taken',
  )
  expect(await site.accounts.appointFirstAdministrator(first)).toBe('appointed')
  expect((await administrator.ask(PEOPLE)).status).toBe(303)
  await sql`update accounts.people set disabled_at = null where id in ('ada', 'abe')`.execute(database)
  const { rows } =
    await sql`select name, email, organisation_id from accounts.people where email like 'fay%'`.execute(
      database,
    )
  expect(rows).toEqual([{ name: 'Fay First', email: 'fay@centre.test', organisation_id: 'centre' }])
})

test('the log holds no name and no address', async () => {
  const entries = await site.kernel.audit.list({ limit: 1000 })
  expect(entries.length).toBeGreaterThan(10)
  expect(JSON.stringify(entries)).not.toMatch(/@|Nia|Ann Contributor/)
})

test('the log is read newest first, by subject, with names looked up', async () => {
  const all = await administrator.open('/audit')
  const numbers = [...all.html.matchAll(/scope="row"[^>]*>\s*(\d+)/g)].map(([, n]) => Number(n))
  expect(numbers.length).toBeGreaterThan(5)
  expect(numbers).toEqual(numbers.toSorted((a, b) => b - a))
  expect(all.html).toContain('Ada Administrator, Administrator, PoliceAI')
  const one = await administrator.open('/audit?subject_type=person&subject_id=bob')
  expect(one.html).toContain('person.roles-changed')
  expect(one.html).not.toContain('person.disabled')
  expect((await administrator.open('/cy/audit?subject_id=none')).html).toContain('Dim cofnodion')
})

test('the log has pages', async () => {
  await base.kernel.database.transaction().execute(async (transaction) => {
    for (let n = 0; n < 51; n++) {
      const actor = { personId: 'system', role: 'system', organisationId: 'policeai' } as const
      await base.kernel.audit.note(transaction, {
        actor,
        action: 'page.turned',
        subject: { type: 'page', id: 'p' },
      })
    }
  })
  const first = await administrator.open('/audit?subject_type=page')
  const older = /href="([^"]*before=[^"]*)"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const second = await administrator.open(older)
  expect(second.html.match(/page\.turned/g)).toHaveLength(1)
  expect(second.html).toContain('Newest entries')
})

test('the chain is verified on demand; a change to the past is found', async () => {
  const auditor = openBrowser(site.origin)
  await signInAs(auditor, 'ava')
  const intact = await auditor.send('/audit/verify', {})
  expect(intact.html).toContain('The chain is intact')

  const { database } = base.kernel
  await sql`alter table audit.entries disable trigger entries_are_final`.execute(database)
  await sql`update audit.entries set actor_id = 'somebody' where sequence = 3`.execute(database)
  const broken = await auditor.send('/audit/verify', {})
  expect(broken.html).toContain('The chain is broken at entry 3')
})
