// Units of two files side by side, by name: what is in one file only, what is given of a unit and differs, groups that one plan
// alone has. Nothing of it is passed over in silence.
import { counted, type Fault } from '../faults/index.ts'
import { shorten } from '../observations/index.ts'
import type { Warning } from '../result/index.ts'
import type { ComparedSide } from './request.ts'
import type { Unit } from './units-of-file.ts'

const EXAMPLES = 5

export type UnitsOfBoth = {
  /** What a unit is called. */
  readonly called: string
  readonly a: ReadonlyMap<string, Unit>
  readonly b: ReadonlyMap<string, Unit>
}

export type Sides = { readonly a: ComparedSide; readonly b: ComparedSide }

/** Units that both files have, and those that one alone has. */
export type PairedUnits = {
  readonly shared: readonly Unit[]
  readonly alone: { readonly a: readonly Unit[]; readonly b: readonly Unit[] }
}

function examplesOf(names: readonly string[]): string {
  return names
    .slice(0, EXAMPLES)
    .map((name) => (name === '' ? '(no name)' : shorten(name)))
    .join(', ')
}

function aloneWarning(side: 'A' | 'B', alone: readonly Unit[], file: string, called: string): Warning[] {
  if (alone.length === 0) return []
  const examples = examplesOf(alone.map(({ name }) => name))
  const message = `${counted(alone.length, called)} of ${side} (${file}) are not in the other, and are left out (${examples}).`
  const values = { side, file, units: alone.length, called, examples }
  return [{ code: 'units_alone', message, values }]
}

function groupWarnings({ a, b }: Sides): Warning[] {
  const known = new Set(b.observations.attributes.map(({ columns }) => columns.join(' × ')))
  return a.observations.attributes.flatMap(({ columns }) => {
    const attribute = columns.join(' × ')
    if (known.has(attribute)) return []
    const message = `The plan of B does not have “${attribute}” among its groups, so that its groups are not compared.`
    return [{ code: 'groups_of_one', message, values: { attribute } }]
  })
}

export function pairUnits({ a, b }: UnitsOfBoth): PairedUnits {
  const only = (units: ReadonlyMap<string, Unit>, other: ReadonlyMap<string, Unit>) =>
    [...units.values()].filter(({ name }) => !other.has(name))
  const shared = [...a.values()].filter(({ name }) => b.has(name))
  return { shared, alone: { a: only(a, b), b: only(b, a) } }
}

/** What keeps the units from being compared. */
export function unitFaults({ shared }: PairedUnits, units: UnitsOfBoth, { a, b }: Sides): Fault[] {
  const [fileA, fileB] = [a.observations.file.name, b.observations.file.name]
  const { called } = units
  if (shared.length === 0) {
    const message = `no ${called} is also in ${fileA}`
    const hint = `Systems are compared on the same ${called}s, by their names.`
    return [{ code: 'nothing_paired', file: fileB, message, hint }]
  }
  const differing = shared.filter(({ name, given }) => units.b.get(name)?.given !== given)
  if (differing.length === 0) return []
  const examples = examplesOf(differing.map(({ name }) => name))
  const message = `what does not depend on the system differs from ${fileA} in ${counted(differing.length, called)} (${examples})`
  const hint = 'Both systems must be held against the same truth. Is it the same set of observations?'
  return [{ code: 'truth_differs', file: fileB, message, hint }]
}

/** What was left out, and what is not compared. */
export function unitWarnings({ alone }: PairedUnits, { called }: UnitsOfBoth, sides: Sides): Warning[] {
  const { a, b } = sides
  return [
    ...aloneWarning('A', alone.a, a.observations.file.name, called),
    ...aloneWarning('B', alone.b, b.observations.file.name, called),
    ...groupWarnings(sides),
  ]
}
