import { expect, test } from 'vitest'
import { admit, verifiedEmailOf } from './admission.ts'
import type { Person } from './person.ts'

const person = (changes: Partial<Person> = {}): Person => ({
  id: 'p1',
  name: 'Ann',
  email: 'ann@example.test',
  organisationId: 'o1',
  roles: ['contributor'],
  version: 1,
  disabledAt: null,
  linked: true,
  ...changes,
})

test('the provider’s own identifier lets in', () => {
  const known = person()
  expect(admit({ bySubject: known, byEmail: null })).toEqual({
    outcome: 'admitted',
    person: known,
    firstTime: false,
  })
})

test('at the first sign-in the address does', () => {
  const invited = person({ linked: false })
  expect(admit({ bySubject: null, byEmail: invited })).toEqual({
    outcome: 'admitted',
    person: invited,
    firstTime: true,
  })
})

test('an address that has a new owner does not open the account of the old one', () => {
  expect(admit({ bySubject: null, byEmail: person({ linked: true }) })).toEqual({
    outcome: 'refused',
    why: 'no-account',
  })
})

test('nobody is let in without an account, or with a disabled one', () => {
  const disabledAt = new Date()
  expect(admit({ bySubject: null, byEmail: null })).toEqual({ outcome: 'refused', why: 'no-account' })
  expect(admit({ bySubject: person({ disabledAt }), byEmail: null })).toEqual({
    outcome: 'refused',
    why: 'disabled',
  })
  const invited = person({ disabledAt, linked: false })
  expect(admit({ bySubject: null, byEmail: invited })).toEqual({ outcome: 'refused', why: 'disabled' })
})

test('an address counts only where the provider vouches for it', () => {
  const email = 'Ann@Example.test'
  expect(verifiedEmailOf({ email, email_verified: true })).toBe('ann@example.test')
  expect([true, 1, '1'].map((xms_edov) => verifiedEmailOf({ email, xms_edov }))).toEqual(
    Array(3).fill('ann@example.test'),
  )
  expect(
    [{ email }, { email, email_verified: 'true' }, { email, xms_edov: '0' }].map(verifiedEmailOf),
  ).toEqual([null, null, null])
  expect(verifiedEmailOf({ email_verified: true })).toBeNull()
})
