// The directory at the end of a ZIP file (PKWARE APPNOTE 6.3.10, sections 4.3.12–4.3.16, ZIP64 included): what is in
// it and where. Only the directory is believed, never the headers between the files, so that nothing is read twice.
import type { FileHandle } from 'node:fs/promises'

export type ZipEntry = {
  readonly name: string
  readonly method: number
  readonly encrypted: boolean
  readonly crc32: number
  readonly compressed: number
  readonly size: number
  /** Of its local header. */
  readonly offset: number
}

/** What is wrong with the file, in words. */
export type ZipFault = { readonly fault: string }

const END = 0x06054b50
const END_64 = 0x06064b50
const LOCATOR_64 = 0x07064b50
const HEADER = 0x02014b50
const END_LENGTH = 22
const LONGEST_COMMENT = 0xffff
/** Of the directory itself, which is held in memory. */
const DIRECTORY_BYTES = 256 * 2 ** 20

/** What stands there; less where the file ends, nothing where it cannot be. */
export async function readAt(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  if (!(Number.isSafeInteger(offset) && offset >= 0 && length >= 0)) return Buffer.alloc(0)
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, offset)
  return buffer.subarray(0, bytesRead)
}

function wide(buffer: Buffer, at: number): number {
  return buffer.length < at + 8 ? Number.NaN : Number(buffer.readBigUInt64LE(at))
}

type Directory = { readonly entries: number; readonly bytes: number; readonly offset: number }

async function wideDirectory(file: FileHandle, end: number): Promise<Directory | undefined> {
  const locator = await readAt(file, end - 20, 20)
  if (locator.length < 20 || locator.readUInt32LE(0) !== LOCATOR_64) return undefined
  const record = await readAt(file, wide(locator, 8), 56)
  if (record.length < 56 || record.readUInt32LE(0) !== END_64) return undefined
  return { entries: wide(record, 32), bytes: wide(record, 40), offset: wide(record, 48) }
}

async function findDirectory(file: FileHandle, size: number): Promise<Directory | undefined> {
  const start = Math.max(0, size - END_LENGTH - LONGEST_COMMENT)
  const tail = await readAt(file, start, size - start)
  for (let at = tail.length - END_LENGTH; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END) continue
    const narrow = {
      entries: tail.readUInt16LE(at + 10),
      bytes: tail.readUInt32LE(at + 12),
      offset: tail.readUInt32LE(at + 16),
    }
    const isWide = narrow.entries === 0xffff || narrow.bytes === 0xffffffff || narrow.offset === 0xffffffff
    return (isWide && start + at >= 20 ? await wideDirectory(file, start + at) : undefined) ?? narrow
  }
  return undefined
}

/** The values of the ZIP64 extra field, which stand there in the place of those that did not fit. */
function wideValues(extra: Buffer): readonly number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    const field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2))
    return Array.from({ length: Math.floor(field.length / 8) }, (_, i) => wide(field, 8 * i))
  }
  return []
}

type Parsed = { readonly entry: ZipEntry; readonly next: number }

function parseEntry(directory: Buffer, at: number): Parsed | undefined {
  if (directory.length < at + 46 || directory.readUInt32LE(at) !== HEADER) return undefined
  const [nameEnd, extraLength, commentLength] = [
    at + 46 + directory.readUInt16LE(at + 28),
    directory.readUInt16LE(at + 30),
    directory.readUInt16LE(at + 32),
  ]
  const values = [...wideValues(directory.subarray(nameEnd, nameEnd + extraLength))]
  const widened = (value: number): number => (value === 0xffffffff ? (values.shift() ?? value) : value)
  const [size, compressed, offset] = [24, 20, 42].map((place) => widened(directory.readUInt32LE(at + place)))
  const entry = {
    name: directory.toString('utf8', at + 46, nameEnd),
    method: directory.readUInt16LE(at + 10),
    encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
    crc32: directory.readUInt32LE(at + 16),
    ...{ size: size ?? 0, compressed: compressed ?? 0, offset: offset ?? 0 },
  }
  return { entry, next: nameEnd + extraLength + commentLength }
}

/** The files in a ZIP by name; of two with one name the later, as Python's reader takes it. */
export async function readDirectory(
  file: FileHandle,
  size: number,
  most: number,
): Promise<ReadonlyMap<string, ZipEntry> | ZipFault> {
  const found = await findDirectory(file, size)
  if (found === undefined)
    return { fault: 'the ZIP file has no directory at its end: it was cut off, or is none' }
  if (found.entries > most)
    return { fault: `the ZIP file holds ${found.entries} files, the limit is ${most}` }
  if (!(found.bytes <= Math.min(DIRECTORY_BYTES, size) && found.offset + found.bytes <= size)) {
    return { fault: 'the directory of the ZIP file lies outside of it' }
  }
  const directory = await readAt(file, found.offset, found.bytes)
  const entries = new Map<string, ZipEntry>()
  for (let at = 0, left = found.entries; left > 0; left--) {
    const parsed = parseEntry(directory, at)
    if (parsed === undefined) return { fault: 'the directory of the ZIP file is damaged' }
    entries.set(parsed.entry.name, parsed.entry)
    at = parsed.next
  }
  return entries
}
