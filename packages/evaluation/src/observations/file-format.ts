// Tells what an observations file is from its first bytes, whatever its name says; and refuses one whose name and
// content disagree, because a file that is not what its name says is most often the wrong file.
import { extname } from 'node:path'
import type { Fault } from '../faults/index.ts'

export type ObservationsFormat = 'csv' | 'parquet' | 'jsonl'

const TITLES: Readonly<Record<ObservationsFormat, string>> = {
  csv: 'CSV',
  parquet: 'Parquet',
  jsonl: 'JSON Lines',
}

const BY_EXTENSION: Readonly<Record<string, ObservationsFormat>> = {
  '.csv': 'csv',
  '.tsv': 'csv',
  '.txt': 'csv',
  '.parquet': 'parquet',
  '.pq': 'parquet',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.json': 'jsonl',
}

/** First bytes of files that people send by mistake, and what to do about each. */
const REFUSED: readonly {
  readonly bytes: readonly number[]
  readonly what: string
  readonly hint: string
}[] = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    what: 'a ZIP file or an Excel workbook',
    hint: 'Save it as CSV (UTF-8).',
  },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: 'an old Excel workbook', hint: 'Save it as CSV (UTF-8).' },
  { bytes: [0x1f, 0x8b], what: 'compressed with gzip', hint: 'Decompress it first (gunzip).' },
  {
    bytes: [0x28, 0xb5, 0x2f, 0xfd],
    what: 'compressed with Zstandard',
    hint: 'Decompress it first (unzstd).',
  },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: 'a PDF', hint: 'Ask for the table behind it as CSV.' },
  { bytes: [0xff, 0xfe], what: 'text in UTF-16', hint: 'Save it as UTF-8.' },
  { bytes: [0xfe, 0xff], what: 'text in UTF-16', hint: 'Save it as UTF-8.' },
]

function startsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, i) => head[i] === byte)
}

function contentOf(head: Uint8Array): ObservationsFormat | 'json array' | 'binary' {
  if (startsWith(head, [0x50, 0x41, 0x52, 0x31])) return 'parquet'
  if (head.includes(0)) return 'binary'
  const text = Buffer.from(head.subarray(0, 1024))
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
  if (text.startsWith('{')) return 'jsonl'
  return /^\[\s*[{[\]"\d]/.test(text) ? 'json array' : 'csv'
}

/** The format of a file that begins with `head` and is called `name`, or why it is refused. */
export function formatOf(head: Uint8Array, name: string): ObservationsFormat | Fault {
  const refused = REFUSED.find(({ bytes }) => startsWith(head, bytes))
  if (refused) {
    return {
      code: 'observations_format',
      file: name,
      message: `the file is ${refused.what}`,
      hint: refused.hint,
    }
  }
  const content = contentOf(head)
  if (content === 'binary') {
    return {
      code: 'observations_format',
      file: name,
      message: 'the file is neither text nor Parquet',
      hint: 'Send CSV, Parquet or JSON Lines.',
    }
  }
  if (content === 'json array') {
    return {
      code: 'observations_format',
      file: name,
      message: 'the file is one JSON array',
      hint: 'Write JSON Lines: one object a line, without brackets and commas around them.',
    }
  }
  const named = BY_EXTENSION[extname(name).toLowerCase()]
  if (named === undefined || named === content) return content
  return {
    code: 'observations_not_what_named',
    file: name,
    message: `the file is named as ${TITLES[named]}, but its content is ${TITLES[content]}`,
    hint: 'Check that it is the right file, and rename it if it is.',
  }
}
