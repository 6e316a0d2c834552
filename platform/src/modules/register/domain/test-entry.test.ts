// An entry for a test: made once from its evidence, kept as the force words it, gone with the file.
import { completeness, contentSchema, type RecordContent } from '@policeai/record'
import { expect, test } from 'vitest'
import { RESULT } from '../web/public/public.fixture.ts'
import { deniesOwnData, type ShownTest, tiedOnlyTo, withoutTest, withTest } from './test-entry.ts'

const A = 'a'.repeat(64)
const B = 'b'.repeat(64)

const shown = (over: Partial<ShownTest> = {}): ShownTest => ({
  sha256: A,
  result: RESULT,
  ownData: true,
  tester: { name: { en: 'Calder Police', cy: 'Heddlu Calder' }, independence: 'force' },
  ...over,
})

const listed = (content: RecordContent) => {
  const state = content['test_evidence']
  return state && 'value' in state ? (state.value as readonly Record<string, unknown>[]) : null
}

const withSystem = (over: Partial<Pick<typeof RESULT.plan, 'title' | 'system'>>): typeof RESULT => ({
  ...RESULT,
  plan: { ...RESULT.plan, ...over },
})

test('an entry is valid content, and lacks only until when the test is valid', () => {
  const content = withTest({}, shown())
  expect(contentSchema.safeParse(content).error).toBeUndefined()
  const missing = (given: RecordContent) =>
    completeness({ ...given, phase: { value: 'pilot' } }, { phase: 'pilot' }).bySection[
      'reliability'
    ]?.missing.map(({ key }) => key)
  expect(missing(content)).toContain('test_evidence')
  const dated = (listed(content) ?? []).map((entry) => ({ ...entry, valid_until: '2027-03-10' }))
  const whole = { ...content, test_evidence: { value: dated as never } }
  expect(missing(whole)).not.toContain('test_evidence')
  expect(missing(whole)).not.toContain('tested_on_own_data')
})

test('a second entry for the same file is never made, and the words of the first stay', () => {
  const content = { test_evidence: { value: [{ title: { en: 'Ours' }, evidence_sha256: A }] } }
  expect(listed(withTest(content, shown()))).toEqual(content.test_evidence.value)
  expect(listed(withTest(content, shown({ sha256: B })))).toHaveLength(2)
})

test('what the force said of its own data stays; “no” is never put in its mouth', () => {
  expect(withTest({ tested_on_own_data: { value: 'not_yet' } }, shown())['tested_on_own_data']).toEqual({
    value: 'not_yet',
  })
  expect(withTest({}, shown({ ownData: false }))).not.toHaveProperty('tested_on_own_data')
})

test('a record that denies its own evidence is told so', () => {
  const denying = withTest({ tested_on_own_data: { value: 'not_yet' } }, shown())
  expect(deniesOwnData(denying)).toBe(true)
  expect(deniesOwnData(withTest({}, shown()))).toBe(false)
  expect(deniesOwnData(withTest({ tested_on_own_data: { value: 'no' } }, shown({ ownData: false })))).toBe(
    false,
  )
})

test('detaching leaves what other tests show', () => {
  const both = withTest(withTest({}, shown()), shown({ sha256: B }))
  const one = withoutTest(both, A)
  expect(listed(one)?.map((entry) => entry['evidence_sha256'])).toEqual([B])
  expect(one['tested_on_own_data']).toEqual({ value: 'yes' })
  expect(withoutTest(one, B)).toEqual({})
  const typed = { tested_on_own_data: { value: 'yes' }, title: { value: { en: 'T' } } }
  expect(withoutTest(typed, A)).toEqual(typed)
})

test('a withheld list and a full one are left alone', () => {
  const withheld = {
    withheld: { basis: 's31(1)(a)', harm: 'H', gist: { en: 'G' }, decided_by: 'R' },
  } as never
  expect(withTest({ test_evidence: withheld }, shown({ ownData: false }))).toEqual({
    test_evidence: withheld,
  })
  expect(withoutTest({ test_evidence: withheld }, A)).toEqual({ test_evidence: withheld })
  const full = Array.from({ length: 50 }, (_, i) => ({ title: { en: `Test ${i}` } }))
  expect(listed(withTest({ test_evidence: { value: full } }, shown()))).toHaveLength(50)
})

test('what a plan may hold and a record may not is fitted: line breaks, a long version, no version', () => {
  const odd = withSystem({ title: 'One\n two', system: { name: 'N', version: 'v'.repeat(150) } })
  const content = withTest({}, shown({ result: odd }))
  expect(contentSchema.safeParse(content).success).toBe(true)
  expect(listed(content)).toMatchObject([{ title: { en: 'One two' }, version_tested: 'v'.repeat(100) }])
  const bare = withTest({}, shown({ result: withSystem({ system: { name: 'N' } }) }))
  expect(listed(bare)?.[0]).not.toHaveProperty('version_tested')
})

test('a digest comes only with a file', () => {
  const content = withTest({}, shown())
  const written = (sha256: string) => ({ test_evidence: { value: [{ evidence_sha256: sha256 }] } })
  expect(tiedOnlyTo(content, written(A))).toEqual(written(A))
  expect(tiedOnlyTo(content, written(B))).toEqual({ test_evidence: { value: [{}] } })
  expect(tiedOnlyTo({}, { title: { value: { en: 'T' } } })).toEqual({ title: { value: { en: 'T' } } })
})
