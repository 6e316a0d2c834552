// Makes the state of a site from what was counted there: disclosure control first, then only what it lets go.
import manifest from '../../package.json' with { type: 'json' }
import {
  type DisclosureAccount,
  type DisclosurePolicy,
  type DisclosureReport,
  disclosureReport,
  OtherPolicyError,
  protect,
  type ReleasedSlice,
  type ReleasedTable,
  statementOf,
} from '../disclosure/index.ts'
import type { Counted } from '../engine/count.ts'
import type { Outcome } from '../faults/index.ts'
import type { Plan } from '../plan/index.ts'
import { taskOf } from '../tasks/index.ts'
import { settled, strayIn } from './contents.ts'
import { releasedDesign, withoutDesign } from './design.ts'
import {
  STATE_VERSION,
  type StateAttribute,
  type StateFile,
  type StateSlice,
  stateFileSchema,
} from './format.ts'
import { JOIN, valuesOf } from './groups.ts'
import type { OpenedState } from './opened.ts'
import { planDigest } from './plan-digest.ts'
import { releasedRows } from './rows.ts'
import { createSumsControl, type SumsControl } from './sums-control.ts'
import { type AnyDisclosure, cellNames, earlierRelease, inOrder, releasedTable, tableOf } from './table.ts'

/** A state, and what stays at the site: why counts were held back. */
export type Released = { readonly state: StateFile; readonly account: DisclosureAccount | undefined }

export type ReleaseRequest = {
  readonly plan: Plan
  readonly planSha256: string
  /** What faults call the plan. */
  readonly planName: string
  readonly site: string
  readonly counted: Counted
  readonly previous: readonly OpenedState[]
  readonly seed: number
  readonly time: string
}

type Parts = Pick<StateFile, 'attributes' | 'slices' | 'rows' | 'design'> & {
  readonly disclosure: DisclosureReport &
    Pick<StateFile['disclosure'], 'cells' | 'sums'> & { readonly without_design: readonly string[] }
  readonly account: DisclosureAccount | undefined
}

type ControlPolicy = Exclude<DisclosurePolicy, { rule: 'none' }>

/** More of a state may go where nothing is held back from it. */
type Release = (state: unknown, may: { readonly histogram: boolean }) => unknown

function releaseOf(plan: Plan): Release {
  const { release } = taskOf(plan)
  return release ?? ((state) => state)
}

/** Of a task whose state is no table of counts. */
const NOTHING_HELD = {
  counts: { shown: 0, held_back: 0 },
  by_attribute: [],
  left_out: [],
  ranges: [],
} as const

/** Nothing is held back: every slice as its task lets it go. */
function asIs({ plan, counted }: ReleaseRequest, policy: DisclosurePolicy): Parts {
  const { counts } = counted
  const { disclose } = taskOf(plan)
  const release = releaseOf(plan)
  const out = (state: unknown): StateSlice => ({ state: release(state, { histogram: true }) })
  const report =
    disclose === undefined
      ? { ...NOTHING_HELD, policy, statement: statementOf(policy) }
      : disclosureReport(tableOf(counts, disclose), policy)
  return {
    attributes: counts.attributes.map((attribute) => ({
      columns: [...attribute.columns],
      groups: valuesOf(attribute).map((values, at) => ({
        values: [...values],
        n: attribute.groups[at]?.n ?? 0,
      })),
    })),
    slices: { all: out(counts.slices.all), groups: counts.slices.groups.map((groups) => groups.map(out)) },
    rows: { ...counts.rows, missing: [...counts.rows.missing] },
    design: releasedDesign(counted, policy, []),
    disclosure: {
      ...report,
      cells: [...(disclose?.cells(counts.slices.all).names ?? [])],
      without_design: [],
    },
    account: undefined,
  }
}

function isWhole({ n, cells }: ReleasedSlice): boolean {
  return n !== null && !cells.includes(null)
}

type Slicing = {
  readonly request: ReleaseRequest
  readonly disclosure: AnyDisclosure
  readonly policy: DisclosurePolicy
  readonly without: readonly string[]
  readonly clustered: boolean
  readonly sums: SumsControl | undefined
}

/** A slice as it leaves; `stray` where its state says more than was protected. */
function slice(
  { request, disclosure, policy, without, clustered, sums }: Slicing,
  released: ReleasedSlice,
  exact: unknown,
): { readonly slice: StateSlice; readonly stray?: string | undefined } {
  if (sums !== undefined) return sums.slice(released, exact, releaseOf(request.plan))
  const held = !isWhole(released) || (clustered && without.includes(released.attribute))
  if (held) return { slice: { counts: [...released.cells] } }
  const counts = released.cells.map((count) => count ?? 0)
  const restored = policy.rule === 'round' ? disclosure.restore(exact, counts) : exact
  const open = releaseOf(request.plan)(restored, { histogram: false })
  const state = policy.rule === 'round' ? settled(open) : open
  const total = counts.reduce((sum, count) => sum + count, 0)
  return {
    slice: { state },
    stray: disclosure.kinds
      ? undefined
      : strayIn(state, new Set([0, total, released.n ?? 0, ...counts]), clustered),
  }
}

