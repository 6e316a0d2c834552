// Puts the pairs of two files into slices, and tells what does not pair: ids in one file only, truths that differ, groups that
// differ. Nothing of it is passed over in silence.
import { counted, type Fault } from '../faults/index.ts'
import type { Attribute, Observations, Place } from '../observations/index.ts'
import { shorten } from '../observations/index.ts'
import type { CommonPlan } from '../plan/index.ts'
import type { Warning } from '../result/index.ts'
import type { RowAmounts } from '../tasks/index.ts'
import { collectPairs, type PairedRow, type PairedSlice } from './collect.ts'
import type { Dependence } from './dependence.ts'
import { type KeyedRow, matchRows, type Side } from './pair-rows.ts'

const EXAMPLES = 5

/** One of the two: its plan, its rows, and how they add up. */
export type PairingSide = {
  readonly plan: CommonPlan
  readonly observations: Observations
  readonly rows: RowAmounts<unknown>
}

type Rows = RowAmounts<unknown>

export type Pairing = {
  readonly all: PairedSlice
  /** By attribute of a, and by the code of its groups. */
  readonly groups: readonly (readonly PairedSlice[])[]
  readonly dependence: Dependence
  readonly alone: { readonly a: number; readonly b: number }
  readonly faults: readonly Fault[]
  readonly warnings: readonly Warning[]
}

/** How many, and the first of them. */
type Tally = { count: number; readonly examples: string[] }

function tally(): Tally {
  return { count: 0, examples: [] }
}

function note(found: Tally, example: string): void {
  found.count++
  if (found.examples.length < EXAMPLES) found.examples.push(example)
}

/** A row as people find it again. */
function called({ id, epoch }: KeyedRow): string {
  if (id === '') return '(no id)'
  return epoch === '' ? shorten(id) : `${shorten(id)} in run ${shorten(epoch)}`
}

function attributeName({ columns }: Attribute): string {
  return columns.join(' × ')
}

/** The name of the group of a row in an attribute; `undefined` where the file does not have the attribute. */
function groupOf({ attributes }: Observations, row: KeyedRow, attribute: Attribute): string | undefined {
  const at = attributes.findIndex((other) => attributeName(other) === attributeName(attribute))
  return attributes[at]?.groups[row.codes[at] ?? -1]?.values.join(' × ')
}

function differingGroups(a: PairingSide, b: PairingSide) {
  const found = new Map<string, Tally>()
  return {
    look: (rowA: KeyedRow, rowB: KeyedRow): void => {
      for (const attribute of a.observations.attributes) {
        const [inA, inB] = [
          groupOf(a.observations, rowA, attribute),
          groupOf(b.observations, rowB, attribute),
        ]
        if (inB === undefined || inA === inB) continue
        const name = attributeName(attribute)
        const known = found.get(name) ?? tally()
        found.set(name, known)
        note(known, `${called(rowA)}: ${shorten(inA)} in A, ${shorten(inB)} in B`)
      }
    },
    warnings: (): Warning[] =>
      [...found].map(([attribute, { count, examples }]) => ({
        code: 'groups_differ',
        message: `${counted(count, 'pair')} have another “${attribute}” in B than in A (${examples.join('; ')}); those of A were taken.`,
        values: { attribute, rows: count, examples: examples.join('; ') },
      })),
  }
}

function aloneWarning(side: 'A' | 'B', { count, examples }: Tally, file: string): Warning[] {
  if (count === 0) return []
  const message = `${counted(count, 'row')} of ${side} (${file}) have no partner with a usable value in the other, and are left out (${examples.join(', ')}).`
  return [{ code: 'rows_alone', message, values: { side, file, rows: count, examples: examples.join(', ') } }]
}

function truthFault({ count, examples }: Tally, a: PairingSide, b: PairingSide): Fault[] {
  if (count === 0) return []
  return [
    {
      code: 'truth_differs',
      file: b.observations.file.name,
      message: `what does not depend on the system differs from ${a.observations.file.name} in ${counted(count, 'row')} (${examples.join('; ')})`,
      hint: 'Both systems must be held against the same truth. Is it the same set of observations?',
    },
  ]
}

function nothingFault(pairs: number, a: PairingSide, b: PairingSide): Fault[] {
  if (pairs > 0) return []
  return [
    {
      code: 'nothing_paired',
      file: b.observations.file.name,
      field: b.plan.columns.id ?? '',
      message: `no id of "${b.plan.columns.id}" is also in "${a.plan.columns.id}" of ${a.observations.file.name}`,
      hint: 'Rows are paired by `columns.id`: the same observation needs the same id in both files.',
    },
  ]
}

