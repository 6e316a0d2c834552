// Identifiers are made by the application, and are random: a sequence would let a reader count
// what is not published, and see the gaps that withheld records leave.
import { randomBytes } from 'node:crypto'

// Crockford's base 32 without vowels: no words form, and no character is mistaken for another.
const ALPHABET = '0123456789bcdfghjkmnpqrstvwxyz'

export type NewId = () => string

/** Twelve characters, 58 bits: a collision is not to be expected below a hundred million records. */
export const newId: NewId = () => {
  let id = ''
  while (id.length < 12) {
    for (const byte of randomBytes(16)) {
      if (byte < 240 && id.length < 12) id += ALPHABET[byte % 30]
    }
  }
  return id
}

/** True for what {@link newId} makes; used to refuse other paths before the database is asked. */
export const isId = (text: string): boolean => /^[0-9b-df-hj-km-np-tv-z]{12}$/.test(text)
