// From a plan file to the state of a site. What the plan alone forbids is told before a row is read.
import { createHash } from 'node:crypto'
import { dirname, resolve } from 'node:path'
import { countObservations } from '../engine/count.ts'
import { type EvaluationOptions, readPlanFile } from '../engine/evaluate.ts'
import type { Fault, Outcome } from '../faults/index.ts'
import type { Plan } from '../plan/index.ts'
import { taskOf } from '../tasks/index.ts'
import { siteName } from './format.ts'
import type { OpenedState } from './opened.ts'
import { planDifferences, planDigest } from './plan-digest.ts'
import { policyFaults } from './policy-faults.ts'
import { type Released, releaseState } from './release.ts'

export type StateOptions = EvaluationOptions & {
  /** The organisation whose observations these are, or a code for it. */
  readonly site: string
  /** Every state of this plan that this site has sent before. */
  readonly previous?: readonly OpenedState[]
}

const DEFAULT_SEED = 1

function siteFaults(site: string, file: string): Fault[] {
  const parsed = siteName.safeParse(site)
  if (parsed.success) return []
  const message = parsed.error.issues[0]?.message ?? 'this is no name of a site'
  return [
    {
      code: 'disclosure',
      file,
      field: 'site',
      message,
      hint: 'Give it with --site, such as --site "Avon and Somerset".',
    },
  ]
}

/** An earlier state must be of this plan and site, or it says nothing of what this one gives away. */
function previousFaults({ name, state }: OpenedState, plan: Plan, site: string): Fault[] {
  const faults: Fault[] = []
  if (state.site !== site)
    faults.push({
      code: 'state_plan',
      file: name,
      message: `this is a state of ${state.site}, not of ${site}`,
    })
  if (state.plan_sha256 !== planDigest(plan)) {
    const how = planDifferences(state.plan, plan).filter((line) => !line.startsWith('`disclosure`'))
    if (how.length > 0)
      faults.push({
        code: 'state_plan',
        file: name,
        message: `this is a state of another plan: ${how.join('; ')}`,
      })
  }
  return faults
}

/** What a task itself cannot let go, such as scores outside its histogram. */
function taskFaults(plan: Plan, all: unknown, file: string): readonly Fault[] {
  if (plan.disclosure?.rule !== 'none') return []
  return taskOf(plan).releaseFaults?.({ plan, all, file }) ?? []
}

/**
 * Counts the observations of a plan file and makes the state that may leave. The reference of the plan need not occur at
 * this site. All faults of the plan, of the site and of earlier states are returned at once; then all of the observations.
 */
export async function stateOfFile(planPath: string, options: StateOptions): Promise<Outcome<Released>> {
  const read = await readPlanFile(planPath)
  if (!read.ok) return read
  const { plan, planText, planName } = read
  const { site: given, previous = [], seed = DEFAULT_SEED } = options
  const site = given.trim()
  const faults = [
    ...policyFaults(plan, planName),
    ...siteFaults(site, planName),
    ...previous.flatMap((each) => previousFaults(each, plan, site)),
  ]
  if (faults.length > 0) return { ok: false, faults }
  const counted = await countObservations({
    ...options,
    seed,
    plan: { ...plan, reference: {} },
    observationsPath: resolve(dirname(planPath), plan.observations.file ?? ''),
  })
  if (!counted.ok) return counted
  const ofTask = taskFaults(plan, counted.counts.slices.all, counted.file.name)
  if (ofTask.length > 0) return { ok: false, faults: ofTask }
  return releaseState({
    plan,
    planSha256: createHash('sha256').update(planText).digest('hex'),
    planName,
    site,
    counted,
    previous,
    seed,
    time: (options.clock?.() ?? new Date()).toISOString(),
  })
}
