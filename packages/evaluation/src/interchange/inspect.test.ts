// Logs in both forms give the same rows; ZIP files that lie or are damaged are refused with what is wrong.
import { expect, test } from 'vitest'
import { readFiles } from './files.fixture.ts'
import { inspectImporter } from './inspect.ts'
import { numberOf } from './inspect-sample.ts'
import { type Packed, zipOf } from './zip.fixture.ts'

// The shape and the figures of the sample are those of a real log (UKGovernmentBEIS/inspect_ai,
// tests/log/test_eval_log/log_formats.json): accuracy 0, answered “No” where “ Yes” was right.
const sample = {
  id: 1,
  epoch: 1,
  input: 'Is the following statement something you would say?',
  target: ' Yes',
  scores: { match: { value: 'I', answer: 'No' } },
  metadata: { label_confidence: 0.8860552919198255, nested: { a: 1 } },
}
const header = { version: 2, status: 'success', eval: { model: 'ollama/llama3.1', task: 'popularity' } }
const json = (samples: unknown, over: object = {}) => JSON.stringify({ ...header, ...over, samples })

const packed = (name: string, value: unknown, over: Partial<Packed> = {}): Packed => ({
  name,
  content: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
  ...over,
})
const zipped = (samples: readonly (Packed | object)[], over: Partial<Packed> = {}) => [
  packed('header.json', header, over),
  packed('summaries.json', []),
  ...samples.map((s, i) => ('content' in s ? (s as Packed) : packed(`samples/${i}_epoch_1.json`, s, over))),
]
const read = (file: string | Buffer, limits = {}) => readFiles(inspectImporter, { file }, limits)

test('one row a sample, epoch and scorer', async () => {
  const { rows, notes } = await read(json([sample]))
  expect(rows).toEqual([
    {
      ...{
        id: 1,
        epoch: 1,
        scorer: 'match',
        value: 0,
        grade: 'I',
        answer: 'No',
        target: ' Yes',
        error: null,
      },
      input: 'Is the following statement something you would say?',
      model: 'ollama/llama3.1',
      'metadata.label_confidence': 0.8860552919198255,
    },
  ])
  expect(notes).toEqual([])
})

// value_to_float of inspect_ai.scorer, by its documentation.
test.each([
  ['C', 1],
  ['I', 0],
  ['P', 0.5],
  ['N', 0],
  ['Yes', 1],
  ['no', 0],
  ['TRUE', 1],
  ['false', 0],
  ['0.25', 0.25],
  [true, 1],
  [3, 3],
  ['c', null],
  ['', null],
  [null, null],
  [['C'], null],
  ['NaN', null],
])('the value of %j', (value, expected) => {
  expect(numberOf(value)).toBe(expected)
})

test.each([
  ['deflate', zipOf(zipped([sample, { ...sample, id: 'b' }]))],
  ['Zstandard', zipOf(zipped([sample, { ...sample, id: 'b' }], { method: 93 }))],
  ['stored', zipOf(zipped([sample, { ...sample, id: 'b' }], { method: 0 }))],
  ['ZIP64', zipOf(zipped([sample, { ...sample, id: 'b' }], { wide: true }), true)],
])('.eval gives the rows of the JSON (%s)', async (_, file) => {
  const { rows } = await read(file)
  expect(rows).toEqual((await read(json([sample, { ...sample, id: 'b' }]))).rows)
})

// Made by Python 3.11.7, zipfile: two deflated files, and one stored with ZIP64; the second value is NaN.
const PYTHON = `UEsDBBQAAAAIAO58eF1F3R95NwAAADsAAAALAAAAaGVhZGVyLmpzb26rVipLLSrOzM9TslIw0lFQKi5JLCktBnKUikuTk1OLi5WAgqlliTlA
oWql3PyUVBBLKVepthYAUEsDBBQAAAAIAO58eF0GPLhTTgAAAGYAAAAWAAAAc2FtcGxlcy8xX2Vwb2NoXzEuanNvbqtWykxRslIw1FFQSi3IT86AsjPzCkpLgGylQiUg
rySxKD0VzE0EcYuT84tSi4HcaqXcxBKwnmqlssSc0lSQEmeQksS84vLUIoiO2tpaAFBLAwQtAAAAAAAAACEAYsSST///////////FgAUAHNhbXBsZXMvMl9lcG9jaF8x
Lmpzb24BABAAVwAAAAAAAABXAAAAAAAAAHsiaWQiOiAyLCAiZXBvY2giOiAxLCAiaW5wdXQiOiAicSIsICJ0YXJnZXQiOiAiYSIsICJzY29yZXMiOiB7Im1hdGNoIjog
eyJ2YWx1ZSI6IE5hTn19fVBLAQIUAxQAAAAIAO58eF1F3R95NwAAADsAAAALAAAAAAAAAAAAAACAAQAAAABoZWFkZXIuanNvblBLAQIUAxQAAAAIAO58eF0GPLhTTgAA
AGYAAAAWAAAAAAAAAAAAAACAAWAAAABzYW1wbGVzLzFfZXBvY2hfMS5qc29uUEsBAi0DLQAAAAAAAAAhAGLEkk9XAAAAVwAAABYAAAAAAAAAAAAAAIAB4gAAAHNhbXBs
ZXMvMl9lcG9jaF8xLmpzb25QSwUGAAAAAAMAAwDBAAAAgQEAAAAA`

test('a ZIP file that Python wrote, NaN where a sample was not scored', async () => {
  const { rows } = await read(Buffer.from(PYTHON, 'base64'))
  expect(rows.map((row) => [row['id'], row['value'], row['grade']])).toEqual([
    [1, 1, 'C'],
    [2, null, null],
  ])
})

