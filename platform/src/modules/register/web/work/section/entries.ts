// Adding and removing entries of a list while a form is open, without JavaScript: each is a submit button that
// gives the form back with everything that was typed. Nothing is saved by it.
import type { Field, FieldKind } from '@policeai/record'
import type { FormValues } from '../../../../../kernel/http/forms.ts'
import { countOf } from './values.ts'

/** Nobody types these fields: they come with the file that was attached. */
export const FILLED_IN: ReadonlySet<string> = new Set(['evidence_sha256'])

export const comesWithFile = ({ item }: Extract<FieldKind, { kind: 'list' }>): boolean =>
  item.some(({ key }) => FILLED_IN.has(key))

export const addEntry = (form: FormValues, list: string): FormValues => ({
  ...form,
  [`${list}.length`]: String(countOf(form, list) + 1),
})

/**
 * With an empty first entry in each list that the standard asks for, so that nobody has to ask for it; not where an
 * entry comes with a file.
 */
export function withFirstEntries(fields: readonly Field[], form: FormValues): FormValues {
  const empty = fields.filter(
    ({ key, kind, required }) =>
      kind.kind === 'list' && required !== 'never' && !comesWithFile(kind) && countOf(form, key) === 0,
  )
  return { ...form, ...Object.fromEntries(empty.map(({ key }) => [`${key}.length`, '1'])) }
}

/** Takes out entry `index`; those after it move up. */
export function removeEntry(form: FormValues, list: string, index: number): FormValues {
  const prefix = `${list}.`
  const moved = Object.entries(form).flatMap(([name, value]) => {
    const match = name.startsWith(prefix) ? /^(\d+)(\..*)$/.exec(name.slice(prefix.length)) : null
    if (!match) return [[name, value] as const]
    const at = Number(match[1])
    if (at === index) return []
    return [[`${prefix}${at > index ? at - 1 : at}${match[2]}`, value] as const]
  })
  return { ...Object.fromEntries(moved), [`${list}.length`]: String(Math.max(0, countOf(form, list) - 1)) }
}

/** Without the entries in which nothing was typed, at every depth. */
export function withoutBlankEntries(fields: readonly Field[], form: FormValues): FormValues {
  return fields.reduce((values, field) => compact(field.kind, field.key, values), form)
}

function compact(kind: FieldKind, list: string, form: FormValues): FormValues {
  if (kind.kind !== 'list') return form
  let values = form
  for (let index = countOf(form, list) - 1; index >= 0; index--) {
    const entry = `${list}.${index}`
    values = kind.item.reduce((sofar, field) => compact(field.kind, `${entry}.${field.key}`, sofar), values)
    if (isBlank(values, `${entry}.`)) values = removeEntry(values, list, index)
  }
  return values
}

const isBlank = (form: FormValues, prefix: string): boolean =>
  !Object.entries(form).some(
    ([name, value]) =>
      name.startsWith(prefix) &&
      !name.endsWith('.length') &&
      [value].flat().some((text) => text.trim() !== ''),
  )
