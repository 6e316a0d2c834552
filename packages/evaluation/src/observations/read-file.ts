// Reads the whole file once, in pieces: its SHA-256, which binds the result to it, and, for text, the place of the
// first byte that is not UTF-8. The reader of tables would otherwise fail in the middle with a vague message.
import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

const PIECE = 4 * 1024 * 1024
const LINE_FEED = 10

/** `badLine`: the line, from 1, on which the first byte stands that is not UTF-8. */
export type Digest = { readonly sha256: string; readonly bytes: number; readonly badLine: number | undefined }

type Utf8Check = { readonly add: (piece: Buffer) => void; readonly badLine: () => number | undefined }

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

function createUtf8Check(): Utf8Check {
  let rest: Buffer = Buffer.alloc(0)
  let lines = 0
  let bad: number | undefined
  const add = (piece: Buffer): void => {
    if (bad !== undefined) return
    const joined = rest.length > 0 ? Buffer.concat([rest, piece]) : piece
    const end = endOfWhole(joined)
    const whole = joined.subarray(0, end)
    if (!isUtf8(whole)) bad = lines + linesBeforeFault(whole) + 1
    else lines += countLines(whole)
    rest = Buffer.from(joined.subarray(end))
  }
  return { add, badLine: () => bad ?? (isUtf8(rest) ? undefined : lines + 1) }
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
  const check = createUtf8Check()
  let bytes = 0
  for await (const piece of createReadStream(path, { highWaterMark: PIECE })) {
    hash.update(piece)
    if (text) check.add(piece)
    bytes += piece.length
    onBytes(bytes)
  }
  return { sha256: hash.digest('hex'), bytes, badLine: text ? check.badLine() : undefined }
}
