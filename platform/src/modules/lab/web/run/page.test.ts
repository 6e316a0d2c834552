// The page of a run in each state, what can be taken away from it, and who is let in.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Engine } from '../../engine/engine.ts'
import { openLab, type TestLab } from '../../testing/lab.ts'
import { OBSERVATIONS, PLAN } from '../../testing/plan.ts'
import { resultOf } from '../../testing/result.ts'

let outcome: Awaited<ReturnType<Engine>> | 'dies' = { ok: true, result: resultOf() }
let lab: TestLab
beforeAll(async () => {
  const engine: Engine = async () => {
    if (outcome === 'dies') throw new Error('killed')
    return outcome
  }
  lab = await openLab({ engine })
})
afterAll(() => lab.close())

let keys = 0
async function ask(): Promise<string> {
  const form = new FormData()
  form.set('form_key', `page-${keys++}`)
  form.set('plan', PLAN)
  form.set('observations', new Blob([OBSERVATIONS]), 'small.csv')
  return (await lab.post('contributor', '/lab/runs/new', form)).headers.location ?? ''
}

async function measured(): Promise<string> {
  const path = await ask()
  outcome = { ok: true, result: resultOf() }
  await lab.work()
  return path
}

test('a run that waits looks again by itself, without a script', async () => {
  const page = await lab.get('contributor', await ask())
  expect(page.body).toContain('<div data-waiting')
  expect(page.body).toContain('<progress')
  expect(page.body).toContain('This run is waiting')
})

test('a measured run shows its figures, what they do not show, and where they come from', async () => {
  const page = await lab.get('contributor', await measured())
  expect(page.body).not.toContain('data-waiting')
  expect(page.body).toContain('25.0%')
  expect(page.body).toContain('A warning that bites.')
  expect(page.body).toContain('a'.repeat(64))
  expect(page.body).toContain('Sign as evidence')
  expect(page.body).not.toMatch(/ style=|<style|<script/)
})

test('faults are shown with row and column, and lead back to the form with plan and file', async () => {
  const path = await ask()
  const fault = {
    code: 'not_a_number',
    file: 'small.csv',
    row: 7,
    field: 'score',
    message: '‘high’ is not a number',
  } as const
  outcome = { ok: false, faults: [fault] }
  await lab.work()
  const page = await lab.get('contributor', path)
  expect(page.body).toContain('row 7, ‘score’')
  const from = /href="(\/lab\/runs\/new\?from=\w+)"/.exec(page.body)?.[1] ?? ''
  expect((await lab.get('contributor', from)).body).toContain('title: Small plan')
  expect((await lab.get('auditor', path)).body).not.toContain('?from=')
})

test('a run that broke off can be run again from its page', async () => {
  const path = await ask()
  outcome = 'dies'
  const jobs = [...lab.sent]
  for (let i = 0; i < 3; i++) {
    lab.sent.splice(0, lab.sent.length, ...jobs)
    await expect(lab.work()).rejects.toThrow('killed')
  }
  lab.sent.splice(0, lab.sent.length, ...jobs)
  await lab.work()
  expect((await lab.get('contributor', path)).body).toContain('Run it again')
  const answer = await lab.post('contributor', `${path}/again`)
  expect([answer.statusCode, answer.headers.location]).toEqual([303, path])
  expect((await lab.get('contributor', path)).body).toContain('This run is waiting')
})

test('another force finds nothing, at any address of the run', async () => {
  const path = await measured()
  for (const part of ['', '.json', '/result.json', '/report.html', '/plan.yaml', '/evidence.json']) {
    expect((await lab.get('stranger', path + part)).statusCode).toBe(404)
  }
  for (const act of ['sign', 'again'])
    expect((await lab.post('stranger', `${path}/${act}`)).statusCode).toBe(404)
  expect((await lab.get('auditor', path)).statusCode).toBe(200)
  expect((await lab.post('auditor', `${path}/sign`)).statusCode).toBe(403)
  expect((await lab.get(null, path)).headers.location).toBe('/sign-in')
})

test('signing makes evidence to download, and takes the button away', async () => {
  const path = await measured()
  expect((await lab.get('contributor', `${path}/evidence.json`)).statusCode).toBe(404)
  await lab.post('approver', `${path}/sign`)
  const page = await lab.get('contributor', path)
  expect(page.body).not.toContain('Sign as evidence')
  const evidence = await lab.get('contributor', `${path}/evidence.json`)
  expect(evidence.json().payloadType).toBe('application/vnd.in-toto+json')
  expect(evidence.headers['content-disposition']).toContain('attachment')
})

test('the report, the result and the plan are files, the report in either language', async () => {
  const path = await measured()
  const report = await lab.get('contributor', `${path}/report.html`)
  expect(report.headers['content-disposition']).toMatch(/^attachment/)
  expect(report.body).toContain('<html lang="en">')
  expect((await lab.get('contributor', `/cy${path}/report.html`)).body).toContain('<html lang="cy">')
  expect((await lab.get('contributor', `${path}/result.json`)).json()).toEqual(resultOf())
  expect((await lab.get('contributor', `${path}/plan.yaml`)).body).toBe(PLAN)
})

test('programs read the run as JSON', async () => {
  const path = await measured()
  const run = (await lab.get('contributor', `${path}.json`)).json()
  expect(run).toMatchObject({
    state: 'measured',
    organisation: 'north',
    result: resultOf(),
    evidence: null,
    failure: null,
  })
  expect((await lab.get('contributor', '/lab/runs/000000000000.json')).statusCode).toBe(404)
})

test('the page speaks Welsh', async () => {
  expect((await lab.get('contributor', `/cy${await measured()}`)).body).toContain('Llofnodi fel tystiolaeth')
})
