// The chain: each entry's hash covers its own content and the hash before it, so that changing,
// dropping or reordering an entry breaks every later one. RFC 8785 gives the bytes that are hashed.
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

export type Entry = Readonly<{
  sequence: number
  at: string
  actor_id: string
  actor_role: string
  organisation_id: string
  action: string
  subject_type: string
  subject_id: string
  /** Canonical JSON, as stored. */
  detail: string
  previous_hash: string
}>

export type ChainedEntry = Entry & Readonly<{ hash: string }>

/** The hash before the first entry. */
export const GENESIS = '0'.repeat(64)

/** Of everything that the entry holds. */
export const hashEntry = (entry: Entry): string =>
  createHash('sha256').update(canonicalJson(entry)).digest('hex')

export function canonicalJson(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('not a JSON value')
  return text
}

export type ChainState = Readonly<{ sequence: number; hash: string }>
export type ChainFault = Readonly<{ sequence: number; fault: string }>

export const CHAIN_START: ChainState = { sequence: 0, hash: GENESIS }

/** Checks one entry against the state before it: the new state, or what is wrong. */
export function follow(state: ChainState, { hash, ...entry }: ChainedEntry): ChainState | ChainFault {
  const at = entry.sequence
  if (at !== state.sequence + 1)
    return { sequence: at, fault: `expected entry ${state.sequence + 1}; entries are missing` }
  if (entry.previous_hash !== state.hash)
    return { sequence: at, fault: 'does not follow from the entry before it' }
  if (hashEntry(entry) !== hash)
    return { sequence: at, fault: 'its content was changed after it was written' }
  return { sequence: at, hash }
}
