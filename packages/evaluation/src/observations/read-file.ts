// Reads the whole file once, in pieces: its SHA-256, which binds the result to it, and, for text, the place of the
// first byte that is not UTF-8. The reader of tables would otherwise fail in the middle with a vague message.
import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

const PIECE = 4 * 1024 * 1024
const LINE_FEED = 10
const RETURN = 13

/** The line, from 1, on which the first byte stands that text in UTF-8 does not have. */
export type BadText = { readonly line: number; readonly what: 'not_utf8' | 'null' }

/** `bad` and `endsOpen` (the last line has no line break) are of text only. */
export type Digest = {
  readonly sha256: string
  readonly bytes: number
  readonly bad: BadText | undefined
  readonly endsOpen: boolean
}

type TextCheck = {
  readonly add: (piece: Buffer) => void
  readonly bad: () => BadText | undefined
  readonly endsOpen: () => boolean
}

/** Where the last character of the piece begins, if it may go on in the next one; else the length. */
function endOfWhole(piece: Buffer): number {
  for (let back = 1; back <= Math.min(3, piece.length); back++) {
    const byte = piece[piece.length - back] ?? 0
    if (byte >= 0xc0) return piece.length - back
    if (byte < 0x80) break
  }
  return piece.length
}

function countLines(piece: Buffer): number {
  let lines = 0
  for (let at = piece.indexOf(LINE_FEED); at >= 0; at = piece.indexOf(LINE_FEED, at + 1)) lines++
  return lines
}

/** The number of whole lines before the first bad byte of a piece that has one. */
function linesBeforeFault(piece: Buffer): number {
  let lines = 0
  let start = 0
  for (let end = piece.indexOf(LINE_FEED); end >= 0; end = piece.indexOf(LINE_FEED, start)) {
    if (!isUtf8(piece.subarray(start, end))) return lines
    lines++
    start = end + 1
  }
  return lines
}

/** The first bad byte of whole characters that come after so many lines. */
function badIn(whole: Buffer, lines: number): BadText | undefined {
  const at = whole.indexOf(0)
  if (at >= 0 && isUtf8(whole.subarray(0, at)))
    return { line: lines + countLines(whole.subarray(0, at)) + 1, what: 'null' }
  return isUtf8(whole) ? undefined : { line: lines + linesBeforeFault(whole) + 1, what: 'not_utf8' }
}

function createTextCheck(): TextCheck {
  let rest: Buffer = Buffer.alloc(0)
  let lines = 0
  let last = 0
  let bad: BadText | undefined
  const add = (piece: Buffer): void => {
    last = piece.at(-1) ?? last
    if (bad !== undefined) return
    const joined = rest.length > 0 ? Buffer.concat([rest, piece]) : piece
    const end = endOfWhole(joined)
    const whole = joined.subarray(0, end)
    bad = badIn(whole, lines)
    lines += countLines(whole)
    rest = Buffer.from(joined.subarray(end))
  }
  return { add, bad: () => bad ?? badIn(rest, lines), endsOpen: () => last !== LINE_FEED && last !== RETURN }
}

/** The digest and the size of a file, whatever is in it. */
export async function fileDigest(path: string): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const { sha256, bytes } = await readDigest(path, false, () => {})
  return { sha256, bytes }
}

/** Reads the file at `path`; `onBytes` is told how far it has come. */
export async function readDigest(
  path: string,
  text: boolean,
  onBytes: (done: number) => void,
): Promise<Digest> {
  const hash = createHash('sha256')
  const check = createTextCheck()
  let bytes = 0
  for await (const piece of createReadStream(path, { highWaterMark: PIECE })) {
    hash.update(piece)
    if (text) check.add(piece)
    bytes += piece.length
    onBytes(bytes)
  }
  const ofText = text ? { bad: check.bad(), endsOpen: check.endsOpen() } : { bad: undefined, endsOpen: false }
  return { sha256: hash.digest('hex'), bytes, ...ofText }
}
