import { expect, test } from 'vitest'
import { expiryOf, seen, type Visit } from './visit.ts'

const visit = (openedAt: string, seenAt: string): Visit => ({
  personId: 'p1',
  openedAt,
  seenAt,
  secondFactorAt: null,
  idToken: '',
})

test('a visit ends half an hour after the last sign of life', () => {
  expect(expiryOf(visit('2026-03-02T09:00:00Z', '2026-03-02T10:00:00Z'), new Date())).toEqual(
    new Date('2026-03-02T10:30:00Z'),
  )
})

test('and eight hours after it began, whatever happens', () => {
  expect(expiryOf(visit('2026-03-02T09:00:00Z', '2026-03-02T16:50:00Z'), new Date())).toEqual(
    new Date('2026-03-02T17:00:00Z'),
  )
})

test('a session of somebody who is not signed in lasts half an hour from now', () => {
  expect(expiryOf(undefined, new Date('2026-03-02T09:00:00Z'))).toEqual(new Date('2026-03-02T09:30:00Z'))
})

test('a sign of life is noted once a minute, and not at every request', () => {
  const before = visit('2026-03-02T09:00:00Z', '2026-03-02T09:00:00Z')
  expect(seen(before, new Date('2026-03-02T09:00:59Z'))).toBe(before)
  expect(seen(before, new Date('2026-03-02T09:01:00Z'))).toEqual({
    ...before,
    seenAt: '2026-03-02T09:01:00.000Z',
  })
})
