// The shape of the standard: what a field, a section and a phase are. Everything that is made from the
// record (form, validation, page, export, documentation) reads these types and nothing else.

/** The languages of the register. English is always there; Welsh stands beside it or is shown as missing. */
export type Language = 'en' | 'cy'

export const LANGUAGES: readonly Language[] = ['en', 'cy']

/** A label or a help text of the standard itself, always in both languages. */
export type Bilingual = Readonly<Record<Language, string>>

/** What a force wrote in a translatable field: the Welsh may not have been written yet. */
export type Translated = Readonly<{ en: string; cy?: string }>

/** The phases of a deployment, in order; the values of ATRS 4.0 and of the finder on GOV.UK. */
export const PHASES = [
  'pre_deployment',
  'pilot',
  'private_beta',
  'public_beta',
  'production',
  'retired',
] as const

export type Phase = (typeof PHASES)[number]

/** The phases in which the tool is, or was, used in real work. */
export const PHASES_OF_USE: readonly Phase[] = [
  'pilot',
  'private_beta',
  'public_beta',
  'production',
  'retired',
]

/** `atrs` is what ATRS calls the option, where that differs from the English label. */
export type Option = Readonly<{ value: string; label: Bilingual; hint?: Bilingual; atrs?: string }>

/** `pattern` is a regular expression for the whole value; `message` says what was expected. */
export type TextFormat = Readonly<{ pattern: string; message: Bilingual }>

/**
 * What a field holds. Values: translatable text `{ en, cy? }`, other text a string; a choice its value, or an
 * array of values when `several`; a date `YYYY-MM-DD`; a list an array of objects keyed by the item's fields.
 * Lengths are in characters.
 */
export type FieldKind =
  | Readonly<{
      kind: 'text'
      multiline: boolean
      maximum: number
      translatable: boolean
      format?: TextFormat
    }>
  | Readonly<{ kind: 'choice'; options: readonly Option[]; several: boolean }>
  | Readonly<{ kind: 'date' }>
  | Readonly<{ kind: 'url' }>
  | Readonly<{ kind: 'email' }>
  | Readonly<{ kind: 'number'; minimum?: number; integer?: boolean; unit?: Bilingual }>
  | Readonly<{ kind: 'list'; item: readonly Field[]; maximum: number; itemName: Bilingual }>

/** A field is due only when another field of the record holds one of these values. */
export type Condition = Readonly<{ field: string; is: readonly string[] }>

export type Field = Readonly<{
  /** Stable key: the ATRS attribute where there is one, a policing key otherwise. */
  key: string
  /** The number in ATRS 4.0, null for a policing field. */
  number: string | null
  atrsKey: string | null
  title: Bilingual
  help: Bilingual
  kind: FieldKind
  /** 1: for everybody. 2: for readers who want the detail. */
  tier: 1 | 2
  /** `before_use`: must be there once the tool is used in real work. */
  required: 'always' | 'before_use' | 'never'
  /** An empty field is printed as “not filled in”: the gap is itself information. */
  showEmpty: boolean
  /** The phases in which the field is due; without it, all. */
  phases?: readonly Phase[]
  when?: Condition
}>

/** A group of fields: one task of the force's task list, one part of the record page. */
export type Section = Readonly<{
  key: string
  title: Bilingual
  /** What the section is about, for those who fill it in. */
  intro: Bilingual
  /** The same for readers of the record, where `intro` tells a force how to write. */
  publicIntro?: Bilingual
  fields: readonly Field[]
}>
