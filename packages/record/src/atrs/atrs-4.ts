// The Algorithmic Transparency Recording Standard 4.0: a record as its numbered fields, and numbered fields as a
// record. A part that ATRS repeats (third parties, models) is numbered on: `2.4.2.1`, `2.4.2.1 (2)`, …
// Source: ATRS 4.0 template and guidance, May 2025 (Open Government Licence v3.0).

import { type FieldValue, type Item, type RecordContent, valueSchema } from '../content/schema.ts'
import { isItemList } from '../content/value.ts'
import type { Field } from '../standard/field.ts'
import { fields } from '../standard/standard.ts'
import { isWithheldText, readText, stateText, valueText } from './text.ts'

/** ATRS 4.0 number → English text. */
export type Atrs4Record = Readonly<Record<string, string>>

export type Atrs4Reading = Readonly<{
  content: RecordContent
  /** Numbers whose text no field could hold: unknown numbers, too long, not one of the options, withheld there. */
  unread: readonly string[]
}>

type Entry = readonly [string, string]

const numbered = (number: string, index: number) => (index === 0 ? number : `${number} (${index + 1})`)

const itemFields = (field: Field): readonly Field[] =>
  field.kind.kind === 'list' ? field.kind.item.filter((item) => item.number !== null) : []

function entriesOfItems(list: readonly Field[], items: readonly Item[]): readonly Entry[] {
  return items.flatMap((item, index) =>
    list.flatMap((field): readonly Entry[] => {
      const value = item[field.key]
      if (value === undefined || field.number === null) return []
      return [[numbered(field.number, index), valueText(field.kind, value)]]
    }),
  )
}

function entriesOf(field: Field, content: RecordContent): readonly Entry[] {
  const state = content[field.key]
  if (!state) return []
  if (field.number !== null) return [[field.number, stateText(field.kind, state)]]
  const list = itemFields(field)
  if ('value' in state && isItemList(state.value)) return entriesOfItems(list, state.value)
  const first = list[0]?.number
  return first ? [[first, stateText(field.kind, state)]] : []
}

const order = (number: string): readonly number[] => number.split(/\D+/).filter(Boolean).map(Number)

const byNumber = ([a]: Entry, [b]: Entry): number => {
  const [left, right] = [order(a), order(b)]
  const at = left.findIndex((part, index) => part !== right[index])
  return at === -1 ? left.length - right.length : (left[at] ?? 0) - (right[at] ?? -1)
}

/**
 * The fields of ATRS 4.0 that the record fills, in ATRS order. Policing fields and Welsh are not in it; a withheld
 * field gives its reason and gist; assessments and risks are written out entry by entry.
 *
 * @example
 * toAtrs4({ phase: { value: 'pilot' } }) // => { "0.3": "Beta/Pilot" }
 */
export function toAtrs4(content: RecordContent): Atrs4Record {
  return Object.fromEntries(fields.flatMap((field) => entriesOf(field, content)).toSorted(byNumber))
}

const isEmpty = (text: string) => /^(\s*|n\/?a|not applicable)$/i.test(text.trim())

function readItems(list: readonly Field[], record: Atrs4Record, unread: Set<string>): readonly Item[] {
  const items: Item[] = []
  for (let index = 0; list.some((field) => numbered(field.number ?? '', index) in record); index++) {
    const item = list.flatMap((field) => readOne(field, numbered(field.number ?? '', index), record, unread))
    items.push(Object.fromEntries(item))
  }
  return items.filter((item) => Object.keys(item).length > 0)
}

const readValue = (field: Field, text: string): FieldValue | undefined => {
  if (isWithheldText(text)) return undefined
  return field.kind.kind === 'list' ? readBlocks(field, text) : readText(field, text)
}

function readOne(field: Field, number: string, record: Atrs4Record, unread: Set<string>) {
  const text = record[number]
  if (text === undefined) return []
  const value = isEmpty(text) ? undefined : readValue(field, text)
  if (value !== undefined || isEmpty(text)) unread.delete(number)
  return value === undefined ? [] : [[field.key, value] as const]
}

/** Free text for a list of ours: each paragraph becomes an entry's longest text, for a person to sort out. */
function readBlocks(field: Field, text: string): FieldValue | undefined {
  const into = { impact_assessments: 'summary', risks_and_mitigations: 'risk' }[field.key]
  if (into === undefined) return undefined
  const items = text
    .trim()
    .split(/\n\s*\n/)
    .map((block) => ({ [into]: { en: block } }))
  const parsed = valueSchema(field).safeParse(items)
  return parsed.success ? parsed.data : undefined
}

function readField(
  field: Field,
  record: Atrs4Record,
  unread: Set<string>,
): readonly (readonly [string, FieldValue])[] {
  if (field.number !== null) return readOne(field, field.number, record, unread)
  const items = readItems(itemFields(field), record, unread)
  return items.length > 0 ? [[field.key, items]] : []
}

/**
 * Reads an ATRS 4.0 record into content; “N/A” and empty texts are fields not filled in.
 *
 * @example
 * fromAtrs4({ '0.3': 'Production', '9.9': 'x' }).unread // => ["9.9"]
 */
export function fromAtrs4(record: Atrs4Record): Atrs4Reading {
  const unread = new Set(Object.keys(record))
  const read = fields.flatMap((field) => readField(field, record, unread))
  const content = Object.fromEntries(read.map(([key, value]) => [key, { value }] as const))
  return { content, unread: [...unread] }
}
