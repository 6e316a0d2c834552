// The lab measures what any task asks: a plan and a file in, a page that says it in the task's own words, in both languages
// and on a telephone; and a plan that the form cannot give its observations is told so.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectWellMade, newReader, openBrowser } from '../support/browser.ts'
import { askForRun, runState } from '../support/runs.ts'
import { sharedOrigin } from '../support/shared.ts'
import { type Visitor, visitorSignedIn } from '../support/visitor.ts'

let browser: Browser
let origin: string
let contributor: Visitor
beforeAll(async () => {
  ;[browser, origin] = await Promise.all([openBrowser(), sharedOrigin('embedded')])
  contributor = await visitorSignedIn(origin, 'demo-northmoor-contributor')
})
afterAll(() => browser?.close())

const HEAD = 'plan: 1\ntitle: A trial\nsystem: { name: A product }\nminimum: { n: 5 }\n'

function plates(): string {
  const rows = Array.from({ length: 60 }, (_, i) => {
    const truth = `AB${10 + i}CDE`
    const read = i % 12 === 0 ? `AB${10 + i}CDF` : i % 20 === 0 ? '' : truth
    return `${truth},${read},v${i % 30},${i % 3 === 0 ? 'night' : 'day'}`
  })
  return ['truth,prediction,vehicle,light', ...rows, ''].join('\n')
}

function calls(): string {
  const rows = Array.from({ length: 40 }, (_, i) => {
    const said = 'he was not at number twelve'
    const heard = i % 4 === 0 ? 'he was at number twelve' : said
    return JSON.stringify({ id: i, speaker: `s${i % 8}`, reference: said, hypothesis: heard })
  })
  return `${rows.join('\n')}\n`
}

const CASES = [
  {
    what: 'plate reading',
    plan: `${HEAD}task: plate-reading\nobservations: { file: plates.csv }\ncolumns: { cluster: vehicle }\ngroups: [light]\n`,
    file: { name: 'plates.csv', bytes: Buffer.from(plates()) },
    says: { en: /plates, between \d+ and \d+ were read as another plate/, cy: /platiau/ },
  },
  {
    what: 'transcription',
    plan: `${HEAD}task: transcription\nobservations: { file: calls.jsonl }\n`,
    file: { name: 'calls.jsonl', bytes: Buffer.from(calls()) },
    says: { en: /Of every 100 words that were said/, cy: /geir/ },
  },
]

test.each(CASES)('$what: measured, and said in the words of the task', async ({ plan, file, says }) => {
  const path = await askForRun(contributor, plan, file)
  const run = await runState(contributor, path, ({ state }) => state === 'failed' || state === 'measured')
  expect(run.failure).toBeNull()
  for (const language of ['en', 'cy'] as const) {
    const { page, context } = await newReader(browser, {
      origin,
      javaScript: false,
      as: contributor,
      width: 360,
    })
    await page.goto(language === 'cy' ? `/cy${path}` : path)
    expect(await page.locator('main').innerText()).toMatch(says[language])
    await expectWellMade(page)
    await context.close()
  }
})

test.each([
  ['a database', 'observations: { postgres: OBSERVATIONS_LAB, table: lab.passes }', /stay in a database/],
  ['two files', 'observations: { file: a.trn, truth: b.trn, format: trn }', /names a second one/],
])('a plan whose observations are in %s is refused at the form', async (_, observations, message) => {
  const form = await (await contributor.get('/lab/runs/new')).text()
  const key = /name="form_key" value="([^"]*)"/.exec(form)?.[1] ?? ''
  const answer = await contributor.api.post('/lab/runs/new', {
    multipart: {
      form_key: key,
      plan: `${HEAD}task: transcription\n${observations}\n`,
      observations: { name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from('a\n1\n') },
    },
  })
  expect(answer.status()).toBe(422)
  expect(await answer.text()).toMatch(message)
})
