import { expect, test } from 'vitest'
import { plotId } from './plots.ts'
import { opening } from './values.ts'

test('an opening is whole sentences, as many as fit', () => {
  expect(opening('One. Two is longer. Three is longer still.', 22)).toEqual({
    text: 'One. Two is longer.',
    whole: false,
  })
  expect(opening('Short.', 22)).toEqual({ text: 'Short.', whole: true })
})

test('a sentence that does not fit is cut between words, and shows that it was', () => {
  expect(opening('A sentence without any end in sight', 20)).toEqual({
    text: 'A sentence without …',
    whole: false,
  })
})

test('ids of plots are attribute-safe and differ where names do', () => {
  const ids = ['sex', 'race × sex', 'race_x', 'race x'].map((name) => plotId('a'.repeat(64), 'f1', name))
  expect(new Set(ids).size).toBe(4)
  for (const id of ids) expect(id).toMatch(/^[\w-]+$/)
})
