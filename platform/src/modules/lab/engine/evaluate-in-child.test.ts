// The real engine in its own process: figures counted by hand, faults with their place, an end when it is told to
// end, and a parent that stays awake while it works.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { OBSERVATIONS, PLAN } from '../testing/plan.ts'
import type { EngineOrder, EngineProgress } from './engine.ts'
import { evaluateInChild, withChildren } from './evaluate-in-child.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policeai-engine-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function orderOf(observations: string): Promise<EngineOrder> {
  const observationsPath = join(folder, 'small.csv')
  await writeFile(observationsPath, observations)
  const time = '2026-03-01T10:00:00.000Z'
  return {
    planText: PLAN,
    planName: 'plan.yaml',
    observationsPath,
    observationsName: 'my-upload.csv',
    seed: 1,
    time,
  }
}

const quietly = () => ({ progress: () => undefined, signal: new AbortController().signal })

test('measures what can be counted by hand, and the same each time', async () => {
  const order = await orderOf(OBSERVATIONS)
  const steps: EngineProgress[] = []
  const first = await evaluateInChild(order, { ...quietly(), progress: (progress) => steps.push(progress) })
  expect(first).toMatchObject({
    ok: true,
    result: { rows: { total: 8, used: 8 }, provenance: { seed: 1, time: order.time } },
  })
  if (!first.ok) throw new Error('not measured')
  const overall = first.result.measures.filter(({ slice }) => Object.keys(slice).length === 0)
  expect(overall.find(({ measure }) => measure === 'false_positive_rate')).toMatchObject({
    events: 1,
    n: 4,
    estimate: 0.25,
  })
  expect(overall.find(({ measure }) => measure === 'true_positive_rate')).toMatchObject({
    events: 3,
    n: 4,
    estimate: 0.75,
  })
  expect(steps.every(({ share }, i) => share >= (steps[i - 1]?.share ?? 0) && share <= 1)).toBe(true)
  expect(await evaluateInChild(order, quietly())).toEqual(first)
})

test('many orders in few processes give what each gives alone; one that breaks leaves the others', async () => {
  const order = await orderOf(OBSERVATIONS)
  const broken = { ...order, planText: 7 as unknown as string }
  const together = await withChildren(1, (engine) =>
    Promise.allSettled([order, broken, { ...order, seed: 2 }].map((one) => engine(one, quietly()))),
  )
  expect(together.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(together[0]).toEqual({ status: 'fulfilled', value: await evaluateInChild(order, quietly()) })
})

test('measures the two files of a plan that names two', async () => {
  const [observationsPath, truthPath] = [join(folder, 'hyp.trn'), join(folder, 'ref.trn')]
  await writeFile(observationsPath, 'a b d (s1-1)\n')
  await writeFile(truthPath, 'a b c (s1-1)\n')
  const observations = 'observations: { file: hyp.trn, truth: ref.trn, format: trn }'
  const planText = `plan: 1\ntitle: Two\ntask: transcription\nsystem: { name: Example }\n${observations}\n`
  const outcome = await evaluateInChild(
    { ...(await orderOf('')), planText, observationsPath, truthPath },
    quietly(),
  )
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
  const words = outcome.result.measures.find(({ measure }) => measure === 'word_error_rate')
  expect(words).toMatchObject({ events: 1, n: 3 })
})

test('says in which row and column the fault lies', async () => {
  const outcome = await evaluateInChild(await orderOf(OBSERVATIONS.replace('6,1,7', '6,1,seven')), quietly())
  expect(outcome).toMatchObject({
    ok: false,
    faults: [{ code: 'not_a_number', file: 'my-upload.csv', row: 6, field: 'score' }],
  })
})

test('ends at once when the job is taken away', async () => {
  const stop = new AbortController()
  const working = evaluateInChild(await orderOf(OBSERVATIONS), { ...quietly(), signal: stop.signal })
  stop.abort()
  await expect(working).rejects.toThrow()
  await expect(
    evaluateInChild(await orderOf(OBSERVATIONS), { ...quietly(), signal: stop.signal }),
  ).rejects.toThrow()
})

test('a process that cannot do its work is told of, and is no outcome', async () => {
  const order = { ...(await orderOf(OBSERVATIONS)), planText: 7 as unknown as string }
  await expect(evaluateInChild(order, quietly())).rejects.toThrow()
})

test('this process stays awake while the other measures 300,000 rows', async () => {
  const rows = Array.from({ length: 300_000 }, (_, i) => `${i},${i % 2},${i % 10},${i % 3 ? 'f' : 'm'}`)
  const order = await orderOf(`id,truth,score,sex\n${rows.join('\n')}\n`)
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  expect(await evaluateInChild(order, quietly())).toMatchObject({
    ok: true,
    result: { rows: { used: 300_000 } },
  })
  delay.disable()
  expect(delay.percentile(99) / 1e6).toBeLessThan(250)
})
