// What a reader of a merged result has to know before its figures: what sites held back or rounded, and what cannot be seen
// where the rows of no two sites were ever together.
import { counted } from '../faults/index.ts'
import type { CommonPlan } from '../plan/index.ts'
import type { Warning, WarningCode } from '../result/index.ts'
import type { StateFile } from './format.ts'
import { inOrder } from './table.ts'

type Told = Warning & { readonly code: WarningCode }

function heldBack(states: readonly StateFile[]): Told[] {
  const sites = states.filter(
    ({ disclosure, slices }) =>
      disclosure.counts.held_back > 0 ||
      disclosure.left_out.length > 0 ||
      (disclosure.policy.rule === 'suppress' && inOrder(slices).some((slice) => 'held' in slice)),
  ).length
  if (sites === 0) return []
  const message = `Of ${counted(states.length, 'site')}, ${sites} held small counts back before they left. What needs them stands between limits, or is not measured.`
  return [{ code: 'sites_held_back', message, values: { sites, of: states.length } }]
}

function rounded([first, ...others]: readonly StateFile[]): Told[] {
  const policy = first?.disclosure.policy
  if (policy?.rule !== 'round') return []
  const message = `Every count was rounded to a multiple of ${policy.to} at its site. Figures stand between the limits that this leaves; none is exact.`
  return [{ code: 'counts_rounded', message, values: { to: policy.to, sites: others.length + 1 } }]
}

function rowsUnknown(states: readonly StateFile[]): Told[] {
  const sites = states.filter(
    ({ rows }) =>
      rows.total === null || rows.used === null || rows.missing.some((each) => each.rows === null),
  ).length
  if (sites === 0) return []
  const message = `How many rows had no value is not known of ${counted(sites, 'site')}: ${sites === 1 ? 'it' : 'they'} held it back.`
  return [{ code: 'rows_held_back', message, values: { sites } }]
}

function clusters(states: readonly StateFile[]): Told[] {
  const columns = states[0]?.design?.clusters.map(({ column }) => column).join(' × ') ?? ''
  if (columns === '' || states.length < 2) return []
  const message = `The same “${columns}” at two sites counts as two: whether any is at several sites cannot be seen.`
  return [{ code: 'clusters_by_site', message, values: { column: columns } }]
}

/** Which run answered which input how is of the inputs one by one; runs of two sites with one name are two. */
function runsStay([first]: readonly StateFile[]): Told[] {
  const columns: CommonPlan['columns'] | undefined = first?.plan.columns
  if (columns?.epoch === undefined || columns.id === undefined) return []
  const { epoch } = columns
  const message = `The tables by run (“${epoch}”) are not in a merged result: each site has its own runs and inputs, and shows its own tables where it is evaluated.`
  return [{ code: 'runs_stay', message, values: { column: epoch } }]
}

export function mergeWarnings(states: readonly StateFile[]): readonly Warning[] {
  return [
    ...heldBack(states),
    ...rounded(states),
    ...rowsUnknown(states),
    ...clusters(states),
    ...runsStay(states),
  ]
}
