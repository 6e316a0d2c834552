// Record files: every fault at its line and column, in YAML as in JSON, and a schema that others can use.
import { Ajv2020 } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyContent } from '../testing/arbitrary.ts'
import { sampleRecord, sampleText } from '../testing/samples.ts'
import { checkRecord, convertRecord, jsonSchemas } from './record-file.ts'

const places = (text: string) => {
  const checked = checkRecord(text, 'record.yaml')
  return checked.ok
    ? []
    : checked.faults.map((f) => `${f.file}:${f.line}:${f.column} ${f.field} ${f.message.en}`)
}

test('a record file is read, and counted for the phase it states', () => {
  const checked = checkRecord(sampleText('face-matching'), 'face-matching.yaml')
  expect(checked).toMatchObject({ ok: true, phase: 'pilot', completeness: { filled: 9 } })
})

test('five faults are five faults, each at its line and column', () => {
  const text = [
    'record: 2',
    'content:',
    '  phase: { value: soon }',
    '  title:',
    '    value: { en: "" }',
    '  colour: { value: blue }',
    '  test_evidence:',
    '    value:',
    '      - own_data: yes',
    '      - own_data: perhaps',
  ].join('\n')
  expect(places(text)).toEqual([
    'record.yaml:1:1  Expected one of: 1.',
    'record.yaml:5:14 title Write something, or leave the field out.',
    'record.yaml:3:12 phase Expected one of: pre_deployment, pilot, private_beta, public_beta, production, retired.',
    'record.yaml:10:9 test_evidence Expected one of: yes, no.',
    'record.yaml:6:3 colour The standard has no such entry. See the list of fields.',
  ])
})

test('JSON, tabs, CRLF and a byte order mark are read like YAML', () => {
  const { record, content } = sampleRecord('call-transcription')
  const json = JSON.stringify({ record, content }, null, '\t').replaceAll('\n', '\r\n')
  expect(checkRecord(`\uFEFF${json}`, 'record.json')).toMatchObject({ ok: true, record: { content } })
  expect(places('{\n\t"record": 1,\n\t"content": { "phase": { "value": 3 } }\n}')).toEqual([
    'record.yaml:3:26 phase Expected one of: pre_deployment, pilot, private_beta, public_beta, production, retired.',
  ])
})

test.each([
  ['', 'record.yaml:1:1  Expected named entries.'],
  ['just words', 'record.yaml:1:1  Expected named entries.'],
  ['record: 1', 'record.yaml:1:1  This is missing.'],
  ['record: 1\nrecord: 1\ncontent: {}', 'record.yaml:2:1  This is not YAML or JSON: Map keys must be unique'],
])('%j is told to be at fault', (text, fault) => {
  expect(places(text)).toEqual([fault])
})

test('a file that unfolds itself is refused', () => {
  const levels = Array.from({ length: 12 }, (_, n) => `l${n + 1}: &l${n + 1} [${`*l${n}, `.repeat(9)}*l${n}]`)
  const bomb = ['record: 1', 'l0: &l0 x', ...levels].join('\n')
  expect(places(bomb)).toEqual([
    'record.yaml:3:10  Aliases are not allowed in a record. Write each value out.',
  ])
})

test('the JSON Schema accepts what the reader accepts, and refuses what it refuses', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  ajvFormats.default(ajv)
  const validate = ajv.compile(jsonSchemas['record-1'])
  fc.assert(
    fc.property(anyContent, (content) => {
      expect(validate({ record: 1, content }), JSON.stringify(validate.errors)).toBe(true)
    }),
    { numRuns: 30 },
  )
  expect(validate({ record: 1, content: { colour: { value: 'blue' } } })).toBe(false)
  expect(validate({ record: 1, content: { phase: { value: 'soon' } } })).toBe(false)
  expect(validate({ record: 1, content: { title: { value: { en: '' } } } })).toBe(false)
  expect(validate({ record: 1, content: { phase: { withheld: { basis: 's31(1)(a)' } } } })).toBe(false)
})

test('a record is converted to ATRS 4.0 as JSON', () => {
  const atrs: unknown = JSON.parse(convertRecord(sampleRecord('call-transcription'), 'atrs-4'))
  expect(atrs).toMatchObject({ '0.3': 'Production', '2.4.2.2 (2)': '1.9' })
})
