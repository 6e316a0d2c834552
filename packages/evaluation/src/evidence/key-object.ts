// Keys as node:crypto holds them. They stay inside this folder: what the package gives out is PEM text, so that its types
// ask nobody for those of Node.
import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'

/** A key that was read, or why it could not be. */
export type FoundKey =
  | { readonly ok: true; readonly key: KeyObject }
  | { readonly ok: false; readonly message: string }

/** The id of a key of either kind; that of a private key is that of its public half. */
export function idOfKey(key: KeyObject): string {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key
  const der = publicKey.export({ type: 'spki', format: 'der' })
  return `sha256:${createHash('sha256').update(der).digest('hex')}`
}

/** An Ed25519 private key from PEM text; the message never repeats the text. */
export function privateKeyIn(pem: string): FoundKey {
  const fault = 'this is not a private key in PEM form; make one with `policeai keys new`'
  return keyIn(pem, createPrivateKey, fault)
}

/** An Ed25519 public key from PEM text; never one that is the half of a private key. */
export function publicKeyIn(pem: string): FoundKey {
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem)) {
    return {
      ok: false,
      message: 'this is a private key; give the public one (public.pem), and keep this one to yourself',
    }
  }
  return keyIn(pem, createPublicKey, 'this is not a public key in PEM form')
}

function keyIn(pem: string, create: (pem: string) => KeyObject, fault: string): FoundKey {
  const key = attempt(() => create(pem))
  if (key === null) return { ok: false, message: fault }
  if (key.asymmetricKeyType === 'ed25519') return { ok: true, key }
  return { ok: false, message: `this key is ${key.asymmetricKeyType}; evidence is signed with Ed25519` }
}

function attempt(create: () => KeyObject): KeyObject | null {
  try {
    return create()
  } catch {
    return null
  }
}
