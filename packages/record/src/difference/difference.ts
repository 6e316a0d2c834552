// The difference of two versions of a record, field by field in the reader's order: only what changed, texts word by
// word in each language, lists entry by entry and, inside a changed entry, field by field again.

import { isDeepStrictEqual } from 'node:util'
import { diffArrays } from 'diff'
import type { FieldState, FieldValue, Item, RecordContent } from '../content/schema.ts'
import { isItemList, isTranslated } from '../content/value.ts'
import { type Field, LANGUAGES, type Language, type Translated } from '../standard/field.ts'
import { fields } from '../standard/standard.ts'
import { type Word, wordDifference } from './words.ts'

export type Change = 'added' | 'removed' | 'changed' | 'withheld' | 'disclosed'

export type Difference = Readonly<{
  field: Field
  change: Change
  before?: FieldState
  after?: FieldState
  /** For a translatable text that was and is public: its words, for each language in which it changed. */
  words?: Readonly<Partial<Record<Language, readonly Word[]>>>
  /** For a list that was and is public: its entries in order. */
  items?: readonly ItemDifference[]
}>

export type ItemDifference =
  | Readonly<{ op: 'same' | 'added' | 'removed'; item: Item }>
  | Readonly<{ op: 'changed'; before: Item; after: Item; fields: readonly Difference[] }>

type Part = Readonly<{ op: 'same' | 'added' | 'removed'; items: readonly Item[] }>

const isPublic = (state: FieldState | undefined): state is Readonly<{ value: FieldValue }> =>
  state !== undefined && 'value' in state

function changeOf(before: FieldState | undefined, after: FieldState | undefined): Change {
  if (after === undefined) return 'removed'
  if (isPublic(before) === isPublic(after) && before !== undefined) return 'changed'
  if (isPublic(after)) return before === undefined ? 'added' : 'disclosed'
  return 'withheld'
}

function wordsOf(before: Translated, after: Translated): Partial<Record<Language, readonly Word[]>> {
  const changed = LANGUAGES.filter((language) => before[language] !== after[language])
  return Object.fromEntries(
    changed.map((language) => [language, wordDifference(before[language] ?? '', after[language] ?? '')]),
  )
}

const partsOf = (before: readonly Item[], after: readonly Item[]): readonly Part[] =>
  diffArrays([...before], [...after], { comparator: isDeepStrictEqual }).map(({ added, removed, value }) => ({
    op: added ? 'added' : removed ? 'removed' : 'same',
    items: value,
  }))

const itemStates = (item: Item): RecordContent =>
  Object.fromEntries(Object.entries(item).map(([key, value]) => [key, { value }]))

/** Entries removed and added at the same place are one entry changed, as far as they can be paired. */
function paired(
  list: readonly Field[],
  removed: readonly Item[],
  added: readonly Item[],
): readonly ItemDifference[] {
  const pairs = Math.min(removed.length, added.length)
  const changed = removed.slice(0, pairs).map((before, index) => {
    const after = added[index]!
    return {
      op: 'changed',
      before,
      after,
      fields: differenceOf(list, itemStates(before), itemStates(after)),
    } as const
  })
  return [
    ...changed,
    ...removed.slice(pairs).map((item) => ({ op: 'removed', item }) as const),
    ...added.slice(pairs).map((item) => ({ op: 'added', item }) as const),
  ]
}

function itemsOf(
  list: readonly Field[],
  before: readonly Item[],
  after: readonly Item[],
): readonly ItemDifference[] {
  const parts = partsOf(before, after)
  return parts.flatMap((part, index) => {
    if (part.op === 'same') return part.items.map((item) => ({ op: 'same', item }) as const)
    const previous = parts[index - 1]
    if (previous && previous.op !== 'same') return []
    const other = parts[index + 1]
    const beside = other && other.op !== 'same' ? other.items : []
    return part.op === 'removed' ? paired(list, part.items, beside) : paired(list, beside, part.items)
  })
}

function detail(field: Field, before: FieldState | undefined, after: FieldState | undefined) {
  if (!isPublic(before) || !isPublic(after)) return {}
  const { kind } = field
  if (kind.kind === 'list' && isItemList(before.value) && isItemList(after.value))
    return { items: itemsOf(kind.item, before.value, after.value) }
  if (isTranslated(before.value) && isTranslated(after.value))
    return { words: wordsOf(before.value, after.value) }
  return {}
}

function differenceOf(
  list: readonly Field[],
  before: RecordContent,
  after: RecordContent,
): readonly Difference[] {
  return list
    .filter(({ key }) => !isDeepStrictEqual(before[key], after[key]))
    .map((field) => {
      const [was, is] = [before[field.key], after[field.key]]
      return {
        field,
        change: changeOf(was, is),
        ...(was === undefined ? {} : { before: was }),
        ...(is === undefined ? {} : { after: is }),
        ...detail(field, was, is),
      }
    })
}

/**
 * What changed between two versions, in the reader's order; empty when nothing did.
 *
 * @example
 * difference({}, { phase: { value: 'pilot' } }).map(({ change }) => change) // => ["added"]
 */
export function difference(before: RecordContent, after: RecordContent): readonly Difference[] {
  return differenceOf(fields, before, after)
}
