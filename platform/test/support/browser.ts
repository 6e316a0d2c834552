// A real browser: Debian's Chromium, driven by Playwright. Every page that a journey opens is looked over by
// axe, and a fault in the page's own console is a fault of the test.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'

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

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM, args: QUIET })

export type ReaderOptions = {
  origin: string
  javaScript: boolean
  width?: number
  colorScheme?: 'light' | 'dark'
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
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  return { context, page }
}

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

type Violation = { id: string; nodes: { html: string }[] }

/** No violation on the page as it stands; needs a reader with JavaScript. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe)
  const violations = await page.evaluate(async (tags) => {
    const run = (
      globalThis as unknown as { axe: { run: (o: object) => Promise<{ violations: Violation[] }> } }
    ).axe.run
    return (await run({ runOnly: tags })).violations
  }, TAGS)
  const told = violations.map(
    (v) =>
      `${v.id}: ${v.nodes
        .map((n) => n.html)
        .slice(0, 3)
        .join(' | ')}`,
  )
  expect(told, page.url()).toEqual([])
}

/** What every page must be, beyond what axe can see. */
export async function expectWellMade(page: Page): Promise<void> {
  expect(await page.locator('h1').count(), `${page.url()} has one h1`).toBe(1)
  expect(await page.title()).toMatch(/PoliceAI/)
  const wide = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  expect(wide, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(1)
}
