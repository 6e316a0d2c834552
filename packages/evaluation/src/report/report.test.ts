// The page as a whole: self-contained, in both languages, with every kind of absence in its place, and accessible
// by axe in a real browser.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parseHTML } from 'linkedom'
import { chromium } from 'playwright-core'
import { expect, test } from 'vitest'
import { renderReport } from './report.ts'
import { COMPAS_RACE, resultOf, wilson } from './result.fixture.ts'

const CHROMIUM = '/usr/bin/chromium'

const result = resultOf(
  { ...COMPAS_RACE, 'Native <American>': { tn: 4, fp: 1, fn: 2, tp: 3 } },
  {
    criteria: [
      criterion('met', 0.4),
      criterion('not_met', 0.1),
      criterion('not_shown', 0.32),
      {
        measure: 'f1',
        slice: {},
        at_least: 0.5,
        status: 'not_shown',
        estimate: null,
        interval: null,
        reason: 'no scores',
      },
    ],
  },
)

function criterion(status: 'met' | 'not_met' | 'not_shown', at_most: number) {
  const interval = wilson(1282, 3963)
  return { measure: 'false_positive_rate', slice: {}, at_most, status, estimate: 0.3235, interval }
}

function page(language: 'en' | 'cy' = 'en') {
  return parseHTML(renderReport(result, { language })).document
}

function textOf(selector: string): readonly string[] {
  return [...page().querySelectorAll(selector)].map((node) => node.textContent.replaceAll(/\s+/g, ' ').trim())
}

test('the page asks nothing of any network, and its own policy says so', () => {
  const text = renderReport(result, { language: 'en' })
  expect(text).not.toMatch(/(src|href)="(?!#)|url\((?!data:)|@import|<script/)
  expect(text).toContain('default-src &#39;none&#39;')
  expect(text.match(/data:font\/woff2;base64,/g)).toHaveLength(2)
})

test('a name that would hide, or turn its line round, is written out; every other page is as it was made', () => {
  const turned = resultOf({
    ...COMPAS_RACE,
    'evil \u202eBlack\u2066\uFEFF': { tn: 40, fp: 10, fn: 20, tp: 30 },
  })
  const text = renderReport(turned, { language: 'en' })
  expect(text).toContain('evil \\u202eBlack\\u2066\\ufeff')
  expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\ufeff]/)
  expect(renderReport(result, { language: 'cy' })).not.toMatch(/\\u[0-9a-f]{4}/)
})

test('what is not known stands before the figures by group', () => {
  const headings = textOf('h2')
  expect(headings).toEqual([
    'In short',
    'What this does not show',
    'Criteria fixed before the data were seen',
    'Reliability by race',
    'Differences between groups',
    'The choice of threshold',
    'Every measure, all cases',
    'Methods',
    'Where this comes from',
  ])
})

test('a group too small keeps its row: no estimate to quote, but what the plot shows', () => {
  const row = textOf('tbody tr').find((text) => text.startsWith('Native <American>'))
  expect(row).toMatch(/^Native <American> ?n 10 ?Too few to say ?anywhere from 3\.6% to 62\.4% ?1 of 5/)
  expect(row).not.toMatch(/20\.0%|33\.3%/)
})

test('a measure that does not apply keeps its row, with the reason', () => {
  expect(textOf('tr').find((text) => text.startsWith('Brier score'))).toMatch(
    /Does not apply ?the scores are not probabilities/,
  )
})

test('each criterion has its outcome in words and why', () => {
  const rows = textOf('#criteria tbody tr')
  expect(rows[0]).toMatch(/Not met.*beyond the limit/)
  expect(rows[1]).toMatch(/Not shown.*spans the limit/)
  expect(rows[2]).toMatch(/^F1 score, all cases: at least 0\.500 ?Not measured ?Not shown ?no scores/)
  expect(rows[3]).toMatch(/^False positive rate, all cases: at most 40\.0%.*Met.*within the limit/)
})

test('how the criteria came out stands among what is said first', () => {
  expect(textOf('#in-short .lead').at(-1)).toBe(
    'Criteria fixed before the data were seen: 1 not met, 2 not shown, 1 met.',
  )
})

test('the system is named once before the figures', () => {
  const before = renderReport(result, { language: 'en' }).split('<h2>')[0]?.split('<body>')[1]
  expect(before?.match(/COMPAS decile/g)).toHaveLength(1)
})

test('a thousand groups: the largest are drawn, all stand in a table that opens', () => {
  const groups = Array.from({ length: 1000 }, (_, i) => [`G${i}`, { tn: 50, fp: 5, fn: 4, tp: 40 }])
  const many = resultOf(Object.fromEntries(groups))
  const { document } = parseHTML(renderReport(many, { language: 'en' }))
  expect(document.querySelector('#by-0 .plots svg')?.getAttribute('height')).toBe(String(40 * 42 + 58))
  expect(document.querySelector('#by-0')?.textContent).toContain('The 40 largest of 1,000 groups are drawn.')
  expect(document.querySelectorAll('#by-0 details tbody tr')).toHaveLength(1001)
  expect(document.querySelectorAll('details.printed')).toHaveLength(0)
})

