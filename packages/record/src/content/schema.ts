// What a record may hold, made from the field list: one zod schema a field, a section and a whole record. A draft may
// lack required fields, so that validity (here) and completeness (beside) are two questions.
import { z } from 'zod'
import type { Field, FieldKind, Translated } from '../standard/field.ts'
import { fields, sections } from '../standard/standard.ts'
import { line, prose } from '../text.ts'
import { type Withholding, withholdingSchema } from '../withholding/withholding.ts'

/** One entry of a list field, keyed by the item's fields. */
export type Item = Readonly<{ [key: string]: FieldValue }>

export type FieldValue = string | number | Translated | readonly string[] | readonly Item[]

/** A field that is absent from the map has not been filled in. */
export type FieldState = Readonly<{ value: FieldValue }> | Readonly<{ withheld: Withholding }>

export type RecordContent = Readonly<Record<string, FieldState>>

type Kind<K extends FieldKind['kind']> = Extract<FieldKind, { kind: K }>

function textSchema(kind: Kind<'text'>) {
  const one = (kind.multiline ? prose : line)(kind.maximum)
  if (kind.translatable) return z.strictObject({ en: one, cy: z.exactOptional(one) })
  return kind.format ? one.regex(new RegExp(kind.format.pattern)) : one
}

function choiceSchema(kind: Kind<'choice'>) {
  const one = z.enum(kind.options.map((option) => option.value))
  return kind.several
    ? z
        .array(one)
        .min(1)
        .refine(areDistinct, { params: { fault: 'repeated' } })
    : one
}

const areDistinct = (values: readonly string[]) => new Set(values).size === values.length

function numberSchema(kind: Kind<'number'>) {
  const base = kind.integer ? z.int() : z.number()
  return kind.minimum === undefined ? base : base.min(kind.minimum)
}

function listSchema(kind: Kind<'list'>): z.ZodType<FieldValue> {
  const shape = Object.fromEntries(kind.item.map((field) => [field.key, z.exactOptional(valueSchema(field))]))
  return z.array(z.strictObject(shape)).min(1).max(kind.maximum)
}

function kindSchema(kind: FieldKind): z.ZodType<FieldValue> {
  switch (kind.kind) {
    case 'text':
      return textSchema(kind)
    case 'choice':
      return choiceSchema(kind)
    case 'date':
      return z.iso.date()
    case 'url':
      return z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).max(2000)
    case 'email':
      return z.email().max(254)
    case 'number':
      return numberSchema(kind)
    case 'list':
      return listSchema(kind)
  }
}

/**
 * The schema of one field's value, as it stands inside `{ value }`.
 *
 * @example
 * valueSchema(findField('phase')).safeParse('pilot').success // => true
 */
export function valueSchema(field: Field): z.ZodType<FieldValue> {
  return kindSchema(field.kind).meta({ title: field.title.en, description: field.help.en })
}

const stateSchema = (field: Field): z.ZodType<FieldState> =>
  z.union([z.strictObject({ value: valueSchema(field) }), z.strictObject({ withheld: withholdingSchema })])

const mapSchema = (list: readonly Field[]): z.ZodType<RecordContent> =>
  z.strictObject(Object.fromEntries(list.map((field) => [field.key, z.exactOptional(stateSchema(field))])))

/**
 * A whole record's content: strict, so that a key that the standard does not know is a fault.
 *
 * @example
 * contentSchema.safeParse({ phase: { value: 'pilot' } }).success // => true
 */
export const contentSchema: z.ZodType<RecordContent> = mapSchema(fields)

/**
 * The content of one section, for a form of that section.
 *
 * @throws RangeError when the standard has no section of that key
 * @example
 * sectionSchema('risks').safeParse({ phase: { value: 'pilot' } }).success // => false
 */
export function sectionSchema(sectionKey: string): z.ZodType<RecordContent> {
  const section = sections.find(({ key }) => key === sectionKey)
  if (!section)
    throw new RangeError(`no section “${sectionKey}”: ${sections.map(({ key }) => key).join(', ')}`)
  return mapSchema(section.fields)
}
