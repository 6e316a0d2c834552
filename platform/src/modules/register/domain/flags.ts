// What an editor should look at twice: signs, found by pattern, that a text names a person or a place in the
// network, that Welsh is missing, or that a sentence is too long. A flag is a question, never a verdict.
import {
  type Field,
  type FieldKind,
  type FieldValue,
  type Item,
  type RecordContent,
  sections,
} from '@policeai/record'

export const FLAG_KINDS = ['person', 'email', 'phone', 'network', 'welsh_missing', 'long_sentence'] as const
export type FlagKind = (typeof FLAG_KINDS)[number]

export type Flag = Readonly<{ field: Field; kind: FlagKind; excerpt: string }>

const RANKS =
  'PC|DC|PS|DS|DI|DCI|DSU|Sgt|Insp|Supt|ACC|DCC|Constable|Sergeant|Inspector|Superintendent|Commander|Mr|Mrs|Ms|Miss|Dr|Prof(?:essor)?'

/** A rank or title before a capitalised word; a collar number; each case is as it would be written. */
const PERSON = new RegExp(
  `\\b(?:${RANKS})\\.? (?!Operations|Crime|Intelligence|Digital|Force|Local)(?:\\d{3,5}\\b|\\p{Lu}\\p{Ll}+(?: \\p{Lu}\\p{Ll}+)?)`,
  'gu',
)

const PATTERNS: readonly Readonly<{ kind: FlagKind; pattern: RegExp }>[] = [
  { kind: 'person', pattern: PERSON },
  { kind: 'email', pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g },
  { kind: 'phone', pattern: /(?<![\d.])(?:\+44[\s-]?\(?0?\)?|0)\d(?:[\s-]?\d){8,9}(?!\d|\.\d)/g },
  {
    kind: 'network',
    pattern:
      /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?!\d|\.\d)|\\\\[\w.-]+\\[\w$.-]+|\b[\w-]+\.(?:local|internal|lan|corp|pnn\.police\.uk)\b/gi,
  },
]

/** A reader has lost the beginning of a sentence by then (GOV.UK style asks for 25). */
const LONGEST_SENTENCE_WORDS = 35

export function flagsOf(content: RecordContent): readonly Flag[] {
  const welsh = isInWales(content)
  return sections
    .flatMap(({ fields }) => fields)
    .flatMap((field) => {
      const state = content[field.key]
      if (!state) return []
      const texts = 'value' in state ? textsOf(field.kind, state.value) : textsOf(PROSE, state.withheld.gist)
      return [...texts.flatMap((text) => flagsIn(field, text)), ...(welsh ? missingWelsh(field, texts) : [])]
    })
}

const PROSE: FieldKind = { kind: 'text', multiline: true, maximum: 4000, translatable: true }

/** The Welsh Language Standards bind the forces of Wales. */
function isInWales(content: RecordContent): boolean {
  const region = content['region']
  return (
    region !== undefined &&
    'value' in region &&
    Array.isArray(region.value) &&
    region.value.some((one) => one === 'wales')
  )
}

type Text = Readonly<{ en: string; cy?: string | undefined; translatable: boolean }>

/** Every text that somebody typed in a field, also inside its lists; choices, dates and numbers hold none. */
function textsOf(kind: FieldKind, value: FieldValue): readonly Text[] {
  if (kind.kind === 'list') return (value as readonly Item[]).flatMap((item) => itemTexts(kind.item, item))
  if (kind.kind === 'email' || kind.kind === 'url') return [{ en: String(value), translatable: false }]
  if (kind.kind !== 'text') return []
  if (typeof value === 'object' && 'en' in value) return [{ en: value.en, cy: value.cy, translatable: true }]
  return [{ en: String(value), translatable: false }]
}

const itemTexts = (fields: readonly Field[], item: Item): readonly Text[] =>
  fields.flatMap(({ key, kind }) => {
    const value = item[key]
    return value === undefined ? [] : textsOf(kind, value)
  })

function flagsIn(field: Field, { en, cy }: Text): readonly Flag[] {
  const texts = cy === undefined ? [en] : [en, cy]
  const found = PATTERNS.filter(({ kind }) => !isMeant(field, kind)).flatMap(({ kind, pattern }) =>
    texts.flatMap((text) => [...text.matchAll(pattern)].map(([excerpt]) => ({ field, kind, excerpt }))),
  )
  return [...found, ...texts.flatMap((text) => longSentences(field, text))]
}

/** The contact address of the record is there to be read, unless it is one person's. */
function isMeant({ kind: { kind } }: Field, flag: FlagKind): boolean {
  return (kind === 'email' && flag === 'email') || (kind === 'url' && flag !== 'network')
}

function longSentences(field: Field, text: string): readonly Flag[] {
  const long = text
    .split(/(?<=[.!?])\s+|\n+/)
    .filter((sentence) => sentence.split(/\s+/).length > LONGEST_SENTENCE_WORDS)
  return long.map((sentence) => ({
    field,
    kind: 'long_sentence',
    excerpt: `${sentence.split(/\s+/).slice(0, 12).join(' ')} …`,
  }))
}

function missingWelsh(field: Field, texts: readonly Text[]): readonly Flag[] {
  const missing = texts.find(({ cy, translatable }) => translatable && cy === undefined)
  return missing ? [{ field, kind: 'welsh_missing', excerpt: missing.en.slice(0, 60) }] : []
}
