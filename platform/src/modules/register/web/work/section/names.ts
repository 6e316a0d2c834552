// How the controls of a section form are named. A name is the path to the value, its parts joined by dots:
// `title.en`, `third_parties.0.third_party.cy`, `in_use_since.day`, `system_architecture.withheld.harm`.
import type { Fault, Field, FieldKind } from '@policeai/record'

export const idOf = (name: string): string => name.replaceAll('.', '-')

export const DATE_PARTS = ['day', 'month', 'year'] as const

/** The control to which a fault of the content belongs: the one that the reader goes to. */
export function controlOf(fields: readonly Field[], fault: Pick<Fault, 'path'>): string {
  const [key, state, ...rest] = fault.path
  const field = fields.find((candidate) => candidate.key === key)
  if (!field) return String(key)
  if (state === 'withheld') return `${field.key}.withheld.${withheldControl(rest)}`
  return valueControl(field.kind, field.key, rest)
}

function valueControl(kind: FieldKind, name: string, path: readonly (string | number)[]): string {
  const [index, key, ...rest] = path
  if (kind.kind === 'list' && index !== undefined) {
    const inner = kind.item.find((candidate) => candidate.key === key)
    return inner ? valueControl(inner.kind, `${name}.${index}.${inner.key}`, rest) : `${name}.${index}`
  }
  if (kind.kind === 'text' && kind.translatable) return `${name}.${path[0] ?? 'en'}`
  return kind.kind === 'date' ? `${name}.day` : name
}

function withheldControl([part, inner]: readonly (string | number)[]): string {
  if (part === 'balance') return String(inner ?? 'for_disclosure')
  if (part === 'gist') return `gist.${inner ?? 'en'}`
  return part === 'lapses' ? 'lapses.day' : String(part ?? 'basis')
}
