// A value as one text, for comparing: what a reader sees, with names before the values of an entry.
import type { FieldKind, FieldValue, Item, Language } from '@policeai/record'
import { formatDate, formatNumber } from '../../../../../site/index.ts'

export function wordsOfValue(language: Language, kind: FieldKind, value: FieldValue): string {
  if (typeof value === 'number') return formatNumber(language, value)
  if (typeof value === 'string') return wordsOfText(language, kind, value)
  if (isTranslated(value)) return value[language] ?? value.en
  return value
    .map((item) =>
      typeof item === 'string' ? wordsOfText(language, kind, item) : wordsOfItem(language, kind, item),
    )
    .join('; ')
}

const isTranslated = (value: FieldValue): value is Readonly<{ en: string; cy?: string }> =>
  typeof value === 'object' && !Array.isArray(value)

function wordsOfText(language: Language, kind: FieldKind, value: string): string {
  if (kind.kind === 'date') return formatDate(language, value)
  if (kind.kind !== 'choice') return value
  return kind.options.find((option) => option.value === value)?.label[language] ?? value
}

function wordsOfItem(language: Language, kind: FieldKind, item: Item): string {
  if (kind.kind !== 'list') return ''
  const parts = kind.item.flatMap((field) => {
    const value = item[field.key]
    return value === undefined
      ? []
      : [`${field.title[language]}: ${wordsOfValue(language, field.kind, value)}`]
  })
  return parts.map((part) => part.replace(/\.$/, '')).join('. ')
}
