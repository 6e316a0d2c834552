// The evidence of a draft: what is attached, and the two ways to attach more.
import {
  button,
  details,
  fileUpload,
  type Html,
  html,
  radios,
  summaryList,
  warningText,
} from '@policeai/govuk'
import { type FormValues, oneOf } from '../../../../../kernel/http/forms.ts'
import { href, type Language } from '../../../../../kernel/http/language.ts'
import { digest, formatDate, formatNumber } from '../../../../../site/index.ts'
import type { SignedEvidence } from '../../../../lab/index.ts'
import type { Draft } from '../../../domain/draft.ts'
import { deniesOwnData } from '../../../domain/test-entry.ts'
import { workText } from '../../../locales/work/index.ts'
import type { Attached } from '../../../store/evidence.ts'
import { recordPath } from '../context.ts'
import { faultSummary } from '../faults.ts'

export type EvidenceFaults = Readonly<Partial<Record<'run' | 'own' | 'file' | 'key' | 'fileOwn', string>>>

export type EvidenceParts = Readonly<{
  language: Language
  draft: Draft
  attached: readonly Attached[]
  runs: readonly SignedEvidence[]
  form: FormValues
  faults: EvidenceFaults
}>

export function evidenceView(parts: EvidenceParts): Html {
  const { language, draft, attached, runs, faults } = parts
  const text = workText(language).evidence
  const free = runs.filter(({ sha256 }) => !attached.some((one) => one.sha256 === sha256))
  const brought = faults.file !== undefined || faults.key !== undefined || faults.fileOwn !== undefined
  return html`${faultSummary(
    language,
    Object.entries(faults).map(([id, message]) => ({ href: `#${id}`, text: message })),
  )}
<p class="govuk-body-l">${text.what}</p>
<h2 class="govuk-heading-m">${text.attached}</h2>
${attached.length === 0 ? html`<p class="govuk-body">${text.none}</p>` : html`${listed(parts)}${attached.map((one) => attachedCard(parts, one))}`}
<h2 class="govuk-heading-m">${text.fromLab}</h2>
${free.length === 0 ? html`<p class="govuk-body">${runs.length === 0 ? text.noRuns : text.allAttached}</p>` : runForm(parts, free)}
${details({ summaryText: text.fromFile, open: brought, text: fileForm(parts) })}
<p class="govuk-body"><a class="govuk-link" href="${href(language, recordPath(draft.recordId))}">${text.backToRecord}</a></p>`
}

/** The words about each test stand in the record, where the force can change them. */
function listed({ language, draft }: EvidenceParts): Html {
  const text = workText(language).evidence
  const words = href(language, recordPath(draft.recordId, '/sections/reliability'))
  const denied = deniesOwnData(draft.content)
  return html`<p class="govuk-body">${text.listed} <a class="govuk-link" href="${words}#test_evidence">${text.checkWords}</a></p>${denied && warningText({ text: text.denied, iconFallbackText: workText(language).authorise.warningLabel })}`
}

function attachedCard({ language, draft }: EvidenceParts, one: Attached): Html {
  const text = workText(language).evidence
  const { result, sha256, keyId, ownData } = one
  const row = (key: string, value: string | Html) => ({ key: { text: key }, value: { text: value } })
  const action = href(language, recordPath(draft.recordId, '/evidence/detach'))
  return html`${summaryList({
    card: { title: { text: result.plan.title, headingLevel: 3 } },
    rows: [
      row(text.measured, formatDate(language, result.provenance.time)),
      row(text.rows, formatNumber(language, result.rows.used)),
      row(text.whose, ownData ? text.ownData : text.otherData),
      row(text.digest, digest(language, sha256)),
      row(text.key, digest(language, keyId.replace(/^sha256:/, ''))),
    ],
  })}<form method="post" action="${action}"><input type="hidden" name="sha256" value="${sha256}">
${button({ text: html`${text.detach}<span class="govuk-visually-hidden"> ${result.plan.title}</span>`, classes: 'govuk-button--secondary' })}</form>`
}

function whoseData({ language, form, faults }: EvidenceParts, id: 'own' | 'fileOwn'): Html {
  const { evidence: text, error } = workText(language)
  const message = faults[id]
  return radios({
    name: 'own',
    idPrefix: id,
    classes: 'govuk-radios--inline',
    fieldset: { legend: { text: text.own, classes: 'govuk-fieldset__legend--s' } },
    hint: { text: text.ownHint },
    errorMessage: message === undefined ? undefined : { text: message, visuallyHiddenText: error },
    value: oneOf(form, 'own'),
    items: [
      { value: 'yes', text: text.yes },
      { value: 'no', text: text.no },
    ],
  })
}

function runForm(parts: EvidenceParts, runs: readonly SignedEvidence[]): Html {
  const { language, draft, form, faults } = parts
  const { evidence: text, error } = workText(language)
  return html`<form method="post" action="${href(language, recordPath(draft.recordId, '/evidence/run'))}" novalidate>
${radios({
  name: 'run',
  idPrefix: 'run',
  fieldset: { legend: { text: text.chooseRun, classes: 'govuk-fieldset__legend--s' } },
  errorMessage: faults.run === undefined ? undefined : { text: faults.run, visuallyHiddenText: error },
  value: oneOf(form, 'run'),
  items: runs.map(({ sha256, title, finishedAt }) => ({
    value: sha256,
    text: title,
    hint: { text: formatDate(language, finishedAt) },
  })),
})}${whoseData(parts, 'own')}${button({ text: text.attach, preventDoubleClick: true })}</form>`
}

function fileForm(parts: EvidenceParts): Html {
  const { language, draft, faults } = parts
  const { evidence: text, error } = workText(language)
  const errorOf = (message: string | undefined) =>
    message === undefined ? undefined : { text: message, visuallyHiddenText: error }
  return html`<form method="post" enctype="multipart/form-data" action="${href(language, recordPath(draft.recordId, '/evidence/file'))}" novalidate>
${fileUpload({ name: 'evidence', id: 'file', label: { text: text.file, classes: 'govuk-label--s' }, hint: { text: text.fileHint }, errorMessage: errorOf(faults.file) })}
${fileUpload({ name: 'key', id: 'key', label: { text: text.publicKey, classes: 'govuk-label--s' }, hint: { text: text.publicKeyHint }, errorMessage: errorOf(faults.key) })}
${whoseData(parts, 'fileOwn')}${button({ text: text.attachFile, preventDoubleClick: true })}</form>`
}
