// Merges the states of many sites into one result: the figures of the pooled observations, which were never together.
import manifest from '../../package.json' with { type: 'json' }
import type { EvaluationOptions } from '../engine/evaluate.ts'
import type { Fault, Outcome } from '../faults/index.ts'
import { assemble, type Counts, type Findings, findingFaults } from '../measuring/index.ts'
import type { Attribute } from '../observations/index.ts'
import type { CommonPlan } from '../plan/index.ts'
import { RESULT_VERSION, type Result, resultSchema } from '../result/index.ts'
import { taskOf } from '../tasks/index.ts'
import { mergeFaults } from './check.ts'
import type { StateSlice } from './format.ts'
import { type JoinedAttribute, joinAttribute } from './groups.ts'
import { mergingTask } from './merging-task.ts'
import type { NamedText, OpenedState } from './opened.ts'
import {
  type AnyTask,
  attributeName,
  type MergedSlice,
  mergeParts,
  type Part,
  type PartialState,
  partLeftOut,
  partOf,
  rangesOf,
  type SiteRanges,
} from './parts.ts'
import { openState } from './seal.ts'
import { siteFindings } from './site-findings.ts'
import { probed } from './sums.ts'
import { digestOf, inOrder } from './table.ts'
import { mergedDesign, mergedRows } from './totals.ts'
import { mergeWarnings } from './warnings.ts'

export type MergeOptions = Pick<EvaluationOptions, 'seed' | 'clock'>

const DEFAULT_SEED = 1

type Site = Pick<OpenedState, 'state' | 'stateOf'> & { readonly ranges: SiteRanges }

/** All states in the order of the names of their sites, so that the order of the files does not matter; or all their faults. */
function openAll(
  states: readonly NamedText[],
  keys: readonly string[],
): Outcome<{ opened: readonly (OpenedState & { readonly text: string })[] }> {
  const outcomes = states.map((state) => ({ text: state.text, outcome: openState(state, keys) }))
  const faults = outcomes.flatMap(({ outcome }): readonly Fault[] => (outcome.ok ? [] : outcome.faults))
  const opened = outcomes.flatMap(({ text, outcome }) => (outcome.ok ? [{ ...outcome.opened, text }] : []))
  const all = [...faults, ...mergeFaults(opened)]
  if (all.length > 0) return { ok: false, faults: all }
  opened.sort((a, b) => Buffer.compare(Buffer.from(a.state.site), Buffer.from(b.state.site)))
  return { ok: true, opened }
}

function sliceOf(
  task: AnyTask,
  site: Site,
  attribute: string,
  values: readonly (string | null)[],
  slice: StateSlice | undefined,
): Part {
  if (slice === undefined) return { held: undefined }
  return partOf(task, site, site.ranges, { attribute, values, slice })
}

/** A group of all sites. A site that has none of it adds nothing; one that left the attribute out may have had some. */
function groupSlice(
  task: AnyTask,
  sites: readonly Site[],
  joined: JoinedAttribute,
  at: number,
  group: number,
): MergedSlice {
  const name = attributeName(joined.attribute.columns)
  const values = joined.values[group] ?? []
  const parts = sites.flatMap((site, s): Part[] => {
    const place = joined.places[group]?.[s] ?? -1
    if (place >= 0) return [sliceOf(task, site, name, values, site.state.slices.groups[at]?.[place])]
    if (!site.state.disclosure.left_out.includes(name)) return []
    const clustered = site.state.design !== undefined
    const ofAll = sliceOf(task, site, '', [], site.state.slices.all)
    return [clustered ? { held: undefined } : partLeftOut(ofAll, task.disclose)]
  })
  return mergeParts(task, parts)
}

function joinAt(sites: readonly Site[], at: number): JoinedAttribute {
  const attributes = sites.map(({ state }) => state.attributes[at] ?? { columns: [], groups: [] })
  return joinAttribute(attributes, (site, group) => {
    const found = attributes[site]?.groups[group]
    const name = attributeName(attributes[site]?.columns ?? [])
    return found?.n ?? sites[site]?.ranges.of(name, found?.values ?? [], 'n').low ?? 0
  })
}

function mergedCounts(task: AnyTask, sites: readonly Site[]): Counts<MergedSlice> {
  const joined = (sites[0]?.state.attributes ?? []).map((_, at) => joinAt(sites, at))
  const all = mergeParts(
    task,
    sites.map((site) => sliceOf(task, site, '', [], site.state.slices.all)),
  )
  const groups = joined.map((each, at) =>
    each.attribute.groups.map((_, group) => groupSlice(task, sites, each, at, group)),
  )
  return {
    rows: mergedRows(sites.map(({ state, ranges }) => ({ state, least: ranges.of('', [], 'n').low }))),
    attributes: joined.map(({ attribute }): Attribute => attribute),
    slices: { all, groups },
  }
}

