// Columns of numbers as they stand in a state file: their bytes, little-endian, in base64; a quarter of what the digits take.
import { z } from 'zod'

type Column = Int32Array | Float64Array | Uint16Array | Uint8Array

/** How many bytes the columns of a state may have together: one of each, at most. */
const MOST_BYTES = 2 ** 31 - 1

export function pack({ buffer, byteOffset, byteLength }: Column): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64')
}

/** Reads what `pack` wrote; `turn` makes the column of its bytes, each number of `width` bytes. */
export function packed<T extends Column>(width: number, turn: (bytes: ArrayBuffer) => T) {
  return z
    .string()
    .max(MOST_BYTES)
    .refine((text) => Buffer.from(text, 'base64').toString('base64') === text, { message: 'expected base64' })
    .refine((text) => Buffer.byteLength(text, 'base64') % width === 0, {
      message: `expected numbers of ${width} bytes`,
    })
    .transform((text) => turn(new Uint8Array(Buffer.from(text, 'base64')).buffer))
}

export const int32s = packed(4, (bytes) => new Int32Array(bytes))
export const float64s = packed(8, (bytes) => new Float64Array(bytes))
export const uint16s = packed(2, (bytes) => new Uint16Array(bytes))
export const uint8s = packed(1, (bytes) => new Uint8Array(bytes))
