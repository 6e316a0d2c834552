// The counts of a state as the table that disclosure control is put to, from what was counted at the site or, of an earlier
// release, from what went out.
import { createHash } from 'node:crypto'
import type { CountTable, EarlierRelease, ReleasedSlice, ReleasedTable } from '../disclosure/index.ts'
import type { Counts } from '../measuring/index.ts'
import type { Disclosure } from '../tasks/task.ts'
import type { StateFile, StateSlice } from './format.ts'
import { JOIN, labelFor, labelled, valuesOf } from './groups.ts'
import type { OpenedState } from './opened.ts'

export type AnyDisclosure = Disclosure<unknown>

/** Slices in a fixed order: all observations, then the groups of each attribute. */
export function inOrder<T>({
  all,
  groups,
}: {
  readonly all: T
  readonly groups: readonly (readonly T[])[]
}): readonly T[] {
  return [all, ...groups.flat()]
}

/** Names and sizes of the slices of counted observations, in that order. */
function headsOf({ attributes, rows }: Counts<unknown>) {
  const named = attributes.map((attribute) => ({
    columns: attribute.columns,
    groups: valuesOf(attribute).map((values, at) => ({ values, n: attribute.groups[at]?.n ?? 0 })),
  }))
  const label = labelFor(named)
  const ofGroups = named.flatMap(({ columns, groups }) =>
    groups.map(({ values, n }) => ({
      attribute: columns.join(JOIN),
      columns,
      values: labelled(values, label),
      n,
    })),
  )
  return [{ attribute: '', columns: [], values: [], n: rows.used }, ...ofGroups]
}

/** What was counted, as a table of counts; with cells of these names, or those of all observations. */
export function tableOf(
  counts: Counts<unknown>,
  disclosure: AnyDisclosure,
  names: readonly string[] = disclosure.cells(counts.slices.all).names,
): CountTable {
  const states = inOrder(counts.slices)
  const slices = headsOf(counts).map((head, at) => ({
    ...head,
    cells: disclosure.cells(states[at], names).counts,
  }))
  return { cellNames: names, partition: disclosure.partition, slices }
}

/** The cells of these observations, and those of earlier releases where they depend on the observations. */
export function cellNames(
  all: unknown,
  disclosure: AnyDisclosure,
  previous: readonly OpenedState[],
): readonly string[] {
  const { names } = disclosure.cells(all)
  if (disclosure.kinds !== true) return names
  return [...new Set([...names, ...previous.flatMap(({ state }) => state.disclosure.cells)])].sort()
}

/** Counts by the cells that the release had, in the order of those that are wanted now; what it had not is 0. */
function inOrderOf(
  names: readonly string[],
  had: readonly string[],
  counts: readonly (number | null)[],
): readonly (number | null)[] {
  if (names.length === had.length && names.every((name, at) => name === had[at])) return counts
  return names.map((name) => {
    const at = had.indexOf(name)
    return at < 0 ? 0 : (counts[at] ?? null)
  })
}

/** The counts of a slice that went out. */
export function releasedCells(
  slice: StateSlice | undefined,
  disclosure: AnyDisclosure,
  stateOf: OpenedState['stateOf'],
  names?: readonly string[],
): readonly (number | null)[] {
  if (slice === undefined) throw new RangeError('a group has no counts')
  return 'counts' in slice ? slice.counts : disclosure.cells(stateOf(slice), names).counts
}

/** What a state shows, as the table of a release; the cells have the names of the task's. */
export function releasedTable(
  { state: file, stateOf }: OpenedState,
  disclosure: AnyDisclosure,
  cellNames: readonly string[],
): ReleasedTable {
  const label = labelFor(file.attributes)
  const had = disclosure.kinds === true ? file.disclosure.cells : cellNames
  const cellsOf = (slice: StateSlice | undefined) =>
    inOrderOf(cellNames, had, releasedCells(slice, disclosure, stateOf, had))
  const all: ReleasedSlice = {
    attribute: '',
    columns: [],
    values: [],
    n: file.rows.used,
    cells: cellsOf(file.slices.all),
  }
  const groups = file.attributes.flatMap(({ columns, groups }, a) =>
    groups.map(
      ({ values, n }, g): ReleasedSlice => ({
        attribute: columns.join(JOIN),
        columns,
        values: labelled(values, label),
        n,
        cells: cellsOf(file.slices.groups[a]?.[g]),
      }),
    ),
  )
  return { cellNames, partition: disclosure.partition, slices: [all, ...groups] }
}

/** A state that has gone out, as disclosure control takes it into account. */
export function earlierRelease(file: StateFile, table: ReleasedTable, sha256: string): EarlierRelease {
  return {
    table,
    policy: file.disclosure.policy,
    sameObservations: file.provenance.observations.sha256 === sha256,
  }
}

export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
