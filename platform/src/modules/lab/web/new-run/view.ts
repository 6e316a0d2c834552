// The form of a new run: a plan, a file, one button.
import {
  button,
  details,
  errorSummary,
  fileUpload,
  type Html,
  html,
  insetText,
  textarea,
} from '@policeai/govuk'
import type { Language } from '../../../../kernel/http/language.ts'
import { textOf } from '../../locales/index.ts'
import { formatBytes } from '../formats.ts'
import { EXAMPLE_PLAN } from './example-plan.ts'
import type { Field, FormState } from './form.ts'

type FormView = FormState & Readonly<{ language: Language; limit: string }>

const LONGEST_SUMMARY = 50

export function formView(view: FormView): Html {
  const text = textOf(view.language).form
  return html`${summary(view)}
<p class="govuk-body-l">${text.lead}</p>
<form method="post" enctype="multipart/form-data" novalidate>
<input type="hidden" name="form_key" value="${view.formKey}">
${view.upload && html`<input type="hidden" name="upload" value="${view.upload.id}">`}
${planFields(view)}
${observationsField(view)}
<p class="govuk-body">${text.sending}</p>
${button({ text: text.submit, preventDoubleClick: true })}
</form>`
}

function summary({ errors, language }: FormView): Html | null {
  if (errors.length === 0) return null
  const errorList = errors.slice(0, LONGEST_SUMMARY).map(({ field, text }) => ({ text, href: `#${field}` }))
  return errorSummary({ titleText: textOf(language).form.problem, errorList })
}

function errorOf({ errors }: FormView, field: Field): { text: Html } | undefined {
  const own = errors.filter((error) => error.field === field).slice(0, LONGEST_SUMMARY)
  if (own.length === 0) return undefined
  return { text: html`${own.map(({ text }, i) => html`${i > 0 && html`<br>`}${text}`)}` }
}

function planFields(view: FormView): Html {
  const text = textOf(view.language).form
  return html`${textarea({
    name: 'plan',
    id: 'plan',
    label: { text: text.plan, classes: 'govuk-label--m' },
    hint: { text: text.planHint },
    value: view.plan,
    rows: 18,
    spellcheck: false,
    classes: 'app-mono',
    errorMessage: errorOf(view, 'plan'),
  })}
${details({ summaryText: text.example, text: html`<pre class="app-mono" tabindex="0">${EXAMPLE_PLAN}</pre>` })}
${fileUpload({
  name: 'plan_file',
  id: 'plan_file',
  label: { text: text.planFile },
  hint: { text: text.planFileHint },
  attributes: { accept: '.yaml,.yml,.txt' },
  errorMessage: errorOf(view, 'plan_file'),
})}`
}

function observationsField(view: FormView): Html {
  const { language, upload, limit } = view
  const text = textOf(language).form
  const kept = upload && insetText({ text: text.kept(upload.name, formatBytes(language, upload.bytes)) })
  return html`${fileUpload({
    name: 'observations',
    id: 'observations',
    label: { text: upload ? text.replace : text.observations, classes: 'govuk-label--m' },
    hint: { text: text.observationsHint(limit) },
    attributes: { accept: '.csv,.parquet,.jsonl,.ndjson' },
    errorMessage: errorOf(view, 'observations'),
  })}${kept}`
}