function cannotLeave(
  file: string,
  message: string,
  hint = 'Use `rule: none`, with the reason and the role of who decided.',
): Outcome<never> {
  return { ok: false, faults: [{ code: 'disclosure', file, field: 'disclosure', message, hint }] }
}

/** What of the rows keeps a state from leaving. */
function obstacle(policy: DisclosurePolicy, table: ReleasedTable, clustered: boolean): string | undefined {
  if (clustered && policy.rule === 'round')
    return 'rounded counts do not say how they vary between dependent observations, so that no interval could be had'
  if (table.slices.length === 0)
    return 'beside what has gone out already, none of these counts can be protected'
  return undefined
}

/** Attributes in the order of the plan, each with the groups that the table still has; and the slices in the same order. */
function arrange(
  { request }: Slicing,
  table: ReleasedTable,
  slices: readonly StateSlice[],
): Pick<Parts, 'attributes' | 'slices'> {
  const { attributes } = request.counted.counts
  const all = slices[0] ?? { counts: [] }
  const arranged = attributes.map((attribute) => {
    const name = attribute.columns.join(JOIN)
    const ids = [...table.slices.keys()].filter((at) => table.slices[at]?.attribute === name)
    const values = valuesOf(attribute)
    const groups: StateAttribute['groups'] = ids.map((id, at) => ({
      values: [...(values[at] ?? [])],
      n: table.slices[id]?.n ?? null,
    }))
    return { columns: [...attribute.columns], groups, slices: ids.flatMap((id) => slices[id] ?? []) }
  })
  return {
    attributes: arranged.map(({ columns, groups }) => ({ columns, groups })),
    slices: { all, groups: arranged.map((each) => each.slices) },
  }
}

/** The states of the slices that a table still has, by their place in it. */
function statesIn({ counts }: Counted, table: ReleasedTable): readonly unknown[] {
  const left = new Set(table.slices.map(({ attribute }) => attribute))
  const names = [
    '',
    ...counts.attributes.flatMap(({ columns, groups }) => groups.map(() => columns.join(JOIN))),
  ]
  return inOrder(counts.slices).filter((_, at) => left.has(names[at] ?? ''))
}

/** The counts without what no policy protects. */
function openedCounts({ counted, plan }: ReleaseRequest, { open }: AnyDisclosure): Counted {
  if (open === undefined) return counted
  const { all, groups } = counted.counts.slices
  const slices = { all: open(all, plan), groups: groups.map((each) => each.map((own) => open(own, plan))) }
  return { ...counted, counts: { ...counted.counts, slices } }
}

/** Cells that go together, where one of them was held back. */
function withoutCells(cells: readonly (number | null)[], together: readonly number[]) {
  const isHeld = together.some((at) => cells[at] === null)
  return cells.map((count, at) => (isHeld && together.includes(at) ? null : count))
}

/**
 * A table without what would give away what was held back by more than adding up: the size of a slice whose cells say how many
 * rows it has, and a cell where its sum with others is known. To hold back more is always safe.
 */
function withoutMore(table: ReleasedTable, { kinds, together = [] }: AnyDisclosure): ReleasedTable {
  const slices = table.slices.map((own) => {
    const cells = withoutCells(own.cells, together)
    return { ...own, cells, n: kinds === true && cells.includes(null) ? null : own.n }
  })
  return { ...table, slices }
}

/** The table of a site, protected beside all that has left it before. */
function protectedTable(
  { counted, plan, previous }: ReleaseRequest,
  policy: ControlPolicy,
  disclosure: AnyDisclosure,
) {
  const { sha256 } = counted.file
  const { slices } = counted.counts
  const exact = tableOf(counted.counts, disclosure, cellNames(slices.all, disclosure, previous))
  const releases = previous.map((opened) =>
    earlierRelease(opened.state, releasedTable(opened, disclosure, exact.cellNames), sha256),
  )
  const sums = createSumsControl({ plan, policy, disclosure, all: slices.all, previous, sha256 })
  const marked = sums === undefined ? exact : sums.mark(exact, inOrder(slices))
  const { table, report, account } = protect(marked, policy, releases)
  if (disclosure.kinds !== true && disclosure.together === undefined)
    return { table, report, account, sums, releases }
  const withheld = withoutMore(table, disclosure)
  return {
    table: withheld,
    report: disclosureReport(withheld, policy, report.left_out),
    account,
    sums,
    releases,
  }
}