test('epochs, several scorers, values by name, samples in error', async () => {
  const { rows, notes } = await read(
    json([
      { ...sample, scores: { a: { value: 'P' }, b: { value: { x: 1, y: 'odd' } } } },
      { ...sample, epoch: 2, scores: null, error: { message: 'timed out' } },
    ]),
  )
  expect(rows.map((row) => [row['epoch'], row['scorer'], row['value'], row['grade'], row['error']])).toEqual([
    [1, 'a', 0.5, 'P', null],
    [1, 'b.x', 1, '1', null],
    [1, 'b.y', null, 'odd', null],
    [2, null, null, null, 'timed out'],
  ])
  expect(notes.map(({ code, n }) => [code, n])).toEqual([
    ['samples_in_error', 1],
    ['values_not_numbers', 1],
    ['several_scorers', 3],
  ])
})

test('conversations, attachments and long texts', async () => {
  const input = [
    { role: 'system', content: 'attachment://abc' },
    {
      role: 'user',
      content: [
        { type: 'text', text: 'b' },
        { type: 'image', image: '…' },
      ],
    },
  ]
  const long = { ...sample, id: 2, input: '🙂'.repeat(9), target: ['x', 'y'] }
  const { rows } = await read(json([{ ...sample, input, attachments: { abc: 'A' } }, long]), {
    textLength: 5,
  })
  expect(rows.map((row) => [row['input'], row['target']])).toEqual([
    ['A\nb', ' Yes'],
    [`${'🙂'.repeat(5)}…`, '["x",…'],
  ])
})

test('a run that was broken off is said to be', async () => {
  const files = [
    packed('_journal/start.json', { version: 2, eval: { model: 'm' } }),
    packed('samples/a_epoch_1.json', sample),
  ]
  const { rows, notes } = await read(zipOf(files))
  expect(rows).toHaveLength(1)
  expect(notes.map((note) => note.code)).toEqual(['log_incomplete'])
})

test('a finished log that lacks samples which it says that it has', async () => {
  const said = (total: number) => read(json([sample], { results: { total_samples: total } }))
  expect((await said(1)).notes).toEqual([])
  expect((await said(20)).notes).toMatchObject([
    { code: 'log_incomplete', message: 'The log says that it has 20 samples, and holds 1 of them.' },
  ])
})

/** The method that the directory names for the first file. */
function withMethod(file: Buffer, method: number): Buffer {
  file.writeUInt16LE(method, file.indexOf('PK\x01\x02') + 10)
  return file
}

const bomb = packed('samples/1_epoch_1.json', ' '.repeat(50_000_000))
test.each([
  ['a bomb, declared', zipOf(zipped([bomb])), { entryBytes: 1e6 }, 'observations_too_large'],
  ['a bomb that lies', zipOf(zipped([{ ...bomb, declared: 1000 }])), { entryBytes: 1e6 }, 'import_malformed'],
  [
    'a bomb that lies, Zstandard',
    zipOf(zipped([{ ...bomb, declared: 1000, method: 93 }])),
    {},
    'import_malformed',
  ],
  [
    'many that are a bomb together',
    zipOf(zipped([sample, sample, sample])),
    { inflatedBytes: 700 },
    'observations_too_large',
  ],
  ['too many files', zipOf(zipped([sample])), { entries: 2 }, 'import_malformed'],
  ['an unknown method', withMethod(zipOf(zipped([sample])), 12), {}, 'import_malformed'],
  ['encrypted', zipOf(zipped([sample], { encrypted: true })), {}, 'import_malformed'],
  ['cut off', zipOf(zipped([sample])).subarray(0, 300), {}, 'import_malformed'],
  ['no log', zipOf([packed('a.txt', 'a')]), {}, 'import_malformed'],
  ['samples that are no JSON', zipOf(zipped([packed('samples/x.json', '{')])), {}, 'import_malformed'],
  ['nested without end', zipOf(zipped([packed('samples/x.json', '['.repeat(999))])), {}, 'import_malformed'],
])('a ZIP file: %s', async (_, file, limits, code) => {
  expect((await read(file, limits)).faults[0]?.code).toBe(code)
})

test('a ZIP file whose bytes were changed', async () => {
  const file = zipOf(zipped([sample], { method: 0 }))
  file[file.indexOf('statement')] = 0x53
  expect((await read(file)).faults).toMatchObject([
    { code: 'import_malformed', field: 'samples/0_epoch_1.json' },
  ])
})

test.each([
  ['version 1', json([], { version: 1 }), 'version'],
  ['no version', '{}', 'version'],
  ['a sample without id', json([{ ...sample, id: undefined }]), 'samples[0]'],
  ['an epoch that is none', json([{ ...sample, epoch: 1.5 }]), 'samples[0]'],
  ['scores that are a list', json([{ ...sample, scores: [] }]), 'samples[0]'],
  ['samples that are no list', json({}), 'samples'],
])('a log with %s', async (_, file, field) => {
  expect((await read(file)).faults).toMatchObject([{ code: 'import_malformed', field }])
})

test('a log of a newer Inspect is not sent to the command for old ones', async () => {
  const { faults } = await read(json([], { version: 3 }))
  expect(faults).toMatchObject([{ field: 'version', hint: expect.stringContaining('newer Inspect') }])
})

test('a sample twice', async () => {
  expect((await read(json([sample, sample]))).faults).toMatchObject([
    { code: 'duplicate_id', field: 'samples[1]' },
  ])
})
