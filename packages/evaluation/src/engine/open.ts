// Opens the observations of a plan wherever they lie: in a table, in a file of a foreign format, or in a database in which
// they stay. A database is opened only where whoever runs the evaluation hands over its address; a plan alone reaches nothing.
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
import { convertForeign } from './foreign.ts'

export type OpeningRequest = {
  readonly plan: Plan
  readonly observationsPath: string
  /** The second file of a format that comes in two. */
  readonly truthPath?: string
  /** What faults and the result call the observations; by default as the plan does. */
  readonly observationsName?: string
  /** The address behind the name of a setting; nothing by default, so that no plan can reach a database by itself. */
  readonly setting?: (name: string) => string | undefined
  readonly limits?: Partial<Limits>
  /** From 0 to 1. */
  readonly onReading: (done: number) => void
}

type OpeningNames = Pick<OpeningRequest, 'plan' | 'observationsName'>

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

type Reading = Omit<Parameters<typeof openObservations>[0], 'path'>

/** A table as it is, or a foreign format by way of its rows. */
async function openFile(
  reading: Reading,
  { plan, observationsPath, truthPath }: OpeningRequest,
): Promise<Outcome<{ observations: Observations }>> {
  const { format, truth, speakers } = plan.observations
  const path = resolve(observationsPath)
  if (format === undefined) return openObservations({ ...reading, path })
  const second =
    truthPath === undefined || truth === undefined
      ? {}
      : { truth: { path: resolve(truthPath), name: basename(truth) } }
  const sources = { file: { path, name: reading.name }, ...second }
  const converted = await convertForeign({ format, sources, speakers, bytes: reading.limits.bytes })
  if (!converted.ok) return converted
  const { file, notes, remove, path: rows } = converted.converted
  const opened = await openObservations({ ...reading, name: `${reading.name}.jsonl`, path: rows }).catch(
    async (error) => {
      await remove()
      throw error
    },
  )
  if (!opened.ok) {
    await remove()
    return { ok: false, faults: opened.faults.map((fault) => ({ ...fault, file: reading.name })) }
  }
  const close = () => opened.observations.close().finally(remove)
  return { ok: true, observations: { ...opened.observations, file, notes, close } }
}

/** What faults and the result call the observations. */
export function observationsName({ observationsName: given, plan }: OpeningNames): string {
  return given ?? basename(plan.observations.file ?? plan.observations.table ?? '')
}

/** Whoever gets observations closes them. Faults are returned, all at once where they can be known at once. */
export async function openFor(request: OpeningRequest): Promise<Outcome<{ observations: Observations }>> {
  const { plan, setting, limits, onReading } = request
  const task = taskOf(plan)
  const name = observationsName(request)
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
  if (postgres === undefined) return openFile(reading, request)
  const address = setting?.(postgres)
  if (address === undefined) return { ok: false, faults: [noAddress(plan, table)] }
  return openWarehoused({ ...reading, address, table })
}
