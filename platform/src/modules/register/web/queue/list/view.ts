// The queue as a table, with the clock of each record.
import { type Html, html, table } from '@policeai/govuk'
import { href, type Language } from '../../../../../kernel/http/language.ts'
import { formatTime } from '../../../../../site/index.ts'
import type { Draft } from '../../../domain/draft.ts'
import type { RegisterRecord } from '../../../domain/record.ts'
import { textOf } from '../../../domain/search-words.ts'
import { workText } from '../../../locales/work/index.ts'
import type { Organisation } from '../../../neighbours.ts'

export type Waiting = Readonly<{
  record: RegisterRecord
  draft: Draft
  force: Organisation
  published: boolean
}>

type Queue = Readonly<{ language: Language; now: Date; waiting: readonly Waiting[] }>

export function queueView({ language, now, waiting }: Queue): Html {
  const { queue } = workText(language)
  if (waiting.length === 0) return html`<p class="govuk-body-l">${queue.empty}</p>`
  return html`<p class="govuk-body-l">${queue.count(waiting.length)}</p>
<div class="app-table-scroll">${table({
    caption: queue.title,
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: [{ text: queue.record }, { text: queue.kind }, { text: queue.waiting }],
    rows: waiting.map((one) => cells(language, now, one)),
  })}</div>`
}

function cells(language: Language, now: Date, { record, draft, force, published }: Waiting) {
  const { queue } = workText(language)
  const { authorised } = draft
  const title = textOf(draft.content, 'title', language) || record.toolName
  const link = html`<a class="govuk-link" href="${href(language, `/queue/${record.id}`)}">${title}</a>`
  const clock =
    authorised &&
    html`${waited(language, authorised.at, now)}${aside(queue.authorised(formatTime(language, authorised.at)))}`
  return [
    { text: html`${link}${aside(force.name[language])}` },
    { text: published ? queue.next : queue.first },
    { text: clock ?? '' },
  ]
}

const aside = (words: string): Html =>
  html`<br><span class="app-muted govuk-!-font-weight-regular">${words}</span>`

const HOUR = 3_600_000

/** The clock that the reader sees: hours on the first two days, then days. */
export function waited(language: Language, since: Date, now: Date): string {
  const { queue } = workText(language)
  const hours = Math.floor((now.getTime() - since.getTime()) / HOUR)
  if (hours < 1) return queue.underAnHour
  return hours < 48 ? queue.hours(hours) : queue.days(Math.floor(hours / 24))
}
