// Short constructors for the field lists, so that a section reads as what it says and not as punctuation.
import type { Bilingual, Field, FieldKind, Option, TextFormat } from './field.ts'

/** A text of the standard in English and Welsh. */
export const both = (en: string, cy: string): Bilingual => ({ en, cy })

/** One line in both languages. */
export const line = (maximum = 200): FieldKind => ({
  kind: 'text',
  multiline: false,
  maximum,
  translatable: true,
})

/** Paragraphs in both languages. */
export const prose = (maximum = 4000): FieldKind => ({
  kind: 'text',
  multiline: true,
  maximum,
  translatable: true,
})

/** One line that is the same in every language: a version, a number, a digest. */
export const code = (maximum = 100, format?: TextFormat): FieldKind => ({
  kind: 'text',
  multiline: false,
  maximum,
  translatable: false,
  ...(format ? { format } : {}),
})

export const option = (value: string, en: string, cy: string, hint?: Bilingual): Option => ({
  value,
  label: both(en, cy),
  ...(hint ? { hint } : {}),
})

export const choice = (...options: readonly Option[]): FieldKind => ({
  kind: 'choice',
  options,
  several: false,
})

export const several = (...options: readonly Option[]): FieldKind => ({
  kind: 'choice',
  options,
  several: true,
})

/** Welsh answers with the verb of the question, so that each question gives its own yes and no. */
export const yesNo = (yes: string, no: string): FieldKind =>
  choice(option('yes', 'Yes', yes), option('no', 'No', no))

export const date: FieldKind = { kind: 'date' }
export const url: FieldKind = { kind: 'url' }
export const email: FieldKind = { kind: 'email' }

export const count = (unit?: Bilingual): FieldKind => ({
  kind: 'number',
  minimum: 0,
  integer: true,
  ...(unit ? { unit } : {}),
})

export const list = (itemName: Bilingual, maximum: number, item: readonly Field[]): FieldKind => ({
  kind: 'list',
  item,
  maximum,
  itemName,
})

type Terms = Partial<Pick<Field, 'tier' | 'required' | 'showEmpty' | 'phases' | 'when'>>

const build = (
  key: string,
  number: string | null,
  title: Bilingual,
  help: Bilingual,
  kind: FieldKind,
  terms: Terms,
): Field => {
  const required = terms.required ?? 'never'
  const atrsKey = number === null ? null : key
  return {
    key,
    number,
    atrsKey,
    title,
    help,
    kind,
    tier: 2,
    showEmpty: required !== 'never',
    ...terms,
    required,
  }
}

/** A field of ATRS 4.0, under its own number and attribute. */
export const atrs = (
  number: string,
  key: string,
  title: Bilingual,
  help: Bilingual,
  kind: FieldKind,
  terms: Terms = {},
): Field => build(key, number, title, help, kind, terms)

/** A field that policing adds. */
export const policing = (
  key: string,
  title: Bilingual,
  help: Bilingual,
  kind: FieldKind,
  terms: Terms = {},
): Field => build(key, null, title, help, kind, terms)

export const always: Terms = { required: 'always' }
export const beforeUse: Terms = { required: 'before_use' }
