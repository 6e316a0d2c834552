// What the values of a filter are called: from the record standard where it has them, so that a word means the
// same beside the results, on the record and in the form that a force fills in.
import { findField, type Option } from '@policeai/record'
import type { Language } from '../../../../../kernel/http/language.ts'
import { publicText } from '../../../locales/public/index.ts'
import type { Listing } from '../reading.ts'
import type { FacetKey } from './facets.ts'

const FIELDS: Readonly<Partial<Record<FacetKey, readonly Option[]>>> = {
  automation: optionsOf('degree_of_automation'),
  phase: optionsOf('phase'),
  kind: optionsOf('tool_family'),
  significant: optionsOf('significant_decision'),
  sensitive: optionsOf('sensitive_processing'),
  assessment: optionsOf('impact_assessments', 'type'),
}

function optionsOf(key: string, itemKey?: string): readonly Option[] {
  const kind = findField(key)?.kind
  const inner = kind?.kind === 'list' ? kind.item.find((field) => field.key === itemKey)?.kind : kind
  if (inner?.kind !== 'choice') throw new TypeError(`${key} is not a choice of the record standard`)
  return inner.options
}

/** In the order of the standard; a value that it does not know comes last, under its own name. */
export function valuesInOrder(key: FacetKey, values: readonly string[]): readonly string[] {
  const order = key === 'evidence' ? ['own', 'other', 'none'] : (FIELDS[key] ?? []).map(({ value }) => value)
  const place = (value: string) => (order.includes(value) ? order.indexOf(value) : order.length)
  return values.toSorted((a, b) => place(a) - place(b) || a.localeCompare(b))
}

export type Forces = ReadonlyMap<string, Listing['force']>

export function labelOf(language: Language, key: FacetKey, value: string, forces: Forces): string {
  const text = publicText(language).search
  if (value === '') return text.notFilledIn
  if (key === 'force') return forces.get(value)?.name[language] ?? value
  if (key === 'evidence' || key === 'review') {
    const values: Readonly<Record<string, string>> = text.values[key]
    return values[value] ?? value
  }
  return FIELDS[key]?.find((option) => option.value === value)?.label[language] ?? value
}

/** What happens after the output, in the standard's own words. */
export function hintOf(language: Language, key: FacetKey, value: string): string | null {
  return FIELDS[key]?.find((option) => option.value === value)?.hint?.[language] ?? null
}
