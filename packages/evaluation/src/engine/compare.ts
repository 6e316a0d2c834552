// A comparison from two plans to its document. The plans are of one task, on the same observations; groups, clusters, weights,
// intervals and minimum are those of the first.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import manifest from '../../package.json' with { type: 'json' }
import {
  COMPARISON_VERSION,
  type Comparison,
  type ComparisonFindings,
  compareObservations,
  comparisonSchema,
  unitRule,
} from '../comparing/index.ts'
import type { Fault, Outcome } from '../faults/index.ts'
import type { Observations } from '../observations/index.ts'
import { type CommonPlan, type Plan, readPlan, variantOf } from '../plan/index.ts'
import { withRunsAsUnits } from '../repeating/index.ts'
import { taskOf } from '../tasks/index.ts'
import { designOf, type EvaluationProgress } from './count.ts'
import type { EvaluationOptions } from './evaluate.ts'
import { openFor } from './open.ts'

export type ComparisonOutcome = Outcome<{ comparison: Comparison }>

type Read = { readonly path: string; readonly text: string; readonly plan: Plan }

function hasEpochs({ columns }: CommonPlan): boolean {
  return columns.epoch !== undefined
}

const DEFAULT_SEED = 1

async function readPlanFile(path: string, name: string): Promise<Outcome<{ read: Read }>> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => error)
  if (typeof text !== 'string') {
    const fault: Fault = {
      code: 'plan_unreadable',
      file: name,
      message: 'the plan cannot be read',
      hint: `Is there a file at ${path}?`,
    }
    return { ok: false, faults: [fault] }
  }
  const read = readPlan(text, name)
  return read.ok ? { ok: true, read: { path, text, plan: read.plan } } : read
}

function planFault(file: string, field: string, message: string, hint: string): Fault {
  return { code: 'plan_value', file, field, message, hint }
}

/** What two plans may say differently of the same figures: who is measured, where it lies, and how it decides. */
const OF_EACH = new Set([
  ...['title', 'system', 'observations', 'columns', 'threshold', 'operating', 'higher', 'judge', 'words'],
  ...['positive', 'genuine', 'mated', 'relevant', 'offsets', 'groups', 'reference', 'minimum', 'intervals'],
  ...['people', 'criteria', 'disclosure', 'histogram'],
])

/** Options that make another figure of the same name, such as where recall is read off, or how words are made alike. */
function optionFaults(a: Plan, b: Plan, names: readonly [string, string]): Fault[] {
  const [ofA, ofB] = [a, b].map((plan): Readonly<Record<string, unknown>> => ({ ...plan }))
  const options = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((key) => !OF_EACH.has(key))
  const text = (value: unknown): string => (value === undefined ? 'not given' : JSON.stringify(value))
  return options.flatMap((key) => {
    const [left, right] = [text(ofA?.[key]), text(ofB?.[key])]
    if (left === right) return []
    const message = `\`${key}\` is ${right}, and that of ${names[0]} is ${left}`
    const hint = 'Give it in both alike: else a figure of the same name would be another figure.'
    return [planFault(names[1], key, message, hint)]
  })
}

/** What keeps two plans, each right by itself, from being compared. */
function faultsBetween(a: Read, b: Read, names: readonly [string, string]): Fault[] {
  const faults: Fault[] = []
  for (const [i, { plan }] of [a, b].entries()) {
    if (plan.columns.id !== undefined || unitRule(plan) !== undefined) continue
    const message = 'a comparison pairs rows by their id, and this plan has no `columns.id`'
    faults.push(
      planFault(names[i] ?? '', 'columns.id', message, 'Name the column that identifies an observation.'),
    )
  }
  if (variantOf(a.plan) !== variantOf(b.plan)) {
    const message = `\`task\` is ${b.plan.task}, and that of ${names[0]} is ${a.plan.task}`
    return [...faults, planFault(names[1], 'task', message, 'Two systems are compared in the same task.')]
  }
  faults.push(...optionFaults(a.plan, b.plan, names))
  return [...faults, ...oneSidedFaults(a.plan, b.plan, names[1])]
}

/** What is in one of the two plans only, and has to be in both. */
function oneSidedFaults(a: CommonPlan, b: CommonPlan, name: string): Fault[] {
  const faults: Fault[] = []
  if (hasEpochs(a) !== hasEpochs(b)) {
    const message = '`columns.epoch` is in one of the two plans only'
    const hint = 'Runs are paired with runs: give it in both, or in neither.'
    faults.push(planFault(name, 'columns.epoch', message, hint))
  }
  if (unitRule(a) !== undefined && (a.columns.weight === undefined) !== (b.columns.weight === undefined)) {
    const message = '`columns.weight` is in one of the two plans only'
    const hint = 'Units are weighed in both files: give it in both, or in neither.'
    faults.push(planFault(name, 'columns.weight', message, hint))
  }
  return faults
}

