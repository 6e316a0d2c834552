// Opens the observations of a plan wherever they lie: in a file, or in a database in which they stay. A database is opened
// only where whoever runs the evaluation hands over its address; a plan alone reaches nothing.
import { basename, resolve } from 'node:path'
import type { Fault, Outcome } from '../faults/index.ts'
import {
  DEFAULT_LIMITS,
  type Limits,
  type Observations,
  openObservations,
  openWarehoused,
} from '../observations/index.ts'
import type { Plan } from '../plan/index.ts'
import { taskOf } from '../tasks/index.ts'

export type OpeningRequest = {
  readonly plan: Plan
  readonly observationsPath: string
  /** What faults and the result call the observations; by default as the plan does. */
  readonly observationsName?: string
  /** The address behind the name of a setting; nothing by default, so that no plan can reach a database by itself. */
  readonly setting?: (name: string) => string | undefined
  readonly limits?: Partial<Limits>
  /** From 0 to 1. */
  readonly onReading: (done: number) => void
}

function noAddress(plan: Plan, table: string): Fault {
  const setting = plan.observations.postgres ?? ''
  return {
    code: 'observations_unreadable',
    file: table,
    field: 'observations.postgres',
    message: `the setting ${setting} holds no address`,
    hint: `Set ${setting} to the address of the database, as a role that can only read: postgres://reader@host/name.`,
  }
}

/** Whoever gets observations closes them. Faults are returned, all at once where they can be known at once. */
export async function openFor(request: OpeningRequest): Promise<Outcome<{ observations: Observations }>> {
  const { plan, observationsPath, setting, limits, onReading } = request
  const task = taskOf(plan)
  const name = request.observationsName ?? basename(plan.observations.file ?? plan.observations.table ?? '')
  const reading = {
    plan,
    needs: task.needs(plan),
    check: async (table: Parameters<NonNullable<typeof task.check>>[0]['table']) =>
      (await task.check?.({ plan, table, file: name })) ?? [],
    name,
    limits: { ...DEFAULT_LIMITS, ...limits },
    onProgress: onReading,
  }
  const { postgres, table = '' } = plan.observations
  if (postgres === undefined) return openObservations({ ...reading, path: resolve(observationsPath) })
  const address = setting?.(postgres)
  if (address === undefined) return { ok: false, faults: [noAddress(plan, table)] }
  return openWarehoused({ ...reading, address, table })
}