function valuesAt(row: KeyedRow, { columns, given }: RowAmounts<unknown>): unknown[] {
  return given.map((name) => row.values[columns.indexOf(name)])
}

function sameGiven(a: unknown[], b: unknown[]): boolean {
  return a.every((value, i) => String(value) === String(b[i]))
}

/** The columns of the two whom a row holds against each other, where the plan names them. */
const PEOPLE = ['raw.subject_a', 'raw.subject_b']

/** What rows of a depend on, as its plan has it. */
export function dependenceOf({ plan, observations }: PairingSide): Dependence {
  if ('subject_a' in plan.columns && plan.columns.subject_a !== undefined) return 'people'
  const kinds = ['rows', 'clusters', 'crossed'] as const
  return kinds[observations.coded.clusters] ?? 'crossed'
}

/** Where a row of a stands: the units are its clusters, or its people, numbered as they are met. */
function createPlacer({ rows: { columns } }: PairingSide, dependence: Dependence): (row: KeyedRow) => Place {
  const people = new Map<string, number>()
  const numberOf = (person: unknown): number => {
    const known = people.get(String(person)) ?? people.size
    people.set(String(person), known)
    return known
  }
  return ({ codes, units, weight, values }) => {
    const own = dependence === 'people' ? values.slice(columns.length).map(numberOf) : units
    return { codes, units: own, weight }
  }
}

function pairedRow(a: KeyedRow, b: KeyedRow, place: Place, of: { a: Rows; b: Rows }): PairedRow {
  const [scoreA, scoreB] = [of.a.scoreOf?.(a.values), of.b.scoreOf?.(b.values)]
  const [editsA, editsB] = [of.a.editsOf?.(a.values), of.b.editsOf?.(b.values)]
  return {
    place,
    a: of.a.amountsOf(a.values),
    b: of.b.amountsOf(b.values),
    scores: scoreA && scoreB && { a: scoreA.score, b: scoreB.score, positive: scoreA.positive },
    edits: editsA && editsB && { a: editsA, b: editsB },
  }
}

function sideOf({ observations, rows, plan }: PairingSide, more: readonly string[] = []): Side {
  const columns = [...rows.columns, ...more]
  return { coded: observations.coded, columns, epochs: plan.columns.epoch !== undefined }
}

function createSlices({ observations, rows }: PairingSide, dependence: Dependence) {
  const { coded, attributes } = observations
  const { k, cells } = rows
  const make = () => collectPairs({ k, cells, dependence, weighted: coded.weighted })
  const [all, groups] = [make(), attributes.map((attribute) => attribute.groups.map(make))]
  return {
    add: (row: PairedRow): void => {
      all.add(row)
      for (const [at, code] of row.place.codes.entries()) groups[at]?.[code]?.add(row)
    },
    read: () => ({ all: all.read(), groups: groups.map((each) => each.map((one) => one.read())) }),
  }
}

/** Pairs all rows; groups, clusters, people and weights are those of a. */
export async function pairRows(a: PairingSide, b: PairingSide): Promise<Pairing> {
  const dependence = dependenceOf(a)
  const [slices, placeOf] = [createSlices(a, dependence), createPlacer(a, dependence)]
  const [alone, truths, other] = [{ a: tally(), b: tally() }, tally(), differingGroups(a, b)]
  const sides = [sideOf(a, dependence === 'people' ? PEOPLE : []), sideOf(b)] as const
  for await (const match of matchRows(...sides)) {
    if (match.kind !== 'both') {
      note(alone[match.kind], called(match.row))
      continue
    }
    const [givenA, givenB] = [valuesAt(match.a, a.rows), valuesAt(match.b, b.rows)]
    if (!sameGiven(givenA, givenB)) {
      note(truths, `${called(match.a)}: ${shorten(givenA.join(', '))} and ${shorten(givenB.join(', '))}`)
      continue
    }
    other.look(match.a, match.b)
    slices.add(pairedRow(match.a, match.b, placeOf(match.a), { a: a.rows, b: b.rows }))
  }
  const { all, groups } = slices.read()
  const files = [a.observations.file.name, b.observations.file.name] as const
  return {
    all,
    groups,
    dependence,
    alone: { a: alone.a.count, b: alone.b.count },
    faults: [...truthFault(truths, a, b), ...nothingFault(all.pairs + truths.count, a, b)],
    warnings: [
      ...aloneWarning('A', alone.a, files[0]),
      ...aloneWarning('B', alone.b, files[1]),
      ...other.warnings(),
    ],
  }
}
