// Text for a terminal never runs over its width, and never loses a word.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultLine } from './fault.ts'
import { columns, shorten, wrap } from './text.ts'

test('lines are wrapped at spaces, with a first and a further indent', () => {
  expect(wrap('one two three four', 11, '- ', '  ')).toBe('- one two\n  three\n  four')
})

test('no word is lost, and only a word of its own is too long', () => {
  const words = fc.array(
    fc.string({ minLength: 1, maxLength: 30 }).map((w) => w.replaceAll(/\s/g, '_')),
    { minLength: 1 },
  )
  const property = fc.property(words, fc.integer({ min: 10, max: 60 }), (list, width) => {
    const lines = wrap(list.join(' '), width).split('\n')
    return (
      lines.join(' ') === list.join(' ') &&
      lines.every((line) => [...line].length <= width || !line.includes(' '))
    )
  })
  fc.assert(property)
})

test('columns line up, and the first gives way', () => {
  const rows = [['race', 'n', 'rate'], ['A group of a very long name', '7,214', '32.3%'], ['… and 3 more']]
  expect(columns(rows, 30).split('\n')).toEqual([
    'race                  n   rate',
    'A group of a ve…  7,214  32.3%',
    '… and 3 more',
  ])
})

test('a text is cut to a length with an ellipsis', () => {
  expect([shorten('abc', 3), shorten('abcd', 3)]).toEqual(['abc', 'ab…'])
})

test('nothing that a terminal would act on gets through', () => {
  const name = '\u001b[31mred\u001b[0m\u202e'
  const shown = '\\u001b[31mred\\u001b[0m\\u202e'
  expect(wrap(name, 80)).toBe(shown)
  expect(columns([[name, '1']], 80)).toBe(`${shown}  1`)
  expect(faultLine({ file: 'a.json', field: 'images[3].id', message: 'twice' })).toBe(
    'a.json: images[3].id: twice',
  )
  expect(faultLine({ file: 'a.csv', field: 'score', message: '"score" is text' })).toBe(
    'a.csv: "score" is text',
  )
  expect(faultLine({ file: name, message: `a\nb ${name}`, hint: name })).toBe(
    `${shown}: a\\u000ab ${shown}\n  ${shown}`,
  )
})