type Opened = { readonly read: Read; readonly plan: Plan; readonly observations: Observations }

/** The second file needs the columns of its task, its ids and its runs; what else the first says of them holds for both. */
function planOfSecond(plan: CommonPlan, first: CommonPlan): Plan {
  const { cluster: _, weight, ...others } = plan.columns
  const columns = weight !== undefined && unitRule(plan) !== undefined ? { ...others, weight } : others
  const known = new Set(first.groups.map((attribute) => JSON.stringify(attribute)))
  const groups = plan.groups.filter((attribute) => known.has(JSON.stringify(attribute)))
  return { ...plan, groups, reference: {}, columns } as Plan
}

async function comparisonOf(
  a: Opened,
  b: Opened,
  findings: ComparisonFindings,
  options: EvaluationOptions,
): Promise<Comparison> {
  const { alone, ...found } = findings
  const design = await designOf(a.plan, a.observations)
  const side = ({ read, observations: { rows } }: Opened, without: number) => ({
    plan: read.plan,
    rows: { total: rows.total, used: rows.used },
    alone: without,
  })
  const source = ({ read, observations }: Opened) => ({
    plan: { sha256: createHash('sha256').update(read.text).digest('hex') },
    observations: observations.file,
  })
  return comparisonSchema.parse({
    comparison: COMPARISON_VERSION,
    a: side(a, alone.a),
    b: side(b, alone.b),
    ...found,
    ...(design === undefined ? {} : { design }),
    provenance: {
      a: source(a),
      b: source(b),
      engine: { name: manifest.name, version: manifest.version },
      seed: options.seed ?? DEFAULT_SEED,
      time: (options.clock?.() ?? new Date()).toISOString(),
    },
  })
}

async function withOpen(
  read: Read,
  plan: Plan,
  options: EvaluationOptions,
  onReading: (done: number) => void,
  work: (opened: Opened) => Promise<ComparisonOutcome>,
): Promise<ComparisonOutcome> {
  const within = (path: string | undefined) => resolve(dirname(read.path), path ?? '')
  const { file, truth } = plan.observations
  const second = truth === undefined ? {} : { truthPath: within(truth) }
  const opened = await openFor({ ...options, ...second, plan, observationsPath: within(file), onReading })
  if (!opened.ok) return opened
  try {
    return await work({ read, plan, observations: opened.observations })
  } finally {
    await opened.observations.close()
  }
}

function reading(options: EvaluationOptions, from: number): (done: number) => void {
  const progress = (done: number): EvaluationProgress => ({ step: 'reading', done: from + done / 2 })
  return (done) => options.onProgress?.(progress(done))
}

/**
 * Compares the systems of two plan files; the observations of each are looked for relative to it. `names` are what faults
 * call the plans. Faults of both plans are returned at once; then those of the observations.
 */
export async function compareFiles(
  paths: readonly [string, string],
  names: readonly [string, string],
  options: EvaluationOptions = {},
): Promise<ComparisonOutcome> {
  const [readA, readB] = [await readPlanFile(paths[0], names[0]), await readPlanFile(paths[1], names[1])]
  if (!readA.ok || !readB.ok) {
    return { ok: false, faults: [readA, readB].flatMap((read) => (read.ok ? [] : read.faults)) }
  }
  const [a, b] = [readA.read, readB.read]
  const faults = faultsBetween(a, b, names)
  if (faults.length > 0) return { ok: false, faults }
  const planA = withRunsAsUnits(a.plan)
  const seed = options.seed ?? DEFAULT_SEED
  return withOpen(a, planA, options, reading(options, 0), (openA) =>
    withOpen(b, planOfSecond(b.plan, a.plan), options, reading(options, 0.5), async (openB) => {
      const onProgress = (done: number) => options.onProgress?.({ step: 'measuring', done })
      onProgress(0)
      const compared = await compareObservations({
        task: taskOf(planA),
        a: openA,
        b: openB,
        seed,
        onProgress,
      })
      if (!compared.ok) return compared
      return { ok: true, comparison: await comparisonOf(openA, openB, compared.findings, options) }
    }),
  )
}
