// What keeps states from being merged: told for all of them at once, each with the name of its file.
import type { Fault } from '../faults/index.ts'
import type { CommonPlan } from '../plan/index.ts'
import { taskOf } from '../tasks/index.ts'
import type { StateFile } from './format.ts'
import type { OpenedState } from './opened.ts'
import { attributeName } from './parts.ts'
import { planDifferences } from './plan-digest.ts'

/** The plan that most states are of, the first of them where there are as many of others. */
function commonPlan(states: readonly OpenedState[]): OpenedState | undefined {
  const counts = new Map<string, number>()
  for (const { state } of states) counts.set(state.plan_sha256, (counts.get(state.plan_sha256) ?? 0) + 1)
  const most = Math.max(...counts.values())
  return states.find(({ state }) => counts.get(state.plan_sha256) === most)
}

function planFaults(states: readonly OpenedState[]): Fault[] {
  const common = commonPlan(states)
  if (common === undefined) return []
  return states
    .filter(({ state }) => state.plan_sha256 !== common.state.plan_sha256)
    .map(({ name, state }) => ({
      code: 'state_plan',
      file: name,
      message: `this is a state of another plan than ${common.name}: ${planDifferences(state.plan, common.state.plan).join('; ')}`,
      hint: 'Only states of one plan can be merged. Measure again by the same plan at every site.',
    }))
}

/** The second and later of those that say the same. */
function repeated(
  states: readonly OpenedState[],
  keyOf: (state: StateFile) => string,
  told: (first: OpenedState) => { readonly message: string; readonly hint: string },
): Fault[] {
  const first = new Map<string, OpenedState>()
  return states.flatMap((opened): Fault[] => {
    const key = keyOf(opened.state)
    const before = first.get(key)
    if (before === undefined) first.set(key, opened)
    return before === undefined ? [] : [{ code: 'state_repeated', file: opened.name, ...told(before) }]
  })
}

function siteFaults(states: readonly OpenedState[]): Fault[] {
  return repeated(
    states,
    ({ site }) => site.normalize('NFC').toLocaleLowerCase('en-GB'),
    ({ name, state }) => ({
      message: `${state.site} is in ${name} already: a site is counted once`,
      hint: 'Give the newer of the two.',
    }),
  )
}

function observationsFaults(states: readonly OpenedState[]): Fault[] {
  return repeated(
    states,
    ({ provenance }) => provenance.observations.sha256,
    ({ name, state }) => ({
      message: `these are the very observations of ${state.site} in ${name}: they would be counted twice`,
      hint: 'Leave out one of the two.',
    }),
  )
}

function versionFaults(states: readonly OpenedState[]): Fault[] {
  const [first] = states
  if (first === undefined) return []
  const { name, version } = first.state.provenance.engine
  return states
    .filter(
      ({ state }) => state.provenance.engine.name !== name || state.provenance.engine.version !== version,
    )
    .map((opened) => ({
      code: 'state_plan',
      file: opened.name,
      message: `this was counted by ${opened.state.provenance.engine.name} ${opened.state.provenance.engine.version}, and ${first.name} by ${name} ${version}`,
      hint: 'Measure again with one version at every site.',
    }))
}

/** Whether the attributes are those of the plan, the groups are named once, and counts say the same of themselves. */
function contentProblem({ state, stateOf }: OpenedState): string | undefined {
  const { attributes, slices, rows } = state
  const plan: CommonPlan = state.plan
  const columns = plan.groups.map((entry) => [entry].flat())
  if (JSON.stringify(columns) !== JSON.stringify(attributes.map((attribute) => attribute.columns)))
    return 'its attributes are not those of its plan'
  for (const { columns: own, groups } of attributes) {
    if (groups.some(({ values }) => values.length !== own.length))
      return `a group of “${attributeName(own)}” has not one value a column`
    if (new Set(groups.map(({ values }) => JSON.stringify(values))).size < groups.length)
      return `a group of “${attributeName(own)}” stands in it twice`
  }
  const { disclose } = taskOf(plan)
  if (disclose === undefined || !disclose.partition || plan.columns.weight !== undefined) return undefined
  const counted = [
    { n: rows.used, slice: slices.all },
    ...attributes.flatMap(({ groups }, a) => groups.map(({ n }, g) => ({ n, slice: slices.groups[a]?.[g] }))),
  ]
  const apart = counted.some(({ n, slice }) => {
    if (slice === undefined || 'counts' in slice || n === null) return false
    const sum = disclose.cells(stateOf(slice)).counts.reduce((total, count) => total + count, 0)
    return sum !== n
  })
  return apart ? 'its counts do not add up to its numbers of observations' : undefined
}

function contentFaults(states: readonly OpenedState[]): Fault[] {
  return states.flatMap((opened): Fault[] => {
    const { name } = opened
    const problem = contentProblem(opened)
    if (problem === undefined) return []
    return [
      {
        code: 'state_unreadable',
        file: name,
        message: `the state is not valid: ${problem}`,
        hint: 'Ask the site to send it again.',
      },
    ]
  })
}

/** All that keeps these states from being merged. */
export function mergeFaults(states: readonly OpenedState[]): readonly Fault[] {
  return [
    ...planFaults(states),
    ...versionFaults(states),
    ...siteFaults(states),
    ...observationsFaults(states),
    ...contentFaults(states),
  ]
}
