// A real browser: Debian's Chromium, driven by Playwright. Every page that a journey opens is looked over, by axe
// once for each kind of page and language, and a fault in the page's own console is a fault of the test.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, type ConsoleMessage, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Visitor } from './visitor.ts'

const CHROMIUM = '/usr/bin/chromium'
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
/** A step that hangs is told of soon. */
const PATIENCE_MS = 10_000

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM, args: QUIET })

export type ReaderOptions = {
  origin: string
  javaScript: boolean
  width?: number
  colorScheme?: 'light' | 'dark'
  /** Goes on as this person, who is signed in already. */
  as?: Visitor
}

/** A person at a browser of their own: no cookies shared with the others. */
export async function newReader(
  browser: Browser,
  options: ReaderOptions,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    baseURL: options.origin,
    javaScriptEnabled: options.javaScript,
    viewport: { width: options.width ?? 1280, height: 900 },
    colorScheme: options.colorScheme ?? 'light',
    ...(options.as ? { storageState: await options.as.cookies() } : {}),
  })
  context.setDefaultTimeout(PATIENCE_MS)
  return { context, page: await openPage(context) }
}

/** Another tab of the same person. */
export async function openPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  const heard: string[] = []
  said.set(page, heard)
  page.on('pageerror', (error) => heard.push(`${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    if (isFault(message, page)) heard.push(`${page.url()}: ${message.text()}`)
  })
  return page
}

const said = new WeakMap<Page, string[]>()

/** The browser also reports that the page itself is a 403 or 404, which is what it was opened for. */
const isFault = (message: ConsoleMessage, page: Page): boolean =>
  message.type() === 'error' &&
  !(message.text().startsWith('Failed to load resource') && message.location().url === page.url())

/** What the page's own console has reported since this was last asked. */
export const faultsInConsole = (page: Page): readonly string[] => said.get(page)?.splice(0) ?? []

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

type Violation = { id: string; nodes: { html: string }[] }

/** What axe finds on the page as it stands; needs a reader with JavaScript. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  const violations = await page.evaluate(async (tags) => {
    const run = (
      globalThis as unknown as { axe: { run: (o: object) => Promise<{ violations: Violation[] }> } }
    ).axe.run
    return (await run({ runOnly: tags, resultTypes: ['violations'] })).violations
  }, TAGS)
  return violations.map(({ id, nodes }) => {
    const places = nodes.map((n) => n.html).slice(0, 3)
    return `${page.url()}: ${id}: ${places.join(' | ')}`
  })
}

const looked = new Set<string>()

/** The kind of page: ids and numbers in its address do not matter, the language does. */
const kindOf = (page: Page): string => new URL(page.url()).pathname.replace(/\/[a-z0-9]{12}(?=\/|$)/g, '/:id')

/** No violation on the page as it stands; a kind of page that was looked at before is not looked at again. */
export async function expectAccessible(page: Page): Promise<void> {
  if (looked.has(kindOf(page))) return
  looked.add(kindOf(page))
  expect(await accessibilityFaults(page)).toEqual([])
}

/** What every page must be, beyond what axe can see. */
export async function madeBadly(page: Page): Promise<readonly string[]> {
  const faults = [...faultsInConsole(page)]
  const headings = await page.locator('h1').count()
  if (headings !== 1) faults.push(`${page.url()} has ${headings} h1`)
  if (!/PoliceAI/.test(await page.title())) faults.push(`${page.url()} is called ${await page.title()}`)
  const language = new URL(page.url()).pathname.startsWith('/cy') ? 'cy' : 'en'
  const said = await page.locator('html').getAttribute('lang')
  if (said !== language) faults.push(`${page.url()} says it is in ${said}`)
  const wide = await scrollsBy(page)
  if (wide > 1) faults.push(`${page.url()} scrolls sideways by ${wide} px at ${page.viewportSize()?.width}`)
  return faults
}

export const scrollsBy = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')

export async function expectWellMade(page: Page): Promise<void> {
  expect(await madeBadly(page)).toEqual([])
}