/** A state with something in the place of what was held back, so that it has the figures that it would have. */
function completed({ disclose }: AnyTask, { state, amounts }: PartialState, plan: CommonPlan): unknown {
  const lens = disclose?.sums
  return lens === undefined ? state : probed(lens, state, amounts, { all: state, plan })
}

/** A state to read figures with: that of all observations, or the first slice of any site that was let go. */
function baseOf(task: AnyTask, all: MergedSlice, sites: readonly Site[], plan: CommonPlan): unknown {
  if ('whole' in all) return all.whole
  if (all.partial !== undefined) return completed(task, all.partial, plan)
  for (const { state, stateOf } of sites) {
    const open = inOrder(state.slices).find((slice) => 'state' in slice)
    if (open === undefined) continue
    const amounts = new Set('held' in open ? open.held : [])
    return completed(task, { state: stateOf(open), amounts }, plan)
  }
  return undefined
}

type Provenance = Result['provenance']

function provenanceOf(
  opened: readonly (OpenedState & { readonly text: string })[],
  { seed = DEFAULT_SEED, clock }: MergeOptions,
): Provenance {
  const sites = opened.map(({ state, text, keyId }) => ({
    site: state.site,
    state: digestOf(text),
    observations: state.provenance.observations.sha256,
    key: keyId,
  }))
  return {
    plan: { sha256: opened[0]?.state.plan_sha256 ?? '' },
    observations: {
      name: opened.length === 1 ? 'the state of 1 site' : `the states of ${opened.length} sites`,
      format: 'states',
      bytes: opened.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0),
      sha256: digestOf(sites.map(({ state }) => `${state}\n`).join('')),
    },
    engine: { name: manifest.name, version: manifest.version },
    seed,
    time: (clock?.() ?? new Date()).toISOString(),
    sites,
  }
}

function together(findings: Findings, sites: Pick<Findings, 'groups' | 'measures' | 'tables'>): Findings {
  return {
    ...findings,
    groups: [...findings.groups, ...sites.groups],
    measures: [...findings.measures, ...sites.measures],
    tables: [...sites.tables, ...findings.tables],
  }
}

function refuse(message: string, hint: string): Outcome<never> {
  return { ok: false, faults: [{ code: 'state_unreadable', file: 'the states', message, hint }] }
}

/**
 * Merges signed states into a result, with the figures of the pooled observations wherever every site let its counts go.
 * Each state must be signed with one of the public keys (PEM). All faults of all states are returned at once.
 *
 * The order of the states does not matter: the same states, seed, version and time give the same result, byte for byte.
 */
export function mergeStates(
  states: readonly NamedText[],
  publicKeyPems: readonly string[],
  options: MergeOptions = {},
): Outcome<{ result: Result }> {
  const outcome = openAll(states, publicKeyPems)
  if (!outcome.ok) return outcome
  const { opened } = outcome
  const plan = opened[0]?.state.plan
  if (plan === undefined)
    return refuse('there is no state to merge', 'Give the file state.json of each site.')
  const sites = opened.map(({ state, stateOf }): Site => ({ state, stateOf, ranges: rangesOf(state) }))
  const inner = taskOf(plan)
  const counts = mergedCounts(inner, sites)
  const faults = findingFaults(plan, 'the states', counts.attributes)
  if (faults.length > 0) return { ok: false, faults }
  const base = baseOf(inner, counts.slices.all, sites, plan)
  if (base === undefined)
    return refuse(
      'no site let all counts of any group go, so nothing can be measured',
      'Ask for larger samples, or for another policy.',
    )
  const task = mergingTask(inner, base)
  const seed = options.seed ?? DEFAULT_SEED
  const findings = assemble({ task, plan, counts, seed })
  const ofSites = siteFindings({
    task,
    plan,
    all: counts.slices.all,
    attributes: counts.attributes,
    seed,
    sites: sites.map((site) => ({
      state: site.state,
      least: site.ranges.of('', [], 'n').low,
      slice: mergeParts(inner, [sliceOf(inner, site, '', [], site.state.slices.all)]),
    })),
  })
  const design = mergedDesign(sites.map(({ state }) => state))
  const result = resultSchema.parse({
    result: RESULT_VERSION,
    plan,
    rows: counts.rows,
    ...together(findings, ofSites),
    warnings: [...mergeWarnings(sites.map(({ state }) => state)), ...findings.warnings],
    ...(design === undefined ? {} : { design }),
    provenance: provenanceOf(opened, options),
  })
  return { ok: true, result }
}
