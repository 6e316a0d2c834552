// What a run is, and the rules of its life: queued → running → measured or failed; a signed run is final. A run is
// the organisation's own: others see it only where measuring or auditing is their work.
import { drawnMeasures, type Fault as InputFault, type Result } from '@policeai/evaluation'
import type { Actor, Role } from '../../../kernel/actor.ts'

export type RunState = 'queued' | 'running' | 'measured' | 'failed'

/** `input`: the plan and the file do not fit, and would not fit again. `interrupted`: the work broke off. */
export type Failure = Readonly<{ kind: 'input'; faults: readonly InputFault[] } | { kind: 'interrupted' }>

export type Headline = Readonly<{
  measure: string
  estimate: number
  interval: NonNullable<Result['measures'][number]['interval']>
  n: number
}>

export type Upload = Readonly<{
  id: string
  organisationId: string
  name: string
  sha256: string
  bytes: number
}>

/** What a run measures: one file, or the two of a plan that names a second one. */
export type RunFiles = Readonly<{ upload: Upload; truth: Upload | null }>

export type RunSummary = Readonly<{
  id: string
  organisationId: string
  title: string
  state: RunState
  headline: Headline | null
  evidenceSha256: string | null
  createdAt: Date
  demonstration: boolean
}>

export type Run = RunSummary &
  RunFiles &
  Readonly<{
    plan: string
    planName: string
    seed: number
    turn: number
    attempts: number
    step: string | null
    /** 0 to 1 */
    progress: number
    failure: Failure | null
    result: Result | null
    startedAt: Date | null
    finishedAt: Date | null
  }>

/** A worker that dies is followed by another, so often in all. */
export const MAX_ATTEMPTS = 3

/** The same for every run, so that the same plan and file give the same result on any day. */
export const SEED = 1

export const MEASURING_ROLES = ['contributor', 'approver', 'evaluator'] as const satisfies readonly Role[]
const SEES_ALL: readonly Role[] = ['evaluator', 'auditor']

type Owned = Pick<RunSummary, 'organisationId'>

export const seesAll = (actor: Actor): boolean => actor.roles.some((role) => SEES_ALL.includes(role))

export const maySee = (actor: Actor, run: Owned): boolean =>
  run.organisationId === actor.organisationId || seesAll(actor)

/** The role in which this person starts, repeats and signs runs; null where that is not their work. */
export const measuringRole = (actor: Actor): Role | null =>
  MEASURING_ROLES.find((role) => actor.roles.includes(role)) ?? null

export const mayChange = (actor: Actor, run: Owned): boolean =>
  run.organisationId === actor.organisationId && measuringRole(actor) !== null

export const isUnderWay = (run: Pick<Run, 'state'>): boolean =>
  run.state === 'queued' || run.state === 'running'

/** A run that broke off is taken up as it is; one whose input has faults needs another plan or file. */
export const canGoAgain = (run: Pick<Run, 'state' | 'failure'>): boolean =>
  run.state === 'failed' && run.failure?.kind === 'interrupted'

export const canBeSigned = (run: Pick<Run, 'state' | 'evidenceSha256'>): boolean =>
  run.state === 'measured' && run.evidenceSha256 === null

/** May a job of this turn begin, and is it the last that may? */
export function nextAttempt(
  run: Pick<Run, 'state' | 'turn' | 'attempts'>,
  turn: number,
): 'nothing-to-do' | 'too-often' | 'begin' {
  if (!isUnderWay(run) || run.turn !== turn) return 'nothing-to-do'
  return run.attempts >= MAX_ATTEMPTS ? 'too-often' : 'begin'
}

/** The figure by which a run is known in a list: the false positive rate for all, or the first that was measured. */
export function headlineOf(result: Result): Headline | null {
  const overall = result.measures.filter((m) => Object.keys(m.slice).length === 0 && m.status === 'measured')
  const [key] = drawnMeasures(result)
  const chosen = overall.find((m) => m.measure === key && m.of === undefined) ?? overall[0]
  if (chosen === undefined || chosen.estimate === null || chosen.interval === null) return null
  const { measure, estimate, interval, n } = chosen
  return { measure, estimate, interval, n }
}
