// What an editor is asked to look at twice, and what is left alone.
import type { RecordContent } from '@policeai/record'
import { expect, test } from 'vitest'
import { flagsOf } from './flags.ts'
import { withheldFields } from './withheld.ts'

const described = (en: string, cy?: string): RecordContent => ({
  description: { value: cy === undefined ? { en } : { en, cy } },
})
const found = (content: RecordContent) => flagsOf(content).map(({ kind, excerpt }) => [kind, excerpt])

test.each([
  ['person', 'Ask PC Jones about it.', 'PC Jones'],
  ['person', 'Led by Chief Inspector Mary Ann.', 'Inspector Mary Ann'],
  ['person', 'Tested by Dr Okafor.', 'Dr Okafor'],
  ['person', 'See PS 4471.', 'PS 4471'],
  ['email', 'Write to j.smith@force.police.uk today.', 'j.smith@force.police.uk'],
  ['phone', 'Ring 01234 567 890 now.', '01234 567 890'],
  ['phone', 'Ring +44 7700 900123.', '+44 7700 900123'],
  ['network', 'It runs on 10.12.0.4.', '10.12.0.4'],
  ['network', 'It runs on match01.pnn.police.uk now.', 'match01.pnn.police.uk'],
  ['network', String.raw`Files are on \\server01\cases for now.`, String.raw`\\server01\cases`],
])('%s: %s', (kind, text, excerpt) => {
  expect(found(described(text))).toEqual([[kind, excerpt]])
})

test.each([
  'Call 101, or 999 in an emergency.',
  'The Deputy Chief Constable decides. An Assistant Chief Constable Operations reviews.',
  'Between 2025 and 2026 some 3,147,436 faces passed; version 4.1 is in use.',
  'See https://force.example/ai for more.',
])('nothing in: %s', (text) => {
  expect(found(described(text))).toEqual([])
})

test('both languages and the entries of lists are read; the contact address is meant to be there', () => {
  expect(found(described('Fine.', 'Gofynnwch i PC Jones.'))).toEqual([['person', 'PC Jones']])
  const risks: RecordContent = { incidents: { value: [{ description: { en: 'Reported by Sgt Lee.' } }] } }
  expect(found(risks)).toEqual([['person', 'Sgt Lee']])
  expect(found({ contact_email: { value: 'ai@force.example' } })).toEqual([])
})

test('long sentences, and Welsh that is missing in Wales alone', () => {
  const long = `${'word '.repeat(36).trim()}.`
  expect(flagsOf(described(long)).map(({ kind }) => kind)).toEqual(['long_sentence'])
  expect(flagsOf(described(`${'word '.repeat(30).trim()}.`))).toEqual([])
  const wales: RecordContent = {
    region: { value: ['wales'] },
    ...described('Text.'),
    title: { value: { en: 'A', cy: 'B' } },
  }
  expect(found(wales)).toEqual([['welsh_missing', 'Text.']])
})

test('what is wanting in a decision to withhold', () => {
  const withheld = {
    basis: 's23',
    harm: 'h',
    gist: { en: 'g' },
    decided_by: 'r',
    lapses: '2029-01-01',
  } as const
  const doubts = (over: object) =>
    withheldFields({ configuration: { withheld: { ...withheld, ...over } } }, '2026-11-23')[0]?.doubts
  expect(doubts({})).toEqual(['national', 'unconfirmed', 'long'])
  expect(doubts({ basis: 's43(2)', confirmed_by: 'c', lapses: '2026-11-23' })).toEqual(['lapsed'])
  expect(doubts({ basis: 's43(2)', confirmed_by: 'c', lapses: '2028-11-23' })).toEqual([])
})