test('paper opens what is a little longer than a screen', () => {
  const groups = Array.from({ length: 60 }, (_, i) => [`G${i}`, { tn: 50, fp: 5, fn: 4, tp: 40 }])
  const { document } = parseHTML(renderReport(resultOf(Object.fromEntries(groups)), { language: 'en' }))
  expect(document.querySelectorAll('#by-0 details.printed')).toHaveLength(1)
})

test('a name written from right to left turns nothing round but itself', () => {
  const name = 'תחנת משטרה (צפון)'
  const groups = { ...COMPAS_RACE, [name]: { tn: 40, fp: 10, fn: 20, tp: 30 } }
  const text = renderReport(resultOf(groups), { language: 'en' })
  expect(text.split(name).length).toBe(text.split(`\u2068${name}\u2069`).length)
  expect(text.split(name).length).toBeGreaterThan(3)
})

test('digests, seed and time stand at the end', () => {
  const provenance = textOf('#provenance dd').join(' ')
  expect(provenance).toContain(`SHA-256 ${'a'.repeat(64)}`)
  expect(provenance).toContain(`compas-two-year.csv, csv, 414,241 bytes`)
  expect(provenance).toContain('3 August 2026 at 14:05 UTC')
})

test('the page never judges', () => {
  for (const language of ['en', 'cy'] as const) {
    const words = page(language).querySelector('body')?.textContent ?? ''
    expect(words).not.toMatch(/\b(approved|certified|safe|pass(es|ed)?|fail(s|ed)?|diogel|cymeradwy\w*)\b/i)
  }
})

test('the Welsh page says in Welsh what the English page says', () => {
  const headings = [...page('cy').querySelectorAll('h2')].map((node) => node.textContent)
  expect(headings).toHaveLength(9)
  expect(headings[1]).toBe('Yr hyn nad yw hwn yn ei ddangos')
  expect(page('cy').documentElement.getAttribute('lang')).toBe('cy')
  const words = page('cy').querySelector('main')?.textContent ?? ''
  expect(words).not.toMatch(/\b(cases|interval|measured|the|with|group)\b/)
})

test('a result with no groups, curve, criteria or disparities still makes a page', () => {
  const bare = {
    ...result,
    plan: { ...result.plan, groups: [] },
    groups: [],
    curves: [],
    criteria: [],
    disparities: [],
  }
  const text = renderReport(bare, { language: 'en' })
  expect(text).toContain('The plan names no groups, so nothing is known of who bears the errors.')
  expect(text).toContain('The plan sets no criteria.')
  expect(text).not.toContain('<svg')
})

function curveRows(points: number, threshold: number): readonly (readonly string[])[] {
  const at = (i: number) => ({
    threshold: i === 0 ? null : 1 - i / points,
    false_positive_rate: (i / points) ** 20,
    true_positive_rate: Math.min(1, (2 * i) / points),
  })
  const curve = {
    curve: 'roc' as const,
    slice: {},
    points: Array.from({ length: points + 1 }, (_, i) => at(i)),
    operating_point: { threshold, false_positive_rate: 0.01, true_positive_rate: 0.8 },
  }
  const { document } = parseHTML(renderReport({ ...result, curves: [curve] }, { language: 'en' }))
  return [...document.querySelectorAll('#threshold tbody tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent),
  )
}

test.each([
  ['a threshold that is a score', 1000, 1 - 333 / 1000, 21],
  ['a threshold between two scores', 1000, 0.66666, 21],
  ['a short curve', 5, 0.5, 7],
])('the points of the curve, the plan’s among them: %s', (_, points, threshold, most) => {
  const rows = curveRows(points, threshold)
  expect(rows.length).toBeGreaterThan(Math.min(points, 15))
  expect(rows.length).toBeLessThanOrEqual(most)
  expect(rows.filter(([name]) => name?.includes('(the plan’s)'))).toHaveLength(1)
  const thresholds = rows.slice(1).map(([name = '']) => Number.parseFloat(name))
  expect(thresholds).toEqual(thresholds.toSorted((a, b) => b - a))
  expect([rows[0]?.[0], thresholds.at(-1)]).toEqual(['–', 0])
})

test('a curve that rises at once is told where it rises', () => {
  const rising = curveRows(1000, 0.5).filter(([, found]) => found !== '0%' && found !== '100%')
  expect(rising.length).toBeGreaterThan(5)
})

test.skipIf(!existsSync(CHROMIUM))(
  'axe finds no violation, in a browser, at 320 px and 1280 px',
  async () => {
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
    try {
      for (const [width, colorScheme, language] of [
        [320, 'dark', 'cy'],
        [1280, 'light', 'en'],
      ] as const) {
        const context = await browser.newContext({
          viewport: { width, height: 800 },
          colorScheme,
          bypassCSP: true,
        })
        const tab = await context.newPage()
        await tab.setContent(renderReport(result, { language }))
        await tab.evaluate(axe)
        expect(await tab.evaluate(VIOLATIONS)).toEqual([])
        expect(await tab.evaluate('document.documentElement.scrollWidth')).toBe(width)
      }
    } finally {
      await browser.close()
    }
  },
)

const VIOLATIONS = `axe.run().then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`
