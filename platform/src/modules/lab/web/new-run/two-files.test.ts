// Plans of two files through the form: both at once, one after the other, in each other's fields, one too many, too large,
// somebody else's; and a plan whose observations stay in a database.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { findRun } from '../../store/run-page.ts'
import { openLab, type TestLab } from '../../testing/lab.ts'
import { PLAN } from '../../testing/plan.ts'

const NEW_RUN = '/lab/runs/new'
const LIMIT = 10_000
const TRN = `plan: 1
title: Two files
task: transcription
system: { name: Example }
observations: { file: heard/hyp.trn, truth: said/ref.trn, format: trn }
`
const FILES = { hypothesis: 'a b d (s1-1)\n', reference: 'a b c (s1-1)\n' }

let lab: TestLab
beforeAll(async () => {
  lab = await openLab({ uploadLimit: LIMIT })
})
afterAll(() => lab.close())

let key = 0
beforeEach(() => {
  key += 1
})

type Sent = Readonly<Record<string, string | readonly [name: string, text: string]>>

function send(fields: Sent, person: 'contributor' | 'stranger' = 'contributor', path = NEW_RUN) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ form_key: `two-${key}`, plan: TRN, ...fields }))
    if (typeof value === 'string') form.set(name, value)
    else form.set(name, new Blob([value[1]]), value[0])
  return lab.post(person, path, form)
}

const HYPOTHESIS = ['hyp.trn', FILES.hypothesis] as const
const REFERENCE = ['ref.trn', FILES.reference] as const

/** The run that the form led to. */
async function runOf(answer: Awaited<ReturnType<typeof send>>) {
  expect(answer.statusCode).toBe(303)
  return findRun(lab.kernel.database, String(answer.headers.location).slice(-12))
}

const kept = (body: string, field: 'upload' | 'truth_upload') =>
  new RegExp(`name="${field}" value="(\\w+)"`).exec(body)?.[1]

test('both files make a run, which knows which is which', async () => {
  const run = await runOf(await send({ observations: HYPOTHESIS, truth: REFERENCE }))
  expect(run).toMatchObject({ upload: { name: 'hyp.trn' }, truth: { name: 'ref.trn' } })
})

test('in each other’s fields they are told by the names that the plan gives them', async () => {
  const run = await runOf(await send({ observations: REFERENCE, truth: HYPOTHESIS }))
  expect(run).toMatchObject({ upload: { name: 'hyp.trn' }, truth: { name: 'ref.trn' } })
})

test('files of other names are what their fields say', async () => {
  const sent = await send({
    observations: ['mine.trn', FILES.hypothesis],
    truth: ['yours.trn', FILES.reference],
  })
  expect(await runOf(sent)).toMatchObject({ upload: { name: 'mine.trn' }, truth: { name: 'yours.trn' } })
})

test('the one that is missing is named as the plan calls it, and the other is kept until it comes', async () => {
  const first = await send({ observations: HYPOTHESIS })
  expect(first.statusCode).toBe(422)
  expect(first.body).toContain(
    'href="#truth">Choose the reference: the file that the plan calls ref.trn (observations.truth)',
  )
  expect(first.body).not.toContain('href="#observations"')
  const upload = kept(first.body, 'upload') ?? ''
  const run = await runOf(await send({ upload, truth: REFERENCE }))
  expect(run).toMatchObject({ upload: { name: 'hyp.trn' }, truth: { name: 'ref.trn' } })
})

test('alone in the wrong field it goes to its own, and the form says so', async () => {
  const answer = await send({ observations: REFERENCE })
  expect(answer.body).toContain(
    'href="#observations">Choose the hypothesis: the file that the plan calls hyp.trn (observations.file). ref.trn was here',
  )
  expect(kept(answer.body, 'upload')).toBeUndefined()
  expect(
    (await send({ truth_upload: kept(answer.body, 'truth_upload') ?? '', observations: HYPOTHESIS }))
      .statusCode,
  ).toBe(303)
})

test('with neither, both are asked for', async () => {
  const { body } = await send({})
  expect(body).toContain('calls hyp.trn (observations.file)')
  expect(body).toContain('calls ref.trn (observations.truth)')
})

test('a second file that the plan does not name is not dropped in silence', async () => {
  const small = ['small.csv', 'id,truth,score,sex\n1,1,1,f\n'] as const
  const answer = await send({ plan: PLAN, observations: small, truth: REFERENCE })
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain(
    'href="#truth">The plan names no second file, so nothing would be done with ref.trn',
  )
  expect(kept(answer.body, 'truth_upload')).toBeUndefined()
  expect((await send({ plan: PLAN, upload: kept(answer.body, 'upload') ?? '' })).statusCode).toBe(303)
})

test('each file has the limit, and a second one over it leaves the first', async () => {
  const answer = await send({ observations: HYPOTHESIS, truth: ['ref.trn', 'x'.repeat(LIMIT + 1)] })
  expect(answer.statusCode).toBe(413)
  expect(answer.body).toContain('href="#truth">The file ref.trn is larger than')
  expect(kept(answer.body, 'upload')).toBeDefined()
  const empty = await send({ observations: HYPOTHESIS, truth: ['ref.trn', ''] })
  expect(empty.body).toContain('href="#truth">The file ref.trn is empty')
})

test('nobody can name a second file that another organisation keeps', async () => {
  const own = await send({ truth: REFERENCE })
  const stolen = await send(
    { observations: HYPOTHESIS, truth_upload: kept(own.body, 'truth_upload') ?? '' },
    'stranger',
  )
  expect(stolen.statusCode).toBe(422)
  expect(stolen.body).toContain('href="#truth">The file that was kept is not there for you any more')
})

test('the same two files are one run, and another second file is another', async () => {
  const one = await send({ observations: HYPOTHESIS, truth: REFERENCE })
  const same = await send({ observations: HYPOTHESIS, truth: REFERENCE })
  const other = await send({ observations: HYPOTHESIS, truth: ['ref.trn', 'a b d (s1-1)\n'] })
  expect(same.headers.location).toBe(one.headers.location)
  expect(other.headers.location).not.toBe(one.headers.location)
})

test('the form opens with both files of a run of one’s own, and speaks Welsh of them', async () => {
  const run = await runOf(await send({ observations: HYPOTHESIS, truth: REFERENCE }))
  const { body } = await lab.get('contributor', `${NEW_RUN}?from=${run?.id}`)
  expect(kept(body, 'upload')).toBeDefined()
  expect(kept(body, 'truth_upload')).toBeDefined()
  const welsh = await send({ observations: REFERENCE }, 'contributor', `/cy${NEW_RUN}`)
  expect(welsh.body).toContain('y ffeil y mae’r cynllun yn ei galw’n hyp.trn')
})

test('a plan whose observations stay in a database is told what to do, and keeps what was typed', async () => {
  const plan = PLAN.replace('{ file: small.csv }', '{ postgres: OBSERVATIONS_LAB, table: lab.passes }')
  const answer = await send({ plan, observations: HYPOTHESIS })
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('href="#plan">Plan: its observations stay in a database (OBSERVATIONS_LAB)')
  expect(answer.body).toContain(
    'OBSERVATIONS_LAB=postgres://reader@host/name ./policeai evaluate plan.yaml --out out',
  )
  expect(answer.body).toContain('table: lab.passes')
  expect(answer.body).not.toContain('href="#observations"')
})
