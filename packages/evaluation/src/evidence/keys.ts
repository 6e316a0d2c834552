// Ed25519 keys for evidence, as PEM text, from node:crypto alone. A key is known by the SHA-256 of its public
// part, so that a reader can tell "another key" from "a changed file" before a signature is looked at.
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { type FoundKey, idOfKey, privateKeyIn, publicKeyIn } from './key-object.ts'

/** A pair of keys as PEM text: PKCS #8 for the private one, SPKI for the public one. */
export type Keys = { readonly privateKeyPem: string; readonly publicKeyPem: string; readonly keyId: string }

/** The id of a key that was read, or why it could not be. */
export type ReadKey =
  | { readonly ok: true; readonly keyId: string }
  | { readonly ok: false; readonly message: string }

/**
 * Makes a new Ed25519 pair (RFC 8032). The private key is not encrypted: whoever holds the file can sign.
 *
 * @example
 * newKeys().publicKeyPem.split('\n')[0] // => "-----BEGIN PUBLIC KEY-----"
 */
export function newKeys(): Keys {
  const pair = generateKeyPairSync('ed25519')
  return {
    privateKeyPem: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKeyPem: pair.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    keyId: idOfKey(pair.publicKey),
  }
}

/**
 * The id of a public key (PEM, SPKI): `sha256:` and the hexadecimal SHA-256 of the DER of its SubjectPublicKeyInfo
 * (RFC 5280 §4.1.2.7), 64 digits. Throws a `TypeError` for what is not an Ed25519 public key.
 *
 * @example
 * keyIdOf(newKeys().publicKeyPem).length // => 71
 */
export function keyIdOf(publicKeyPem: string): string {
  const read = readPublicKey(publicKeyPem)
  if (!read.ok) throw new TypeError(read.message)
  return read.keyId
}

/**
 * The public half of a private key (PEM, PKCS #8), as PEM text. Throws a `TypeError` for what is not an Ed25519 private key.
 *
 * @example
 * keyIdOf(publicKeyOf(newKeys().privateKeyPem)).length // => 71
 */
export function publicKeyOf(privateKeyPem: string): string {
  const read = privateKeyIn(privateKeyPem)
  if (!read.ok) throw new TypeError(read.message)
  return createPublicKey(read.key).export({ type: 'spki', format: 'pem' }).toString()
}

/**
 * Reads an Ed25519 private key from PEM text. Never throws; the message never repeats the text.
 *
 * @example
 * readPrivateKey('hello').message // => "this is not a private key in PEM form; make one with `policeai keys new`"
 */
export function readPrivateKey(pem: string): ReadKey {
  return knownBy(privateKeyIn(pem))
}

/**
 * Reads a public key from PEM text. A private key is refused rather than reduced to its public part: a file
 * that should never have left its owner has been handed round, and the holder should hear of it.
 *
 * @example
 * readPublicKey(newKeys().privateKeyPem).ok // => false
 */
export function readPublicKey(pem: string): ReadKey {
  return knownBy(publicKeyIn(pem))
}

function knownBy(found: FoundKey): ReadKey {
  return found.ok ? { ok: true, keyId: idOfKey(found.key) } : found
}
