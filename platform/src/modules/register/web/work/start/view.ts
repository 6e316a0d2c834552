// The form that starts a record. Tools that other forces have named already are suggested, so that the same
// product is not listed under five spellings.
import { button, type Html, html, input } from '@policeai/govuk'
import { type FormValues, oneOf } from '../../../../../kernel/http/forms.ts'
import { href, type Language } from '../../../../../kernel/http/language.ts'
import { workText } from '../../../locales/work/index.ts'
import type { Tool } from '../../../store/records.ts'
import { faultSummary } from '../faults.ts'
import type { StartFaults } from './form.ts'

type Start = Readonly<{ language: Language; form: FormValues; faults: StartFaults; tools: readonly Tool[] }>

export function startView({ language, form, faults, tools }: Start): Html {
  const { start, error } = workText(language)
  const field = (name: keyof Tool, label: string, hint: string) =>
    input({
      name,
      id: name,
      value: oneOf(form, name),
      label: { text: label, classes: 'govuk-label--m' },
      hint: { text: hint },
      errorMessage:
        faults[name] === undefined ? undefined : { text: faults[name], visuallyHiddenText: error },
      attributes: { list: `${name}-known`, autocomplete: 'off' },
    })
  return html`${faultSummary(
    language,
    Object.entries(faults).map(([name, text]) => ({ href: `#${name}`, text })),
  )}
<p class="govuk-body">${start.what}</p>
<form method="post" action="${href(language, '/work/records/new')}" novalidate>
<input type="hidden" name="_key" value="${oneOf(form, '_key')}">
${field('name', start.name, start.nameHint)}${suggestions('name', tools)}
${field('supplier', start.supplier, start.supplierHint)}${suggestions('supplier', tools)}
${button({ text: start.button, preventDoubleClick: true })}
</form>`
}

function suggestions(key: keyof Tool, tools: readonly Tool[]): Html {
  const known = [...new Set(tools.map((tool) => tool[key]))]
  return html`<datalist id="${key}-known">${known.map((value) => html`<option value="${value}"></option>`)}</datalist>`
}
