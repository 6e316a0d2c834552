import { expect, test } from 'vitest'
import { type Attempt, type Attempts, takeAttempt, withAttempt } from './attempts.ts'

const attempt = (nonce: string): Attempt => ({
  nonce,
  codeVerifier: 'v',
  returnTo: '/',
  language: 'en',
  need: 'sign-in',
  startedAt: '2026-03-02T09:00:00Z',
})

test('an attempt is taken once', () => {
  const attempts = withAttempt(withAttempt(undefined, 'a', attempt('1')), 'b', attempt('2'))
  const { attempt: taken, rest } = takeAttempt(attempts, 'a')
  expect(taken?.nonce).toBe('1')
  expect(Object.keys(rest)).toEqual(['b'])
  expect(takeAttempt(rest, 'a').attempt).toBeNull()
})

test('a state that nobody gave out takes nothing, whatever it is called', () => {
  const attempts = withAttempt(undefined, 'a', attempt('1'))
  expect(['', 'b', '__proto__', 'constructor'].map((state) => takeAttempt(attempts, state).attempt)).toEqual(
    Array(4).fill(null),
  )
  expect(takeAttempt(undefined, 'a').attempt).toBeNull()
})

test('five tabs sign in at once; a sixth pushes out the first', () => {
  const all = ['a', 'b', 'c', 'd', 'e', 'f'].reduce<Attempts>(
    (sofar, state) => withAttempt(sofar, state, attempt(state)),
    {},
  )
  expect(Object.keys(all)).toEqual(['b', 'c', 'd', 'e', 'f'])
})
