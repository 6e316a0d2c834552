// Puts the pairs of two files into slices, and tells what does not pair: ids in one file only, truths that differ, groups that
// differ. Nothing of it is passed over in silence.
import { counted, type Fault } from '../faults/index.ts'
import type { Attribute, Observations } from '../observations/index.ts'
import { shorten } from '../observations/index.ts'
import type { CommonPlan } from '../plan/index.ts'
import type { Warning } from '../result/index.ts'
import type { RowAmounts } from '../tasks/index.ts'
import { collectPairs, type PairedRow, type PairedSlice } from './collect.ts'
import { type KeyedRow, matchRows } from './pair-rows.ts'

const EXAMPLES = 5

/** One of the two: its plan, its rows, and how they add up. */
export type PairingSide = {
  readonly plan: CommonPlan
  readonly observations: Observations
  readonly rows: RowAmounts<unknown>
}

export type Pairing = {
  readonly all: PairedSlice
  /** By attribute of a, and by the code of its groups. */
  readonly groups: readonly (readonly PairedSlice[])[]
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

function pairedRow(
  a: KeyedRow,
  b: KeyedRow,
  of: { a: RowAmounts<unknown>; b: RowAmounts<unknown> },
): PairedRow {
  const [scoreA, scoreB] = [of.a.scoreOf?.(a.values), of.b.scoreOf?.(b.values)]
  const [editsA, editsB] = [of.a.editsOf?.(a.values), of.b.editsOf?.(b.values)]
  return {
    place: a,
    a: of.a.amountsOf(a.values),
    b: of.b.amountsOf(b.values),
    scores: scoreA && scoreB && { a: scoreA.score, b: scoreB.score, positive: scoreA.positive },
    edits: editsA && editsB && { a: editsA, b: editsB },
  }
}

function sideOf({ observations, rows, plan }: PairingSide) {
  return { coded: observations.coded, columns: rows.columns, epochs: plan.columns.epoch !== undefined }
}

/** Pairs all rows; groups, clusters and weights are those of a. */
export async function pairRows(a: PairingSide, b: PairingSide): Promise<Pairing> {
  const { coded, attributes } = a.observations
  const { k, cells } = a.rows
  const make = () => collectPairs({ k, cells, clusters: coded.clusters, weighted: coded.weighted })
  const [all, groups] = [make(), attributes.map((attribute) => attribute.groups.map(make))]
  const [alone, truths, other] = [{ a: tally(), b: tally() }, tally(), differingGroups(a, b)]
  for await (const match of matchRows(sideOf(a), sideOf(b))) {
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
    const row = pairedRow(match.a, match.b, { a: a.rows, b: b.rows })
    all.add(row)
    for (const [at, code] of match.a.codes.entries()) groups[at]?.[code]?.add(row)
  }
  const whole = all.read()
  const files = [a.observations.file.name, b.observations.file.name] as const
  return {
    all: whole,
    groups: groups.map((each) => each.map((one) => one.read())),
    alone: { a: alone.a.count, b: alone.b.count },
    faults: [...truthFault(truths, a, b), ...nothingFault(whole.pairs + truths.count, a, b)],
    warnings: [
      ...aloneWarning('A', alone.a, files[0]),
      ...aloneWarning('B', alone.b, files[1]),
      ...other.warnings(),
    ],
  }
}
