import { expect, test } from 'vitest'
import { createExpiringAdapter } from './expiring-adapter.ts'

test('what has expired is not found', async () => {
  let now = 0
  const codes = createExpiringAdapter(() => now)('AuthorizationCode')
  await codes.upsert('c1', { accountId: 'ann' }, 60)
  now = 59_999
  expect(await codes.find('c1')).toEqual({ accountId: 'ann' })
  now = 60_000
  expect(await codes.find('c1')).toBeUndefined()
})

test('a code that was used says so, and its grant can be taken back with all that came of it', async () => {
  const adapter = createExpiringAdapter(() => 5_000)
  const codes = adapter('AuthorizationCode')
  const tokens = adapter('AccessToken')
  await codes.upsert('c1', { grantId: 'g1' }, 60)
  await tokens.upsert('t1', { grantId: 'g1' }, 60)
  await tokens.upsert('t2', { grantId: 'g2' }, 60)
  await codes.consume('c1')
  expect(await codes.find('c1')).toMatchObject({ consumed: 5 })
  await codes.revokeByGrantId('g1')
  expect([await codes.find('c1'), await tokens.find('t1')]).toEqual([undefined, undefined])
  expect(await tokens.find('t2')).toBeDefined()
})

test('a session is found by its uid, among sessions only', async () => {
  const adapter = createExpiringAdapter()
  await adapter('Session').upsert('s1', { uid: 'u1', accountId: 'ann' }, 60)
  await adapter('Interaction').upsert('i1', { uid: 'u2' }, 60)
  expect(await adapter('Session').findByUid('u1')).toMatchObject({ accountId: 'ann' })
  expect(await adapter('Session').findByUid('u2')).toBeUndefined()
  await adapter('Session').destroy('s1')
  expect(await adapter('Session').findByUid('u1')).toBeUndefined()
})

test('a flood of sign-ins pushes out the oldest, and memory stays bounded', async () => {
  const interactions = createExpiringAdapter()('Interaction')
  for (let i = 0; i <= 5_000; i++) await interactions.upsert(`i${i}`, {}, 60)
  expect(await interactions.find('i0')).toBeUndefined()
  expect(await interactions.find('i5000')).toBeDefined()
})
