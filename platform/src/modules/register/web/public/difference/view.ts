// Two versions of a record: the reason on top, then one field after another, only what changed, two columns of
// words. A list is compared entry by entry, each entry as the text that a reader sees.
import { type Html, html, insetText } from '@policeai/govuk'
import {
  type Difference,
  difference,
  type Field,
  type FieldState,
  type FieldValue,
  type Item,
  type ItemDifference,
  type Language,
  type Word,
  wordDifference,
} from '@policeai/record'
import { differences, type FieldDifference, formatDate, type Words } from '../../../../../site/index.ts'
import type { Version } from '../../../domain/chain.ts'
import { publicText } from '../../../locales/public/index.ts'
import { placesOf } from './places.ts'
import { wordsOfValue } from './words.ts'

export type DifferenceData = Readonly<{ language: Language; before: Version; after: Version }>

export function differenceView({ language, before, after }: DifferenceData): Html {
  const text = publicText(language).difference
  const changed = difference(before.content, after.content).flatMap((one) => sidesOf(language, one))
  const evidence = evidenceChange(language, before, after)
  const nameOf = ({ number, published_at }: Version) =>
    text.version(number, formatDate(language, published_at))
  const all = [...changed, ...(evidence ? [evidence] : [])]
  return html`${after.change_note !== '' && insetText({ text: html`<strong>${text.reason}:</strong> ${after.change_note}` })}
<h2 class="govuk-heading-m">${all.length === 0 ? text.none : text.count(all.length)}</h2>
${differences(language, all, { before: nameOf(before), after: nameOf(after) })}`
}

/** A translatable text gives one difference for each language in which it changed. */
function sidesOf(language: Language, one: Difference): readonly FieldDifference[] {
  const label = one.field.title[language]
  if (one.words) {
    return Object.entries(one.words).map(([written, words]) => ({
      label: written === 'cy' ? publicText(language).difference.inWelsh(label) : label,
      ...sides(words),
    }))
  }
  const { items } = one
  if (items) {
    const places = placesOf(items)
    return items.flatMap((item, i) => itemSides(language, one.field, item, places[i] ?? 0))
  }
  return [
    {
      label,
      ...sides(
        wordDifference(stateText(language, one.field, one.before), stateText(language, one.field, one.after)),
      ),
    },
  ]
}

/** Words as two columns: what was, with the removed marked, and what is, with the added marked. */
function sides(words: readonly Word[]): Pick<FieldDifference, 'before' | 'after'> {
  return { before: side(words, 'removed'), after: side(words, 'added') }
}

function side(words: readonly Word[], own: 'removed' | 'added'): readonly Words[] | null {
  const shown = words.filter(({ op }) => op === 'same' || op === own)
  return shown.length === 0 ? null : shown.map(({ op, text }) => ({ kind: op, text }))
}

function stateText(language: Language, field: Field, state: FieldState | undefined): string {
  if (state === undefined) return ''
  if ('value' in state) return valueText(language, field, state.value)
  const { basis, gist } = state.withheld
  return `${publicText(language).difference.withheld(basis.replace(/^s/, ''))} ${gist[language] ?? gist.en}`
}

const valueText = (language: Language, field: Field, value: FieldValue): string =>
  wordsOfValue(language, field.kind, value)

function itemSides(
  language: Language,
  field: Field,
  item: ItemDifference,
  place: number,
): readonly FieldDifference[] {
  if (item.op === 'same') return []
  const label = `${field.title[language]}: ${itemName(language, field, place)}`
  if (item.op === 'changed')
    return item.fields
      .flatMap((one) => sidesOf(language, one))
      .map((one) => ({ ...one, label: `${label}: ${one.label}` }))
  const text = itemText(language, field, item.item)
  return [{ label, ...sides([{ op: item.op, text }]) }]
}

const itemName = (language: Language, { kind }: Field, place: number): string =>
  publicText(language).record.entry(kind.kind === 'list' ? kind.itemName[language] : '', place)

const itemText = (language: Language, { kind }: Field, item: Item): string =>
  wordsOfValue(language, kind, [item])

function evidenceChange(language: Language, before: Version, after: Version): FieldDifference | null {
  const removed = before.evidence.filter((sha256) => !after.evidence.includes(sha256))
  const added = after.evidence.filter((sha256) => !before.evidence.includes(sha256))
  if (removed.length + added.length === 0) return null
  const kept = before.evidence.filter((sha256) => after.evidence.includes(sha256))
  const words = (list: readonly string[], op: Word['op']) =>
    list.map((sha256) => ({ op, text: `${sha256} ` }))
  return {
    label: publicText(language).difference.evidence,
    ...sides([...words(kept, 'same'), ...words(removed, 'removed'), ...words(added, 'added')]),
  }
}
