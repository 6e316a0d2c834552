// The value of any field as a reader sees it: made from the kind of the field, so that a field that is added to
// the standard needs no line here.
import { type Content, type Html, html } from '@policeai/govuk'
import type { Field, FieldKind, FieldValue, Item, Translated } from '@policeai/record'
import type { Language } from '../../../../../kernel/http/language.ts'
import { fields as fieldRows, formatDate, formatNumber, paragraphs } from '../../../../../site/index.ts'
import { publicText } from '../../../locales/public/index.ts'

/** Null where nothing was filled in. */
export function valueView(
  language: Language,
  kind: FieldKind,
  value: FieldValue | undefined,
): Content | null {
  if (value === undefined) return null
  if (typeof value === 'number') return numberView(language, kind, value)
  if (typeof value === 'string') return textView(language, kind, value)
  if (isList(value)) return listView(language, kind, value)
  return translatedView(language, value)
}

const isList = (value: FieldValue): value is readonly string[] | readonly Item[] => Array.isArray(value)

function numberView(language: Language, kind: FieldKind, value: number): string {
  const unit = kind.kind === 'number' ? kind.unit?.[language] : undefined
  return unit === undefined ? formatNumber(language, value) : `${formatNumber(language, value)} ${unit}`
}

function textView(language: Language, kind: FieldKind, value: string): Content {
  switch (kind.kind) {
    case 'choice':
      return kind.options.find((option) => option.value === value)?.label[language] ?? value
    case 'date':
      return formatDate(language, value)
    case 'url':
      return html`<a class="govuk-link" href="${value}" rel="nofollow">${value}</a>`
    case 'email':
      return html`<a class="govuk-link" href="mailto:${value}">${value}</a>`
    default:
      return /^[0-9a-f]{64}$/.test(value) ? html`<span class="app-mono">${value}</span>` : value
  }
}

/** What the force wrote. Where the Welsh is not there yet, the English stands under a line that says so. */
export function translatedView(language: Language, value: Translated): Html {
  const own = value[language]
  if (own !== undefined) return paragraphs(own)
  return html`<p class="app-muted">${publicText(language).record.englishOnly}</p><div lang="en">${paragraphs(value.en)}</div>`
}

function listView(language: Language, kind: FieldKind, value: readonly string[] | readonly Item[]): Content {
  if (kind.kind === 'list')
    return itemsView(
      language,
      kind,
      value.filter((item) => typeof item !== 'string'),
    )
  const labels = value.map((item) => textView(language, kind, String(item)))
  return html`<ul class="govuk-list govuk-list--bullet">${labels.map((label) => html`<li>${label}</li>`)}</ul>`
}

type ListKind = Extract<FieldKind, { kind: 'list' }>

/** The entries of a list, each with its fields. A field of an entry that is empty is left out unless it is due. */
function itemsView(language: Language, kind: ListKind, items: readonly Item[]): Html {
  const name = kind.itemName[language]
  return html`${items.map(
    (
      item,
      i,
    ) => html`<h4 class="govuk-heading-s${i > 0 && ' govuk-!-margin-top-6'}">${publicText(language).record.entry(name, i + 1)}</h4>
${fieldRows(
  language,
  kind.item.filter((field) => isShown(field, item)).map((field) => itemField(language, field, item)),
)}`,
  )}`
}

const isShown = (field: Field, item: Item): boolean =>
  item[field.key] !== undefined || (field.showEmpty && field.when === undefined)

const itemField = (language: Language, field: Field, item: Item) => ({
  label: field.title[language],
  value: valueView(language, field.kind, item[field.key]),
})

/** The beginning of a text: whole sentences, as many as fit. */
export function opening(text: string, most: number): Readonly<{ text: string; whole: boolean }> {
  const flat = text.replaceAll(/\s+/g, ' ').trim()
  if (flat.length <= most) return { text: flat, whole: true }
  const ends = [...flat.matchAll(/[.!?](?=\s)/g)].map(({ index }) => index + 1).filter((end) => end <= most)
  const cut = ends.at(-1) ?? flat.lastIndexOf(' ', most)
  return { text: ends.length > 0 ? flat.slice(0, cut) : `${flat.slice(0, cut)} …`, whole: false }
}
