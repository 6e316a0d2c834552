// The record page. Its first screen answers five questions; then everything that was published stands in one
// long page, which prints as a document with its address, version and hash.
import { type Content, type Html, html, insetText, tag } from '@policeai/govuk'
import { findField, keyFacts, type Withholding } from '@policeai/record'
import { href, type Language } from '../../../../../kernel/http/language.ts'
import {
  documentLayout,
  documentTitle,
  facts,
  fields,
  fiveAnswers,
  formatDate,
  formatTime,
  notFilledIn,
  type Section,
  statusTag,
} from '../../../../../site/index.ts'
import { plain, publicText } from '../../../locales/public/index.ts'
import { choiceOf, fieldValue, textOf } from '../../../store/public-line.ts'
import { labelOf } from '../search/labels.ts'
import { addressOf, type Publication, type RecordData } from './data.ts'
import { newestFirst } from './listed-tests.ts'
import { sectionViews } from './sections.ts'
import { opening } from './values.ts'
import { wrongView } from './wrong.ts'

export type { Piece, Publication, RecordData } from './data.ts'

/** The body of the page of a record, with its h1. Pure: the same data give the same page. */
export function recordView(language: Language, data: RecordData): Html {
  const history = data.publication && historySection(language, data, data.publication)
  const sections = [
    ...sectionViews(language, data),
    ...(history ? [history] : []),
    copySection(language, data),
  ]
  return html`${titleView(language, data)}
${notices(language, data)}
${answersView(language, data)}
${decisionView(language, data)}
${documentLayout(language, sections)}`
}

/** The name of the record in a title. */
export function titleOf(language: Language, { content, tool }: Pick<RecordData, 'content' | 'tool'>): string {
  const title = textOf(content, 'title')
  return title ? plain(language, title) : tool.name
}

function titleView(language: Language, data: RecordData): Html {
  const text = publicText(language).record
  const { publication, tool } = data
  const facts: Content[] = [
    text.phase(labelOf(language, 'phase', choiceOf(data.content, 'phase'), new Map())),
    html`${tool.name}, ${text.supplier(tool.supplier)}`,
  ]
  if (publication) facts.push(text.version(publication.version.number))
  if (publication) facts.push(text.published(formatDate(language, publication.version.published_at)))
  if (data.retired) facts.unshift(statusTag(language, 'retired'))
  if (isOverdue(data)) facts.unshift(tag({ text: text.reviewIsOverdue, classes: 'govuk-tag--red' }))
  return documentTitle({
    eyebrow: data.force.name[language],
    heading: titleOf(language, data),
    facts,
  })
}

function notices(language: Language, data: RecordData): Html {
  const text = publicText(language).record
  const { publication, retired } = data
  return html`${publication === null && insetText({ text: text.preview })}
${isPartlyEnglish(language, data) && html`<p class="govuk-body">${text.partlyEnglish}</p>`}
${publication && versionNotice(language, data, publication)}
${retired && insetText({ text: html`<p>${text.retired(formatDate(language, retired.at))}</p>${retired.reason && html`<p>${retired.reason}</p>`}` })}
`
}

/** Whether the first screen holds words that were not written in the reader's language. */
const isPartlyEnglish = (language: Language, { content }: RecordData): boolean =>
  ['title', ...keyFacts].some(
    (key) => textOf(content, key)?.[language] === undefined && textOf(content, key) !== null,
  )

function versionNotice(
  language: Language,
  { id }: RecordData,
  { version, newest, asked }: Publication,
): Html | null {
  const text = publicText(language).record
  if (version.number === newest && asked === null) return null
  const day = (at: string) => formatDate(language, at)
  const said =
    asked === null
      ? text.old(version.number, newest)
      : text.onDay(day(asked), version.number, day(version.published_at))
  const newer = html`<br><a class="govuk-link" href="${href(language, `/register/${id}`)}">${text.newest}</a> · <a class="govuk-link" href="${href(language, `/register/${id}/changes/${version.number}/${newest}`)}">${text.changes}</a>`
  return insetText({ text: html`${said}${version.number === newest ? null : newer}` })
}

const [DOES, ON_WHOM, DECIDES, REVIEW] = keyFacts

