// At the limits that the operator sets: an upload that is too large, and somebody who asks too often. Both are told
// on a page of the service, and what was typed is kept.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { madeBadly, newReader, openBrowser } from '../support/browser.ts'
import { type RunningServer, removeFolder, startServer } from '../support/server.ts'
import { PLAN } from '../support/uploads.ts'
import { newVisitor, visitorSignedIn } from '../support/visitor.ts'

const UPLOAD_LIMIT = 1024 ** 2
const RATE_LIMIT = 150

let browser: Browser
let server: RunningServer
beforeAll(async () => {
  const settings = { UPLOAD_LIMIT: String(UPLOAD_LIMIT), RATE_LIMIT: String(RATE_LIMIT) }
  ;[browser, server] = await Promise.all([openBrowser(), startServer({ settings })])
})
afterAll(async () => {
  await browser?.close()
  await server?.stop('SIGKILL')
  if (server) await removeFolder(server.dataFolder)
})

test('an upload over the limit is refused with the limit named, and the plan is kept', async () => {
  const { origin } = server
  const contributor = await visitorSignedIn(origin, 'demo-calder-contributor')
  const { page } = await newReader(browser, { origin, javaScript: false, as: contributor })
  await page.goto('/lab/runs/new')
  await page.locator('[name=plan]').fill(PLAN)
  const tooMuch = { name: 'cases.csv', mimeType: 'text/csv', buffer: Buffer.alloc(UPLOAD_LIMIT + 1, 'x') }
  await page.locator('[name=observations]').setInputFiles(tooMuch)
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.locator('main form button[type=submit]').click()
  expect((await answered).status()).toBe(413)
  expect(await page.locator('.govuk-error-summary').innerText()).toContain('cases.csv is larger than 1 MB')
  expect(await page.locator('[name=plan]').inputValue()).toBe(PLAN)
  expect(await madeBadly(page)).toEqual([])
})

test('whoever asks too often is told to wait, on a page', async () => {
  const reader = await newVisitor(server.origin)
  const { page } = await newReader(browser, { origin: server.origin, javaScript: true })
  const statuses = new Set<number>()
  for (let i = 0; i <= RATE_LIMIT; i += 1) statuses.add((await reader.get('/accessibility')).status())
  expect([...statuses].sort()).toEqual([200, 429])
  const answer = await page.goto('/cy/register')
  expect(answer?.status()).toBe(429)
  expect(Number(answer?.headers()['retry-after'])).toBeGreaterThan(0)
  expect(await madeBadly(page)).toEqual([])
  expect((await fetch(`${server.origin}/health`)).status).toBe(200)
})
