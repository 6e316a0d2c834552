// The layout of a record, and of any long page: title, the five answers of the first screen, a side list that
// follows the reader, sections, fields, and what stands in the place of a field that is empty or withheld.
import { type Content, type Html, html } from '@policeai/govuk'
import type { Language } from '../../kernel/http/language.ts'
import { formatDate, textOf } from '../text.ts'

export type TitleParts = Readonly<{
  /** Whose document this is, above the heading. */
  eyebrow?: Content
  heading: string
  /** One sentence. */
  lead?: Content
  /** State, dates, version: short. */
  facts?: readonly Content[]
}>

/** The head of a document, with the page's only h1 (give the page `heading: false`). */
export function documentTitle({ eyebrow, heading, lead, facts = [] }: TitleParts): Html {
  return html`<div class="app-title">
${eyebrow && html`<p class="app-title__eyebrow">${eyebrow}</p>`}
<h1 class="app-title__heading">${heading}</h1>
${lead && html`<p class="app-title__lead">${lead}</p>`}
${facts.length > 0 && html`<ul class="app-title__facts">${facts.map((fact) => html`<li>${fact}</li>`)}</ul>`}
</div>`
}

export type FiveAnswers = Readonly<{
  does: Content
  onWhom: Content
  decides: Content
  review: Content
  /** From `figureWithInterval` or `notMeasured`. */
  wrong: Html
}>

/** The first screen of a record: five questions, answered. */
export function fiveAnswers(language: Language, answers: FiveAnswers): Html {
  const text = textOf(language).record
  return html`<dl class="app-answers">
${answer(text.does, answers.does)}
${answer(text.onWhom, answers.onWhom)}
${answer(text.decides, answers.decides)}
${answer(text.review, answers.review)}
${answer(text.wrong, answers.wrong, ' app-answers__item--wrong')}
</dl>`
}

function answer(question: string, content: Content, modifier = ''): Html {
  return html`<div class="app-answers__item${modifier}"><dt class="app-answers__question">${question}</dt><dd class="app-answers__answer">${content}</dd></div>`
}

export type Section = Readonly<{
  id: string
  title: string
  /** Says what is in the section, or that nothing is. */
  lead?: Content
  body: Html
}>

/** Sections beside the list of them, which follows the reader and marks where one is. */
export function documentLayout(language: Language, sections: readonly Section[], heading?: string): Html {
  return html`<div class="app-document">
<nav class="app-contents" aria-labelledby="contents-heading">
<h2 class="app-contents__heading" id="contents-heading">${heading ?? textOf(language).record.contents}</h2>
<ol class="app-contents__list">${sections.map(
    ({ id, title }) => html`<li><a class="app-contents__link" href="#${id}">${title}</a></li>`,
  )}</ol>
</nav>
<div>${sections.map(section)}</div>
</div>`
}

function section({ id, title, lead, body }: Section): Html {
  return html`<section class="app-section" id="${id}">
<h2 class="app-section__heading">${title}</h2>
${lead && html`<p class="app-section__lead">${lead}</p>`}
${body}
</section>`
}

export type Field = Readonly<{
  label: string
  /** The number in the standard, such as `2.3.2`. */
  number?: string
  /** Text (its line breaks make paragraphs), markup, or `null` where it is not filled in. */
  value: Content | null
}>

/** The fields of a section; one that is empty is shown as such. */
export function fields(language: Language, rows: readonly Field[]): Html {
  return html`<dl class="app-fields">${rows.map(
    ({ label, number, value }) =>
      html`<div class="app-fields__row"><dt class="app-fields__label">${label}${
        number && html`<span class="app-fields__number">${number}</span>`
      }</dt><dd class="app-fields__value">${fieldValue(language, value)}</dd></div>`,
  )}</dl>`
}

function fieldValue(language: Language, value: Content | null): Html {
  if (value === null || value === '') return notFilledIn(language)
  return typeof value === 'string' ? paragraphs(value) : value
}

/** Text as paragraphs, divided where there is an empty line or a line break. */
export function paragraphs(text: string): Html {
  const parts = text.split(/\n+/).filter((part) => part.trim() !== '')
  return html`${parts.map((part) => html`<p>${part}</p>`)}`
}

/** That a field is not filled in: information too. */
export function notFilledIn(language: Language): Html {
  return html`<span class="app-empty">${textOf(language).record.notFilledIn}</span>`
}

export type Withholding = Readonly<{
  /** Section and limb, in words. */
  basis: string
  harm: string
  /** Where the exemption is qualified. */
  balance?: string
  /** What can be said instead. */
  gist: Content
  decidedBy: string
  confirmedBy?: string
  lapses: Date | string
}>

/** Stands in the place of a field that is withheld: the gist, the reason, and when it lapses. */
export function withheld(language: Language, w: Withholding): Html {
  const text = textOf(language).withheld
  const rows = [
    [text.basis, w.basis],
    [text.harm, w.harm],
    [text.balance, w.balance],
    [text.decidedBy, w.decidedBy],
    [text.confirmedBy, w.confirmedBy],
  ] as const
  return html`<div class="app-withheld">
<p class="app-withheld__label">${text.until(formatDate(language, w.lapses))}</p>
<div>${typeof w.gist === 'string' ? paragraphs(w.gist) : w.gist}</div>
<dl class="app-withheld__facts">${rows.map(([name, value]) => value && html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
</div>`
}

/** Short facts in a row, each under its name: threshold, whose data, when tested, when it lapses. */
export function facts(items: readonly Readonly<{ name: string; value: Content }>[]): Html {
  return html`<dl class="app-facts">${items.map(
    ({ name, value }) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`,
  )}</dl>`
}
