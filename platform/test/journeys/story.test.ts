// The story that the platform is for, as people live it: a force measures a tool, signs the result, drafts a
// record and attaches the evidence; its chief officer authorises; the centre publishes; a citizen finds it,
// reads how often it was wrong and for whom, and checks the evidence. In both languages, with and without
// JavaScript, on PGlite and on PostgreSQL.
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Field, fields } from '@policeai/record'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { workText } from '../../src/modules/register/locales/work/index.ts'
import { expectAccessible, expectWellMade, newReader, openBrowser } from '../support/browser.ts'
import {
  APPROVER,
  at,
  CONTRIBUTOR,
  EDITOR,
  type Language,
  showSecondFactor,
  signInAs,
} from '../support/people.ts'
import { fillField, requiredBySection } from '../support/record-form.ts'
import { hasSharedData, ROOT, SHARED_DATA } from '../support/root.ts'
import { commandOutcome } from '../support/server.ts'
import { sharedOrigin } from '../support/shared.ts'

const PLAN = `plan: 1
title: Walk-past trial in the journey
task: classification
system: { name: Sightline, version: "4.2", supplier: Halden Vision }
observations: { file: faces.csv }
columns: { id: walk, truth: on the test list, score: score }
positive: "yes"
threshold: 0.58
groups: [ethnicity, sex]
reference: { ethnicity: White, sex: male }
criteria:
  - { measure: false_positive_rate, groups: ethnicity, at_most: 0.05 }
`
const FACES = join(ROOT, 'platform/data/observations/face-passes-calder.csv')

const COMPAS_PLAN = `plan: 1
title: Risk decile, two-year reoffending
task: classification
system: { name: COMPAS decile, version: "2013", supplier: Northpointe }
observations: { file: compas-two-year.csv }
columns: { id: id, truth: two_year_recid, score: decile_score }
positive: 1
threshold: 5
groups: [race]
reference: { race: Caucasian }
`

type Way = Readonly<{
  language: Language
  javaScript: boolean
  postgres: boolean
  plan: string
  observations: string
  says: RegExp
}>

const FACES_SAY = { plan: PLAN, observations: FACES, says: /4 (of|o) 2,015/ }
const COMPAS = {
  plan: COMPAS_PLAN,
  observations: join(SHARED_DATA, 'compas-two-year.csv'),
  says: /1,282 (of|o) 3,963/,
}

const WAYS: readonly Way[] = [
  { language: 'en', javaScript: true, postgres: false, ...(hasSharedData ? COMPAS : FACES_SAY) },
  { language: 'cy', javaScript: false, postgres: false, ...FACES_SAY },
  { language: 'cy', javaScript: true, postgres: true, ...FACES_SAY },
  { language: 'en', javaScript: false, postgres: true, ...FACES_SAY },
]

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
})

describe.each(WAYS)('in $language, JavaScript $javaScript, PostgreSQL $postgres', (way) => {
  test('from a file of predictions to a published record', async () => {
    const origin = await sharedOrigin(way.postgres ? 'postgresql' : 'embedded')
    const reader = () => newReader(browser, { origin, javaScript: way.javaScript })
    const seen = way.javaScript ? lookOver : expectWellMade

    const contributor = (await reader()).page
    await signInAs(contributor, CONTRIBUTOR, way.language)
    await measure(contributor, way, seen)
    await sign(contributor, way.language)
    const id = await draft(contributor, way, seen)
    await attach(contributor, way.language, id, seen)
    await submit(contributor, way.language, id, seen)

    const approver = (await reader()).page
    await signInAs(approver, APPROVER, way.language)
    await authorise(approver, way.language, id, seen)

    const editor = (await reader()).page
    await signInAs(editor, EDITOR, way.language)
    await publish(editor, way.language, id, seen)

    const citizen = (await reader()).page
    await read(citizen, way, id, seen)
    await checkEvidence(citizen, origin, id)
  }, 240_000)
})

type Look = (page: Page) => Promise<void>

async function lookOver(page: Page): Promise<void> {
  await expectWellMade(page)
  await expectAccessible(page)
}

async function measure(page: Page, way: Way, look: Look): Promise<void> {
  await page.goto(at(way.language, '/lab/runs/new'))
  await look(page)
  await page.locator('textarea').first().fill(way.plan)
  await page.locator('#observations').setInputFiles(way.observations)
  await page.locator('main form button[type=submit]').last().click()
  await page.waitForURL(/\/lab\/runs\/[a-z0-9]{12}$/)
  await waitForResult(page, way)
  expect(way.says.test(await page.locator('main').innerText())).toBe(true)
  await look(page)
}

/** The page brings itself up to date; without JavaScript there is a link to look again. */
async function waitForResult(page: Page, { javaScript }: Way): Promise<void> {
  const signed = page.locator('form[action$="/sign"] button')
  const deadline = Date.now() + 60_000
  while (!javaScript && (await signed.count()) === 0 && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 500))
    await page.locator('[data-waiting] + p a').click()
  }
  await signed.waitFor({ timeout: 60_000 })
}

async function sign(page: Page, language: Language): Promise<void> {
  await page.locator('form[action$="/sign"] button').click()
  await page.locator('a[href$="/evidence.json"]').first().waitFor()
  expect(page.url()).toContain(at(language, '/lab/runs/'))
}

