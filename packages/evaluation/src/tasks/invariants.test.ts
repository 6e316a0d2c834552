// What must hold of every measure of every task, whatever the data: bounds, intervals around their estimates that grow with
// the level, no say of the order of rows or of the names of groups, the same bytes twice, and parts that merge to the whole.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countObservations } from '../engine/count.ts'
import { evaluateFile } from '../engine/index.ts'
import { assemble, figuresOnThreads, readingsOf } from '../measuring/index.ts'
import { readPlan } from '../plan/index.ts'
import { type Measure, type Result, serialiseResult } from '../result/index.ts'
import { csvOf, SMALL_CASES, type SmallCase, type SmallRow } from './every-task.fixture.ts'
import { measureDefinition, TASKS, taskOf } from './index.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policeai-invariants-'))
})
afterAll(() => rm(folder, { recursive: true }))

const HEAD = 'plan: 1\ntitle: A test\nsystem: { name: A system }\nobservations: { file: rows.csv }\n'
const SEEDS = [1, 2]

async function measured(plan: string, rows: readonly SmallRow[], threads = 2): Promise<Result> {
  await writeFile(join(folder, 'rows.csv'), csvOf(rows))
  await writeFile(join(folder, 'plan.yaml'), `${HEAD}${plan}`)
  const options = { clock: () => new Date(0), limits: { threads } }
  const outcome = await evaluateFile(join(folder, 'plan.yaml'), options)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
  return outcome.result
}

const each = SMALL_CASES.flatMap((small) =>
  SEEDS.map((seed) => ({ ...small, name: `${small.task}, seed ${seed}`, seed })),
)

/** Measures that can lie below 0, down to −1. */
const SIGNED = /kappa|alpha|matthews|work_saved/

function bounds({ measure }: Measure): readonly [low: number, high: number] {
  const unit = measureDefinition(measure)?.unit
  if (SIGNED.test(measure)) return [-1, 1]
  return unit === 'proportion' || unit === 'score' ? [0, 1] : [0, Number.POSITIVE_INFINITY]
}

/** Costs and bits have no upper limit. */
const UNBOUNDED = /detection_cost|log_likelihood/

function outside(measure: Measure): string[] {
  const [low, top] = bounds(measure)
  const high = UNBOUNDED.test(measure.measure) ? Number.POSITIVE_INFINITY : top
  const { estimate, interval } = measure
  const name = `${measure.measure} ${measure.of ?? ''} ${JSON.stringify(measure.slice)}`
  if (estimate === null) return interval === null ? [] : [`${name}: an interval without an estimate`]
  const values = [estimate, ...(interval === null ? [] : [interval.low, interval.high])]
  const wrong = values.filter((value) => !Number.isFinite(value) || value < low - 1e-9 || value > high + 1e-9)
  const around = interval === null || (interval.low <= estimate + 1e-12 && estimate <= interval.high + 1e-12)
  return [
    ...wrong.map((value) => `${name}: ${value}`),
    ...(around ? [] : [`${name}: ${JSON.stringify(interval)} around ${estimate}`]),
  ]
}

test.each(each)('$name: figures within their bounds, intervals around them', async ({ plan, rows, seed }) => {
  const result = await measured(plan, rows(seed))
  expect(result.measures.flatMap(outside)).toEqual([])
  expect(serialiseResult(result)).not.toMatch(/NaN|Infinity/)
  expect(result.measures.filter(({ status }) => status === 'measured').length).toBeGreaterThan(10)
})

function withLevel(plan: string, level: number): string {
  return plan.replace('intervals: { ', `intervals: { level: ${level}, `)
}

test.each(each)('$name: a higher level gives wider intervals', async ({ plan, rows, seed }) => {
  const [narrow, wide] = [
    await measured(withLevel(plan, 0.8), rows(seed)),
    await measured(withLevel(plan, 0.99), rows(seed)),
  ]
  const narrower = narrow.measures.filter(({ interval }, at) => {
    const other = wide.measures[at]?.interval ?? null
    if (interval === null || other === null || interval.method !== other.method) return false
    return other.low > interval.low + 1e-9 || other.high < interval.high - 1e-9
  })
  expect(narrower.map(({ measure, of, slice }) => [measure, of, slice])).toEqual([])
})

function rounded(measures: readonly Measure[]): unknown {
  return JSON.parse(JSON.stringify(measures), (_, value) =>
    typeof value === 'number' && !Number.isInteger(value) ? Number(value.toFixed(9)) : value,
  )
}

/** Resampled limits depend on the order in which units are drawn. */
function withoutResampled(measures: readonly Measure[]): Measure[] {
  return measures.map((m) => (m.interval?.method.includes('bootstrap') ? { ...m, interval: null } : m))
}

