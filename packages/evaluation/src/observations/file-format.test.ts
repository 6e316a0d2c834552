// A file is what its content says; where its name says otherwise, somebody is told.
import { expect, test } from 'vitest'
import { formatOf } from './file-format.ts'

test.each([
  ['id,truth\n1,0\n', 'a.csv', 'csv'],
  ['\uFEFFid;truth\n', 'a.txt', 'csv'],
  ['[id],truth\n', 'a.csv', 'csv'],
  ['PAR1…', 'a.parquet', 'parquet'],
  ['{"id": 1}\n', 'a.jsonl', 'jsonl'],
  ['{"id": 1}\n', 'upload', 'jsonl'],
])('%j called %s is %s', (text, name, format) => {
  expect(formatOf(Buffer.from(text), name)).toBe(format)
})

test.each([
  [Buffer.from('PAR1…'), 'a.csv', 'observations_not_what_named', 'CSV, but its content is Parquet'],
  [Buffer.from('id,truth\n'), 'a.parquet', 'observations_not_what_named', 'Parquet, but its content is CSV'],
  [Buffer.from('[{"id": 1}]'), 'a.json', 'observations_format', 'one JSON array'],
  [Buffer.from([0x50, 0x4b, 3, 4, 0]), 'a.csv', 'observations_format', 'Excel'],
  [Buffer.from([0x1f, 0x8b, 8]), 'a.csv', 'observations_format', 'gzip'],
  [Buffer.from('\uFEFFid', 'utf16le'), 'a.csv', 'observations_format', 'UTF-16'],
  [Buffer.from([65, 0, 66]), 'a.csv', 'observations_format', 'neither text nor Parquet'],
])('%j called %s is refused', (head, name, code, message) => {
  const fault = formatOf(head, name)
  expect(fault).toMatchObject({ code, file: name })
  expect(typeof fault === 'string' ? '' : fault.message).toContain(message)
})
