// Completeness: what is due depends on the phase and on other answers.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PHASES } from '../standard/field.ts'
import { sections } from '../standard/standard.ts'
import { anyContent } from '../testing/arbitrary.ts'
import { sampleRecord } from '../testing/samples.ts'
import { completeness } from './completeness.ts'
import type { RecordContent } from './schema.ts'

const missing = (content: RecordContent, phase: (typeof PHASES)[number]) =>
  completeness(content, { phase }).missing.map(({ key }) => key)

const whole = sampleRecord('call-transcription').content

test('a whole record lacks nothing in production', () => {
  expect(missing(whole, 'production')).toEqual([])
})

test('little is due before use, more once the tool is used, and use must be counted', () => {
  const before = completeness({}, { phase: 'pre_deployment' })
  const during = completeness({}, { phase: 'production' })
  expect(before.required).toBeLessThan(during.required)
  expect(before.missing.every(({ required }) => required === 'always')).toBe(true)
  expect(missing({}, 'pre_deployment')).not.toContain('usage_returns')
  expect(missing({}, 'pilot')).toEqual(expect.arrayContaining(['usage_returns', 'in_use_until']))
  expect(missing({}, 'production')).not.toContain('in_use_until')
  expect(missing({}, 'retired')).not.toContain('retest_interval')
})

test('a solely automated decision makes the safeguards due, and an exemption the reconsideration', () => {
  const automated = { ...whole, degree_of_automation: { value: 'solely_automated' } }
  expect(missing(automated, 'production')).toEqual([
    'automated_decision_safeguards',
    'automated_decision_exemption',
  ])
  const exempt = { ...automated, automated_decision_exemption: { value: 'crime' } }
  expect(missing(exempt, 'production')).toEqual(['automated_decision_safeguards', 'reconsideration_route'])
})

test('third parties are due once there are any', () => {
  const { third_parties: _, ...without } = whole
  expect(missing(without, 'production')).toEqual(['third_parties'])
  expect(missing({ ...without, third_party_involvement: { value: 'no' } }, 'production')).toEqual([])
})

test('a list with an unfinished entry is not filled', () => {
  const risks = { value: [{ risk: { en: 'Wrong words' } }] }
  expect(missing({ ...whole, risks_and_mitigations: risks }, 'production')).toEqual(['risks_and_mitigations'])
  const completed = { value: [{ type: 'data_protection', status: 'completed' }] }
  expect(missing({ ...whole, impact_assessments: completed }, 'production')).toEqual(['impact_assessments'])
  const started = { value: [{ type: 'data_protection', status: 'in_progress' }] }
  expect(missing({ ...whole, impact_assessments: started }, 'production')).toEqual([])
})

test('a withheld field counts as answered', () => {
  const { content } = sampleRecord('face-matching')
  expect(missing(content, 'pilot')).not.toContain('configuration')
})

test('counts agree with one another for any content and phase', () => {
  fc.assert(
    fc.property(anyContent, fc.constantFrom(...PHASES), (content, phase) => {
      const { required, filled, missing, bySection } = completeness(content, { phase })
      expect(filled + missing.length).toBe(required)
      expect(Object.keys(bySection)).toEqual(sections.map(({ key }) => key))
      const parts = Object.values(bySection)
      expect(parts.reduce((sum, part) => sum + part.required, 0)).toBe(required)
      expect(parts.flatMap((part) => part.missing)).toEqual(missing)
    }),
    { numRuns: 40 },
  )
})
