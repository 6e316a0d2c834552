// Checking content: the typed content, or every fault at once, in both languages.
import { type Fault, faultsOf } from './faults.ts'
import { contentSchema, type RecordContent } from './schema.ts'

export type ContentCheck =
  | Readonly<{ ok: true; content: RecordContent }>
  | Readonly<{ ok: false; faults: readonly Fault[] }>

/**
 * Checks what a form, the API or a file holds. Missing fields are no fault; see `completeness`.
 *
 * @example
 * checkContent({ phase: { value: 'later' } }).ok // => false
 */
export function checkContent(content: unknown): ContentCheck {
  const parsed = contentSchema.safeParse(content)
  if (parsed.success) return { ok: true, content: parsed.data }
  return { ok: false, faults: parsed.error.issues.flatMap((issue) => faultsOf(issue, content)) }
}
