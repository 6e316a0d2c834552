// For tests: a key of the centre, and versions signed with it as they are when they are published.
import { sign } from 'node:crypto'
import { newKeys } from '@policeai/evaluation'
import { hashVersion, type SignedVersion, type VersionContent } from './chain.ts'

type Keys = ReturnType<typeof newKeys>

export const KEYS = newKeys()

/** What the lab does with a text. */
export const signText = (text: string, { keyId, privateKeyPem }: Keys = KEYS) => ({
  keyId,
  signature: sign(null, Buffer.from(text), privateKeyPem).toString('base64'),
})

export function signedVersion(version: VersionContent, keys: Keys = KEYS): SignedVersion {
  const hash = hashVersion(version)
  const { keyId, signature } = signText(hash, keys)
  return { ...version, hash, signed: { key_id: keyId, public_key: keys.publicKeyPem, signature } }
}
