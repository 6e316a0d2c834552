// Every page, as everybody who may open it sees it, in English and Welsh: what axe finds, one heading, title,
// language, no sideways scroll on a phone or a desk, a quiet console, no cookie for readers, no dead link.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  accessibilityFaults,
  madeBadly,
  newReader,
  openBrowser,
  openPage,
  scrollsBy,
} from '../support/browser.ts'
import { crawl } from '../support/crawl.ts'
import { type Visit, WALKS } from '../support/pages.ts'
import { at, type Language } from '../support/people.ts'
import { fits, getRoutes } from '../support/routes.ts'
import { sharedOrigin } from '../support/shared.ts'
import { newVisitor, type Visitor, visitorSignedIn } from '../support/visitor.ts'

const PHONE = { width: 320, height: 800 }
const DESK = { width: 1280, height: 900 }

let browser: Browser
let origin: string
beforeAll(async () => {
  ;[browser, origin] = await Promise.all([openBrowser(), sharedOrigin('embedded')])
})
afterAll(() => browser?.close())

const opened = new Set<string>()

describe.each(Object.entries(WALKS))('%s', (_name, { who, secondFactor, isGivenNoCookie, visits }) => {
  test.each(['en', 'cy'] as const)(
    'in %s',
    async (language) => {
      const visitor = await (who === null
        ? newVisitor(origin)
        : visitorSignedIn(origin, who, { secondFactor: secondFactor === true }))
      const { context } = await newReader(browser, { origin, javaScript: true, as: visitor })
      const faults = await lookAtAll(context, language, await visits(visitor))
      expect(faults).toEqual([])
      if (isGivenNoCookie) expect(await context.cookies()).toEqual([])
      await context.close()
    },
    240_000,
  )
})

/** Two tabs at once, since a browser draws one while it looks at the other. */
async function lookAtAll(
  context: BrowserContext,
  language: Language,
  visits: readonly Visit[],
): Promise<readonly string[]> {
  const left = [...visits]
  const faults: string[] = []
  const tab = async (): Promise<void> => {
    const page = await openPage(context)
    for (let visit = left.shift(); visit; visit = left.shift())
      faults.push(...(await lookAt(page, language, visit)))
  }
  await Promise.all([tab(), tab()])
  return faults
}

async function lookAt(page: Page, language: Language, { path, send }: Visit): Promise<readonly string[]> {
  await page.goto(at(language, path))
  opened.add(path.replace(/\?.*/, ''))
  opened.add(new URL(page.url()).pathname.replace(/^\/cy(?=\/|$)/, '') || '/')
  if (send !== undefined) await sendAsItStands(page, send)
  const faults = [...(await madeBadly(page)), ...(await accessibilityFaults(page))]
  if (send !== undefined) faults.push(...(await deadLanguageSwitch(page)))
  await page.setViewportSize(PHONE)
  const wide = await scrollsBy(page)
  if (wide > 1) faults.push(`${page.url()} scrolls sideways by ${wide} px at ${PHONE.width}`)
  await page.setViewportSize(DESK)
  return send === undefined ? faults : faults.map((fault) => `${send} sent: ${fault}`)
}

/** The answer to a form has an address that may not be there to open; the other language must be, all the same. */
async function deadLanguageSwitch(page: Page): Promise<readonly string[]> {
  const address = await page.locator('link[rel=alternate][hreflang=cy]').getAttribute('href')
  const status = (await page.request.get(address ?? '')).status()
  return status === 404 ? [`${page.url()} leads to ${address} for Welsh, which is not there`] : []
}

/** Without the browser's own checks, and without opening what hides the form. */
async function sendAsItStands(page: Page, form: string): Promise<void> {
  const button = page.locator(form).first().locator('button[type=submit]').last()
  await Promise.all([
    page.waitForEvent('load'),
    button.evaluate((element) => (element as unknown as { click: () => void }).click()),
  ])
}

const NOT_PAGES =
  /\.(json|csv|atom|xml|txt|yaml|pem|html)$|^\/(assets|health|ready|metrics|demo-identity|api\/v1)\b|\/keys\/|\/schemas\/|\/evidence\/:sha256|^\/sign-in(\/callback)?$/

test('no page is left out', async () => {
  const routes = (await getRoutes()).filter((route) => !NOT_PAGES.test(route))
  expect(routes.length).toBeGreaterThan(30)
  const missed = routes.filter((route) => ![...opened].some((path) => fits(route, path)))
  expect(missed).toEqual([])
})

test.each(['/', '/register', 'record', '/lab/about', '/sign-in'])('%s in the dark', async (path) => {
  const { page, context } = await newReader(browser, { origin, javaScript: true, colorScheme: 'dark' })
  await page.goto(path === 'record' ? await firstRecord() : path)
  expect([...(await madeBadly(page)), ...(await accessibilityFaults(page))]).toEqual([])
  await context.close()
})

async function firstRecord(): Promise<string> {
  const reader = await newVisitor(origin)
  const list = (await (await reader.get('/api/v1/records?evidence=own')).json()) as {
    records: { id: string }[]
  }
  return `/register/${list.records[0]?.id}`
}

test.each(['/', '/cy'])('every link that a reader can follow from %s leads somewhere', async (start) => {
  const reader: Visitor = await newVisitor(origin)
  const { seen, broken } = await crawl(reader, start)
  expect(seen).toBeGreaterThan(40)
  expect(broken).toEqual([])
  expect((await reader.cookies()).cookies).toEqual([])
})
