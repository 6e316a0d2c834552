// What a person can do who thinks that a tool was used on them. The same in every situation and on every
// record; what holds for one tool stands in its record.
import { details, type Html, html } from '@policeai/govuk'
import type { Language } from '../../../../kernel/http/language.ts'
import { publicText } from '../../locales/public/index.ts'

const IOPC = 'https://www.policeconduct.gov.uk/complaints'
const ICO = 'https://ico.org.uk/make-a-complaint/'

/** The list of steps. */
export function steps(language: Language): Html {
  const text = publicText(language).youCan
  return html`<ul class="govuk-list govuk-list--bullet">
<li>${text.ask}</li>
<li>${text.review}</li>
<li>${text.solicitor}</li>
<li>${text.complain} <a class="govuk-link" href="${IOPC}">${text.complainLink}</a></li>
<li>${text.ico} <a class="govuk-link" href="${ICO}">${text.icoLink}</a></li>
</ul>`
}

/** Above the results of a situation. */
export function youCan(language: Language): Html {
  const text = publicText(language).youCan
  return details({
    summaryText: text.title,
    open: true,
    text: html`<p class="govuk-body">${text.lead}</p>${steps(language)}`,
  })
}
