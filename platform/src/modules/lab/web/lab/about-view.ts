// What the lab does and does not do, and how anyone can check what it signed.
import { type Html, html } from '@policeai/govuk'
import { href, type Language } from '../../../../kernel/http/language.ts'
import { linkList } from '../../../../site/index.ts'
import { textOf } from '../../locales/index.ts'

export function aboutView(language: Language, keyId: string): Html {
  const text = textOf(language).about
  const key = `/lab/keys/${keyId}.pem`
  return html`<p class="govuk-body-l">${text.lead}</p>
<h2 class="govuk-heading-m">${text.how}</h2>
<ol class="govuk-list govuk-list--number">${text.steps.map((step) => html`<li>${step}</li>`)}</ol>
<p class="govuk-body">${text.never}</p>
<h2 class="govuk-heading-m">${text.verify}</h2>
<p class="govuk-body">${text.verifyText}</p>
<pre class="app-mono" tabindex="0">./policeai verify evidence.json --key lab-public.pem</pre>
<h3 class="govuk-heading-s">${text.key}</h3>
<p class="govuk-body">${text.keyId} <code class="app-mono">${keyId}</code></p>
<p class="govuk-body"><a class="govuk-link" href="${key}" download>${text.download}</a></p>
<h2 class="govuk-heading-m">${text.formats}</h2>
<p class="govuk-body">${text.formatsText}</p>
${linkList([
  { text: text.planSchema, href: href('en', '/lab/schemas/plan-1.json') },
  { text: text.resultSchema, href: href('en', '/lab/schemas/result-1.json') },
  { text: text.comparisonSchema, href: href('en', '/lab/schemas/comparison-1.json') },
  { text: text.stateSchema, href: href('en', '/lab/schemas/state-1.json') },
])}`
}
