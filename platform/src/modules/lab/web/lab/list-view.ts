// The runs as a table: which, whose, how far, and the one figure by which a run is known.
import { formatEstimate, formatMeasureInterval, measureName } from '@policeai/evaluation'
import { button, type Content, type Html, html, tag } from '@policeai/govuk'
import { href, type Language } from '../../../../kernel/http/language.ts'
import { dataTable, formatDate } from '../../../../site/index.ts'
import type { RunSummary } from '../../domain/run.ts'
import { textOf } from '../../locales/index.ts'
import type { RunPage } from '../../store/run-list.ts'
import { stateTag } from '../state-tag.ts'

type ListView = Readonly<{
  language: Language
  page: RunPage
  /** Names of organisations by id, where runs of several are listed. */
  names: ReadonlyMap<string, string> | null
  mayMeasure: boolean
  first: boolean
}>

export function listView(view: ListView): Html {
  const { language, page, mayMeasure } = view
  const text = textOf(language).list
  const newRun = mayMeasure && button({ text: text.newRun, href: href(language, '/lab/runs/new') })
  const about = html`<p class="govuk-body"><a class="govuk-link" href="${href(language, '/lab/about')}">${text.aboutLab}</a></p>`
  if (page.runs.length === 0) return html`${newRun}<p class="govuk-body">${text.none}</p>${about}`
  return html`${newRun}${runTable(view)}${pagesOf(view)}${about}`
}

function runTable({ language, page, names }: ListView): Html {
  const text = textOf(language).list
  const columns = [text.name, names && text.organisation, text.state, text.headline, text.asked]
  return dataTable({
    id: 'runs',
    caption: text.caption,
    columns: columns.filter((column) => column !== null).map((column) => ({ text: column })),
    rows: page.runs.map((run) => rowOf(run, language, names)),
  })
}

function rowOf(run: RunSummary, language: Language, names: ListView['names']): readonly Content[] {
  const { demonstration } = textOf(language).list
  const name = html`<a class="govuk-link" href="${href(language, `/lab/runs/${run.id}`)}">${run.title}</a>${run.demonstration && html` ${tag({ text: demonstration, classes: 'govuk-tag--grey' })}`}`
  const organisation = names && (names.get(run.organisationId) ?? run.organisationId)
  const state = stateTag(language, run)
  return [
    name,
    ...(organisation === null ? [] : [organisation]),
    state,
    headlineCell(run, language),
    formatDate(language, run.createdAt),
  ]
}

function headlineCell({ headline }: RunSummary, language: Language): Content {
  if (headline === null) return textOf(language).list.noFigure
  const { measure, estimate, interval } = headline
  const name = measureName(measure, language)
  return html`${name}<br><strong>${formatEstimate(measure, estimate, language)}</strong> (${formatMeasureInterval(measure, interval, language)})`
}

function pagesOf({ language, page, first }: ListView): Html | null {
  if (page.older === null && first) return null
  const text = textOf(language).list
  const link = (path: string, name: string) =>
    html`<li><a class="govuk-link" href="${href(language, path)}">${name}</a></li>`
  return html`<ul class="govuk-list">${!first && link('/lab', text.newest)}${page.older && link(`/lab?before=${page.older}`, text.older)}</ul>`
}
