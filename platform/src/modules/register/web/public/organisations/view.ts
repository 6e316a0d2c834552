// Who has published: every force with its records or "none yet", and one force's records.
import { type Html, html } from '@policeai/govuk'
import { href, type Language } from '../../../../../kernel/http/language.ts'
import { dataTable, formatDate, formatNumber, results } from '../../../../../site/index.ts'
import { publicText } from '../../../locales/public/index.ts'
import type { Organisation } from '../../../neighbours.ts'
import type { Listing } from '../reading.ts'
import { cardOf } from '../search/card.ts'

/** A force and its records, newest first. */
export type Coverage = Readonly<{ force: Organisation; listings: readonly Listing[] }>

export function coverageView(language: Language, coverage: readonly Coverage[]): Html {
  const text = publicText(language).organisations
  const published = coverage.filter(({ listings }) => listings.length > 0).length
  return html`<p class="govuk-body-l">${text.lead}</p>
<p class="govuk-body">${text.counts(formatNumber(language, published), formatNumber(language, coverage.length))}</p>
${dataTable({
  id: 'coverage',
  caption: text.caption,
  columns: [
    { text: text.force },
    { text: text.records, numeric: true },
    { text: text.tested, numeric: true },
    { text: text.newest },
  ],
  rows: coverage.map((one) => row(language, one)),
  note: text.scopes,
})}`
}

function row(language: Language, { force, listings }: Coverage) {
  const text = publicText(language).organisations
  const newest = listings[0]
  const tested = listings.filter((listing) => listing.tested === 'own').length
  const link = html`<a class="govuk-link" href="${href(language, `/organisations/${force.slug}`)}">${force.name[language]}</a>`
  if (newest === undefined) return [link, text.none, '–', '–']
  return [
    link,
    formatNumber(language, listings.length),
    formatNumber(language, tested),
    formatDate(language, newest.publishedAt),
  ]
}

export function forceView(language: Language, { force, listings }: Coverage, today: string): Html {
  const text = publicText(language).organisations
  if (listings.length === 0) return html`<p class="govuk-body-l">${text.noneText}</p>`
  return html`${results({ count: text.of(listings.length), cards: listings.map((listing) => cardOf(language, listing, today)) })}
<p class="govuk-body"><a class="govuk-link" href="${href(language, `/register?force=${force.slug}`)}">${text.search}</a></p>`
}
