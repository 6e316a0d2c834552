// Groups by what they are called, so that those of many sites find each other. A value that is not recorded is null in a
// state: its label depends on what else somebody's data hold, and must not be taken for a value.

import { notRecordedLabel } from '../observations/groups.ts'
import type { Attribute, Group } from '../observations/index.ts'
import type { StateAttribute } from './format.ts'

export const JOIN = ' × '

type Values = readonly (string | null)[]

/** The label of an attribute's missing values: the shortest that is in all groups not recorded, and in no other. */
function labelIn({ groups }: Attribute): string {
  const real = new Set(groups.filter(({ recorded }) => recorded).flatMap(({ values }) => values))
  const unrecorded = groups.filter(({ recorded }) => !recorded)
  let label = notRecordedLabel(real)
  const fits = (text: string): boolean => unrecorded.every(({ values }) => values.includes(text))
  for (let tries = 0; tries < 20 && !fits(label); tries++) {
    real.add(label)
    label = notRecordedLabel(real)
  }
  return label
}

/** The values of each group of an attribute as they stand in a state. */
export function valuesOf(attribute: Attribute): readonly Values[] {
  const label = labelIn(attribute)
  return attribute.groups.map(({ values, recorded }) =>
    recorded ? values : values.map((value) => (value === label ? null : value)),
  )
}

/** One label for all attributes, which is nobody's value. */
export function labelFor(
  attributes: readonly { readonly groups: readonly { readonly values: Values }[] }[],
): string {
  const values = attributes.flatMap(({ groups }) => groups.flatMap((group) => group.values))
  return notRecordedLabel(new Set(values.filter((value) => value !== null)))
}

export function labelled(values: Values, label: string): string[] {
  return values.map((value) => value ?? label)
}

export function keyOf(values: Values): string {
  return JSON.stringify(values)
}

/** By bytes, what is not recorded last, as the groups of a file are. */
function byValues(a: Values, b: Values): number {
  for (const [i, value] of a.entries()) {
    const other = b[i] ?? null
    if (value === other) continue
    if (value === null) return 1
    return other === null ? -1 : Buffer.compare(Buffer.from(value), Buffer.from(other))
  }
  return 0
}

/** An attribute of all sites: its groups, and where each stands at each site (−1 where a site has none of it). */
export type JoinedAttribute = {
  readonly attribute: Attribute
  readonly places: readonly (readonly number[])[]
  /** What each group is called in a state. */
  readonly values: readonly Values[]
}

/** Joins the groups of one attribute over all sites. `least` gives the n of a group, as far as a site says it. */
export function joinAttribute(
  sites: readonly StateAttribute[],
  least: (site: number, group: number) => number,
): JoinedAttribute {
  const found = new Map<string, { values: Values; places: number[] }>()
  for (const [site, { groups }] of sites.entries()) {
    for (const [at, { values }] of groups.entries()) {
      const key = keyOf(values)
      const entry = found.get(key) ?? { values, places: sites.map(() => -1) }
      entry.places[site] = at
      found.set(key, entry)
    }
  }
  const joined = [...found.values()].sort((a, b) => byValues(a.values, b.values))
  const label = labelFor([{ groups: joined }])
  const groups = joined.map(
    ({ values, places }): Group => ({
      values: labelled(values, label),
      recorded: !values.includes(null),
      n: places.reduce((sum, at, site) => sum + (at < 0 ? 0 : least(site, at)), 0),
    }),
  )
  return {
    attribute: { columns: sites[0]?.columns ?? [], groups },
    places: joined.map(({ places }) => places),
    values: joined.map(({ values }) => values),
  }
}