/** Starts a record and answers what is required of it; the id of the record. */
async function draft(page: Page, { language }: Way, look: Look): Promise<string> {
  const text = workText(language)
  await page.goto(at(language, '/work/records/new'))
  await look(page)
  await page.locator('main input[type=text]').nth(0).fill('Sightline')
  await page.locator('main input[type=text]').nth(1).fill('Halden Vision')
  await page.getByRole('button', { name: text.start.button }).click()
  await page.waitForURL(/\/work\/records\/[a-z0-9]{12}$/)
  await look(page)
  const id = page.url().slice(-12)
  for (const [section, fields] of requiredBySection()) {
    await fillSection(page, language, id, section, fields)
  }
  return id
}

async function fillSection(
  page: Page,
  language: Language,
  id: string,
  section: string,
  fields: readonly Field[],
): Promise<void> {
  await page.goto(at(language, `/work/records/${id}/sections/${section}`))
  for (const field of fields) await fillField(page, field)
  await expectWellMade(page)
  const { saveForLater } = workText(language).section
  await page.getByRole('button', { name: saveForLater, exact: true }).last().click()
  await page.waitForURL(new RegExp(`/work/records/${id}$`))
}

/** What an answer made due is named on the page that checks; its links lead to it. */
async function fillWhatIsMissing(page: Page, language: Language, id: string): Promise<void> {
  for (const [href, words] of await missingNow(page)) {
    const { missing, begun } = workText(language).submit
    const field = fields.find(({ title }) => [missing, begun].some((say) => say(title[language]) === words))
    if (!field) throw new Error(`the page names a field that the standard has not: ${words}`)
    await fillSection(page, language, id, href.split('/').at(-1) ?? '', [field])
  }
}

/** Where the missing answers are given, and how the page names them. */
const missingNow = (page: Page): Promise<(readonly [string, string])[]> =>
  page
    .locator('.govuk-error-summary a')
    .evaluateAll((all) => all.map((a) => [a.getAttribute('href') ?? '', a.textContent ?? ''] as const))

async function attach(page: Page, language: Language, id: string, look: Look): Promise<void> {
  await page.goto(at(language, `/work/records/${id}/evidence`))
  await look(page)
  const form = page.locator('form[action$="/evidence/run"]')
  await form.locator('[name=run]').first().check()
  await form.locator('[name=own][value=yes]').check()
  await form.locator('button[type=submit]').click()
  await page.locator('form[action$="/evidence/detach"]').first().waitFor()
}

async function submit(page: Page, language: Language, id: string, look: Look): Promise<void> {
  await page.goto(at(language, `/work/records/${id}/submit`))
  await fillWhatIsMissing(page, language, id)
  await page.goto(at(language, `/work/records/${id}/submit`))
  expect(await missingNow(page)).toEqual([])
  await look(page)
  await page.getByRole('button', { name: workText(language).submit.button }).click()
  await page.getByText(workText(language).submit.done).waitFor()
}

async function authorise(page: Page, language: Language, id: string, look: Look): Promise<void> {
  await page.goto(at(language, `/work/records/${id}/authorise`))
  await showSecondFactor(page, APPROVER)
  await look(page)
  await page.locator('[name=role]').fill('Assistant Chief Constable (Operations)')
  await page.locator('[name="review.day"]').fill('1')
  await page.locator('[name="review.month"]').fill('6')
  await page.locator('[name="review.year"]').fill('2028')
  await page.locator('[name=declared]').check()
  await page.getByRole('button', { name: workText(language).authorise.button }).click()
  await page.getByText(workText(language).authorise.done).waitFor()
}

async function publish(page: Page, language: Language, id: string, look: Look): Promise<void> {
  await page.goto(at(language, '/queue'))
  await look(page)
  await page.locator(`main a[href$="/queue/${id}"]`).first().click()
  await look(page)
  await page.getByRole('button', { name: workText(language).queue.publish, exact: true }).click()
  if (page.url().includes('demo-identity')) {
    await showSecondFactor(page, EDITOR)
    await page.goto(at(language, `/queue/${id}`))
    await page.getByRole('button', { name: workText(language).queue.publish, exact: true }).click()
  }
  await page.getByText(workText(language).queue.published('Faces at the Exchange', 1)).waitFor()
}

async function read(page: Page, way: Way, id: string, look: Look): Promise<void> {
  await page.goto(at(way.language, '/'))
  await look(page)
  await page.locator('main input[name=q]').fill('exchange')
  await page.locator('main form button[type=submit]').first().click()
  await look(page)
  await page.locator(`main a[href$="/register/${id}"]`).first().click()
  await look(page)
  const words = await page.locator('main').innerText()
  expect(words).toContain('Faces at the Exchange')
  expect(way.says.test(words)).toBe(true)
  expect(words).toContain('Assistant Chief Constable (Operations)')
  expect(await page.locator('main svg[role=img]').count()).toBeGreaterThan(0)
  expect(await page.context().cookies(), 'readers get no cookie').toEqual([])
}

/** The evidence as a stranger would check it: the file, the key, the command. */
async function checkEvidence(page: Page, origin: string, id: string): Promise<void> {
  const evidence = await page.locator('main a[href*="/evidence/"]').first().getAttribute('href')
  const folder = await mkdtemp(join(tmpdir(), 'citizen-'))
  const path = evidence!.replace(/^\/cy/, '')
  await writeFile(join(folder, 'evidence.json'), await (await fetch(`${origin}${path}`)).text())
  await writeFile(join(folder, 'public.pem'), await (await fetch(`${origin}${path}/public.pem`)).text())
  const files = [join(folder, 'evidence.json'), '--key', join(folder, 'public.pem')]
  const checked = await commandOutcome(['verify', ...files], {})
  expect(checked.code, checked.output).toBe(0)
  expect(id).toMatch(/^[a-z0-9]{12}$/)
}
