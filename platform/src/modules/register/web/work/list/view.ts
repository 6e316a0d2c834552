// Your records, in two parts: what needs somebody of this force now, and everything else. Each line says who
// has it and what happens next.
import { button, type Html, html, table, tag } from '@policeai/govuk'
import type { Role } from '../../../../../kernel/actor.ts'
import { href, type Language } from '../../../../../kernel/http/language.ts'
import { formatDate } from '../../../../../site/index.ts'
import { isDue, type LineStanding, standingOf } from '../../../domain/worklist.ts'
import { workText } from '../../../locales/work/index.ts'
import type { WorkLine } from '../../../store/records.ts'
import { recordPath } from '../context.ts'

type List = Readonly<{
  language: Language
  roles: readonly Role[]
  today: string
  lines: readonly WorkLine[]
}>
type Row = Readonly<{ line: WorkLine; standing: LineStanding }>

export function listView({ language, roles, today, lines }: List): Html {
  const { list } = workText(language)
  const can = { writes: roles.includes('contributor'), authorises: roles.includes('approver') }
  const rows = lines.map((line) => ({ line, standing: standingOf(line, today) }))
  const [due, others] = [
    rows.filter((row) => isDue(row.standing, can)),
    rows.filter((row) => !isDue(row.standing, can)),
  ]
  return html`${can.writes && button({ text: list.start, href: href(language, '/work/records/new'), isStartButton: true })}
<h2 class="govuk-heading-l">${list.due}</h2>
${due.length > 0 ? rowsTable(language, due, list.due) : html`<p class="govuk-body">${list.nothingDue}</p>`}
<h2 class="govuk-heading-l">${list.others}</h2>
${others.length > 0 ? rowsTable(language, others, list.others) : html`<p class="govuk-body">${list.noOthers}</p>`}`
}

function rowsTable(language: Language, rows: readonly Row[], caption: string): Html {
  const { list } = workText(language)
  return html`<div class="app-table-scroll">${table({
    caption,
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: [{ text: list.record }, { text: list.state }, { text: list.next }],
    rows: rows.map((row) => cells(language, row)),
  })}</div>`
}

const COLOURS: Readonly<Record<LineStanding, string>> = {
  returned: 'govuk-tag--orange',
  writing: 'govuk-tag--grey',
  with_approver: 'govuk-tag--purple',
  with_editor: 'govuk-tag--blue',
  review_overdue: 'govuk-tag--red',
  review_soon: 'govuk-tag--yellow',
  published: 'govuk-tag--teal',
  retired: 'govuk-tag--grey',
}

function cells(language: Language, { line, standing }: Row) {
  const text = workText(language).list
  const { state, who, next } = text.standings[standing]
  const since = line.retiredAt ?? line.draftUpdatedAt ?? line.publishedAt ?? line.createdAt
  const title = line.title?.[language] ?? line.title?.en ?? line.toolName
  const review = line.reviewDue && line.state === null ? formatDate(language, line.reviewDue) : null
  return [
    {
      text: html`<a class="govuk-link" href="${href(language, recordPath(line.id))}">${title}</a><br><span class="app-muted govuk-!-font-weight-regular">${workText(language).record.about(line.toolName, line.supplier)}</span>`,
    },
    {
      text: html`${tag({ text: state, classes: COLOURS[standing] })}${aside(text.hasIt(who))}${aside(text.since(formatDate(language, since)))}`,
    },
    { text: html`${next}${review && aside(text.reviewDue(review))}` },
  ]
}

const aside = (words: string): Html => html`<br><span class="app-muted">${words}</span>`
