// Between a record's content and what stands in a form: content → values when a form is opened, values →
// content when it is sent. Nothing that was typed is judged here; what cannot be read stays as it is, so
// that the check of the standard can say what it expected.
import type { Field, FieldKind, FieldState, FieldValue, RecordContent, Withholding } from '@policeai/record'
import { allOf, type FormValues, oneOf } from '../../../../../kernel/http/forms.ts'
import { mayWithhold } from '../../../domain/withheld.ts'
import { DATE_PARTS } from './names.ts'

type Values = Record<string, string | readonly string[]>

export function toForm(fields: readonly Field[], content: RecordContent): FormValues {
  const values: Values = {}
  for (const field of fields) putState(values, field, content[field.key])
  return values
}

function putState(values: Values, field: Field, state: FieldState | undefined): void {
  if (state === undefined) return
  if ('value' in state) putValue(values, field.kind, field.key, state.value)
  else putWithholding(values, `${field.key}.withheld`, state.withheld)
}

function putValue(values: Values, kind: FieldKind, name: string, value: FieldValue | undefined): void {
  if (value === undefined) return
  if (kind.kind === 'date') putDate(values, name, String(value))
  else if (kind.kind === 'list')
    putEntries(values, kind, name, value as readonly Readonly<Record<string, FieldValue>>[])
  else if (typeof value === 'object' && 'en' in value) {
    values[`${name}.en`] = value.en
    if (value.cy !== undefined) values[`${name}.cy`] = value.cy
  } else values[name] = Array.isArray(value) ? value.map(String) : String(value)
}

type ListKind = Extract<FieldKind, { kind: 'list' }>

function putEntries(
  values: Values,
  kind: ListKind,
  name: string,
  entries: readonly Readonly<Record<string, FieldValue>>[],
): void {
  values[`${name}.length`] = String(entries.length)
  for (const [index, entry] of entries.entries()) {
    for (const field of kind.item)
      putValue(values, field.kind, `${name}.${index}.${field.key}`, entry[field.key])
  }
}

function putDate(values: Values, name: string, date: string): void {
  const [year = '', month = '', day = ''] = date.split('-')
  values[`${name}.day`] = day.replace(/^0/, '')
  values[`${name}.month`] = month.replace(/^0/, '')
  values[`${name}.year`] = year
}

function putWithholding(values: Values, name: string, withheld: Withholding): void {
  values[name] = 'yes'
  const { balance, gist, lapses, ...rest } = withheld
  for (const [key, text] of Object.entries({ ...rest, ...balance })) values[`${name}.${key}`] = String(text)
  putValue(values, GIST, `${name}.gist`, gist)
  putDate(values, `${name}.lapses`, lapses)
}

const GIST: FieldKind = { kind: 'text', multiline: true, maximum: 2000, translatable: true }

/** What the form says, not yet checked: for `checkContent`. */
export function fromForm(fields: readonly Field[], form: FormValues): Readonly<Record<string, unknown>> {
  const read = fields.map((field) => [field.key, readState(field, form)] as const)
  return Object.fromEntries(read.filter(([, state]) => state !== undefined))
}

function readState(field: Field, form: FormValues): unknown {
  if (mayWithhold(field) && oneOf(form, `${field.key}.withheld`) === 'yes')
    return { withheld: readWithholding(form, `${field.key}.withheld`) }
  const value = readValue(field.kind, form, field.key)
  return value === undefined ? undefined : { value }
}

function readValue(kind: FieldKind, form: FormValues, name: string): unknown {
  switch (kind.kind) {
    case 'list':
      return readEntries(kind, form, name)
    case 'date':
      return readDate(form, name)
    case 'number':
      return readNumber(textAt(form, name))
    case 'choice':
      return kind.several ? nonEmpty(allOf(form, name)) : textAt(form, name)
    case 'text':
      return kind.translatable ? readTranslated(form, name) : textAt(form, name)
    default:
      return textAt(form, name)
  }
}

const nonEmpty = <T>(values: readonly T[]): readonly T[] | undefined =>
  values.length > 0 ? values : undefined

function textAt(form: FormValues, name: string): string | undefined {
  const text = oneOf(form, name)
  return text.trim() === '' ? undefined : text
}

function readTranslated(form: FormValues, name: string): unknown {
  const [en, cy] = [textAt(form, `${name}.en`), textAt(form, `${name}.cy`)]
  return en === undefined && cy === undefined ? undefined : present({ en, cy })
}

function present(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

function readNumber(text: string | undefined): unknown {
  if (text === undefined) return undefined
  const number = Number(text.replaceAll(/[,\s]/g, ''))
  return Number.isFinite(number) ? number : text
}

function readDate(form: FormValues, name: string): string | undefined {
  const [day = '', month = '', year = ''] = DATE_PARTS.map((part) => oneOf(form, `${name}.${part}`).trim())
  if (day + month + year === '') return undefined
  return `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

function readEntries(kind: ListKind, form: FormValues, name: string): unknown {
  const entries = Array.from({ length: countOf(form, name) }, (_, index) => {
    const read = kind.item.map(
      (field) => [field.key, readValue(field.kind, form, `${name}.${index}.${field.key}`)] as const,
    )
    return present(Object.fromEntries(read))
  })
  return nonEmpty(entries)
}

function readWithholding(form: FormValues, name: string): unknown {
  const at = (key: string) => textAt(form, `${name}.${key}`)
  const sides = {
    for_disclosure: at('for_disclosure'),
    for_withholding: at('for_withholding'),
    conclusion: at('conclusion'),
  }
  const balance = Object.values(sides).some((side) => side !== undefined) ? present(sides) : undefined
  return present({
    basis: at('basis'),
    harm: at('harm'),
    balance,
    gist: readTranslated(form, `${name}.gist`),
    decided_by: at('decided_by'),
    confirmed_by: at('confirmed_by'),
    lapses: readDate(form, `${name}.lapses`),
  })
}

/** More entries than any list of the standard may have are not read. */
const MOST_ENTRIES = 200

export function countOf(form: FormValues, name: string): number {
  const count = Number(oneOf(form, `${name}.length`))
  return Number.isInteger(count) && count > 0 ? Math.min(count, MOST_ENTRIES) : 0
}
