// /lab for each kind of reader, the key, and the formats.
import Ajv from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLab, type TestLab } from '../../testing/lab.ts'
import { OBSERVATIONS, PLAN } from '../../testing/plan.ts'
import { resultOf } from '../../testing/result.ts'

let lab: TestLab
beforeAll(async () => {
  lab = await openLab()
  const form = new FormData()
  form.set('plan', PLAN)
  form.set('observations', new Blob([OBSERVATIONS]), 'small.csv')
  await lab.post('contributor', '/lab/runs/new', form)
  await lab.work()
})
afterAll(() => lab.close())

test('each sees the runs that are theirs to see, with the headline figure and its interval', async () => {
  const own = (await lab.get('contributor', '/lab')).body
  expect(own).toContain('Small plan')
  expect(own).toMatch(/False positive rate.*25\.0%.*\(10\.0% to 50\.0%\)/s)
  expect(own).not.toContain('Force north')
  expect((await lab.get('auditor', '/lab')).body).toContain('Force north')
  const other = (await lab.get('stranger', '/lab')).body
  expect(other).not.toContain('Small plan')
  expect(other).toContain('There are no runs yet')
})

test('who may not measure is offered no new run', async () => {
  expect((await lab.get('contributor', '/lab')).body).toContain('/lab/runs/new')
  expect((await lab.get('auditor', '/lab')).body).not.toContain('/lab/runs/new')
})

test.each([null, 'editor'] as const)('the public page says what the lab does, to %s', async (person) => {
  const page = await lab.get(person, '/lab')
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('./policeai verify evidence.json --key lab-public.pem')
  expect(page.body).not.toContain('Small plan')
})

test('the public key is a download under its id, and nothing else is', async () => {
  const { keyId, publicPem } = lab.lab.publicKey
  const key = await lab.get(null, `/lab/keys/${keyId}.pem`)
  expect(key.body).toBe(publicPem)
  expect((await lab.get(null, '/lab/keys/private.pem')).statusCode).toBe(404)
})

test('the published schemas accept what they are for, and refuse what is not', async () => {
  const validate = async (file: string) => {
    const ajv = new Ajv.default({ strict: false })
    addFormats.default(ajv)
    return ajv.compile((await lab.get(null, `/lab/schemas/${file}`)).json())
  }
  const result = await validate('result-1.json')
  expect(result(resultOf())).toBe(true)
  expect(result({ ...resultOf(), result: 2 })).toBe(false)
  const plan = await validate('plan-1.json')
  expect(plan(resultOf().plan)).toBe(true)
  expect(plan({ plan: 1 })).toBe(false)
})
