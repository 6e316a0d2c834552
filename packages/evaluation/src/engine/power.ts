// Planning from a plan file: what is needed for a gap or a limit, and what the plan's observations, where there are any, or
// planned sizes can show.
import { access, readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { type Fault, nearest, type Outcome } from '../faults/index.ts'
import { type Plan, readPlan } from '../plan/index.ts'
import {
  type Assumptions,
  type Limit,
  leastFor,
  neededSizes,
  type PowerAnswer,
  type Refused,
  smallestByObservations,
  smallestByPlan,
} from '../powering/index.ts'
import { measureDefinition, taskOf } from '../tasks/index.ts'
import { countObservations } from './count.ts'
import type { EvaluationOptions } from './evaluate.ts'

export type PowerOutcome = Outcome<{ answer: PowerAnswer }>

export type PowerOptions = Pick<EvaluationOptions, 'onProgress' | 'limits' | 'setting'> & {
  readonly assumptions: Assumptions
  /** Measures beyond those that are expected, of criteria, or key in the task. */
  readonly measures: readonly string[]
}

async function readable(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

function unknownMeasures(plan: Plan, name: string, { assumptions, measures }: PowerOptions): Fault[] {
  const known = taskOf(plan).measures.map((measure) => measure.name)
  return [...new Set([...measures, ...assumptions.expected.keys()])]
    .filter((measure) => !known.includes(measure))
    .map((measure) => {
      const meant = nearest(measure, known)
      const message = `\`${measure}\` is not a measure of this plan’s task`
      const hint = meant ? `Did you mean \`${meant}\`?` : `The measures are ${known.join(', ')}.`
      return { code: 'plan_value', file: name, message, hint }
    })
}

function notShares(plan: Plan, name: string, { assumptions }: PowerOptions): Fault[] {
  const { measures } = taskOf(plan)
  return [...assumptions.expected.keys()].flatMap((measure): Fault[] => {
    const unit = measures.find((each) => each.name === measure)?.unit
    if (unit === undefined || unit === 'proportion' || measure === 'area_under_roc') return []
    const message = `how much \`${measure}\` varies between people cannot be known without observations`
    const hint = 'Measure some first: with observations, the smallest gap that they show is told for it too.'
    return [{ code: 'plan_value', file: name, message, hint }]
  })
}

function nothingKnown(name: string): Fault {
  return {
    code: 'observations_unreadable',
    file: name,
    message: 'there are no observations yet, and no rate is expected',
    hint: 'Say what you expect: --expect false_positive_rate=1/6000 --gap 1/6000.',
  }
}

/** The limits of the plan's criteria. */
function criteriaOf({ criteria }: Plan): readonly Limit[] {
  return criteria.map(({ measure, of, groups, at_most, at_least }) => ({
    measure,
    ...(of === undefined ? {} : { of: String(of) }),
    ...(groups === undefined ? {} : { groups: [groups].flat().join(' × ') }),
    ...(at_most === undefined
      ? ({ bound: 'at_least', limit: at_least ?? 0 } as const)
      : ({ bound: 'at_most', limit: at_most } as const)),
  }))
}

/** The limit that was named, on the side that is better for each measure; else those of the criteria. */
function limitsOf(plan: Plan, { expected, limit }: Assumptions): readonly Limit[] {
  if (limit === undefined) return criteriaOf(plan)
  return [...expected.keys()].map((measure) => ({
    measure,
    bound: measureDefinition(measure)?.better === 'higher' ? 'at_least' : 'at_most',
    limit: limit.value,
  }))
}

type Unexpected = Pick<PowerAnswer, 'least' | 'refused'>

/** What can be said of the plan's own criteria where nobody says which rates they expect. */
function unexpectedOf(plan: Plan, assumptions: Assumptions, sizes: PowerAnswer['sizes']): Unexpected {
  const asked = criteriaOf(plan).filter(({ measure }) => !assumptions.expected.has(measure))
  const isShare = ({ measure }: Limit) => measureDefinition(measure)?.unit === 'proportion'
  const shown = asked.filter((limit) => isShare(limit) && limit.limit > 0 && limit.limit < 1)
  const others = asked.filter((limit) => !shown.includes(limit))
  return {
    least: shown.map((limit) => leastFor(limit, assumptions)),
    refused: others.flatMap((limit): readonly Refused[] => {
      if (isShare(limit)) return [{ measure: limit.measure, why: 'never' }]
      return sizes === 'none' ? [{ measure: limit.measure, why: 'needs_rows' }] : []
    }),
  }
}

function wantedMeasures(plan: Plan, { assumptions, measures }: PowerOptions): ReadonlySet<string> {
  const asked = [...measures, ...assumptions.expected.keys()]
  if (asked.length > 0) return new Set(asked)
  const key = taskOf(plan).measures.filter(({ shown }) => shown === 'key')
  return new Set([...key.map(({ name }) => name), ...plan.criteria.map(({ measure }) => measure)])
}

async function smallestOf(
  path: string,
  plan: Plan,
  options: PowerOptions,
): Promise<Outcome<Pick<PowerAnswer, 'smallest' | 'sizes'>>> {
  const { assumptions } = options
  const within = (to: string | undefined) => resolve(dirname(path), to ?? '')
  const observationsPath = within(plan.observations.file)
  const { truth } = plan.observations
  if (assumptions.sizes !== undefined) {
    const attribute = [plan.groups[0] ?? []].flat().join(' × ')
    return { ok: true, smallest: smallestByPlan(assumptions, attribute), sizes: 'planned' }
  }
  const inDatabase = plan.observations.postgres !== undefined && options.setting !== undefined
  if (!inDatabase && !(await readable(observationsPath))) return { ok: true, smallest: [], sizes: 'none' }
  const counted = await countObservations({
    ...options,
    ...(truth === undefined ? {} : { truthPath: within(truth) }),
    plan,
    observationsPath,
    seed: 1,
  })
  if (!counted.ok) return counted
  const wanted = wantedMeasures(plan, options)
  const observed = { task: taskOf(plan), plan, counts: counted.counts, seed: 1 }
  const smallest = smallestByObservations(observed, assumptions, (measure) => wanted.has(measure))
  return { ok: true, smallest, sizes: 'observations' }
}

/** Answers for a plan file; its observations are looked for relative to it, and may not be there yet. */
export async function powerFile(path: string, name: string, options: PowerOptions): Promise<PowerOutcome> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => error)
  if (typeof text !== 'string') {
    const hint = `Is there a file at ${path}?`
    return {
      ok: false,
      faults: [{ code: 'plan_unreadable', file: name, message: 'the plan cannot be read', hint }],
    }
  }
  const read = readPlan(text, name)
  if (!read.ok) return read
  const { plan } = read
  const faults = [...unknownMeasures(plan, name, options), ...notShares(plan, name, options)]
  if (faults.length > 0) return { ok: false, faults }
  const smallest = await smallestOf(path, plan, options)
  if (!smallest.ok) return smallest
  const { assumptions } = options
  const { least, refused } = unexpectedOf(plan, assumptions, smallest.sizes)
  if (smallest.sizes === 'none' && assumptions.expected.size + least.length === 0) {
    return { ok: false, faults: [nothingKnown(name)] }
  }
  const found = neededSizes(assumptions, limitsOf(plan, assumptions))
  const { risk, passes, alike } = assumptions
  const answer: PowerAnswer = {
    power: 1,
    plan,
    risk,
    passes,
    alike,
    needed: found.filter((one) => 'trials' in one),
    refused: [...found.filter((one) => 'why' in one), ...refused],
    least,
    smallest: smallest.smallest,
    sizes: smallest.sizes,
  }
  return { ok: true, answer }
}
