// The form of a new run, as people send it: once, twice, with faults, too large, or with somebody else's file.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listRuns } from '../../store/run-list.ts'
import { openLab, type TestLab } from '../../testing/lab.ts'
import { OBSERVATIONS, PLAN } from '../../testing/plan.ts'

const NEW_RUN = '/lab/runs/new'
let lab: TestLab
beforeAll(async () => {
  lab = await openLab({ uploadLimit: 100_000 })
})
afterAll(() => lab.close())

type Fields = Readonly<{
  key?: string
  plan?: string
  observations?: string
  upload?: string
  planFile?: Blob
}>

function formOf({ key = 'key', plan = PLAN, observations, upload, planFile }: Fields): FormData {
  const form = new FormData()
  form.set('form_key', key)
  form.set('plan', plan)
  if (upload !== undefined) form.set('upload', upload)
  form.set('plan_file', planFile ?? new Blob([]), planFile === undefined ? '' : 'from-file.yaml')
  form.set('observations', new Blob([observations ?? '']), observations === undefined ? '' : 'small.csv')
  return form
}

const runs = async () => (await listRuns(lab.kernel.database, { organisationId: 'north', before: null })).runs
const keptIn = (body: string) => /name="upload" value="(\w+)"/.exec(body)?.[1]

test('a plan and a file make a run and its job, and lead to its page', async () => {
  const answer = await lab.post('contributor', NEW_RUN, formOf({ key: 'first', observations: OBSERVATIONS }))
  expect(answer.statusCode).toBe(303)
  const [run] = await runs()
  expect(answer.headers.location).toBe(`/lab/runs/${run?.id}`)
  expect(run).toMatchObject({ title: 'Small plan', state: 'queued', organisationId: 'north' })
  expect(lab.sent).toEqual([{ runId: run?.id, turn: 1 }])
  expect(await lab.actions()).toEqual(['observations.stored', 'run.created'])
})

test('a double submit makes one run, also where both are sent at once', async () => {
  const before = (await runs()).length
  const send = () => lab.post('contributor', NEW_RUN, formOf({ key: 'double', observations: OBSERVATIONS }))
  const answers = await Promise.all([send(), send()])
  const third = await send()
  expect(new Set([...answers, third].map(({ headers }) => headers.location)).size).toBe(1)
  expect((await runs()).length).toBe(before + 1)
})

test('a form that was sent back and changed makes another run', async () => {
  const before = (await runs()).length
  const changed = PLAN.replace('threshold: 5', 'threshold: 6')
  await lab.post('contributor', NEW_RUN, formOf({ key: 'back', observations: OBSERVATIONS }))
  await lab.post('contributor', NEW_RUN, formOf({ key: 'back', observations: OBSERVATIONS, plan: changed }))
  expect((await runs()).length).toBe(before + 2)
})

test('a plan with faults shows all of them with line and column, and keeps what was typed and sent', async () => {
  const plan = PLAN.replace('threshold: 5', 'treshold: 5').replace('task: classification', 'task: prophecy')
  const answer = await lab.post(
    'contributor',
    NEW_RUN,
    formOf({ key: 'faults', plan, observations: OBSERVATIONS }),
  )
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('<title>Error: New run</title>')
  expect(answer.body).toMatch(/href="#plan">Plan, line 3, column \d+/)
  expect(answer.body).toMatch(/href="#plan">Plan, line 8, column \d+/)
  expect(answer.body).toContain('treshold: 5')
  expect(answer.body).toContain('small.csv (')

  const upload = keptIn(answer.body) ?? ''
  const again = await lab.post('contributor', NEW_RUN, formOf({ key: 'faults', upload }))
  expect(again.statusCode).toBe(303)
})

test('nobody can name a file that another organisation keeps', async () => {
  const faulty = formOf({ key: 'own', plan: 'plan: 2', observations: OBSERVATIONS })
  const upload = keptIn((await lab.post('contributor', NEW_RUN, faulty)).body) ?? ''
  expect(upload).not.toBe('')
  const answer = await lab.post('stranger', NEW_RUN, formOf({ key: 'theft', upload }))
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('not there for you any more')
  expect(keptIn(answer.body)).toBeUndefined()
})

test('a file over the limit is refused with the plan kept, and nothing of the file is', async () => {
  const observations = 'x'.repeat(100_001)
  const answer = await lab.post('contributor', NEW_RUN, formOf({ key: 'large', observations }))
  expect(answer.statusCode).toBe(413)
  expect(answer.body).toContain('href="#observations">The file small.csv is larger than')
  expect(answer.body).toContain('title: Small plan')
  expect(keptIn(answer.body)).toBeUndefined()
  const whole = await lab.post(
    'contributor',
    NEW_RUN,
    formOf({ key: 'fits', observations: 'x'.repeat(100_000) }),
  )
  expect(whole.statusCode).toBe(303)
})

test('an empty file, no file and no plan are each said at their field', async () => {
  const empty = formOf({ key: 'empty' })
  empty.set('observations', new Blob([]), 'nothing.csv')
  expect((await lab.post('contributor', NEW_RUN, empty)).body).toContain('The file nothing.csv is empty')
  const none = await lab.post('contributor', NEW_RUN, formOf({ key: 'none', plan: ' ' }))
  expect(none.body).toContain('href="#plan">Write a plan')
  expect(none.body).toContain('href="#observations">Choose the file of observations')
})

test('a plan from a file takes the place of what was typed', async () => {
  const planFile = new Blob([PLAN.replace('Small plan', 'Plan from a file')])
  await lab.post(
    'contributor',
    NEW_RUN,
    formOf({ key: 'file', plan: 'typed', planFile, observations: OBSERVATIONS }),
  )
  expect((await runs()).map(({ title }) => title)).toContain('Plan from a file')
  const notText = new Blob([new Uint8Array([0xff, 0xfe, 0x00])])
  const refused = await lab.post(
    'contributor',
    NEW_RUN,
    formOf({ planFile: notText, observations: OBSERVATIONS }),
  )
  expect(refused.body).toContain('href="#plan_file">The plan must be text in UTF-8')
})

test('only those whose work it is see the form', async () => {
  expect((await lab.get('evaluator', NEW_RUN)).statusCode).toBe(200)
  expect((await lab.get('auditor', NEW_RUN)).statusCode).toBe(403)
  expect((await lab.get(null, NEW_RUN)).headers.location).toBe('/sign-in')
})

test('the form opens with the plan and the file of a run of one’s own, and of no other', async () => {
  const [run] = await runs()
  const own = await lab.get('approver', `${NEW_RUN}?from=${run?.id}`)
  expect(own.body).toContain('system: { name: Example }')
  expect(keptIn(own.body)).toBeDefined()
  expect((await lab.get('stranger', `${NEW_RUN}?from=${run?.id}`)).statusCode).toBe(404)
  expect((await lab.get('evaluator', `${NEW_RUN}?from=${run?.id}`)).statusCode).toBe(404)
})

test('the form speaks Welsh', async () => {
  expect((await lab.get('contributor', `/cy${NEW_RUN}`)).body).toContain('Rhediad newydd')
})
