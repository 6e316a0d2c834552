// A policy is refused in words that say what to write; its statement says what it costs, in both languages.
import { expect, test } from 'vitest'
import { policySchema, statementOf } from './index.ts'

function messages(value: unknown): string[] {
  return (policySchema.safeParse(value).error?.issues ?? []).map(({ message }) => message)
}

test.each([
  [{ rule: 'suppress', below: 1 }, '`below` is a whole number of at least 2'],
  [{ rule: 'suppress', below: 2.5 }, '`below` is a whole number of at least 2'],
  [{ rule: 'suppress', below: 5, zeros: 'hide' }, '`zeros` is `show` or `suppress`'],
  [{ rule: 'round', to: 1 }, '`to` is a whole number of at least 2'],
  [{ rule: 'none', decided_by: 'Head of Data' }, 'say why no disclosure control is needed'],
  [{ rule: 'none', reason: 'The data are made up.' }, 'say in which role this was decided'],
  [
    { rule: 'none', reason: 'The data are made up.', decided_by: 'a@b.police.uk' },
    'give the role (“Head of Data Protection”), not an address',
  ],
  [{ rule: 'noise' }, '`rule` is `suppress`, `round` or `none`'],
])('%j: %s', (value, message) => {
  expect(messages(value)).toEqual([message])
})

test('zeros are shown unless the policy says otherwise', () => {
  expect(policySchema.parse({ rule: 'suppress', below: 5 })).toEqual({
    rule: 'suppress',
    below: 5,
    zeros: 'show',
  })
})

test('the statement of rounding says that it destroys counts of 6 to 10, and by how much they are off', () => {
  const { en, cy } = statementOf({ rule: 'round', to: 10 })
  expect(en).toContain('6 to 10')
  expect(en).toContain('up to 5')
  expect(cy).toContain('6 i 10')
  expect(cy).toContain('hyd at 5')
})

test('the statement of suppression names the limit and the width', () => {
  expect(statementOf({ rule: 'suppress', below: 10, zeros: 'show' }).en).toMatch(
    /of 1 to 9 .*at least 9 values/,
  )
  expect(statementOf({ rule: 'suppress', below: 10, zeros: 'suppress' }).en).toMatch(/at least 10 values/)
  expect(statementOf({ rule: 'suppress', below: 2, zeros: 'show' }).cy).toMatch(
    /o 1 yn ôl.*o leiaf 2 o werthoedd/,
  )
})

test('the statement of no control quotes the reason and the role', () => {
  const { en, cy } = statementOf({
    rule: 'none',
    reason: 'The data are made up.',
    decided_by: 'Head of Data',
  })
  for (const text of [en, cy]) expect(text).toContain('“The data are made up.”')
  for (const text of [en, cy]) expect(text).toContain('“Head of Data”')
})
