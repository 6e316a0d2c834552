// Nothing in a file may hide in a message, move a cursor or turn a line round; what people write is left as it is.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { visible } from './index.ts'

test.each([
  ['\uFEFFyes', '\\ufeffyes'],
  ['a\u200bb', 'a\\u200bb'],
  ['a\u00a0b', 'a\\u00a0b'],
  ['\u202egnp.exe', '\\u202egnp.exe'],
  ['\u2066x\u2069', '\\u2066x\\u2069'],
  ['\u001b[2J\u009b31m', '\\u001b[2J\\u009b31m'],
  ['a\0b\r\nc\td', 'a\\u0000b\\u000d\\u000ac\\u0009d'],
  ['\ud83d!', '\\ud83d!'],
  ['soft\u00adhyphen, \u3164 filler, \u2800 braille', 'soft\\u00adhyphen, \\u3164 filler, \\u2800 braille'],
  ['tag \u{e0041}', 'tag \\u{e0041}'],
  ['a\u200db', 'a\\u200db'],
])('%j is shown as %s', (text, shown) => {
  expect(visible(text)).toBe(shown)
})

test.each(['Östfold, D’Arcy', 'Tŷ’r Cyffredin', 'a  b', '👮🏽‍♀️ ❤️', 'العربية', '日本', 'e\u0301'])(
  '%s is left',
  (text) => {
    expect(visible(text)).toBe(text)
  },
)

test('what is shown has nothing unseen, and once is enough', () => {
  const anything = fc.string({ unit: 'binary' })
  fc.assert(
    fc.property(anything, (text) => {
      const shown = visible(text)
      expect(shown).not.toMatch(/[\p{Cc}\u2028-\u202e\u2066-\u2069\ufeff\u200b]/u)
      expect(visible(shown)).toBe(shown)
    }),
  )
})
