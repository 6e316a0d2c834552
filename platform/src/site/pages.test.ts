// Every fault has its page in both languages, and the statements say what is true of the instance.
import { render } from '@policeai/govuk'
import { expect, test } from 'vitest'
import { FAULTS, type FaultCode } from '../kernel/errors.ts'
import { accessibilityPage, askUsPage, cookiesPage, faultPage, privacyPage } from './pages.ts'

const LANGUAGES = ['en', 'cy'] as const
const codes = Object.keys(FAULTS) as FaultCode[]

test.each(codes)('%s has a page that says what to do and gives a reference', (code) => {
  const titles = LANGUAGES.map((language) => {
    const { title, body, status, unlisted } = faultPage(
      language,
      { code, status: FAULTS[code].status, detail: 'a <b>' },
      'r-1',
    )
    expect({ status, unlisted }).toEqual({ status: FAULTS[code].status, unlisted: true })
    expect(render(body)).toContain('r-1')
    expect(render(body)).toContain('a &lt;b&gt;')
    return title
  })
  expect(new Set(titles).size).toBe(2)
})

test('the detail of a fault, which is English, is marked as such on a Welsh page', () => {
  const fault = { code: 'internal', status: 500, detail: 'No' } as const
  expect(render(faultPage('cy', fault, 'r').body)).toContain('<p class="govuk-body-l" lang="en">No</p>')
  expect(render(faultPage('en', fault, 'r').body)).not.toContain('lang=')
})

test.each(LANGUAGES)('the statements in %s name who runs the instance', (language) => {
  const parts = { operator: 'Wye & Usk', demonstration: false }
  for (const page of [accessibilityPage, privacyPage, askUsPage])
    expect(render(page(language, parts).body)).toContain('Wye &amp; Usk')
  expect(render(askUsPage(language, parts).body)).not.toContain('govuk-inset-text')
  expect(render(askUsPage(language, { ...parts, demonstration: true }).body)).toContain('govuk-inset-text')
  expect(render(cookiesPage(language, parts).body)).toContain('<table')
  expect(render(cookiesPage(language, parts).body)).not.toContain('15')
  expect(render(cookiesPage(language, { ...parts, demonstration: true }).body)).toContain('15')
})
