// An attacker who knows nothing of how counts are protected: who takes what was released, and tries every
// cross-classification of the observations that fits all of it. Slow, exact, and for small tables only.
import type { ReleasedTable } from './index.ts'

export type Seen = { readonly table: ReleasedTable; readonly zerosShown: boolean }

/** A released count as a sum over the cross-classification; `value` is `null` where it is held back. */
type Clue = {
  readonly name: string
  readonly members: readonly number[]
  readonly value: number | null
  readonly least: number
}

export type Finding = { readonly name: string; low: number; high: number }

type Base = { readonly at: Readonly<Record<string, string>>; readonly cell: number }

function same(a: readonly string[], b: readonly string[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** The cross-classification without groups that are listed nowhere: nobody was in them. */
function baseOf({ slices, cellNames, partition }: ReleasedTable): Base[] {
  const kinds = partition ? cellNames : [...cellNames, 'n']
  const values = new Map<string, Set<string>>()
  for (const slice of slices)
    for (const [i, column] of slice.columns.entries())
      values.set(column, (values.get(column) ?? new Set()).add(slice.values[i] ?? ''))
  let rows: Record<string, string>[] = [{}]
  for (const [column, seen] of values)
    rows = rows.flatMap((row) => [...seen].map((value) => ({ ...row, [column]: value })))
  const listed = (at: Record<string, string>): boolean =>
    slices.every(
      ({ columns }) =>
        columns.length === 0 ||
        slices.some(
          (slice) => same(slice.columns, columns) && slice.columns.every((c, i) => at[c] === slice.values[i]),
        ),
    )
  return rows.filter(listed).flatMap((at) => kinds.map((_, cell) => ({ at, cell })))
}

function cluesOf({ table, zerosShown }: Seen, base: readonly Base[]): Clue[] {
  return table.slices.flatMap(({ columns, values, cells, n }) => {
    const inside = base.flatMap(({ at, cell }, i) =>
      columns.every((column, c) => at[column] === values[c]) ? [{ i, cell }] : [],
    )
    const clue = (name: string, wanted: number | undefined, value: number | null): Clue => ({
      name: JSON.stringify([columns, values, name]),
      members: inside.filter(({ cell }) => wanted === undefined || cell === wanted).map(({ i }) => i),
      value,
      least: value ?? (zerosShown ? 1 : 0),
    })
    return [
      ...table.cellNames.map((name, c) => clue(name, c, cells[c] ?? null)),
      clue('n', table.partition ? undefined : cells.length, n),
    ]
  })
}

export type Attack = {
  readonly findings: readonly Finding[]
  /** False where the attacker gave up before every possibility was tried. */
  readonly finished: boolean
}

type State = {
  readonly clues: readonly Clue[]
  readonly cap: number
  readonly size: number
  readonly left: Int32Array
  readonly sums: Int32Array
  readonly byBase: readonly (readonly number[])[]
  readonly findings: Map<string, Finding>
  readonly enough: number
  effort: number
}

function record({ clues, sums, findings }: State): void {
  if (clues.some(({ value, least }, c) => value === null && (sums[c] ?? 0) < least)) return
  for (const [c, { name, value }] of clues.entries()) {
    if (value !== null) continue
    const found = findings.get(name) ?? { name, low: Infinity, high: -Infinity }
    found.low = Math.min(found.low, sums[c] ?? 0)
    found.high = Math.max(found.high, sums[c] ?? 0)
    findings.set(name, found)
  }
}

function satisfied({ findings, enough, clues }: State): boolean {
  const open = clues.filter(({ value }) => value === null)
  return open.every(({ name }) => {
    const found = findings.get(name)
    return found !== undefined && found.high - found.low >= enough
  })
}

/** False when nothing more needs to be tried. */
function explore(state: State, i: number): boolean {
  if (--state.effort < 0) return false
  if (i === state.size) {
    record(state)
    return !satisfied(state)
  }
  const touched = state.byBase[i] ?? []
  for (const c of touched) state.left[c] = (state.left[c] ?? 0) - 1
  let go = true
  for (let value = 0; value <= state.cap && go; value++) {
    let fits = true
    for (const c of touched) {
      state.sums[c] = (state.sums[c] ?? 0) + value
      const wanted = state.clues[c]?.value ?? null
      const sum = state.sums[c] ?? 0
      if (wanted !== null && (sum > wanted || (state.left[c] === 0 && sum < wanted))) fits = false
    }
    if (fits) go = explore(state, i + 1)
    for (const c of touched) state.sums[c] = (state.sums[c] ?? 0) - value
  }
  for (const c of touched) state.left[c] = (state.left[c] ?? 0) + 1
  return go
}

/** What every fitting cross-classification with cells up to `cap` says of each count held back. Ends early when each
 * is found to differ by `enough`. With `before`, he knows that no count has fallen since that release. */
export function attack(seen: readonly [Seen, ...Seen[]], cap: number, enough: number, before?: Seen): Attack {
  const base = baseOf(seen[0].table)
  const grown = new Map((before ? cluesOf(before, base) : []).map(({ name, value }) => [name, value ?? 0]))
  const clues = seen.flatMap((one) => cluesOf(one, base))
  const known = new Map(clues.filter(({ value }) => value !== null).map(({ name, value }) => [name, value]))
  const joined = clues.map((clue) => ({
    ...clue,
    value: clue.value ?? known.get(clue.name) ?? null,
    least: Math.max(clue.least, grown.get(clue.name) ?? 0),
  }))
  const state: State = {
    clues: joined,
    cap,
    size: base.length,
    left: Int32Array.from(joined, ({ members }) => members.length),
    sums: new Int32Array(joined.length),
    byBase: base.map((_, i) => joined.flatMap(({ members }, c) => (members.includes(i) ? [c] : []))),
    findings: new Map(),
    enough,
    effort: 150_000,
  }
  explore(state, 0)
  return { findings: [...state.findings.values()], finished: state.effort >= 0 }
}
