// The state of a run as a tag; a signed run says so in place of "measured".
import { type Html, tag } from '@policeai/govuk'
import type { Language } from '../../../kernel/http/language.ts'
import type { RunState, RunSummary } from '../domain/run.ts'
import { textOf } from '../locales/index.ts'

const COLOURS: Readonly<Record<RunState, string>> = {
  queued: 'govuk-tag--grey',
  running: 'govuk-tag--purple',
  measured: '',
  failed: 'govuk-tag--orange',
}

export function stateTag(language: Language, run: Pick<RunSummary, 'state' | 'evidenceSha256'>): Html {
  const text = textOf(language)
  if (run.evidenceSha256 !== null) return tag({ text: text.signed, classes: 'govuk-tag--teal' })
  return tag({ text: text.states[run.state], classes: COLOURS[run.state] })
}
