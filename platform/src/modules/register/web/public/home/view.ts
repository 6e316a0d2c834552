// The home page: one box, three figures with their tables behind them, a way in for somebody to whom something
// happened, and what changed lately. Not a picture.
import { type Html, html } from '@policeai/govuk'
import { href, type Language } from '../../../../../kernel/http/language.ts'
import {
  documentTitle,
  formatDate,
  formatNumber,
  headlineFigures,
  linkList,
  searchBox,
} from '../../../../../site/index.ts'
import { plain, publicText } from '../../../locales/public/index.ts'
import type { Listing } from '../reading.ts'
import { kindsIn, SITUATIONS, type Situation } from '../search/situations.ts'

export type HomeData = Readonly<{
  language: Language
  listings: readonly Listing[]
  /** Organisations that are expected to publish. */
  forces: number
}>

const LATEST = 6

export function homeView(data: HomeData): Html {
  const { language } = data
  const text = publicText(language).home
  return html`${documentTitle({ heading: text.title, lead: text.lead })}
${searchBox(language, { action: href(language, '/register'), label: text.search })}
${figures(data)}
<div class="app-columns"><section aria-labelledby="your-case">
<h2 class="govuk-heading-l" id="your-case">${text.case}</h2><p class="govuk-body">${text.caseLead}</p>
${linkList(SITUATIONS.map((situation) => situationLink(data, situation)))}
</section><section aria-labelledby="latest"><h2 class="govuk-heading-l" id="latest">${text.latest}</h2>
${latest(data)}
<p class="govuk-body"><a class="govuk-link" href="${href(language, '/register')}">${text.all}</a><br>
<a class="govuk-link" href="${href(language, '/register/feed.atom')}">${text.feed}</a></p>
</section></div>`
}

function figures({ language, listings, forces }: HomeData): Html {
  const text = publicText(language).home
  const tested = listings.filter((listing) => listing.tested === 'own').length
  const published = new Set(listings.map((listing) => listing.organisationId)).size
  return headlineFigures(language, [
    { figure: listings.length, text: text.records(listings.length), href: href(language, '/register') },
    {
      figure: published,
      text: text.forces(formatNumber(language, forces)),
      href: href(language, '/organisations'),
    },
    { figure: tested, text: text.tested(tested), href: href(language, '/register?evidence=own') },
  ])
}

function situationLink({ language, listings }: HomeData, situation: Situation) {
  const text = publicText(language)
  const kinds = kindsIn(situation)
  return {
    text: text.situations[situation].title,
    href: href(language, `/register?situation=${situation}`),
    note: text.situationNote(listings.filter((listing) => kinds.includes(listing.kind)).length),
  }
}

function latest({ language, listings }: HomeData): Html {
  const text = publicText(language).home
  if (listings.length === 0) return html`<p class="govuk-body">${text.none}</p>`
  return linkList(
    listings.slice(0, LATEST).map((listing) => ({
      text: plain(language, listing.title),
      href: href(language, `/register/${listing.recordId}`),
      note: html`${listing.force.name[language]} · ${text.published(listing.number, formatDate(language, listing.publishedAt))}${
        listing.changeNote !== '' && html`<br>${listing.changeNote}`
      }`,
    })),
  )
}
