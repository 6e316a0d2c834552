// Withholding a field: a button under it, and in its place the questions that the law asks. What was typed in
// the field stays in the form until it is saved, and is not kept once the field is withheld.
import { button, details, type Html, html, insetText } from '@policeai/govuk'
import { type Field, FOIA_BASES, type Ground } from '@policeai/record'
import { oneOf } from '../../../../../kernel/http/forms.ts'
import type { Language } from '../../../../../kernel/http/language.ts'
import { mayWithhold } from '../../../domain/withheld.ts'
import { workText } from '../../../locales/work/index.ts'
import { type Drawn, dateControl, fieldControl, selectControl, textControl, translated } from './controls.ts'

/** The field with the offer to withhold it, or the withholding in its place. */
export function withholdable(drawn: Drawn, field: Field): Html {
  if (!mayWithhold(field)) return fieldControl(drawn, field)
  if (oneOf(drawn.values, `${field.key}.withheld`) === 'yes') return inPlace(drawn, field)
  const text = workText(drawn.language).withholding
  return html`${fieldControl(drawn, field)}${details({
    summaryText: text.offer(field.title[drawn.language]),
    text: html`<p class="govuk-body">${text.explain}</p>${button({
      text: html`${text.withhold}<span class="govuk-visually-hidden">: ${field.title[drawn.language]}</span>`,
      name: '_do',
      value: `withhold:${field.key}`,
      classes: 'govuk-button--secondary',
    })}`,
  })}`
}

const LONG = { multiline: true, maximum: 4000 } as const
const LINE = { multiline: false, maximum: 200 } as const

function inPlace(drawn: Drawn, field: Field): Html {
  const text = workText(drawn.language).withholding
  const name = `${field.key}.withheld`
  const title = field.title[drawn.language]
  const long = (key: 'harm' | 'for_disclosure' | 'for_withholding' | 'conclusion') =>
    textControl(drawn, LONG, { name: `${name}.${key}`, ...text[key] })
  return details({
    summaryText: text.isWithheld(title),
    open: true,
    text: html`${insetText({ text: text.notKept })}<input type="hidden" name="${name}" value="yes">${typedBefore(drawn, field)}
${selectControl(drawn, { name: `${name}.basis`, ...text.basis }, grounds(drawn.language))}
${long('harm')}${long('for_disclosure')}${long('for_withholding')}${long('conclusion')}
${translated(drawn, { multiline: true, maximum: 2000 }, { name: `${name}.gist`, ...text.gist })}
${textControl(drawn, LINE, { name: `${name}.decided_by`, ...text.decided_by })}
${textControl(drawn, LINE, { name: `${name}.confirmed_by`, ...text.confirmed_by })}
${dateControl(drawn, { name: `${name}.lapses`, ...text.lapses })}
${button({
  text: html`${text.doNot}<span class="govuk-visually-hidden">: ${title}</span>`,
  name: '_do',
  value: `disclose:${field.key}`,
  classes: 'govuk-button--secondary',
})}`,
  })
}

/** Carried along, so that a change of mind brings it back. */
function typedBefore({ values }: Drawn, field: Field): Html {
  const own = Object.entries(values).filter(
    ([name]) =>
      (name === field.key || name.startsWith(`${field.key}.`)) && !name.startsWith(`${field.key}.withheld`),
  )
  return html`${own.flatMap(([name, value]) => [value].flat().map((one) => html`<input type="hidden" name="${name}" value="${one}">`))}`
}

const grounds = (language: Language): { value: string; text: string }[] =>
  FOIA_BASES.filter(({ usable }: Ground) => usable !== 'never').map(({ code, title, exemption }) => ({
    value: code,
    text: `${code} ${title[language]} (${workText(language).withholding.exemption[exemption === 'absolute' ? 'absolute' : 'qualified']})`,
  }))
