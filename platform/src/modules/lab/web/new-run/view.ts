// The form of a new run: a plan, its file or its two, one button.
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
import { href, type Language } from '../../../../kernel/http/language.ts'
import { textOf } from '../../locales/index.ts'
import { formatBytes } from '../formats.ts'
import { EXAMPLE_PLAN } from './example-plan.ts'
import type { Field, FormState } from './form.ts'
import type { Slot } from './sent.ts'

type FormView = FormState & Readonly<{ language: Language; limit: string }>

const LONGEST_SUMMARY = 50

/** The field that names a file which was kept. */
const KEPT: Readonly<Record<Slot, string>> = { observations: 'upload', truth: 'truth_upload' }

export function formView(view: FormView): Html {
  const text = textOf(view.language).form
  return html`${summary(view)}
<p class="govuk-body-l">${text.lead}</p>
<form method="post" enctype="multipart/form-data" novalidate>
<input type="hidden" name="form_key" value="${view.formKey}">
${planFields(view)}
${warehouse(view)}
${fileField(view, 'observations')}
${fileField(view, 'truth')}
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

/** What to do with a plan whose observations stay in a database. */
function warehouse({ warehouse: found, language }: FormView): Html | null {
  if (found === null) return null
  const text = textOf(language).form.warehouse
  const { setting } = found
  const command = (rest: string) =>
    html`<pre class="app-mono" tabindex="0">${setting}=postgres://reader@host/name ./policeai evaluate plan.yaml ${rest}</pre>`
  return insetText({
    text: html`<h2 class="govuk-heading-s">${text.title}</h2>
<p class="govuk-body">${text.measure(setting)}</p>
${command('--out out --sign private.pem')}
<p class="govuk-body">${text.attach} <a class="govuk-link" href="${href(language, '/work')}">${text.work}</a></p>
<p class="govuk-body">${text.state}</p>
${command('--state --site NAME --out out --sign private.pem')}`,
  })
}

function fileField(view: FormView, slot: Slot): Html {
  const { language, limit } = view
  const text = textOf(language).form
  const words = text.files[slot]
  const file = view.files[slot]
  const kept =
    file &&
    html`<input type="hidden" name="${KEPT[slot]}" value="${file.id}">${insetText({ text: text.kept(file.name, formatBytes(language, file.bytes)) })}`
  return html`${fileUpload({
    name: slot,
    id: slot,
    label: { text: file ? words.replace : words.label, classes: 'govuk-label--m' },
    hint: { text: words.hint(limit) },
    errorMessage: errorOf(view, slot),
  })}${kept}`
}
