// For the tests of tasks: rows and a plan as a user writes them, put into a folder and evaluated; and the same rows counted in
// two parts and merged, as two sites would.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { countObservations } from '../engine/count.ts'
import { compareFiles, evaluateFile } from '../engine/index.ts'
import type { Fault } from '../faults/index.ts'
import { assemble } from '../measuring/index.ts'
import { readPlan } from '../plan/index.ts'
import type { Measure, Result } from '../result/index.ts'
import { taskOf } from './index.ts'

type Row = Readonly<Record<string, unknown>>

const HEAD = 'plan: 1\ntitle: A test\nsystem: { name: A system }\n'

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'policeai-task-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

function jsonLines(rows: readonly Row[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('')
}

/** Evaluates rows by a plan, of which all but its first lines are given. */
export function outcomeOf(plan: string, rows: readonly Row[] | string) {
  return inFolder(async (folder) => {
    const [name, content] = typeof rows === 'string' ? ['rows.csv', rows] : ['rows.jsonl', jsonLines(rows)]
    await writeFile(join(folder, name), content)
    await writeFile(join(folder, 'plan.yaml'), `${HEAD}observations: { file: ${name} }\n${plan}`)
    return evaluateFile(join(folder, 'plan.yaml'), { clock: () => new Date(0) })
  })
}

/** The result, or an error that says what is wrong with the input. */
export async function resultOf(plan: string, rows: readonly Row[] | string): Promise<Result> {
  const outcome = await outcomeOf(plan, rows)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults, null, 1))
  return outcome.result
}

/** The faults; none where there is a result. */
export async function faultsOf(plan: string, rows: readonly Row[] | string): Promise<readonly Fault[]> {
  const outcome = await outcomeOf(plan, rows)
  return outcome.ok ? [] : outcome.faults
}

/** The figure of all observations, or of a group. */
export function figure(result: Result, measure: string, of?: string, slice: Measure['slice'] = {}): Measure {
  const found = result.measures.find(
    (each) =>
      each.measure === measure && each.of === of && JSON.stringify(each.slice) === JSON.stringify(slice),
  )
  if (found === undefined) throw new Error(`no ${measure} ${of ?? ''}`)
  return found
}

/** The measures of all observations of some parts: each counted by itself, and their states merged. */
export async function mergedMeasures(
  plan: string,
  parts: readonly (readonly Row[])[],
): Promise<readonly Measure[]> {
  const read = readPlan(`${HEAD}observations: { file: rows.jsonl }\n${plan}`, 'plan.yaml')
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  const task = taskOf(read.plan)
  const states: unknown[] = []
  for (const rows of parts) states.push(await stateOf(read.plan, rows))
  const all = states.reduce((a, b) => task.merge(a, b))
  const counts = { rows: { total: 0, used: 0, missing: [] }, attributes: [], slices: { all, groups: [] } }
  return assemble({ task, plan: { ...read.plan, groups: [] }, counts, seed: 1 }).measures
}

/** A state that has been written to a file and read again by its schema. */
function stateOf(
  plan: Parameters<typeof countObservations>[0]['plan'],
  rows: readonly Row[],
): Promise<unknown> {
  return inFolder(async (folder) => {
    const observationsPath = join(folder, 'rows.jsonl')
    await writeFile(observationsPath, jsonLines(rows))
    const counted = await countObservations({ plan, observationsPath, seed: 1 })
    if (!counted.ok) throw new Error(JSON.stringify(counted.faults))
    const { stateSchema, release = (state: unknown) => state } = taskOf(plan)
    return stateSchema.parse(
      JSON.parse(JSON.stringify(release(counted.counts.slices.all, { histogram: true }))),
    )
  })
}

/** Two systems' rows of the same inputs, compared by one plan. */
export function comparedBy(
  plan: string,
  a: readonly Row[],
  b: readonly Row[],
): ReturnType<typeof compareFiles> {
  return inFolder(async (folder) => {
    const paths: string[] = []
    for (const [name, rows] of [
      ['a', a],
      ['b', b],
    ] as const) {
      paths.push(join(folder, `${name}.yaml`))
      await writeFile(join(folder, `${name}.jsonl`), jsonLines(rows))
      await writeFile(join(folder, `${name}.yaml`), `${HEAD}observations: { file: ${name}.jsonl }\n${plan}`)
    }
    const [first = '', second = ''] = paths
    return compareFiles([first, second], ['a.yaml', 'b.yaml'], { clock: () => new Date(0) })
  })
}