function controlled(
  given: ReleaseRequest,
  policy: ControlPolicy,
  disclosure: AnyDisclosure,
): Outcome<{ parts: Parts }> {
  const counted = openedCounts(given, disclosure)
  const request = { ...given, counted }
  const { plan, previous, planName } = request
  const refused = disclosure.refusal?.({ plan, rule: policy.rule, all: counted.counts.slices.all })
  if (refused !== undefined) return cannotLeave(planName, refused.message, refused.hint)
  const { table, report, account, sums, releases } = protectedTable(request, policy, disclosure)
  const states = statesIn(counted, table)
  sums?.hold(table, states)
  const clustered =
    (counted.design?.clusters.length ?? 0) > 0 && disclosure.kinds !== true && sums === undefined
  const without = clustered
    ? withoutDesign(
        table,
        (at) => releaseOf(plan)(states[at], { histogram: false }),
        policy,
        previous.map(({ state }, at) => ({
          ...state,
          sameObservations: releases[at]?.sameObservations ?? false,
        })),
      )
    : []
  const slicing = { request, disclosure, policy, without, clustered, sums }
  const slices = table.slices.map((released, at) => slice(slicing, released, states[at]))
  const stray = slices.find((each) => each.stray !== undefined)?.stray
  const against =
    stray === undefined
      ? obstacle(policy, table, clustered)
      : `under \`${policy.rule}\` this state cannot leave: it holds amounts (${stray}) that are not protected`
  if (against !== undefined) return cannotLeave(planName, against)
  return { ok: true, parts: { ...partsIn(slicing, { table, report, slices }), account } }
}

type Controlled = {
  readonly table: ReleasedTable
  readonly report: DisclosureReport
  readonly slices: readonly { readonly slice: StateSlice }[]
}

/** What goes into the file, once nothing keeps it from leaving. */
function partsIn(slicing: Slicing, { table, report, slices }: Controlled): Omit<Parts, 'account'> {
  const { request, disclosure, policy, without, sums } = slicing
  const { counted, previous } = request
  const earlier = previous.map(({ state }) => state)
  const { rows, slices: states } = counted.counts
  const used = table.slices[0]?.n ?? null
  const ofSlices = slices.map((each) => each.slice)
  return {
    ...arrange(slicing, table, ofSlices),
    rows: releasedRows(rows, used, policy, earlier, counted.file.sha256),
    design: releasedDesign(counted, policy, sums === undefined ? without : sums.withoutUnits()),
    disclosure: {
      ...report,
      statement: sums === undefined ? report.statement : sums.statement(report.statement),
      cells: [...cellNames(states.all, disclosure, previous)],
      ...(sums === undefined ? {} : { sums: sums.counted(table) }),
      without_design: without,
    },
  }
}

function partsOf(request: ReleaseRequest): Outcome<{ parts: Parts }> {
  const { disclosure: policy } = request.plan
  const { disclose } = taskOf(request.plan)
  if (policy === undefined) throw new TypeError('a state needs a policy')
  if (policy.rule === 'none') return { ok: true, parts: asIs(request, policy) }
  if (disclose === undefined) throw new TypeError('a state under control needs counts')
  try {
    return controlled(request, policy, disclose)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const hint =
      error instanceof OtherPolicyError
        ? 'Keep to the policy under which they went out.'
        : 'Give with --previous every state that this site has sent of this plan, and no other.'
    return {
      ok: false,
      faults: [
        { code: 'disclosure', file: request.planName, field: 'disclosure', message: error.message, hint },
      ],
    }
  }
}

/** The size of a file says something of its rows, and nobody needs it. */
function observationsOf({ file }: Counted, policy: DisclosurePolicy) {
  return policy.rule === 'none' ? file : { ...file, bytes: 0 }
}

/** The state of a site. Faults say what of it cannot leave, and why. */
export function releaseState(request: ReleaseRequest): Outcome<Released> {
  const outcome = partsOf(request)
  if (!outcome.ok) return outcome
  const { account, ...parts } = outcome.parts
  const { plan, planSha256, site, counted, seed, time } = request
  const state = stateFileSchema.parse({
    state: STATE_VERSION,
    site,
    plan,
    plan_sha256: planDigest(plan),
    ...parts,
    provenance: {
      plan: { sha256: planSha256 },
      observations: observationsOf(counted, parts.disclosure.policy),
      engine: { name: manifest.name, version: manifest.version },
      seed,
      time,
    },
  })
  return { ok: true, state, account }
}
