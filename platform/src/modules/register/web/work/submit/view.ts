// The check before submitting: every section as it will be read, with a link to change it.
import { button, characterCount, type Html, html } from '@policeai/govuk'
import { findField, sections } from '@policeai/record'
import { href, type Language } from '../../../../../kernel/http/language.ts'
import type { Draft } from '../../../domain/draft.ts'
import { workText } from '../../../locales/work/index.ts'
import type { Attached } from '../../../store/evidence.ts'
import { contentSummary, evidenceSummary } from '../content.ts'
import { recordPath } from '../context.ts'
import { faultSummary } from '../faults.ts'

export type SubmitParts = Readonly<{
  language: Language
  draft: Draft
  evidence: readonly Attached[]
  missing: readonly string[]
  published: boolean
  note: string
  fault: string | null
}>

export function submitView(parts: SubmitParts): Html {
  const { language, draft, missing, fault } = parts
  const text = workText(language)
  const path = (rest: string) => href(language, recordPath(draft.recordId, rest))
  const faults = [
    ...missing.map((key) => ({
      href: path(`/sections/${sectionOf(key)}`),
      text: text.submit[key in draft.content ? 'begun' : 'missing'](findField(key)?.title[language] ?? key),
    })),
    ...(fault === null ? [] : [{ href: '#note', text: fault }]),
  ]
  return html`${faultSummary(language, faults)}
<p class="govuk-body">${text.submit.what}</p>
${contentSummary(language, draft.content, ({ key }) => path(`/sections/${key}`))}
${evidenceSummary(language, parts.evidence, path('/evidence'))}
${missing.length === 0 && submitForm(parts, path('/submit'))}`
}

const sectionOf = (key: string): string =>
  sections.find(({ fields }) => fields.some((field) => field.key === key))?.key ?? ''

function submitForm({ language, draft, published, note, fault }: SubmitParts, action: string): Html {
  const { submit, error, count } = workText(language)
  return html`<form method="post" action="${action}" novalidate><input type="hidden" name="_revision" value="${draft.revision}">
${
  published &&
  characterCount({
    name: 'note',
    id: 'note',
    value: note,
    label: { text: submit.note, classes: 'govuk-label--m' },
    hint: { text: submit.noteHint },
    maxlength: 1000,
    threshold: 75,
    errorMessage: fault === null ? undefined : { text: fault, visuallyHiddenText: error },
    ...count,
  })
}
${button({ text: submit.button, preventDoubleClick: true })}</form>`
}
