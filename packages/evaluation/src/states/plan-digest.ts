// Whether two sites measured by the same plan. Where the rows lie is each site's own affair; all else must be the same, to
// the letter, since figures of different questions do not add up.
import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import canonicalize from 'canonicalize'
import type { Plan } from '../plan/index.ts'

function shared({ observations: _, ...plan }: Plan): Readonly<Record<string, unknown>> {
  return plan
}

/** SHA-256 of the canonical plan (RFC 8785) without its `observations`. */
export function planDigest(plan: Plan): string {
  return createHash('sha256')
    .update(canonicalize(shared(plan)) ?? '')
    .digest('hex')
}

function inWords(value: unknown): string {
  const text = value === undefined ? 'nothing' : (canonicalize(value) ?? '')
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

/** The keys in which two plans differ, each with what it says here and there. */
export function planDifferences(plan: Plan, other: Plan): readonly string[] {
  const [a, b] = [shared(plan), shared(other)]
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort()
  return keys
    .filter((key) => !isDeepStrictEqual(a[key], b[key]))
    .map((key) => `\`${key}\` is ${inWords(a[key])}, not ${inWords(b[key])}`)
}
