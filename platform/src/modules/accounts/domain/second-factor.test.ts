import { expect, test } from 'vitest'
import { SECOND_FACTOR_CLASSES, secondFactorAt } from './second-factor.ts'

const at = new Date('2026-03-02T09:00:00Z')

test.each([[['mfa']], [['pwd', 'otp']], [['pin', 'hwk']], [['swk', 'fpt']], [['pwd', 'sms', 'otp']]])(
  '%j shows two factors',
  (amr) => {
    expect(secondFactorAt({ amr, acr: null, at })).toEqual(at)
  },
)

test.each([
  [[]],
  [['pwd']],
  [['otp']],
  [['pwd', 'pin', 'kba']],
  [['hwk', 'otp']],
  [['pwd', 'sms']],
  [['pwd', 'geo', 'rba', 'user']],
  [['constructor', 'toString']],
])('%j does not', (amr) => {
  expect(secondFactorAt({ amr, acr: null, at })).toBeNull()
})

test('a class for several factors shows them, and another class does not', () => {
  expect(SECOND_FACTOR_CLASSES.map((acr) => secondFactorAt({ amr: [], acr, at }))).toEqual([at, at])
  expect(secondFactorAt({ amr: [], acr: 'urn:mace:incommon:iap:silver', at })).toBeNull()
})

test('without the time of it, no factor counts: it may be days old', () => {
  expect(secondFactorAt({ amr: ['mfa'], acr: null, at: null })).toBeNull()
})
