// What the parts promise a reader: the denominator is named, what is missing is said, changes are marked by
// more than colour, and everything that was put in is escaped.
import { render } from '@policeai/govuk'
import { expect, test } from 'vitest'
import {
  chosenFilters,
  criteria,
  dataTable,
  differences,
  digest,
  documentLayout,
  evidenceLine,
  fields,
  figureWithInterval,
  notMeasured,
  pages,
  statusTag,
  timeline,
  withheld,
} from '../index.ts'

const estimate = { estimate: 805 / 1795, low: 0.4256, high: 0.4716, level: 0.95, n: 1795, events: 805 }
const figure = { figure: estimate, of: 'of people were marked wrongly', whom: 'people who did not reoffend' }

test('a figure is said with its interval, its level and its denominator', () => {
  const text = render(figureWithInterval('en', figure))
  expect(text).toContain('44.8%')
  expect(text).toContain('Likely 42.6% to 47.2% (95% interval): 805 of 1,795 people who did not reoffend.')
  expect(render(figureWithInterval('cy', figure))).toContain(
    'O 42.6% i 47.2% yn ôl pob tebyg (cyfwng 95%): 805 o 1,795',
  )
})

test('the drawn interval holds the estimate, and its scale is said', () => {
  const text = render(figureWithInterval('en', figure))
  const [, from, to] = /app-interval__range" d="M([\d.]+) 9H([\d.]+)/.exec(text) ?? []
  const [, at] = /cx="([\d.]+)"/.exec(text) ?? []
  expect(Number(from)).toBeLessThan(Number(at))
  expect(Number(at)).toBeLessThan(Number(to))
  expect(Number(to)).toBeLessThan(300)
  expect(text).toContain('on a scale from 0 to 100.0%')
})

test('an interval of nothing and an interval that reaches 1 can be drawn', () => {
  for (const [low, high] of [
    [0, 0],
    [0.9, 1],
    [0, 1],
  ] as const) {
    const text = render(
      figureWithInterval('en', { ...figure, figure: { ...estimate, estimate: low, low, high } }),
    )
    expect(text).not.toContain('NaN')
  }
})

test('what was not measured is said where a figure would stand', () => {
  expect(render(notMeasured('en', { text: 'Nobody has.' }))).toContain('Not tested on this force’s data')
})

test('a field that is empty says so, and lines become paragraphs', () => {
  const text = render(
    fields('en', [
      { label: 'Drift', value: null },
      { label: 'Risk', value: 'One <b>\n\nTwo' },
    ]),
  )
  expect(text).toContain('Not filled in')
  expect(text).toContain('<p>One &lt;b&gt;</p><p>Two</p>')
})

test('a withheld field gives the gist, the reason and the end; what is not there leaves no trace', () => {
  const text = render(
    withheld('en', {
      basis: 'section 31',
      harm: 'Escape',
      gist: 'A list',
      decidedBy: 'Manager',
      lapses: '2027-03-01',
    }),
  )
  for (const part of ['Withheld until 1 March 2027', 'A list', 'section 31', 'Escape', 'Manager'])
    expect(text).toContain(part)
  expect(text).not.toContain('Public interest')
})

test('the side list leads to every section', () => {
  const text = render(
    documentLayout('cy', [{ id: 'risks', title: 'Risgiau', body: notMeasured('cy', { text: '-' }) }]),
  )
  expect(text).toContain('href="#risks"')
  expect(text).toContain('id="risks"')
  expect(text).toContain('Yn y cofnod hwn')
})

test('removed and added words are marked for eyes without colour and for ears', () => {
  const changed = [
    {
      label: 'Threshold',
      before: [{ kind: 'removed', text: '<0.6' }],
      after: [{ kind: 'added', text: '0.64' }],
    },
  ] as const
  const text = render(differences('en', changed))
  expect(text).toMatch(/<del[^>]*>.*removed: .*&lt;0\.6.*<\/del>/)
  expect(text).toMatch(/<ins[^>]*>.*added: .*0\.64.*<\/ins>/)
  expect(render(differences('en', [{ label: 'X', before: null, after: null }], { level: 3 }))).toContain(
    '<h3',
  )
})

test('a digest is short on the screen and whole in the title', () => {
  const hash = 'a1'.repeat(32)
  expect(render(digest('en', hash))).toContain(`title="${hash}"`)
  expect(render(digest('en', hash))).toContain(`${hash.slice(0, 12)}…`)
})

test('a table of data can be reached by keyboard, and its figures stand right', () => {
  const columns = [{ text: 'Group' }, { text: 'n', numeric: true }]
  const text = render(dataTable({ id: 't', caption: 'By "group"', columns, rows: [['<Women>', '88']] }))
  expect(text).toContain('tabindex="0"')
  expect(text).toContain('aria-label="By &quot;group&quot;"')
  expect(text).toMatch(/<th scope="row"[^>]*>&lt;Women&gt;<\/th>/)
  expect(text).toContain('govuk-table__cell--numeric')
})

test('criteria are met, not met or not shown, and nothing else', () => {
  const text = render(
    criteria('en', [
      { status: 'met', text: 'a' },
      { status: 'not_met', text: 'b' },
      { status: 'not_shown', text: 'c' },
    ]),
  )
  expect(text.match(/Met|Not met|Not shown/g)).toEqual(['Met', 'Not met', 'Not shown'])
})

test('states, evidence and time are words', () => {
  expect(render(statusTag('cy', 'returned'))).toContain('Dychwelwyd')
  expect(render(evidenceLine('Measured', true))).toContain('app-evidence--measured')
  expect(render(evidenceLine('Not tested', false))).not.toContain('app-evidence--measured')
  const entry = { what: 'Published', who: 'Editor', at: '2026-03-12T09:30:00Z' }
  expect(render(timeline('en', [entry]))).toContain(
    '<time datetime="2026-03-12T09:30:00.000Z">12 March 2026, 09:30</time>',
  )
})

test('chosen filters and pages vanish where there is nothing to choose', () => {
  expect(chosenFilters('en', [])).toBeNull()
  expect(pages('en', { current: 1, last: 1, hrefOf: String })).toBeNull()
  const text = render(
    pages('en', { current: 5, last: 9, hrefOf: (n) => `?page=${n}` }) ?? statusTag('en', 'draft'),
  )
  expect([...text.matchAll(/aria-label="Page (\d)"/g)].map((match) => match[1])).toEqual([
    '1',
    '4',
    '5',
    '6',
    '9',
  ])
  expect(text.match(/⋯|ellipsis/g)?.length).toBeGreaterThanOrEqual(2)
})