test.each(each)('$name: the order of the rows makes no difference', async ({ plan, rows, seed }) => {
  const there = await measured(plan, rows(seed))
  const back = await measured(plan, rows(seed).toReversed())
  expect(rounded(withoutResampled(back.measures))).toEqual(rounded(withoutResampled(there.measures)))
})

test.each(each)('$name: groups by another name have the same figures', async ({ plan, rows, seed }) => {
  const renamed = rows(seed).map((row) => ({ ...row, sex: row['sex'] === 'F' ? 'Z' : 'Q' }))
  const [before, after] = [await measured(plan, rows(seed)), await measured(plan, renamed)]
  const names: Readonly<Record<string, string>> = { Z: 'F', Q: 'M' }
  const back = after.measures.map((m) => {
    const { sex } = m.slice
    return sex === undefined ? m : { ...m, slice: { ...m.slice, sex: names[sex] ?? sex } }
  })
  const key = ({ measure, of, slice }: Measure) => `${measure} ${of ?? ''} ${JSON.stringify(slice)}`
  const sorted = (measures: readonly Measure[]) =>
    rounded(withoutResampled(measures).toSorted((a, b) => key(a).localeCompare(key(b))))
  expect(sorted(back)).toEqual(sorted(before.measures))
})

test.each(each)('$name: the same bytes twice, on one thread and on four', async ({ plan, rows, seed }) => {
  const [one, four] = [await measured(plan, rows(seed), 1), await measured(plan, rows(seed), 4)]
  expect(serialiseResult(four)).toBe(serialiseResult(one))
})

const threaded = SMALL_CASES.filter(({ task }) =>
  TASKS.some(({ name, figuresPlace }) => name === task && figuresPlace !== undefined),
).map((small) => ({ ...small, name: small.task, seed: 1 }))

/** The task, so slow here that threads come first; and what it read here. */
function slowed(task: ReturnType<typeof taskOf>) {
  const read: unknown[] = []
  const nothing = new Int32Array(new SharedArrayBuffer(4))
  const figures: typeof task.figures = (reading) => {
    if (read.push(reading) > 1) Atomics.wait(nothing, 0, 0, 500)
    return task.figures(reading)
  }
  return { task: { ...task, figures }, read }
}

test.each(threaded)('$name: the figures that threads read are those that are read here', async (small) => {
  const { plan, counts } = await counted(small.plan, small.rows(small.seed))
  const { task, read } = slowed(taskOf(plan))
  const assembly = { task: taskOf(plan), plan, counts, seed: 1 }
  const readings = readingsOf(assembly)
  const figures = await figuresOnThreads(task, readings, { threads: 2, worth: 0 })
  expect(read.length).toBeLessThan(readings.length)
  expect(assemble(assembly, figures)).toEqual(assemble(assembly))
})

async function counted(plan: string, rows: readonly SmallRow[]) {
  const read = readPlan(`${HEAD}${plan}`, 'plan.yaml')
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  const path = join(folder, 'rows.csv')
  await writeFile(path, csvOf(rows))
  const outcome = await countObservations({ plan: read.plan, seed: 1, observationsPath: path })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
  return { plan: read.plan, counts: outcome.counts }
}

/** Rows whose whole is in one half, and the rest. */
function split({ whole, rows }: SmallCase, seed: number): readonly [SmallRow[], SmallRow[]] {
  const all = rows(seed)
  const wholes = [...new Set(all.map((row) => row[whole]))]
  const first = new Set(wholes.filter((_, i) => (i * 7 + seed) % 3 === 0))
  return [
    all.filter((row) => first.has(row[whole] ?? null)),
    all.filter((row) => !first.has(row[whole] ?? null)),
  ]
}

test.each(each)('$name: what two sites count, merged, is the whole', async (small) => {
  const { plan: text, rows, seed } = small
  const [a, b] = split(small, seed)
  const [left, right, whole] = [
    await counted(text, a),
    await counted(text, b),
    await counted(text, rows(seed)),
  ]
  const task = taskOf(whole.plan)
  const merged = task.merge(left.counts.slices.all, right.counts.slices.all)
  const of = (all: unknown) =>
    assemble({
      task,
      plan: whole.plan,
      seed: 1,
      counts: { ...whole.counts, attributes: [], slices: { all, groups: [] } },
    }).measures
  const [together, pooled] = [of(merged), of(whole.counts.slices.all)]
  const differing = pooled.filter((m, at) => {
    const other = together[at]
    if (other?.reason_code === 'needs_rows' || m.estimate === null) return false
    return Math.abs((other?.estimate ?? Number.NaN) - m.estimate) > 1e-9 && !MERGED_IN_BINS.has(m.measure)
  })
  expect(differing.map(({ measure, of: which }) => [measure, which])).toEqual([])
  expect(together.filter(({ status }) => status === 'measured').length).toBeGreaterThan(0)
})

/** Figures of scores that a merge knows by bins, with its error stated in the result. */
const MERGED_IN_BINS = new Set(['area_under_roc', 'average_precision'])
