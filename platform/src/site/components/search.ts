// Finding: the search box, headline figures, filters beside the results, result cards, pages of results. All
// are plain links and GET forms, so that every search has an address that can be shared.
import { button, type Content, checkboxes, type Html, html, join, pagination } from '@policeai/govuk'
import type { Language } from '../../kernel/http/language.ts'
import { formatNumber, textOf } from '../text.ts'

export type SearchBoxParts = Readonly<{ action: string; value?: string; label?: string; hidden?: Html }>

/** One box and its button. */
export function searchBox(language: Language, { action, value = '', label, hidden }: SearchBoxParts): Html {
  const text = textOf(language).search
  return html`<form class="app-search" action="${action}" method="get" role="search">
<label class="app-search__label" for="search">${label ?? text.label}</label>
<div class="app-search__line"><input class="app-search__input" id="search" name="q" type="search" value="${value}" autocomplete="off" spellcheck="false"><button class="app-search__button" type="submit">${text.button}</button></div>
${hidden}</form>`
}

/** Three or so figures, each of them a link to the table behind it. */
export function headlineFigures(
  language: Language,
  items: readonly Readonly<{ figure: number; text: string; href: string }>[],
): Html {
  return html`<dl class="app-headline">${items.map(
    ({ figure, text, href }) =>
      html`<div class="app-headline__item"><dt><a class="govuk-link" href="${href}">${text}</a></dt><dd>${formatNumber(language, figure)}</dd></div>`,
  )}</dl>`
}

/** Links under each other, each with a line of explanation. */
export function linkList(items: readonly Readonly<{ text: string; href: string; note?: Content }>[]): Html {
  return html`<ul class="app-links">${items.map(
    ({ text, href, note }) =>
      html`<li><a class="govuk-link" href="${href}">${text}</a>${
        note && html`<span class="app-links__note">${note}</span>`
      }</li>`,
  )}</ul>`
}

export type Facet = Readonly<{
  name: string
  legend: string
  options: readonly Readonly<{ value: string; text: string; count: number; chosen: boolean }>[]
}>

/** Checkboxes with counts beside the results; closed on a phone until asked for. */
export function filters(
  language: Language,
  parts: Readonly<{ action: string; facets: readonly Facet[]; hidden?: Html }>,
): Html {
  const text = textOf(language).search
  return html`<details class="app-drawer"><summary>${text.filters}</summary>
<form class="app-filters" action="${parts.action}" method="get">${parts.hidden}
${parts.facets.map((facet) => facetFieldset(language, facet))}
${button({ text: text.apply, classes: 'govuk-button--secondary' })}</form></details>`
}

function facetFieldset(language: Language, { name, legend, options }: Facet): Html {
  return checkboxes({
    name,
    idPrefix: `filter-${name}`,
    classes: 'govuk-checkboxes--small',
    fieldset: { legend: { text: legend } },
    items: options.map(({ value, text, count, chosen }) => ({
      value,
      text: html`${text} <span class="app-filters__count">(${formatNumber(language, count)})</span>`,
      checked: chosen,
    })),
  })
}

/** The filters in force, each a link that takes it away. */
export function chosenFilters(
  language: Language,
  chosen: readonly Readonly<{ text: string; hrefWithout: string }>[],
): Html | null {
  if (chosen.length === 0) return null
  const text = textOf(language).search
  return html`<ul class="app-chosen" aria-label="${text.chosen}">${chosen.map(
    (filter) =>
      html`<li><a href="${filter.hrefWithout}" aria-label="${text.remove(filter.text)}">${filter.text}</a></li>`,
  )}</ul>`
}

export type ResultCard = Readonly<{
  href: string
  title: string
  /** The force, the phase: what stands above the title, divided by dots. */
  eyebrow: readonly Content[]
  text: Content
  facts: readonly Readonly<{ name: string; value: Content }>[]
}>

/** The results, with how many there are. */
export function results(parts: Readonly<{ count: string; cards: readonly ResultCard[] }>): Html {
  return html`<h2 class="app-results__count">${parts.count}</h2><ul class="app-results">${parts.cards.map(resultCard)}</ul>`
}

function resultCard({ href, title, eyebrow, text, facts }: ResultCard): Html {
  return html`<li class="app-card">
<h3 class="app-card__heading"><a class="govuk-link" href="${href}">${title}</a></h3>
<p class="app-card__eyebrow">${join(eyebrow, ' · ')}</p>
<p class="app-card__text">${text}</p>
<dl class="app-card__facts">${facts.map(({ name, value }) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
</li>`
}

/** The line that says whether there is evidence: a full mark where it was measured, a hollow one where not. */
export function evidenceLine(text: Content, measured: boolean): Html {
  return html`<span class="app-evidence${measured && ' app-evidence--measured'}">${text}</span>`
}

/** Filters on the left, results on the right. */
export function finder(side: Html, main: Html): Html {
  return html`<div class="app-finder"><div>${side}</div><div>${main}</div></div>`
}

const NEIGHBOURS = 1

export type PagesParts = Readonly<{ current: number; last: number; hrefOf: (page: number) => string }>

/** The pages of a long list; nothing where there is one. */
export function pages(language: Language, { current, last, hrefOf }: PagesParts): Html | null {
  if (last <= 1) return null
  const text = textOf(language).pages
  const shown = [1, current - NEIGHBOURS, current, current + NEIGHBOURS, last].filter(
    (n) => n >= 1 && n <= last,
  )
  const numbers = [...new Set(shown)].sort((a, b) => a - b)
  return pagination({
    landmarkLabel: text.label,
    items: numbers.flatMap((number, i) => [
      ...(i > 0 && number - (numbers[i - 1] ?? 0) > 1 ? [{ ellipsis: true }] : []),
      { number, href: hrefOf(number), current: number === current },
    ]),
    previous: current > 1 ? { text: text.previous, href: hrefOf(current - 1) } : undefined,
    next: current < last ? { text: text.next, href: hrefOf(current + 1) } : undefined,
  })
}
