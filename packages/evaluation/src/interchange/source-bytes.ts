// Reads a file whole, once it is known to be there, to be no larger than may be read, and to be text in UTF-8. What
// is wrong is a fault that names the file, and the line where there is one.
import { isUtf8 } from 'node:buffer'
import { readFile, stat } from 'node:fs/promises'
import type { Fault, Outcome } from '../faults/index.ts'
import type { ImportLimits, ImportSource } from './importer.ts'

type Bytes = Outcome<{ readonly bytes: Buffer }>

function refuse(fault: Fault): { readonly ok: false; readonly faults: readonly Fault[] } {
  return { ok: false, faults: [fault] }
}

/** What Node reads of a file at once. */
const MOST_AT_ONCE = 2 ** 31 - 1

export function inMebibytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`
}

/** That the file is there and may be read whole. */
export async function sourceFault(
  { path, name: file }: ImportSource,
  limits: ImportLimits,
): Promise<Fault | undefined> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) return { code: 'observations_unreadable', file, message: 'the file is not there' }
  if (found.size === 0) {
    return { code: 'observations_empty', file, message: 'the file is empty', hint: 'Export it again.' }
  }
  if (found.size <= limits.bytes) return undefined
  const message = `the file has ${inMebibytes(found.size)}, the limit is ${inMebibytes(limits.bytes)}`
  return { code: 'observations_too_large', file, message, hint: 'Raise the limit, or split the file.' }
}

export async function readBytes(source: ImportSource, limits: ImportLimits): Promise<Bytes> {
  const bounded = { ...limits, bytes: Math.min(limits.bytes, MOST_AT_ONCE) }
  const fault = await sourceFault(source, bounded)
  if (fault) return refuse(fault)
  const bytes = await readFile(source.path).catch(() => undefined)
  if (bytes) return { ok: true, bytes }
  const message = 'the file may not be read'
  return refuse({
    code: 'observations_unreadable',
    file: source.name,
    message,
    hint: 'Check its permissions.',
  })
}

function lineOfFault(bytes: Buffer): number {
  let line = 1
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(10, start)
    const stop = end < 0 ? bytes.length : end
    if (!isUtf8(bytes.subarray(start, stop))) return line
    start = stop + 1
  }
  return line
}

function encodingFault(bytes: Buffer, file: string): Fault | undefined {
  const code = 'observations_encoding'
  const hint = 'Save the file as UTF-8.'
  const [first = 0, second = 0] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return { code, file, line: 1, message: 'the text is in UTF-16, not in UTF-8', hint }
  }
  if (!isUtf8(bytes)) {
    return { code, file, line: lineOfFault(bytes), message: 'the text is not in UTF-8', hint }
  }
  if (!bytes.includes(0)) return undefined
  return { code, file, message: 'the file holds null characters: it is no text, or in UTF-16', hint }
}

const MARK = Buffer.from([0xef, 0xbb, 0xbf])

/** The bytes of text in UTF-8, without the mark that may stand before it. */
export function asText(bytes: Buffer, file: string): Bytes {
  const fault = encodingFault(bytes, file)
  if (fault) return refuse(fault)
  return { ok: true, bytes: bytes.subarray(0, 3).equals(MARK) ? bytes.subarray(3) : bytes }
}

export async function readText(source: ImportSource, limits: ImportLimits): Promise<Bytes> {
  const read = await readBytes(source, limits)
  return read.ok ? asText(read.bytes, source.name) : read
}
