// The lab measures what any task asks: a plan and its files in, a page that says it in the task's own words, in both languages
// and on a telephone. Of every task, the page and the report of a result are looked over by axe.
import { type Plan, TASKS, variantOf } from '@policeai/evaluation'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  accessibilityFaults,
  expectWellMade,
  madeBadly,
  newReader,
  openBrowser,
  openPage,
  scrollsBy,
} from '../support/browser.ts'
import { at, type Language } from '../support/people.ts'
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

const TWO_FILES = `${HEAD}task: transcription
observations: { file: heard.trn, truth: said.trn, format: trn }
`

function utterances(change: (words: string, i: number) => string): Buffer {
  const lines = Array.from({ length: 40 }, (_, i) => `${change('he was not there', i)} (s${i % 8}-u${i})`)
  return Buffer.from(`${lines.join('\n')}\n`)
}

test('a plan of two files, without JavaScript: the missing one is named, the other is kept', async () => {
  const { page, context } = await newReader(browser, { origin, javaScript: false, as: contributor })
  const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'text/plain', buffer })
  await page.goto('/lab/runs/new')
  await page.locator('#plan').fill(TWO_FILES)
  await page.locator('#observations').setInputFiles(
    file(
      'said.trn',
      utterances((words) => words),
    ),
  )
  await page.getByRole('button', { name: 'Measure' }).click()
  expect(await page.locator('.govuk-error-summary').innerText()).toContain(
    'calls heard.trn (observations.file)',
  )
  expect(await page.locator('#plan').inputValue()).toBe(TWO_FILES)
  expect(await page.locator('main').innerText()).toContain('said.trn (')
  const heard = utterances((words, i) => (i % 4 === 0 ? words.replace('not ', '') : words))
  await page.locator('#observations').setInputFiles(file('heard.trn', heard))
  await page.getByRole('button', { name: 'Measure' }).click()
  await page.waitForURL(/\/lab\/runs\/[a-z0-9]{12}$/)
  const run = await runState(
    contributor,
    new URL(page.url()).pathname,
    ({ state }) => state === 'failed' || state === 'measured',
  )
  expect(run.failure).toBeNull()
  await page.reload()
  expect(await page.locator('main').innerText()).toMatch(/heard\.trn[\s\S]*said\.trn/)
  await context.close()
})

test('a plan whose observations stay in a database is told how they are measured there', async () => {
  const { page, context } = await newReader(browser, { origin, javaScript: false, as: contributor })
  await page.goto('/lab/runs/new')
  const observations = 'observations: { postgres: OBSERVATIONS_LAB, table: lab.passes }'
  await page.locator('#plan').fill(`${HEAD}task: transcription\n${observations}\n`)
  await page.getByRole('button', { name: 'Measure' }).click()
  expect(await page.locator('.govuk-error-summary').innerText()).toContain(
    'stay in a database (OBSERVATIONS_LAB)',
  )
  expect(await page.locator('main').innerText()).toContain('./policeai evaluate plan.yaml --out out --sign')
  await expectWellMade(page)
  await context.close()
})

/** The path of one result of every task, as the demonstration has them. */
async function runsByTask(evaluator: Visitor): Promise<ReadonlyMap<string | undefined, string>> {
  const list = await (await evaluator.get('/lab')).text()
  const paths = [...list.matchAll(/href="(\/lab\/runs\/[a-z0-9]{12})"/g)].map(([, path = '']) => path)
  const runs = paths.map(async (path) => {
    const { result } = (await (await evaluator.get(`${path}.json`)).json()) as {
      result: { plan: Plan } | null
    }
    return result === null ? [] : [[variantOf(result.plan), path] as const]
  })
  return new Map((await Promise.all(runs)).flat())
}

/** axe needs the timers of a page, which one without JavaScript does not have. */
async function lookOver(page: Page): Promise<readonly string[]> {
  const wide = await scrollsBy(page)
  const sideways = wide > 1 ? [`${page.url()} scrolls sideways by ${wide} px`] : []
  return [...sideways, ...(await accessibilityFaults(page))]
}

type Reading = Readonly<{ evaluator: Visitor; language: Language; page: Page; report: Page }>

/** The report opens as a file does, in a page that the site's rules do not reach. */
async function faultsOfRun({ evaluator, language, page, report }: Reading, path: string) {
  await page.goto(at(language, path))
  await report.setContent(await (await evaluator.get(at(language, `${path}/report.html`))).text())
  expect(await report.locator('html').getAttribute('lang')).toBe(language)
  const inReport = (await lookOver(report)).map((fault) => `report of ${path}: ${fault}`)
  return [...(await madeBadly(page)), ...(await lookOver(page)), ...inReport]
}

/** Two at once, since a browser draws one while it looks at the other. */
async function faultsOfAll(evaluator: Visitor, language: Language, paths: readonly string[]) {
  const { page, context } = await newReader(browser, { origin, javaScript: true, as: evaluator, width: 320 })
  const left = [...paths]
  const faults: string[] = []
  const read = async (first: Page): Promise<void> => {
    const reading = { evaluator, language, page: first, report: await openPage(context) }
    for (let path = left.shift(); path; path = left.shift())
      faults.push(...(await faultsOfRun(reading, path)))
  }
  await Promise.all([read(page), read(await openPage(context))])
  await context.close()
  return faults
}

test.each(['en', 'cy'] as const)(
  'the page and the report of a result of every task, in %s',
  async (language) => {
    const evaluator = await visitorSignedIn(origin, 'demo-evaluator')
    const runs = await runsByTask(evaluator)
    expect([...runs.keys()].sort()).toEqual(TASKS.map(({ name }) => name).sort())
    expect(await faultsOfAll(evaluator, language, [...runs.values()])).toEqual([])
  },
  240_000,
)
