// States, digests, the timeline of what happened and the difference of two versions, in which removed and
// added words are marked by line, weight and words for screen readers, not by colour alone.
import { type Content, type Html, html, tag } from '@policeai/govuk'
import type { Language } from '../../kernel/http/language.ts'
import { formatTime, textOf } from '../text.ts'

export type RecordStatus = 'draft' | 'submitted' | 'authorised' | 'published' | 'returned' | 'retired'

const STATUS_COLOURS: Readonly<Record<RecordStatus, string>> = {
  draft: 'govuk-tag--grey',
  submitted: 'govuk-tag--purple',
  authorised: '',
  published: 'govuk-tag--teal',
  returned: 'govuk-tag--orange',
  retired: 'govuk-tag--grey',
}

/** The state of a record. */
export function statusTag(language: Language, status: RecordStatus): Html {
  return tag({ text: textOf(language).status[status], classes: STATUS_COLOURS[status] })
}

const DIGEST_SHOWN = 12

/** A hash, short for the eye; the whole of it in the tooltip and on paper. */
export function digest(language: Language, hash: string): Html {
  const start = hash.slice(0, DIGEST_SHOWN)
  return html`<span class="app-mono app-digest" title="${hash}"><span aria-hidden="true">${start}…</span><span class="govuk-visually-hidden">${textOf(language).digest(start)}</span></span>`
}

export type TimelineEntry = Readonly<{
  what: Content
  /** Role and organisation; never a name on a public page. */
  who: string
  at: Date | string
  detail?: Content
}>

/** What happened, newest first. */
export function timeline(language: Language, entries: readonly TimelineEntry[]): Html {
  return html`<ol class="app-timeline">${entries.map(
    ({ what, who, at, detail }) => html`<li class="app-timeline__entry">
<p class="app-timeline__what">${what}</p>
<p class="app-timeline__who">${who}, <time datetime="${new Date(at).toISOString()}">${formatTime(language, at)}</time></p>
${detail && html`<div>${detail}</div>`}</li>`,
  )}</ol>`
}

/** A run of words on one side of a difference. */
export type Words = Readonly<{ kind: 'same' | 'removed' | 'added'; text: string }>

export type FieldDifference = Readonly<{
  label: string
  /** `null` where the field was empty, or is now. */
  before: readonly Words[] | null
  after: readonly Words[] | null
}>

export type DifferenceOptions = Readonly<{
  /** Which versions these are. */
  before?: string
  after?: string
  /** Under an h2, the names of the fields are h3. */
  level?: 2 | 3
}>

/** Fields that changed, one after another, two versions side by side. */
export function differences(
  language: Language,
  changed: readonly FieldDifference[],
  options: DifferenceOptions = {},
): Html {
  const text = textOf(language).difference
  const { before = text.before, after = text.after, level = 2 } = options
  return html`${changed.map(
    (
      field,
    ) => html`<section class="app-difference"><h${level} class="app-difference__field">${field.label}</h${level}>
<div class="app-difference__sides">
<div class="app-difference__side"><p class="app-difference__name">${before}</p><p>${side(language, field.before)}</p></div>
<div class="app-difference__side app-difference__side--after"><p class="app-difference__name">${after}</p><p>${side(language, field.after)}</p></div>
</div></section>`,
  )}`
}

function side(language: Language, words: readonly Words[] | null): Html {
  const text = textOf(language)
  if (words === null) return html`<span class="app-empty">${text.record.notFilledIn}</span>`
  return html`${words.map((run) => (run.kind === 'same' ? run.text : marked(run.kind, run.text, text.difference)))}`
}

function marked(
  kind: 'removed' | 'added',
  words: string,
  said: Readonly<Record<'removed' | 'added' | 'end', string>>,
): Html {
  const [before, after] = [hidden(`${said[kind]} `), hidden(` ${said.end}`)]
  return kind === 'removed'
    ? html`<del class="app-removed">${before}${words}${after}</del>`
    : html`<ins class="app-added">${before}${words}${after}</ins>`
}

function hidden(text: string): Html {
  return html`<span class="govuk-visually-hidden">${text}</span>`
}
