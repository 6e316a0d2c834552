// Values as ATRS texts, both ways. ATRS knows one text a field, in English; what has no place in that (Welsh, the
// parts of a withholding, the structure of an entry) is written out in words.

import { type FieldState, type FieldValue, type Item, valueSchema } from '../content/schema.ts'
import { isItemList, isTranslated } from '../content/value.ts'
import type { Field, FieldKind, Option } from '../standard/field.ts'
import type { Withholding } from '../withholding/withholding.ts'

const nameOf = (option: Option) => option.atrs ?? option.label.en

const chosen = (options: readonly Option[], value: FieldValue): string =>
  options
    .filter((option) => (Array.isArray(value) ? value.includes(option.value) : value === option.value))
    .map(nameOf)
    .join('; ')

/** One entry as a block of lines without blank lines: blank lines part the entries. */
const entryText = (fields: readonly Field[], item: Item): string =>
  fields
    .flatMap((field) => {
      const value = item[field.key]
      return value === undefined ? [] : [`${field.title.en}: ${valueText(field.kind, value)}`]
    })
    .join('\n')
    .replace(/\n\s*\n/g, '\n')

/** A value in English words. */
export function valueText(kind: FieldKind, value: FieldValue): string {
  if (kind.kind === 'choice') return chosen(kind.options, value)
  if (kind.kind === 'list' && isItemList(value))
    return value.map((item) => entryText(kind.item, item)).join('\n\n')
  return isTranslated(value) ? value.en : String(value)
}

const WITHHELD = 'Withheld under the Freedom of Information Act 2000'

/** What ATRS asks for in place of words that are not published: a brief reason, and here the gist. */
export const withheldText = (withheld: Withholding): string =>
  `${WITHHELD}, ${withheld.basis}, until ${withheld.lapses}. ${withheld.gist.en}`

/** True for a text of ours that stands for words withheld, which no field may take for its own. */
export const isWithheldText = (text: string): boolean => text.startsWith(WITHHELD)

export const stateText = (kind: FieldKind, state: FieldState): string =>
  'withheld' in state ? withheldText(state.withheld) : valueText(kind, state.value)

const optionOf = (options: readonly Option[], text: string): string => {
  const sought = text.trim().toLowerCase()
  const found = options.find((option) =>
    [nameOf(option), option.label.en].some((name) => name.toLowerCase() === sought),
  )
  return found?.value ?? text
}

const draftValue = (kind: FieldKind, text: string): FieldValue => {
  if (kind.kind === 'text') return kind.translatable ? { en: text } : text
  if (kind.kind !== 'choice') return text
  return kind.several
    ? text.split(';').map((part) => optionOf(kind.options, part))
    : optionOf(kind.options, text)
}

/** The value that a text stands for, undefined when the field cannot hold it. */
export function readText(field: Field, text: string): FieldValue | undefined {
  const parsed = valueSchema(field).safeParse(draftValue(field.kind, text))
  return parsed.success ? parsed.data : undefined
}
