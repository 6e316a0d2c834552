// From the form to signed evidence with nothing faked but the people: real queue, real process, real engine.
import { createReadStream, existsSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Engine } from './engine/engine.ts'
import { evaluateInChild } from './engine/evaluate-in-child.ts'
import { openLab, type TestLab } from './testing/lab.ts'
import { OBSERVATIONS, PLAN } from './testing/plan.ts'

const COMPAS = new URL('../../../../../shared/data/compas-two-year.csv', import.meta.url)

const COMPAS_PLAN = `plan: 1
title: Risk decile, two-year reoffending
task: classification
system: { name: COMPAS decile, version: "2013", supplier: Northpointe }
observations: { file: compas-two-year.csv }
columns: { id: id, truth: two_year_recid, score: decile_score }
positive: 1
threshold: 5
groups: [race, sex, [race, sex]]
reference: { race: Caucasian }
criteria:
  - { measure: false_positive_rate, groups: race, at_most: 0.30 }
`

let deaths = 0
/** As the real one, but its process dies as often as the test says. */
const engine: Engine = async (order, watching) => {
  if (deaths-- > 0) throw new Error('the process was killed')
  return evaluateInChild(order, watching)
}

let lab: TestLab
beforeAll(async () => {
  lab = await openLab({ engine, embedded: true, queue: true })
})
afterAll(() => lab.close())

async function ask(observations: string): Promise<string> {
  const form = new FormData()
  form.set('plan', PLAN)
  form.set('observations', new Blob([observations]), 'small.csv')
  return (await lab.post('contributor', '/lab/runs/new', form)).headers.location ?? ''
}

const stateOf = async (path: string) => (await lab.get('contributor', `${path}.json`)).json().state
const patience = { timeout: 15_000, interval: 100 }

test('a run goes through the queue, and is tried again where its process dies', async () => {
  deaths = 1
  const path = await ask(OBSERVATIONS)
  await expect.poll(() => stateOf(path), patience).toBe('measured')
  const { result } = (await lab.get('contributor', `${path}.json`)).json()
  expect(result.measures).toContainEqual(
    expect.objectContaining({ measure: 'false_positive_rate', slice: {}, events: 1, n: 4 }),
  )
  const actions = ['observations.stored', 'run.created', 'run.started', 'run.started', 'run.measured']
  expect(await lab.actions()).toEqual(actions)
})

test('faults of the file stand on the page of the run, with row and column', async () => {
  const path = await ask(OBSERVATIONS.replace('3,0,3', '3,0,three'))
  await expect.poll(() => stateOf(path), patience).toBe('failed')
  expect((await lab.get('contributor', path)).body).toContain('row 3, ‘score’')
})

test.skipIf(!existsSync(COMPAS))(
  'the demonstration run is measured, signed, and loaded once; skipped: no ../shared/data',
  async () => {
    const load = async () => {
      const run = {
        organisationId: 'north',
        title: 'Risk decile',
        planText: COMPAS_PLAN,
        planName: 'plan.yaml',
        observations: { name: 'compas-two-year.csv', bytes: createReadStream(COMPAS) },
        truth: null,
        at: new Date('2026-02-01T09:00:00Z'),
      }
      const [loaded] = await lab.lab.loadDemonstrationRuns([run])
      if (loaded === undefined) throw new Error('nothing was loaded')
      return loaded
    }
    const first = await load()
    const rate = (race: string) =>
      first.result.measures.find(
        (m) => m.measure === 'false_positive_rate' && m.slice['race'] === race && !m.slice['sex'],
      )
    expect(rate('African-American')).toMatchObject({ events: 805, n: 1795 })
    expect(rate('Caucasian')).toMatchObject({ events: 349, n: 1488 })
    expect(await load()).toEqual(first)
    expect(await lab.lab.signedEvidence('north')).toEqual([
      {
        sha256: first.sha256,
        title: 'Risk decile',
        runId: first.runId,
        finishedAt: new Date('2026-02-01T09:00:00Z'),
      },
    ])
    const page = await lab.get('contributor', `/lab/runs/${first.runId}`)
    expect(page.body).toContain('44.8%')
    expect(page.body).not.toMatch(/ style=|<style|<script/)
  },
)
