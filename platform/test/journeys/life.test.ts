// The life of a record as it goes wrong and right again: returned, corrected, a next version, retired; sent twice,
// sent from an old tab, written by two at once; and asked for by those whose it is not.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { workText } from '../../src/modules/register/locales/work/index.ts'
import { newReader, openBrowser, openPage } from '../support/browser.ts'
import { listRecords } from '../support/pages.ts'
import { sharedOrigin } from '../support/shared.ts'
import { hidden, newVisitor, type Visitor, visitorSignedIn } from '../support/visitor.ts'

const text = workText('en')

let browser: Browser
let origin: string
beforeAll(async () => {
  ;[browser, origin] = await Promise.all([openBrowser(), sharedOrigin('embedded')])
})
afterAll(() => browser?.close())

const as = (person: string): Promise<Visitor> => visitorSignedIn(origin, person, { secondFactor: true })

/** A browser in which this person is signed in, with a second factor shown. */
async function browserOf(person: string): Promise<{ context: BrowserContext; page: Page }> {
  return newReader(browser, { origin, javaScript: true, as: await as(person) })
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first()

/** The record of this force and tool that stands in the register. */
async function published(organisation: string, tool: string): Promise<string> {
  const found = (await listRecords(await newVisitor(origin))).find(
    (one) => one.organisation.id === organisation && one.tool.name === tool,
  )
  if (!found) throw new Error(`${organisation} has not published ${tool}`)
  return found.id
}

type Decided = {
  role: string
  'review.day': string
  'review.month': string
  'review.year': string
  declared: string
}
const DECISION: Decided = {
  role: 'Deputy Chief Constable (Life)',
  'review.day': '1',
  'review.month': '6',
  'review.year': '2028',
  declared: 'yes',
}

describe('a next version', () => {
  let id: string
  let contributor: Awaited<ReturnType<typeof browserOf>>
  let approver: Visitor
  let editor: Visitor
  beforeAll(async () => {
    id = await published('glannau', 'Relay')
    ;[contributor, approver, editor] = [
      await browserOf('demo-glannau-contributor'),
      await as('demo-glannau-approver'),
      await as('demo-editor'),
    ]
  })

  test('is begun, changed and submitted with a note, without which it is not', async () => {
    const { page } = contributor
    await page.goto(`/work/records/${id}`)
    await button(page, text.record.revise).click()
    await changeDescription(page, id, 'Listens to the start of a 101 call and proposes a desk.')
    await page.goto(`/work/records/${id}/submit`)
    await button(page, text.submit.button).click()
    expect(await page.locator('.govuk-error-summary').innerText()).toContain(text.submit.noteMissing)
    await page.locator('[name=note]').fill('The words are plainer now.')
    await button(page, text.submit.button).click()
    await page.getByText(text.submit.done).waitFor()
  })

  test('is returned by the approver with a reason, which the contributor reads', async () => {
    const form = await (await approver.get(`/work/records/${id}/authorise`)).text()
    const revision = hidden(form, '_revision')
    const refused = await approver.post(`/work/records/${id}/return`, { _revision: revision, reason: ' ' })
    expect(refused.status()).toBe(422)
    expect(await refused.text()).toContain(text.returning.missing)
    const reason = 'Say which desks, <b>all</b> of them & when.'
    const done = await approver.post(`/work/records/${id}/return`, { _revision: revision, reason })
    expect(await done.text()).toContain(text.authorise.returned)
    await contributor.page.goto(`/work/records/${id}`)
    const words = await contributor.page.locator('main').innerText()
    expect(words).toContain(text.record.returnedBy.approver)
    expect(words).toContain(reason)
  })

  test('is corrected and submitted again, with the note still there', async () => {
    const { page } = contributor
    await changeDescription(page, id, 'Listens to the start of a 101 call and proposes one of nine desks.')
    await page.goto(`/work/records/${id}/submit`)
    expect(await page.locator('[name=note]').inputValue()).toBe('The words are plainer now.')
    await button(page, text.submit.button).click()
    await page.getByText(text.submit.done).waitFor()
  })

  test('sent again from an old tab, authorising and publishing are told of and done once', async () => {
    const authorise = await (await approver.get(`/work/records/${id}/authorise`)).text()
    const decision = { ...DECISION, _revision: hidden(authorise, '_revision') }
    const [first, second] = await Promise.all([
      approver.post(`/work/records/${id}/authorise`, decision),
      approver.post(`/work/records/${id}/authorise`, decision),
    ])
    expect([first.status(), second.status()]).toEqual([200, 200])
    const late = await approver.post(`/work/records/${id}/authorise`, decision)
    expect(await late.text()).toContain(text.refusals.already)

    const check = await (await editor.get(`/queue/${id}`)).text()
    const revision = { _revision: hidden(check, '_revision') }
    await Promise.all([
      editor.post(`/queue/${id}/publish`, revision),
      editor.post(`/queue/${id}/publish`, revision),
    ])
    const again = await editor.post(`/queue/${id}/publish`, revision)
    expect(await again.text()).toContain(text.refusals.already)
    const versions = (await (await editor.get(`/api/v1/records/${id}`)).json()) as {
      version: { number: number }
    }
    expect(versions.version.number).toBe(2)
    expect(await actionsOn(id)).toMatchObject({ 'record.authorised': 2, 'version.published': 2 })
  })

  test('shows the words that went and came, the note, and the same as data as on the page', async () => {
    const { page } = await newReader(browser, { origin, javaScript: false })
    await page.goto(`/register/${id}/changes/1/2`)
    expect(await page.locator('main').innerText()).toContain('The words are plainer now.')
    expect((await page.locator('del').allInnerTexts()).join(' ')).toMatch(/suggests/)
    expect((await page.locator('ins').allInnerTexts()).join(' ')).toMatch(/proposes/)
    await page.goto(`/register/${id}`)
    const words = await page.locator('main').innerText()
    const data = (await (await page.request.get(`/register/${id}.json`)).json()) as Published
    expect(words).toContain(data.version.content['one_sentence_description']?.value?.en)
    expect(words).toContain(data.version.hash)
    expect(words).toContain('Deputy Chief Constable (Life)')
    expect(data.version.authorised_role).toBe('Deputy Chief Constable (Life)')
    expect(data.version.previous_hash).toMatch(/^(?!0{64})[0-9a-f]{64}$/)
  })
})

type Published = {
  version: {
    hash: string
    previous_hash: string
    authorised_role: string
    content: Record<string, { value?: { en?: string } }>
  }
}

async function changeDescription(page: Page, id: string, words: string): Promise<void> {
  await page.goto(`/work/records/${id}/sections/summary`)
  await page.locator('[name="one_sentence_description.en"]').fill(words)
  await button(page, text.section.saveForLater).click()
  await page.waitForURL(new RegExp(`/work/records/${id}$`))
}

/** How often each act on the record stands in the audit log. */
async function actionsOn(id: string): Promise<Readonly<Record<string, number>>> {
  const auditor = await as('demo-auditor')
  const page = await (await auditor.get(`/audit?subject_type=record&subject_id=${id}`)).text()
  const found = [...page.matchAll(/\b((?:record|version)\.[a-z-]+)\b(?=<)/g)].map(([, action = '']) => action)
  return Object.fromEntries(found.map((action) => [action, found.filter((one) => one === action).length]))
}

test('a start that is sent twice starts one record', async () => {
  const contributor = await as('demo-severnside-contributor')
  const form = await (await contributor.get('/work/records/new')).text()
  const typed = { _key: hidden(form, '_key'), name: 'Twice', supplier: 'Twofold Ltd' }
  const [first, second] = await Promise.all([
    contributor.post('/work/records/new', typed),
    contributor.post('/work/records/new', typed),
  ])
  expect(first.url()).toMatch(/\/work\/records\/[a-z0-9]{12}$/)
  expect(second.url()).toBe(first.url())
  const list = await (await contributor.get('/work')).text()
  expect(list.match(/>Twice</g)).toHaveLength(1)
})

test('gone back to after it was done, a form shows what is saved, and nothing is done twice', async () => {
  const { page } = await browserOf('demo-severnside-contributor')
  const record = await newDraft(page, 'Back and forth')
  await page.goBack()
  await button(page, text.start.button).click()
  expect(await page.title()).toMatch(/^Error: /)
  await page.goto('/work')
  expect(await page.getByText('Back and forth', { exact: true }).count()).toBe(1)

  await page.goto(`${record}/sections/summary`)
  await page.locator('[name="title.en"]').fill('First words')
  await button(page, text.section.saveForLater).click()
  await page.waitForURL(new RegExp(`${record}$`))
  await page.goBack()
  expect(await page.locator('[name="title.en"]').inputValue()).toBe('First words')
})

test('from two windows of one person, the one that is behind is told, and loses nothing', async () => {
  const { page: first, context } = await browserOf('demo-severnside-contributor')
  const record = await newDraft(first, 'Two windows')
  const second = await openPage(context)
  for (const page of [first, second]) await page.goto(`${record}/sections/summary`)
  await first.locator('[name="title.en"]').fill('First words')
  await button(first, text.section.saveForLater).click()
  await first.waitForURL(new RegExp(`${record}$`))
  await second.locator('[name="title.en"]').fill('Other words')
  await button(second, text.section.saveForLater).click()
  await second.locator('#conflict').waitFor()
  const words = await second.locator('main').innerText()
  expect(words).toContain('You saved this section yourself')
  expect(words).toContain('First words')
  expect(await second.locator('[name="title.en"]').inputValue()).toBe('Other words')
})

test('of two who write one section the second is told, and both texts are shown', async () => {
  const administrator = await as('demo-administrator')
  const roles = '/administration/people/demo-eastfold-approver/roles'
  const form = await (await administrator.get(roles)).text()
  const both = `version=${hidden(form, 'version')}&roles=contributor&roles=approver`
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  expect((await administrator.api.post(roles, { data: both, headers })).status()).toBe(200)

  const [first, second] = [
    await browserOf('demo-eastfold-contributor'),
    await browserOf('demo-eastfold-approver'),
  ]
  const draft = await newDraft(first.page, 'Two at once')
  for (const { page } of [first, second]) await page.goto(`${draft}/sections/summary`)
  await first.page.locator('[name="title.en"]').fill('What the first wrote')
  await button(first.page, text.section.saveForLater).click()
  await first.page.waitForURL(/\/work\/records\/[a-z0-9]{12}$/)
  await second.page.locator('[name="title.en"]').fill('What the second wrote')
  await button(second.page, text.section.saveAndContinue).click()
  await second.page.locator('#conflict').waitFor()
  const told = await second.page.locator('main').innerText()
  expect(told).toContain('Another contributor of your force saved this section')
  expect(told).toContain('What the first wrote')
  expect(await second.page.locator('#conflict').innerText()).toContain('What the second wrote')
  expect(await second.page.locator('[name="title.en"]').inputValue()).toBe('What the second wrote')
  await first.page.goto(`${draft}/sections/summary`)
  expect(await first.page.locator('[name="title.en"]').inputValue()).toBe('What the first wrote')

  await button(second.page, text.section.saveMine).click()
  await second.page.waitForURL(/\/sections\//)
  await first.page.reload()
  expect(await first.page.locator('[name="title.en"]').inputValue()).toBe('What the second wrote')
})

/** Starts a record; its address. */
async function newDraft(page: Page, name: string): Promise<string> {
  await page.goto('/work/records/new')
  await page.locator('[name=name]').fill(name)
  await page.locator('[name=supplier]').fill('Returns Ltd')
  await button(page, text.start.button).click()
  await page.waitForURL(/\/work\/records\/[a-z0-9]{12}$/)
  return new URL(page.url()).pathname
}

test('a form with faults keeps what was typed, and its summary leads to the field', async () => {
  const { page } = await browserOf('demo-severnside-contributor')
  const draft = await newDraft(page, 'Faulty form')
  await page.goto(`${draft}/sections/summary`)
  const email = page.locator('input[type=email]').first()
  const typed = page.locator('main form input[type=text], main form textarea').first()
  await typed.fill('Kept as it was typed, “quotes” & <angles>')
  await email.fill('not an address')
  await button(page, text.section.saveAndContinue).click()
  expect(await page.title()).toMatch(/^Error: /)
  expect(await email.inputValue()).toBe('not an address')
  expect(await typed.inputValue()).toBe('Kept as it was typed, “quotes” & <angles>')
  await page.locator('.govuk-error-summary a').first().click()
  expect(await page.locator('input[type=email]:focus').count()).toBe(1)
})

test('whoever wrote in a draft cannot authorise it, but can return it', async () => {
  const both = await browserOf('demo-eastfold-approver')
  const draft = await returnedDraft('demo-eastfold-contributor')
  await changeDescription(both.page, draft.slice(-12), 'Reads number plates, and is sometimes wrong.')
  const contributor = await as('demo-eastfold-contributor')
  const check = await (await contributor.get(`${draft}/submit`)).text()
  const submitted = await contributor.post(`${draft}/submit`, { _revision: hidden(check, '_revision') })
  expect(await submitted.text()).toContain(text.submit.done)
  await both.page.goto(`${draft}/authorise`)
  expect(await both.page.locator('main').innerText()).toContain(text.record.ownWork)
  expect(await both.page.locator('form[action$="/authorise"]').count()).toBe(0)

  const writer = await as('demo-eastfold-approver')
  const revision = { _revision: hidden(await (await writer.get(`${draft}/authorise`)).text(), '_revision') }
  const refused = await writer.post(`${draft}/authorise`, { ...DECISION, ...revision })
  expect(refused.status()).toBe(403)
  expect(await refused.text()).toContain(text.refusals.own_work.title)
  const returned = await writer.post(`${draft}/return`, { ...revision, reason: 'Mine; another must look.' })
  expect(await returned.text()).toContain(text.authorise.returned)
})

/** The draft of this contributor that was returned and is complete. */
async function returnedDraft(person: string): Promise<string> {
  const contributor = await as(person)
  const work = await (await contributor.get('/work')).text()
  for (const [, path = ''] of work.matchAll(/href="(\/work\/records\/[a-z0-9]{12})"/g)) {
    const check = await contributor.get(`${path}/submit`)
    if (check.ok() && (await check.text()).includes('name="_revision"')) return path
  }
  throw new Error(`${person} has no complete draft`)
}

test('what is not theirs, people are told is not there, or is not theirs to open', async () => {
  const [contributor, stranger, editor, reader] = [
    await as('demo-northmoor-contributor'),
    await as('demo-westmarch-contributor'),
    await as('demo-editor'),
    await newVisitor(origin),
  ]
  const work = await (await contributor.get('/work')).text()
  const drafts = [...work.matchAll(/href="(\/work\/records\/[a-z0-9]{12})"/g)].map(([, path = '']) => path)
  expect(drafts.length).toBeGreaterThan(1)
  const runs = await (await as('demo-calder-contributor').then((one) => one.get('/lab'))).text()
  const run = /href="(\/lab\/runs\/[a-z0-9]{12})"/.exec(runs)?.[1] ?? ''
  const theirs = drafts.flatMap((path) => [
    path,
    `${path}/evidence`,
    `${path}/sections/summary`,
    `${path}/preview`,
  ])
  for (const path of [...theirs, run, `${run}.json`, `${run}/result.json`, `${run}/report.html`]) {
    expect((await stranger.get(path)).status(), path).toBe(404)
    expect((await reader.get(path)).url(), path).toContain('/demo-identity/')
  }
  for (const path of theirs) expect([403, 404], path).toContain((await editor.get(path)).status())
  const queue = await contributor.get('/queue')
  expect(queue.status()).toBe(403)
  expect(await queue.text()).toContain('Your role does not include this.')
})

test('a retired record stays public, says why, and cannot be retired twice', async () => {
  const id = await published('severnside', 'Findback')
  const approver = await as('demo-severnside-approver')
  const form = { reason: 'Replaced by a person who reads.' }
  expect((await approver.post(`/work/records/${id}/retire`, { reason: ' ' })).status()).toBe(422)
  const done = await approver.post(`/work/records/${id}/retire`, form)
  expect(await done.text()).toContain(text.retire.done)
  const again = await approver.post(`/work/records/${id}/retire`, { reason: 'Another reason' })
  expect(await again.text()).toContain(text.refusals.retired.title)
  const reader = await newVisitor(origin)
  const page = await reader.get(`/register/${id}`)
  expect(page.status()).toBe(200)
  expect(await page.text()).toContain('Replaced by a person who reads.')
  const contributor = await as('demo-severnside-contributor')
  const revised = await contributor.post(`/work/records/${id}/revise`, {})
  expect(await revised.text()).toContain(text.refusals.retired.title)
})
