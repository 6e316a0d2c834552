// Writes a result so that the same evaluation gives the same bytes, on any machine: keys sorted and numbers written
// as RFC 8785 says, then indented for people. What breaks the schema (a NaN, a missing key) is never written.
import canonicalize from 'canonicalize'
import { type Result, resultSchema } from './schema.ts'

/**
 * The text of a result file. Throws `ZodError` for a result that does not keep to the schema.
 *
 * Source: RFC 8785, JSON Canonicalization Scheme (order of keys, form of numbers); indentation is added to it.
 */
export function serialiseResult(result: Result): string {
  return canonicalText(resultSchema.parse(result))
}

/** A document in canonical order, indented. */
export function canonicalText(document: unknown): string {
  const canonical = canonicalize(document)
  if (canonical === undefined) throw new TypeError('a document has a canonical form')
  return `${JSON.stringify(JSON.parse(canonical), null, 2)}\n`
}