function answersView(language: Language, data: RecordData): Html {
  return fiveAnswers(language, {
    does: answerTo(language, data, DOES, 'summary'),
    onWhom: answerTo(language, data, ON_WHOM, 'purpose'),
    decides: answerTo(language, data, DECIDES, 'decisions'),
    review: answerTo(language, data, REVIEW, 'decisions'),
    wrong: wrongView(language, newestFirst(data)),
  })
}

/** Room for so many characters in an answer of the first screen. */
const ANSWER_LENGTH = 220

function answerTo(language: Language, { content }: RecordData, key = '', section: string): Html {
  const state = content[key]
  const value = fieldValue(content, key)
  if (state && 'withheld' in state) return withheldShort(language, state.withheld, section)
  if (typeof value !== 'object' || !('en' in value)) return notFilledIn(language)
  const { text, whole } = opening(plain(language, value), ANSWER_LENGTH)
  const more = publicText(language).record.readMore(findField(key)?.title[language] ?? '')
  const foreign = value[language] === undefined
  return html`<p${foreign && html` lang="en"`}>${text}</p>${!whole && html`<p class="govuk-body-s"><a class="govuk-link" href="#${section}">${more}</a></p>`}`
}

function withheldShort(language: Language, { gist }: Withholding, section: string): Html {
  const text = publicText(language).record
  const link = html`<a class="govuk-link" href="#${section}">${text.withheldShort}</a>`
  return html`<p>${link}</p><p${gist[language] === undefined && html` lang="en"`}>${opening(plain(language, gist), ANSWER_LENGTH).text}</p>`
}

/** The day on which the force meant to look again has passed, and no newer version says that it did. */
function isOverdue({ publication, today, retired }: RecordData): boolean {
  if (publication === null || retired !== null) return false
  const { version, newest } = publication
  return version.number === newest && version.review_due !== null && version.review_due < today
}

/** Who decided that the tool may be used, and when they look at it again. */
function decisionView(language: Language, data: RecordData): Html | null {
  const { publication } = data
  if (publication === null) return null
  const text = publicText(language).record
  const { authorised_role, authorised_at, authorised_conditions, review_due } = publication.version
  const due = review_due === null ? text.noReview : formatDate(language, review_due)
  const decided = facts([
    {
      name: text.authorised,
      value: text.authorisedText(authorised_role, formatDate(language, authorised_at)),
    },
    ...(authorised_conditions ? [{ name: text.conditions, value: authorised_conditions }] : []),
    { name: text.reviewDue, value: due },
  ])
  return html`${decided}${isOverdue(data) && html`<p class="govuk-body">${text.reviewOverdue(due)}</p>`}`
}

function historySection(language: Language, { id }: RecordData, { version }: Publication): Section {
  const text = publicText(language)
  const note = version.change_note === '' ? text.history.first : version.change_note
  return {
    id: 'history',
    title: text.record.history,
    lead: text.record.historyLead,
    body: html`<p class="govuk-body"><strong>${text.record.version(version.number)}, ${formatDate(language, version.published_at)}.</strong> ${note}</p>
<p class="govuk-body"><a class="govuk-link" href="${href(language, `/register/${id}/history`)}">${text.record.allVersions}</a></p>`,
  }
}

/** What a court or an archive needs to find this very text again. */
function copySection(language: Language, data: RecordData): Section {
  const text = publicText(language).record
  const { id, origin, publication, today } = data
  const address = `${origin}${href(language, addressOf(data))}`
  const version = publication && [
    {
      label: text.version(publication.version.number),
      value: text.published(formatTime(language, publication.version.published_at)),
    },
    { label: text.hash, value: html`<span class="app-mono">${publication.version.hash}</span>` },
    {
      label: text.data,
      value: html`<a class="govuk-link" href="/api/v1/records/${id}/versions/${publication.version.number}" type="application/json">${`${origin}/api/v1/records/${id}/versions/${publication.version.number}`}</a>`,
    },
  ]
  const rows = [
    { label: text.address, value: address },
    ...(version ?? []),
    { label: text.made, value: formatDate(language, today) },
  ]
  return { id: 'copy', title: text.file, body: fields(language, rows) }
}
