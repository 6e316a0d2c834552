// The lines of a text file with their numbers, one by one, so that a file may be longer than one string can be.
import { openEnd } from '../faults/index.ts'
import type { FaultList } from './fault-list.ts'
import type { ImportNote } from './importer.ts'
import { inMebibytes } from './source-bytes.ts'

export type TextLine = { readonly line: number; readonly text: string }
export type LineSource = { readonly bytes: Buffer; readonly file: string; readonly lineBytes: number }

/** All lines but blank ones and those that begin with `comment`. A line that is too long is a fault. */
export function* linesOf(
  { bytes, file, lineBytes }: LineSource,
  comment: string,
  faults: FaultList,
): Iterable<TextLine> {
  for (let start = 0, line = 1; start < bytes.length; line++) {
    const end = bytes.indexOf(10, start)
    const stop = end < 0 ? bytes.length : end
    if (stop - start > lineBytes) {
      const message = `the line has ${inMebibytes(stop - start)}, the limit is ${inMebibytes(lineBytes)}`
      faults.add({ code: 'observations_too_large', file, line, message })
    } else {
      const text = bytes.toString('utf8', start, stop).trim()
      if (text !== '' && !text.startsWith(comment)) yield { line, text }
    }
    start = stop + 1
  }
}

/** The note on a text whose last line has no line break. */
export function openEndNotes({ bytes, file }: Pick<LineSource, 'bytes' | 'file'>): readonly ImportNote[] {
  const last = bytes.at(-1)
  if (last === undefined || last === 10 || last === 13) return []
  return [{ code: 'last_line_open', message: openEnd(file), n: 1, file }]
}

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i

/** A finite number as people write it; nothing else, not even `0x10` or an empty field. */
export function finiteNumber(text: string): number | undefined {
  const value = NUMBER.test(text) ? Number(text) : Number.NaN
  return Number.isFinite(value) ? value : undefined
}

/** Thirty years: what is longer is no time in a recording. */
const MOST_SECONDS = 1e9

/** A time or a duration in seconds, from 0. */
export function seconds(text: string): number | undefined {
  const value = finiteNumber(text)
  return value !== undefined && value >= 0 && value <= MOST_SECONDS ? value : undefined
}
