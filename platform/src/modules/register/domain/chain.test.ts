// The chain of versions: it holds as published, and no change, gap or swap goes unnoticed.
import { newKeys } from '@policeai/evaluation'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { signedVersion } from './chain.fixture.ts'
import { CHAIN_ORIGIN, hashVersion, type SignedVersion, type VersionContent, verifyChain } from './chain.ts'

function chainOf(titles: readonly string[]): SignedVersion[] {
  const versions: SignedVersion[] = []
  for (const [index, title] of titles.entries()) {
    const version: VersionContent = {
      record: 'bcdfghjkmnpq',
      number: index + 1,
      content: { title: { value: { en: title } }, phase: { value: 'pilot' } },
      evidence: ['a'.repeat(64)],
      change_note: `Note ${index}`,
      authorised_role: 'Deputy Chief Constable',
      authorised_at: '2026-10-01T10:00:00.000Z',
      authorised_conditions: null,
      review_due: '2027-10-01',
      published_at: `2026-11-0${index + 1}T10:00:00.000Z`,
      previous_hash: versions.at(-1)?.hash ?? CHAIN_ORIGIN,
    }
    versions.push(signedVersion(version))
  }
  return versions
}

test('a chain as it was published holds, and so does none at all', () => {
  const chain = chainOf(['A', 'B', 'C'])
  expect(verifyChain(chain)).toEqual({ ok: true, head: { number: 3, hash: chain[2]?.hash } })
  expect(verifyChain([])).toEqual({ ok: true, head: null })
})

const CHANGES: Readonly<Record<string, Partial<SignedVersion>>> = {
  record: { record: 'other' },
  content: { content: { title: { value: { en: 'Softer' } } } },
  evidence: { evidence: [] },
  change_note: { change_note: 'Nothing' },
  authorised_role: { authorised_role: 'Chief Constable' },
  authorised_at: { authorised_at: '2026-10-02T10:00:00.000Z' },
  authorised_conditions: { authorised_conditions: 'At night only' },
  review_due: { review_due: '2030-01-01' },
  published_at: { published_at: '2026-11-09T10:00:00.000Z' },
}

test.each(Object.entries(CHANGES))(
  'a changed %s is noticed, also when its own hash is made anew',
  (_name, change) => {
    const [first, second, third] = chainOf(['A', 'B', 'C']) as [SignedVersion, SignedVersion, SignedVersion]
    const changed = { ...second, ...change }
    expect(verifyChain([first, changed, third])).toEqual({
      ok: false,
      fault: { number: 2, fault: 'changed' },
    })
    const forged = signedVersion(changed)
    expect(verifyChain([first, forged, third])).toEqual({
      ok: false,
      fault: { number: 3, fault: 'does_not_follow' },
    })
  },
)

test('a version that is missing or out of order is noticed', () => {
  const [a, b, c] = chainOf(['A', 'B', 'C']) as [SignedVersion, SignedVersion, SignedVersion]
  expect(verifyChain([a, c])).toEqual({ ok: false, fault: { number: 3, fault: 'missing' } })
  expect(verifyChain([b, a, c])).toMatchObject({ ok: false, fault: { fault: 'missing' } })
})

test('a hash that was made anew without the key is noticed, also at the head', () => {
  const [a, b] = chainOf(['A', 'B']) as [SignedVersion, SignedVersion]
  const changed = { ...b, change_note: 'Softer' }
  const anew = { ...changed, hash: hashVersion(changed) }
  const fault = { ok: false, fault: { number: 2, fault: 'not_signed' } }
  expect(verifyChain([a, anew])).toEqual(fault)
  expect(verifyChain([a, { ...b, signed: { ...b.signed, signature: '' } }])).toEqual(fault)
  expect(verifyChain([a, { ...b, signed: { ...b.signed, public_key: 'none' } }])).toEqual(fault)
  const stranger = signedVersion(b, newKeys()).signed
  expect(verifyChain([a, { ...b, signed: { ...stranger, key_id: b.signed.key_id } }])).toEqual(fault)
})

test('the hash does not depend on the order of keys', () => {
  const keys = fc.uniqueArray(fc.stringMatching(/^[a-z_]{1,12}$/), { minLength: 2, maxLength: 8 })
  fc.assert(
    fc.property(keys, (names) => {
      const [version] = chainOf(['A']) as [SignedVersion]
      const content = (order: readonly string[]) =>
        Object.fromEntries(order.map((name) => [name, { value: name }]))
      const [one, two] = [content(names), content(names.toReversed())]
      expect(hashVersion({ ...version, content: one })).toBe(hashVersion({ ...version, content: two }))
    }),
  )
})
