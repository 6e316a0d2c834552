// The search page: box, filters with counts, chosen ones to take away, cards, pages. Every state has an address.
import { type Html, html } from '@policeai/govuk'
import { href, type Language } from '../../../../../kernel/http/language.ts'
import {
  chosenFilters,
  type Facet,
  filters,
  finder,
  formatNumber,
  pages,
  results,
  searchBox,
} from '../../../../../site/index.ts'
import { publicText } from '../../../locales/public/index.ts'
import type { Listing } from '../reading.ts'
import { youCan } from '../you-can.ts'
import type { Answer } from './answer.ts'
import { cardOf } from './card.ts'
import { FACETS, type FacetKey } from './facets.ts'
import { type Forces, labelOf, valuesInOrder } from './labels.ts'
import { type Question, queryOf, SORTS, without } from './question.ts'

export type SearchData = Readonly<{
  language: Language
  question: Question
  answer: Answer
  forces: Forces
  /** The words that were searched for instead, where those typed were found nowhere. */
  corrected: string | null
  /** YYYY-MM-DD */
  today: string
}>

export const PER_PAGE = 20

const addressOf = (language: Language, question: Question): string =>
  href(language, `/register${queryOf(question)}`)

export function searchView(data: SearchData): Html {
  const { language, question } = data
  const text = publicText(language)
  const situation = question.situation && text.situations[question.situation]
  return html`${searchBox(language, {
    action: href(language, '/register'),
    value: question.words,
    label: text.search.label,
    hidden: hiddenInputs(question, ['q', 'page']),
  })}
${finder(
  side(data),
  html`${chosen(data)}
${situation && youCan(language)}
${data.corrected !== null && html`<p class="govuk-inset-text">${text.search.corrected(question.words, data.corrected)}</p>`}
${data.answer.entries.length === 0 ? empty(data) : found(data)}`,
)}`
}

function side({ language, question, answer, forces }: SearchData): Html {
  return filters(language, {
    action: href(language, '/register'),
    hidden: hiddenInputs(question, ['page', ...FACETS.map(({ key }) => key)]),
    facets: FACETS.map(({ key }) => facetOf(language, key, question, answer, forces)).filter(
      ({ options }) => options.length > 0,
    ),
  })
}

function facetOf(
  language: Language,
  key: FacetKey,
  question: Question,
  answer: Answer,
  forces: Forces,
): Facet {
  const counts = answer.counts.get(key) ?? new Map<string, number>()
  const values = [...new Set([...counts.keys(), ...question.chosen[key]])].filter((value) => value !== '')
  return {
    name: key,
    legend: publicText(language).search.facets[key],
    options: valuesInOrder(key, values).map((value) => ({
      value,
      text: labelOf(language, key, value, forces),
      count: counts.get(value) ?? 0,
      chosen: question.chosen[key].includes(value),
    })),
  }
}

/** What a form must carry along so as not to lose the rest of the question. */
function hiddenInputs(question: Question, left: readonly string[]): Html {
  const parameters = [...new URLSearchParams(queryOf(question))].filter(([name]) => !left.includes(name))
  return html`${parameters.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`
}

function chosen({ language, question, forces }: SearchData): Html | null {
  const text = publicText(language)
  const { situation } = question
  const first = situation && {
    text: text.search.situation(text.situations[situation].short),
    hrefWithout: addressOf(language, { ...question, situation: null, page: 1 }),
  }
  const rest = FACETS.flatMap(({ key }) =>
    question.chosen[key].map((value) => ({
      text: `${text.search.facets[key]}: ${labelOf(language, key, value, forces)}`,
      hrefWithout: addressOf(language, without(question, key, value)),
    })),
  )
  return chosenFilters(language, first ? [first, ...rest] : rest)
}

function found(data: SearchData): Html {
  const { language, question, answer, today } = data
  const last = Math.max(1, Math.ceil(answer.entries.length / PER_PAGE))
  const current = Math.min(question.page, last)
  const shown = answer.entries.slice((current - 1) * PER_PAGE, current * PER_PAGE)
  const cards = shown.map((listing) => cardOf(language, listing, today))
  return html`${order(data)}
${results({ count: countText(data, current, shown), cards })}
${pages(language, { current, last, hrefOf: (page) => addressOf(language, { ...question, page }) })}
${asData(data)}`
}

function countText({ language, answer }: SearchData, page: number, shown: readonly Listing[]): string {
  const text = publicText(language).search
  const total = answer.entries.length
  const n = formatNumber(language, total)
  if (shown.length === total) return text.count(n, total === 1)
  const from = (page - 1) * PER_PAGE + 1
  return text.countOf(
    n,
    total === 1,
    formatNumber(language, from),
    formatNumber(language, from + shown.length - 1),
  )
}

function order({ language, question }: SearchData): Html | null {
  if (question.words === '') return null
  const text = publicText(language).search
  const links = SORTS.map((sort) =>
    sort === question.sort
      ? html`<strong>${text.sorts[sort]}</strong> `
      : html`<a class="govuk-link" href="${addressOf(language, { ...question, sort, page: 1 })}">${text.sorts[sort]}</a> `,
  )
  return html`<p class="govuk-body-s">${text.sort}: ${links}</p>`
}

function asData({ language, question }: SearchData): Html {
  const text = publicText(language).search
  const query = queryOf({ ...question, page: 1 })
  return html`<p class="govuk-body-s"><a class="govuk-link" href="/api/v1/records.csv${query}">${text.csv}</a> · <a class="govuk-link" href="/api/v1/records${query}">${text.json}</a></p>`
}

function empty({ language, question, forces }: SearchData): Html {
  const text = publicText(language).search
  const removable = FACETS.flatMap(({ key }) =>
    question.chosen[key].map(
      (value) =>
        html`<li><a class="govuk-link" href="${addressOf(language, without(question, key, value))}">${text.facets[key]}: ${labelOf(language, key, value, forces)}</a></li>`,
    ),
  )
  return html`<h2 class="app-results__count">${text.empty}</h2>
${question.words !== '' && html`<p class="govuk-body">${text.emptyWords}</p>`}
${removable.length > 0 && html`<p class="govuk-body">${text.emptyFilters}</p><ul class="govuk-list govuk-list--bullet">${removable}</ul>`}
<p class="govuk-body"><a class="govuk-link" href="${href(language, '/register')}">${text.emptyStart}</a></p>
<p class="govuk-body">${text.emptyWhy} <a class="govuk-link" href="${href(language, '/organisations')}">${text.emptyForces}</a>.</p>`
}
