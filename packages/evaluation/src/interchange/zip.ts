// Reads a ZIP file that a stranger sent: each file in it decompressed on its own, never to more than was declared, and
// nothing at all where what is declared is more than may be. Stored, deflate and Zstandard.
import { type FileHandle, open, stat } from 'node:fs/promises'
import { crc32, inflateRawSync, zstdDecompressSync } from 'node:zlib'
import type { Fault, Outcome } from '../faults/index.ts'
import type { ImportLimits, ImportSource } from './importer.ts'
import { inMebibytes } from './source-bytes.ts'
import { readAt, readDirectory, type ZipEntry } from './zip-directory.ts'

/** Its content, or what is wrong with it. */
export type ZipContent = { readonly bytes: Buffer } | { readonly fault: string }

export type Zip = {
  readonly entries: ReadonlyMap<string, ZipEntry>
  readonly read: (entry: ZipEntry) => Promise<ZipContent>
  readonly close: () => Promise<void>
}

type Decompress = (bytes: Buffer, size: number) => Buffer

const METHODS: Readonly<Record<number, Decompress>> = {
  0: (bytes) => bytes,
  8: (bytes, size) => inflateRawSync(bytes, { maxOutputLength: Math.max(1, size) }),
  93: (bytes, size) => zstdDecompressSync(bytes, { maxOutputLength: Math.max(1, size) }),
}

const LOCAL = 0x04034b50
const LOCAL_LENGTH = 30

async function compressedBytes(file: FileHandle, entry: ZipEntry): Promise<Buffer | undefined> {
  const header = await readAt(file, entry.offset, LOCAL_LENGTH)
  if (header.length < LOCAL_LENGTH || header.readUInt32LE(0) !== LOCAL) return undefined
  const start = entry.offset + LOCAL_LENGTH + header.readUInt16LE(26) + header.readUInt16LE(28)
  const bytes = await readAt(file, start, entry.compressed)
  return bytes.length === entry.compressed ? bytes : undefined
}

function decompressed(bytes: Buffer, { method, size, crc32: expected }: ZipEntry): ZipContent {
  const decompress = METHODS[method]
  if (decompress === undefined) return { fault: `is compressed in a way that is not read (method ${method})` }
  try {
    const content = decompress(bytes, size)
    const isWhole = content.length === size && crc32(content) === expected
    return isWhole ? { bytes: content } : { fault: 'is not what the directory of the ZIP file says' }
  } catch (error) {
    const isLarger = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    return {
      fault: isLarger ? `holds more than the ${size} bytes that are declared` : 'cannot be decompressed',
    }
  }
}

async function readEntry(file: FileHandle, entry: ZipEntry): Promise<ZipContent> {
  if (entry.encrypted) return { fault: 'is encrypted' }
  const bytes = await compressedBytes(file, entry)
  return bytes === undefined ? { fault: 'is cut off' } : decompressed(bytes, entry)
}

/** That what is wanted of it may be decompressed, by what the directory declares. */
function sizeFault(
  entries: Iterable<ZipEntry>,
  file: string,
  { entryBytes, inflatedBytes, bytes }: ImportLimits,
): Fault | undefined {
  const code = 'observations_too_large'
  let [inflated, compressed] = [0, 0]
  for (const { name, size, compressed: own } of entries) {
    inflated += size
    compressed += own
    if (size <= entryBytes && own <= entryBytes) continue
    const message = `"${name}" has ${inMebibytes(Math.max(size, own))}, the limit is ${inMebibytes(entryBytes)}`
    return { code, file, message }
  }
  if (inflated <= inflatedBytes && compressed <= bytes) return undefined
  const message = `decompressed, the file has ${inMebibytes(inflated)}, the limit is ${inMebibytes(inflatedBytes)}`
  return { code, file, message, hint: 'Split the log, or raise the limit if you trust where it comes from.' }
}

/** Opens what `wanted` names of a ZIP file. Whoever opens it closes it. */
export async function openZip(
  { path, name }: ImportSource,
  limits: ImportLimits,
  wanted: (name: string) => boolean,
): Promise<Outcome<{ readonly zip: Zip }>> {
  const { size } = await stat(path)
  const file = await open(path)
  const all = await readDirectory(file, size, limits.entries)
  const entries = all instanceof Map ? new Map([...all].filter(([entry]) => wanted(entry))) : new Map()
  const fault: Fault | undefined =
    'fault' in all
      ? { code: 'import_malformed', file: name, message: all.fault }
      : sizeFault(entries.values(), name, limits)
  if (fault === undefined) {
    return { ok: true, zip: { entries, read: (entry) => readEntry(file, entry), close: () => file.close() } }
  }
  await file.close()
  return { ok: false, faults: [fault] }
}
