// A draft as it will be read, section by section, for those who check or decide; and what changed in it since
// the version that is public now.
import { type Html, html, summaryList } from '@policeai/govuk'
import {
  type Difference,
  difference,
  type Field,
  type FieldState,
  type Item,
  type RecordContent,
  type Section,
  sections,
  type Word,
  wordDifference,
} from '@policeai/record'
import type { Language } from '../../../../kernel/http/language.ts'
import { differences, formatDate } from '../../../../site/index.ts'
import { workText } from '../../locales/work/index.ts'
import type { Attached } from '../../store/evidence.ts'
import { stateText, valueText } from './shown.ts'

/** `change` gives the address where a section is edited; without it nothing can be, and a heading stands above. */
export function contentSummary(
  language: Language,
  content: RecordContent,
  change?: (section: Section) => string,
): Html {
  return html`${sections.map((section) => {
    const filled = section.fields.filter(({ key }) => key in content)
    if (filled.length === 0) return null
    const link = change && {
      href: change(section),
      text: workText(language).submit.change,
      visuallyHiddenText: section.title[language],
    }
    return summaryList({
      card: {
        title: { text: section.title[language], headingLevel: change ? 2 : 3 },
        actions: { items: link ? [link] : [] },
      },
      rows: filled.map((field) => ({
        key: { text: field.title[language] },
        value: { text: said(language, field, content[field.key]) },
      })),
    })
  })}`
}

function said(language: Language, field: Field, state: FieldState | undefined): Html {
  const { kind } = field
  if (kind.kind !== 'list' || state === undefined || !('value' in state))
    return html`<span class="app-typed">${state && stateText(field, state, language)}</span>`
  const items = state.value as readonly Item[]
  return html`<ol class="govuk-list govuk-list--number govuk-list--spaced">${items.map((item) => html`<li>${entry(language, kind.item, item)}</li>`)}</ol>`
}

const entry = (language: Language, fields: readonly Field[], item: Item): Html =>
  html`${fields.flatMap(({ key, kind, title }) => {
    const value = item[key]
    if (value === undefined) return []
    return [
      html`<span class="app-typed"><strong>${title[language]}:</strong> ${valueText(kind, value, language)}</span><br>`,
    ]
  })}`

export function evidenceSummary(language: Language, evidence: readonly Attached[], change?: string): Html {
  const text = workText(language)
  if (evidence.length === 0) return html`<p class="govuk-body">${text.submit.noEvidence}</p>`
  const link =
    change === undefined
      ? []
      : [{ href: change, text: text.submit.change, visuallyHiddenText: text.evidence.title }]
  return summaryList({
    card: { title: { text: text.evidence.title, headingLevel: change ? 2 : 3 }, actions: { items: link } },
    rows: evidence.map(({ result, ownData }) => ({
      key: { text: result.plan.title },
      value: {
        text: `${formatDate(language, result.provenance.time)}, ${ownData ? text.evidence.ownData : text.evidence.otherData}`,
      },
    })),
  })
}

/** Field by field, two columns of words; only what changed. */
export function changesView(language: Language, before: RecordContent, after: RecordContent): Html {
  const { submit } = workText(language)
  const changed = difference(before, after)
  if (changed.length === 0) return html`<p class="govuk-body">${submit.nothingChanged}</p>`
  return differences(
    language,
    changed.map((one) => sidesOf(language, one)),
    { before: submit.before, after: submit.after },
  )
}

function sidesOf(language: Language, { field, before, after }: Difference) {
  const [was, is] = [before, after].map((state) =>
    state === undefined ? '' : stateText(field, state, language),
  )
  const words = wordDifference(was ?? '', is ?? '')
  const side = (state: FieldState | undefined, other: Word['op']) =>
    state === undefined
      ? null
      : words.filter(({ op }) => op !== other).map(({ op: kind, text }) => ({ kind, text }))
  return { label: field.title[language], before: side(before, 'added'), after: side(after, 'removed') }
}
