// Parses JSON that others wrote: its depth is bounded, what it cannot be is said with line and column, and `NaN` and
// `Infinity`, which Python writes although JSON has no word for them, are found instead of failing in the middle.
import { constants } from 'node:buffer'
import type { Fault, Outcome } from '../faults/index.ts'
import { asText, inMebibytes } from './source-bytes.ts'

type Parsed = Outcome<{ readonly value: unknown }>

/** What becomes of a number that is not finite: a fault, or an empty list, which no format here has in its place. */
export type NonFinite = 'fault' | 'empty'

type JsonRequest = { readonly file: string; readonly depth: number; readonly nonFinite: NonFinite }

const QUOTE = 34
const BACKSLASH = 92

function endOfString(bytes: Buffer, start: number): number {
  for (let at = bytes.indexOf(QUOTE, start + 1); at >= 0; at = bytes.indexOf(QUOTE, at + 1)) {
    let before = at - 1
    while (bytes[before] === BACKSLASH) before--
    if ((at - before) % 2 === 1) return at
  }
  return bytes.length
}

function wordAt(bytes: Buffer, at: number): 'NaN' | 'Infinity' | undefined {
  const text = bytes.toString('latin1', at, at + 8)
  return text === 'Infinity' ? 'Infinity' : text.startsWith('NaN') ? 'NaN' : undefined
}

type Found = { readonly at: number; readonly what: 'deep' | 'NaN' | 'Infinity' }

/** What a parser would fail on or be led astray by, outside of strings. */
function* irregularities(bytes: Buffer, most: number): Iterable<Found> {
  let depth = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === QUOTE) at = endOfString(bytes, at)
    else if (byte === 0x5b || byte === 0x7b) {
      if (++depth > most) return yield { at, what: 'deep' }
    } else if (byte === 0x5d || byte === 0x7d) depth--
    else if (byte === 0x4e || byte === 0x49) {
      const word = wordAt(bytes, at)
      if (word !== undefined) yield { at, what: word }
    }
  }
}

function faultOf(bytes: Buffer, { at, what }: Found, { file, depth }: JsonRequest): Fault {
  const place = lineAndColumn(bytes.toString('utf8', 0, at), at)
  if (what === 'deep') {
    const message = `the JSON is nested more than ${depth} levels deep`
    return { code: 'import_malformed', file, ...place, message }
  }
  const message = `${what} is not a number that JSON can hold`
  return { code: 'not_finite', file, ...place, message, hint: 'Write null where a number is missing.' }
}

/** Writes `[]` in the place of a number that is not finite, byte for byte, so that places stay what they were. */
function blank(bytes: Buffer, { at, what }: Found): void {
  const start = bytes[at - 1] === 0x2d ? at - 1 : at
  bytes.fill(32, start, at + what.length)
  bytes.write('[]', start)
}

/** Above this, a text that is no JSON is told without its line. */
const SEARCHED = 2 ** 24

/** Where the parser stopped: at a place, at the end of the text, or somewhere that it does not tell. */
function stopOf(text: string): number | undefined {
  try {
    JSON.parse(text)
    return text.length
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    const position = /at position (\d+)/.exec(message)?.[1]
    if (position !== undefined) return Number(position)
    return message.includes('end of JSON input') ? text.length : undefined
  }
}

/** The first character at which the text can no longer become JSON, found by halving. */
function breakOf(text: string): number {
  let [good, bad] = [0, text.length]
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if ((stopOf(text.slice(0, middle)) ?? -1) >= middle) good = middle
    else bad = middle
  }
  return good
}

function lineAndColumn(text: string, at: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, at).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

function syntaxFault(text: string, error: Error, file: string): Fault {
  const at = stopOf(text) ?? (text.length > SEARCHED ? undefined : breakOf(text))
  const place = at === undefined ? {} : lineAndColumn(text, at)
  const what = error.message.replace(/ in JSON at.*/, '').replace(/, (\.\.\.)?".*/s, '')
  const message = at === text.length ? 'the JSON ends too early' : `not JSON: ${what}`
  return { code: 'import_malformed', file, ...place, message, hint: 'Export the file again.' }
}

function parseText(bytes: Buffer, { file }: JsonRequest): Parsed {
  const text = bytes.toString('utf8')
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return { ok: false, faults: [syntaxFault(text, error, file)] }
  }
}

/** Parses JSON of at most half a gibibyte. With `empty`, the bytes are written over. */
export function parseJson(raw: Buffer, request: JsonRequest): Parsed {
  const { file, depth, nonFinite } = request
  if (raw.length > constants.MAX_STRING_LENGTH) {
    const message = `the JSON has ${inMebibytes(raw.length)}; no more than ${inMebibytes(constants.MAX_STRING_LENGTH)} can be parsed at once`
    const hint = 'Split the file by image or by sample; leave out segmentation outlines.'
    return { ok: false, faults: [{ code: 'observations_too_large', file, message, hint }] }
  }
  const text = asText(raw, file)
  if (!text.ok) return text
  for (const found of irregularities(text.bytes, depth)) {
    if (found.what === 'deep' || nonFinite === 'fault') {
      return { ok: false, faults: [faultOf(text.bytes, found, request)] }
    }
    blank(text.bytes, found)
  }
  return parseText(text.bytes, request)
}

export type JsonObject = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A value that fits into one field; anything else is empty, and so is a number too great to be one. */
export function scalarOf(value: unknown): string | number | boolean | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  return typeof value === 'string' || typeof value === 'boolean' ? value : null
}
