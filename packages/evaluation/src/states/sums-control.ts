// Disclosure control of a state that has sums over units beside its counts: which slices have enough units, which amounts
// leave, and each slice as it leaves.
import {
  type CountTable,
  type DisclosurePolicy,
  holdSums,
  markFew,
  namesIn,
  type ReleasedSlice,
  type ReleasedTable,
  type Statement,
  statementOfSums,
} from '../disclosure/index.ts'
import type { CommonPlan } from '../plan/index.ts'
import type { SumsLens } from '../tasks/task.ts'
import { strayIn } from './contents.ts'
import type { StateFile, StateSlice } from './format.ts'
import type { OpenedState } from './opened.ts'
import { withoutAmounts, withoutSums } from './sums.ts'
import type { AnyDisclosure } from './table.ts'

type Control = {
  readonly plan: CommonPlan
  readonly policy: Exclude<DisclosurePolicy, { rule: 'none' }>
  readonly disclosure: AnyDisclosure
  readonly all: unknown
  readonly previous: readonly OpenedState[]
  readonly sha256: string
}

type Release = (state: unknown, may: { readonly histogram: boolean }) => unknown
type Sliced = { readonly slice: StateSlice; readonly stray?: string | undefined }

export type SumsControl = {
  /** Marks the slices that have too few units. */
  readonly mark: (table: CountTable, states: readonly unknown[]) => CountTable
  /** Decides which amounts stay, once it is known which slices do. */
  readonly hold: (table: ReleasedTable, states: readonly unknown[]) => void
  readonly slice: (released: ReleasedSlice, state: unknown, release: Release) => Sliced
  /** '' where the number of units stays. */
  readonly withoutUnits: () => readonly string[]
  readonly statement: (ofCounts: Statement) => Statement
  /** How many amounts leave, by attribute. */
  readonly counted: (table: ReleasedTable) => NonNullable<StateFile['disclosure']['sums']>
}

function sameRules(a: DisclosurePolicy, b: DisclosurePolicy): boolean {
  return JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort())
}

/** What stayed in earlier releases of the same observations under the same policy, by attribute; all after any other. */
function heldBefore({ previous, policy, sha256 }: Control): ReadonlyMap<string, readonly string[]> | 'all' {
  const held = new Map<string, readonly string[]>()
  for (const { state } of previous) {
    if (state.provenance.observations.sha256 !== sha256) return 'all'
    if (!sameRules(state.disclosure.policy, policy)) return 'all'
    const names = ['', ...state.attributes.map(({ columns }) => columns.join(' × '))]
    const slices = [[state.slices.all], ...state.slices.groups]
    for (const [at, name] of names.entries()) {
      const own = slices[at]?.flatMap((slice) => ('held' in slice ? slice.held : [])) ?? []
      held.set(name, [...(held.get(name) ?? []), ...own])
    }
  }
  return held
}

function sliceWithout(
  lens: SumsLens<unknown, CommonPlan>,
  { plan, all, disclosure }: Control,
  of: {
    readonly released: ReleasedSlice
    readonly state: unknown
    readonly release: Release
    readonly held: ReadonlySet<string>
  },
): Sliced {
  const { released, state, release, held } = of
  const { cells, n } = released
  if (n === null) return { slice: { counts: [...cells] } }
  const blocks = lens.read(state, { all, plan })
  const told = cells.includes(null) ? namesIn(blocks.filter((block) => block.cells === true)) : []
  const names = new Set([...held, ...told])
  const shape = (own: unknown): unknown => release(own, { histogram: false })
  const hidden = disclosure.withoutCells?.(state) ?? state
  const stray = strayIn(
    shape(withoutSums(lens, hidden, { all, plan })),
    new Set([0, n, ...cells.map((count) => count ?? 0)]),
    false,
  )
  const isWhole = !cells.includes(null)
  if (names.size === 0 && isWhole) return { slice: { state: shape(state) }, stray }
  const without = shape(withoutAmounts(lens, isWhole ? state : hidden, names, { all, plan }))
  return { slice: { counts: [...cells], state: without, held: [...names].sort() }, stray }
}

/** Control of the sums of a task that has some. */
export function createSumsControl(control: Control): SumsControl | undefined {
  const { plan, policy, disclosure, all } = control
  const lens = disclosure.sums
  if (lens === undefined) return undefined
  const blocksOf = (states: readonly unknown[]) => states.map((state) => lens.read(state, { all, plan }))
  const everything = new Set(namesIn(lens.read(all, { all, plan })))
  let held: ReadonlyMap<string, ReadonlySet<string>> = new Map()
  return {
    mark: (table, states) => (policy.rule === 'suppress' ? markFew(table, blocksOf(states), policy) : table),
    hold: (table, states) => {
      if (policy.rule === 'suppress') held = holdSums(table, blocksOf(states), policy, heldBefore(control))
    },
    slice: (released, state, release) =>
      sliceWithout(lens, control, {
        released,
        state,
        release,
        held: held.get(released.attribute) ?? everything,
      }),
    withoutUnits: () => ((held.get('')?.size ?? everything.size) === everything.size ? [''] : []),
    counted: ({ slices }) =>
      [...new Set(slices.map(({ attribute }) => attribute))].map((attribute) => {
        const stays = (held.get(attribute) ?? everything).size
        return { attribute, shown: everything.size - stays, held_back: stays }
      }),
    statement: ({ en, cy }) => {
      const more = statementOfSums(policy)
      return { en: `${en}${more.en}`, cy: `${cy}${more.cy}` }
    },
  }
}
