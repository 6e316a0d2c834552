// ATRS 4.0: what is ours and has a number goes out and comes back; nothing that is withheld comes back as words.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkContent } from '../content/check.ts'
import type { FieldValue, Item, RecordContent } from '../content/schema.ts'
import { isItemList, isTranslated } from '../content/value.ts'
import type { Field } from '../standard/field.ts'
import { fields } from '../standard/standard.ts'
import { publicContent } from '../testing/arbitrary.ts'
import { sampleRecord } from '../testing/samples.ts'
import { fromAtrs4, toAtrs4 } from './atrs-4.ts'

/** Lists that ATRS holds as one text: their entries come back as entries, but not field by field. */
const FLATTENED = ['impact_assessments', 'risks_and_mitigations']

const english = (value: FieldValue): FieldValue => (isTranslated(value) ? { en: value.en } : value)

const carriedItem = (list: readonly Field[], item: Item): Item =>
  Object.fromEntries(
    list.flatMap(({ key }) => (item[key] === undefined ? [] : [[key, english(item[key])] as const])),
  )

/** What ATRS can carry of a record. */
function carried(content: RecordContent): RecordContent {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const state = content[field.key]
      if (!state || !('value' in state) || FLATTENED.includes(field.key)) return []
      if (field.number !== null) return [[field.key, { value: english(state.value) }] as const]
      if (field.kind.kind !== 'list' || !isItemList(state.value)) return []
      const list = field.kind.item.filter(({ number }) => number !== null)
      return list.length === 0
        ? []
        : [[field.key, { value: state.value.map((item) => carriedItem(list, item)) }] as const]
    }),
  )
}

test('a record comes back from ATRS with all that ATRS can carry', () => {
  fc.assert(
    fc.property(publicContent, (content) => {
      const { content: back, unread } = fromAtrs4(toAtrs4(content))
      const rest = Object.fromEntries(Object.entries(back).filter(([key]) => !FLATTENED.includes(key)))
      expect(rest).toEqual(carried(content))
      expect(unread.filter((number) => !/^2\.5\./.test(number))).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test('numbers run in the order of the standard, models and suppliers numbered on', () => {
  const numbers = Object.keys(toAtrs4(sampleRecord('call-transcription').content))
  expect(numbers.slice(0, 5)).toEqual(['0.1', '0.2', '0.3', '0.4', '0.5'])
  expect(numbers.indexOf('2.4.2.1 (2)')).toBe(numbers.indexOf('2.4.2.1') + 1)
  expect(numbers.indexOf('2.1.4.1')).toBe(numbers.indexOf('2.1.4') + 1)
  expect(numbers.at(-1)).toBe('2.5.2')
})

test('assessments and risks are written out, and come back entry by entry for a person to sort', () => {
  const record = toAtrs4(sampleRecord('call-transcription').content)
  expect(record['2.5.2']).toMatch(/^Category: How well the model or tool works\nRisk: A wrong word/)
  const { content } = fromAtrs4(record)
  expect(content['risks_and_mitigations']).toMatchObject({ value: [{ risk: {} }, { risk: {} }] })
  expect(content['impact_assessments']).toMatchObject({ value: [{ summary: {} }, { summary: {} }] })
  expect(checkContent(content).ok).toBe(true)
})

test('withheld words go out as reason and gist, and do not come back as words', () => {
  const withheld = {
    basis: 's44(1)',
    harm: 'The harm itself stays in the register.',
    gist: { en: 'Two suppliers.' },
    decided_by: 'Disclosure manager',
    lapses: '2027-01-01',
  } as const
  const keys = ['human_review', 'third_parties', 'risks_and_mitigations']
  const record = toAtrs4(Object.fromEntries(keys.map((key) => [key, { withheld }])))
  expect(Object.keys(record)).toEqual(['2.1.4.1', '2.3.2', '2.5.2'])
  expect(record['2.3.2']).toBe(
    'Withheld under the Freedom of Information Act 2000, s44(1), until 2027-01-01. Two suppliers.',
  )
  expect(fromAtrs4(record)).toEqual({ content: {}, unread: Object.keys(record) })
})

test('another body’s record is read as far as it can be, and the rest is named', () => {
  const { content, unread } = fromAtrs4({
    '0.3': 'production',
    '0.4': 'Wales; Narnia',
    '1.3': 'N/A',
    '1.4': 'not an address',
    '2.1.4': 'YES',
    '2.1.4.1': 'Sulen Ltd',
    '2.1.4.2': '813004659779X',
    '2.4.2.1 (2)': 'A second model',
    '7.1': 'What is this?',
  })
  expect(content).toEqual({
    phase: { value: 'production' },
    third_party_involvement: { value: 'yes' },
    third_parties: { value: [{ third_party: { en: 'Sulen Ltd' } }] },
  })
  expect(unread).toEqual(['0.4', '1.4', '2.1.4.2', '2.4.2.1 (2)', '7.1'])
})
