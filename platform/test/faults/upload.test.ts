// What is wrong with a plan or a file is said with its place, all of it at once, and nothing that was typed or sent
// is lost: through the lab's form, and through `policeai evaluate`.
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newReader, openBrowser } from '../support/browser.ts'
import { askForRun, runState } from '../support/runs.ts'
import { commandOutcome, removeFolder } from '../support/server.ts'
import { sharedOrigin } from '../support/shared.ts'
import { EMPTY, FAULTY, FIVE_FAULTS, ODD, PLAN, type Upload } from '../support/uploads.ts'
import { type Visitor, visitorSignedIn } from '../support/visitor.ts'

const FIVE = [
  /line 2, column 1: .*titel/,
  /line 3, column 7: .*prophecy/,
  /line 8, column 12: .*high/,
  /line 9, column 9: .*sex,/,
  /line 10, column 15: .*none/,
]

let browser: Browser
let origin: string
let contributor: Visitor
beforeAll(async () => {
  ;[browser, origin] = await Promise.all([openBrowser(), sharedOrigin('embedded')])
  contributor = await visitorSignedIn(origin, 'demo-northmoor-contributor')
})
afterAll(() => browser?.close())

describe('in the lab', () => {
  test('a plan with five faults: all five with line and column, and the text and the file stay', async () => {
    const { page } = await newReader(browser, { origin, javaScript: false, as: contributor })
    await page.goto('/lab/runs/new')
    await page.locator('[name=plan]').fill(FIVE_FAULTS)
    const { name, bytes } = ODD.file
    await page.locator('[name=observations]').setInputFiles({ name, mimeType: 'text/csv', buffer: bytes })
    await page.locator('main form button[type=submit]').click()
    const summary = await page.locator('.govuk-error-summary').innerText()
    for (const fault of FIVE) expect(summary).toMatch(fault)
    expect(await page.locator('[name=plan]').inputValue()).toBe(FIVE_FAULTS)
    expect(await page.locator('main').innerText()).toMatch(/cases\.csv \(.*\) is kept/)

    await page.locator('[name=plan]').fill(PLAN)
    await page.locator('main form button[type=submit]').click()
    await page.waitForURL(/\/lab\/runs\/[a-z0-9]{12}$/)
    await runState(contributor, new URL(page.url()).pathname, ({ state }) => state === 'measured')
  })

  test.each(FAULTY)('$what: the run says so, and the plan can be changed', async ({ plan, file, says }) => {
    const path = await askForRun(contributor, plan, file)
    const run = await runState(contributor, path, ({ state }) => state === 'failed' || state === 'measured')
    expect(run.failure?.kind).toBe('input')
    const { page, context } = await newReader(browser, { origin, javaScript: false, as: contributor })
    await page.goto(path)
    const words = await page.locator('main').innerText()
    for (const expected of says) expect(words).toMatch(expected)
    await page.locator('a[href*="/lab/runs/new?from="]').click()
    expect(await page.locator('[name=plan]').inputValue()).toBe(plan)
    await context.close()
  })

  test('an empty file is refused at the form', async () => {
    const form = await (await contributor.get('/lab/runs/new')).text()
    expect(form).toContain('name="form_key"')
    const answer = await contributor.api.post('/lab/runs/new', {
      multipart: { form_key: 'empty', plan: EMPTY.plan, observations: sent(EMPTY) },
    })
    expect(answer.status()).toBe(422)
    expect(await answer.text()).toContain('The file cases.csv is empty')
  })

  test(`${ODD.what}: measured`, async () => {
    const path = await askForRun(contributor, ODD.plan, ODD.file)
    const run = await runState(contributor, path, ({ state }) => state === 'failed' || state === 'measured')
    expect(run.failure).toBeNull()
    const result = (await (await contributor.get(`${path}/result.json`)).json()) as Result
    expect(result.rows).toMatchObject({ total: 40, used: 40 })
    expect(groupsOf(result)).toEqual(['f, or so', 'm\r\nbelow'])
  })
})

type Result = { rows: { total: number; used: number }; measures: { slice: Record<string, string> }[] }

const groupsOf = ({ measures }: Result): readonly string[] =>
  [...new Set(measures.flatMap(({ slice }) => Object.values(slice)))].sort()

const sent = ({ file: { name, bytes } }: Upload) => ({ name, mimeType: 'text/csv', buffer: bytes })

describe('by the command', () => {
  test.each([...FAULTY, EMPTY])('$what: exit code 2, and what to change', async ({ plan, file, says }) => {
    const { code, output } = await evaluate(plan, file)
    expect(code).toBe(2)
    for (const expected of says) expect(output).toMatch(expected)
    expect(output).not.toMatch(/\bat .*\.ts:\d+/)
  })

  test('a plan with five faults: all five with line and column', async () => {
    const { code, output } = await evaluate(FIVE_FAULTS, ODD.file)
    expect(code).toBe(2)
    for (const place of ['2:1', '3:7', '8:12', '9:9', '10:15'])
      expect(output).toContain(`plan.yaml:${place}: `)
  })

  test(`${ODD.what}: measured`, async () => {
    const { code, output } = await evaluate(ODD.plan, ODD.file)
    expect(output).toContain('for 40 cases')
    expect(code).toBe(0)
  })
})

async function evaluate(plan: string, { name, bytes }: Upload['file']) {
  const folder = await mkdtemp(join(tmpdir(), 'policeai-upload-'))
  await writeFile(join(folder, 'plan.yaml'), plan)
  await writeFile(join(folder, name), bytes)
  const out = join(folder, 'out')
  const outcome = await commandOutcome(['evaluate', join(folder, 'plan.yaml'), '--out', out], {})
  await removeFolder(folder)
  return { ...outcome, output: outcome.output.replace(/\n\s*/g, ' ') }
}
