// Writes ZIP files for the tests, honest ones and ones that lie about what is in them.
import { crc32, deflateRawSync, zstdCompressSync } from 'node:zlib'

export type Packed = {
  readonly name: string
  readonly content: Buffer
  readonly method?: 0 | 8 | 93
  /** What the directory says instead of the true size. */
  readonly declared?: number
  /** The size and place in the ZIP64 extra field. */
  readonly wide?: boolean
  readonly encrypted?: boolean
}

const COMPRESS = { 0: (b: Buffer) => b, 8: deflateRawSync, 93: zstdCompressSync } as const

function headerOf(packed: Packed, data: Buffer, offset: number): { local: Buffer; central: Buffer } {
  const { name, content, method = 8, declared = content.length, wide = false, encrypted = false } = packed
  const title = Buffer.from(name)
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(45, 0)
  fields.writeUInt16LE(encrypted ? 1 : 0, 2)
  fields.writeUInt16LE(method, 4)
  fields.writeUInt32LE(crc32(content), 10)
  fields.writeUInt32LE(wide ? 0xffffffff : data.length, 14)
  fields.writeUInt32LE(wide ? 0xffffffff : declared, 18)
  fields.writeUInt16LE(title.length, 22)
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, title])
  const extra = Buffer.alloc(wide ? 28 : 0)
  if (wide) {
    extra.writeUInt16LE(1, 0)
    extra.writeUInt16LE(24, 2)
    for (const [i, value] of [declared, data.length, offset].entries())
      extra.writeBigUInt64LE(BigInt(value), 4 + 8 * i)
  }
  fields.writeUInt16LE(extra.length, 24)
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(wide ? 0xffffffff : offset, 10)
  return { local, central: Buffer.concat([Buffer.from('PK\x01\x02\x2d\x00'), fields, rest, title, extra]) }
}

function wideEnd(entries: number, bytes: number, offset: number): Buffer {
  const record = Buffer.alloc(76)
  record.write('PK\x06\x06', 0, 'latin1')
  record.writeBigUInt64LE(44n, 4)
  for (const [i, value] of [entries, entries, bytes, offset].entries())
    record.writeBigUInt64LE(BigInt(value), 24 + 8 * i)
  record.write('PK\x06\x07', 56, 'latin1')
  record.writeBigUInt64LE(BigInt(offset + bytes), 64)
  return record
}

export function zipOf(files: readonly Packed[], wide = false): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const packed of files) {
    const data = COMPRESS[packed.method ?? 8](packed.content)
    const { local, central } = headerOf(packed, data, offset)
    parts.push(local, data)
    directory.push(central)
    offset += local.length + data.length
  }
  const bytes = directory.reduce((sum, { length }) => sum + length, 0)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  for (const at of [8, 10]) end.writeUInt16LE(wide ? 0xffff : files.length, at)
  end.writeUInt32LE(bytes, 12)
  end.writeUInt32LE(wide ? 0xffffffff : offset, 16)
  return Buffer.concat([...parts, ...directory, ...(wide ? [wideEnd(files.length, bytes, offset)] : []), end])
}
