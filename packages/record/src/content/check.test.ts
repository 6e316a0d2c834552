// Content is checked whole: each kind of fault in both languages, all at once, at the path where it stands.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sections } from '../standard/standard.ts'
import { anyContent } from '../testing/arbitrary.ts'
import { sampleRecord } from '../testing/samples.ts'
import { checkContent } from './check.ts'
import { contentSchema, sectionSchema } from './schema.ts'

const faults = (content: unknown) => {
  const checked = checkContent(content)
  return checked.ok ? [] : checked.faults.map(({ path, message }) => `${path.join('.')}: ${message.en}`)
}

test('whatever the field list can hold is valid, and checking it again changes nothing', () => {
  fc.assert(
    fc.property(anyContent, (content) => {
      expect(checkContent(content)).toEqual({ ok: true, content })
    }),
    { numRuns: 60 },
  )
})

test('each kind of value has a fault of its own', () => {
  expect(
    faults({
      title: { value: 'Scribe' },
      organisation_name: { value: { en: '  ' } },
      one_sentence_description: { value: { en: 'x'.repeat(251) } },
      name: { value: { en: 'two\nlines' } },
      description: { value: { cy: 'Cymraeg yn unig' } },
      phase: { value: 'soon' },
      region: { value: ['wales', 'wales'] },
      in_use_since: { value: '2026-02-30' },
      contact_email: { value: 'nobody' },
      website_url: { value: 'javascript:alert(1)' },
      retest_interval: { value: 0.5 },
      tool_version: { value: 4.2 },
      usage_returns: { value: [{ numerator: -1 }] },
      colour: { value: 'blue' },
    }),
  ).toEqual([
    'title.value: Expected named entries.',
    'organisation_name.value.en: Write something, or leave the field out.',
    'one_sentence_description.value.en: Use 250 characters or fewer.',
    'phase.value: Expected one of: pre_deployment, pilot, private_beta, public_beta, production, retired.',
    'in_use_since.value: Expected a real date such as 2026-11-23.',
    'region.value: Each option may be chosen once.',
    'name.value.en: Write this on one line.',
    'description.value.en: This is missing.',
    'website_url.value: Expected a full web address that starts with https:// or http://.',
    'contact_email.value: Expected an e-mail address such as team@force.example.',
    'retest_interval.value: Expected a whole number.',
    'tool_version.value: Expected text. In a file, put it in quotes.',
    'usage_returns.value.0.numerator: Must be 0 or more.',
    'colour: The standard has no such entry. See the list of fields.',
  ])
})

test('faults inside a list say which entry', () => {
  const item = { evidence_sha256: 'abc', own_data: 'perhaps', result: 'good' }
  expect(faults({ test_evidence: { value: [{ own_data: 'yes' }, item] } })).toEqual([
    'test_evidence.value.1.evidence_sha256: Expected 64 characters, 0 to 9 and a to f.',
    'test_evidence.value.1.own_data: Expected one of: yes, no.',
    'test_evidence.value.1.result: The standard has no such entry. See the list of fields.',
  ])
  expect(faults({ test_evidence: { value: [] } })).toEqual([
    'test_evidence.value: Give at least one entry, or leave the field out.',
  ])
})

test('a security assessment cannot carry its content', () => {
  const value = [{ assessor: { en: 'Police Digital Service' }, summary: { en: 'Two weaknesses' } }]
  expect(faults({ security_assessments: { value } })).toHaveLength(1)
})

test('control characters are refused and CRLF is normalised', () => {
  expect(faults({ purpose: { value: { en: 'a\u0007b' } } })).toEqual([
    'purpose.value.en: Remove the invisible control characters.',
  ])
  expect(checkContent({ purpose: { value: { en: ' a\r\nb ' } } })).toEqual({
    ok: true,
    content: { purpose: { value: { en: 'a\nb' } } },
  })
})

test('a state is a value or a withholding, never both and never neither', () => {
  expect(faults({ phase: {} })).toEqual(['phase.value: This is missing.'])
  expect(faults({ phase: { value: 'pilot', withheld: {} } })).not.toEqual([])
  expect(faults({ phase: 'pilot' })).toEqual(['phase: Expected named entries.'])
  expect(faults([])).toEqual([': Expected named entries.'])
  expect(faults(null)).toEqual([': Expected named entries.'])
})

test('every message is in Welsh too', () => {
  const checked = checkContent({
    phase: { value: 'soon' },
    colour: 1,
    title: { value: { en: '' } },
    purpose: {},
  })
  expect(checked.ok).toBe(false)
  if (!checked.ok) for (const { message } of checked.faults) expect(message.cy).not.toBe(message.en)
})

test('a key that objects inherit is no field', () => {
  expect(faults(JSON.parse('{"__proto__": {"value": "x"}}'))).toHaveLength(1)
  expect(faults({ constructor: { value: 'x' } })).toHaveLength(1)
})

test('the sections together accept what the whole accepts', () => {
  const { content } = sampleRecord('call-transcription')
  expect(contentSchema.safeParse(content).success).toBe(true)
  for (const { key, fields } of sections) {
    const part = Object.fromEntries(
      Object.entries(content).filter(([name]) => fields.some((f) => f.key === name)),
    )
    expect(sectionSchema(key).safeParse(part).success, key).toBe(true)
    expect(sectionSchema(key).safeParse(content).success, key).toBe(false)
  }
  expect(() => sectionSchema('colours')).toThrow(/no section “colours”: summary/)
})
