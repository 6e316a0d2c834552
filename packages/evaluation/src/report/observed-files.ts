// The files that a result is of, each with its digest, as a page names them: one, or two of a format that comes in two.
import { type Html, html } from '@policeai/govuk/html'
import type { Result } from '../result/index.ts'
import { formatCount } from './format.ts'
import { type Language, wordsFor } from './words.ts'

export function observedFiles(
  { name, format, bytes, sha256, truth }: Result['provenance']['observations'],
  language: Language,
): Html {
  const words = wordsFor(language).provenance
  const size = (of: number) => words.bytes(formatCount(of, language))
  const digest = (value: string) => html`<br><code>${words.digest(value)}</code>`
  const first = html`${name}, ${format}, ${size(bytes)}${digest(sha256)}`
  if (truth === undefined) return first
  return html`${first}<br>${truth.name}, ${size(truth.bytes)}${digest(truth.sha256)}`
}
