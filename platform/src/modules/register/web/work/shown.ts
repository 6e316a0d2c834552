// A field's value as words, for pages on which it is read and not edited: the check before submitting, the
// conflict of two writers, the editor's difference.
import {
  type Field,
  type FieldKind,
  type FieldState,
  type FieldValue,
  findGround,
  type Item,
} from '@policeai/record'
import type { Language } from '../../../../kernel/http/language.ts'
import { formatDate, formatNumber } from '../../../../site/index.ts'
import { workText } from '../../locales/work/index.ts'

export function stateText(field: Field, state: FieldState, language: Language): string {
  if ('value' in state) return valueText(field.kind, state.value, language)
  const { basis, gist, lapses } = state.withheld
  return workText(language).withholding.inWords(
    `${basis} ${findGround(basis)?.title[language] ?? ''}`,
    gist[language] ?? gist.en,
    formatDate(language, lapses),
  )
}

export function valueText(kind: FieldKind, value: FieldValue, language: Language): string {
  if (kind.kind === 'list')
    return (value as readonly Item[]).map((item) => itemText(kind.item, item, language)).join('\n\n')
  if (kind.kind === 'choice')
    return [value as string | readonly string[]]
      .flat()
      .map((one) => optionText(kind, one, language))
      .join(', ')
  if (kind.kind === 'date') return formatDate(language, String(value))
  if (kind.kind === 'number')
    return [formatNumber(language, Number(value)), kind.unit?.[language]].filter(Boolean).join(' ')
  return typeof value === 'object' && 'en' in value ? bothTexts(value) : String(value)
}

const bothTexts = ({ en, cy }: Readonly<{ en: string; cy?: string }>): string =>
  cy === undefined ? en : `${en}\n\n[Cymraeg] ${cy}`

const optionText = (
  kind: Extract<FieldKind, { kind: 'choice' }>,
  value: string,
  language: Language,
): string => kind.options.find((option) => option.value === value)?.label[language] ?? value

/** An entry of a list: one line a field. */
export function itemText(fields: readonly Field[], item: Item, language: Language): string {
  const lines = fields.flatMap(({ key, kind, title }) => {
    const value = item[key]
    return value === undefined ? [] : [`${title[language]}: ${valueText(kind, value, language)}`]
  })
  return lines.join('\n')
}
