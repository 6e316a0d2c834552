// States and their merging as people meet them: a state at each site, signed by its own key, and one merge of them all, with
// every way in which either can refuse.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { resultSchema, verifyEvidence } from '@policeai/evaluation'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runIn } from './run.fixture.ts'

let cwd: string

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'policeai-merge-cli-'))
})

afterEach(async () => {
  await rm(cwd, { recursive: true, force: true })
})

function run(...args: readonly string[]) {
  return runIn(cwd, args)
}

const PLAN = `plan: 1
title: A small test
task: classification
system: { name: Classifier }
observations: { file: cases.csv }
columns: { truth: truth, prediction: said }
positive: 1
groups: [area]
disclosure: { rule: suppress, below: 5 }
`

/** Of 200 cases every so many is said to be what it is not; the east has few. */
function rows(wrongEvery: number): string {
  const lines = Array.from({ length: 200 }, (_, i) => {
    const truth = i % 2
    const said = i % wrongEvery === 0 ? 1 - truth : truth
    return `${truth},${said},${i % 67 === 1 ? 'East' : i % 3 === 0 ? 'North' : 'South'}`
  })
  return ['truth,said,area', ...lines, ''].join('\n')
}

async function place(site: string, wrongEvery: number, plan = PLAN): Promise<void> {
  await mkdir(join(cwd, site), { recursive: true })
  await writeFile(join(cwd, site, 'plan.yaml'), plan)
  await writeFile(join(cwd, site, 'cases.csv'), rows(wrongEvery))
  await run('keys', 'new', '--out', `${site}/keys`)
}

const stateArgs = (site: string) =>
  ['evaluate', `${site}/plan.yaml`, '--state', '--site', site, '--sign', `${site}/keys/private.pem`] as const
const state = (site: string) => `${site}/plan-state/state.json`
const key = (site: string) => `${site}/keys/public.pem`
const read = (name: string) => readFile(join(cwd, name), 'utf8')

test('a state says what it holds back, and tells the site alone why', async () => {
  await place('avon', 7)
  const { code, out, err } = await run(...stateArgs('avon'))
  expect(code).toBe(0)
  expect(await readdir(join(cwd, 'avon/plan-state'))).toEqual(['contents.json', 'state.json'])
  expect(out).toMatch(/^A small test\nState of avon\.\n\nCounts of 1 to 4 are held back/)
  expect(out).toMatch(/Counts held back: \d+ of 20\.\n {2}area: \d+ of 15 held back/)
  expect(out).not.toMatch(/small,|protect others/)
  expect(err).toMatch(/^For this site alone, not to be sent on:\n {2}area: \d+ small, \d+ to protect others/)
  const contents = JSON.parse(await read('avon/plan-state/contents.json'))
  expect(contents).toMatchObject({ state: 1, site: 'avon', disclosure: { policy: { rule: 'suppress' } } })
  const envelope = JSON.parse(await read(state('avon')))
  const payload = JSON.parse(Buffer.from(envelope.payload, 'base64').toString('utf8'))
  expect(payload.predicate).toEqual(contents)
  expect(
    (
      await run(
        'evaluate',
        'avon/plan.yaml',
        '--state',
        '--site',
        'a',
        '--sign',
        'avon/keys/private.pem',
        '--language',
        'cy',
        '--out',
        'cy',
      )
    ).out,
  ).toContain('Cedwir cyfrifon o 1 i 4 yn ôl')
})

test('what a state needs is asked for at once, and what it has no use for is refused', async () => {
  await place('avon', 7)
  const bare = await run('evaluate', 'avon/plan.yaml', '--state', '--json', '--gate')
  expect(bare.code).toBe(2)
  expect(bare.err).toMatch(/--site NAME[\s\S]*--sign KEY[\s\S]*--json[\s\S]*--gate/)
  const idle = await run('evaluate', 'avon/plan.yaml', '--site', 'avon', '--previous', 'x.json')
  expect([idle.code, idle.err]).toEqual([
    2,
    'policeai: --site is said of a state; add --state\npoliceai: --previous is said of a state; add --state\n',
  ])
  await writeFile(join(cwd, 'avon/plan.yaml'), PLAN.replace(/disclosure.*\n/, ''))
  const { code, err } = await run(...stateArgs('avon'))
  expect(code).toBe(2)
  expect(err).toMatch(
    /^avon\/plan\.yaml: disclosure: the plan does not say what is done to small counts before a state leaves\n/,
  )
  expect(err).toContain('\n    disclosure: { rule: suppress, below: 5 }\n')
})

test('a state that stands is kept, and the next one is told of it', async () => {
  await place('avon', 7)
  await run(...stateArgs('avon'))
  const first = await read(state('avon'))
  const again = await run(...stateArgs('avon'))
  expect(again.code).toBe(2)
  expect(again.err).toMatch(/an earlier state stands here; it is kept.*\n {2}Give another folder with --out/)
  const next = await run(...stateArgs('avon'), '--out', 'second', '--previous', state('avon'))
  expect(next.code).toBe(0)
  expect(next.err).toMatch(/because of earlier states/)
  expect(JSON.parse(await read('second/state.json'))).toEqual(JSON.parse(first))
  await place('kent', 9)
  const args = [
    'evaluate',
    'avon/plan.yaml',
    '--state',
    '--site',
    'avon',
    '--sign',
    key('kent').replace('public', 'private'),
    '--out',
    'third',
    '--previous',
    state('avon'),
  ]
  expect((await run(...args)).err).toMatch(
    /^avon\/plan-state\/state\.json: this state was signed with a key that was not given/,
  )
  expect((await run(...args, '--key', key('avon'))).code).toBe(0)
})

test('states of many sites become one result, with its report and evidence', async () => {
  for (const [site, wrong] of [
    ['avon', 7],
    ['gwent', 5],
    ['kent', 9],
  ] as const) {
    await place(site, wrong)
    await run(...stateArgs(site))
  }
  const sites = ['kent', 'avon', 'gwent']
  const args = ['merge', ...sites.map(state), '--key', ...sites.map(key), '--out', 'national']
  const { code, out, err } = await run(...args, '--sign', 'kent/keys/private.pem')
  expect([code, err]).toEqual([0, ''])
  expect(await readdir(join(cwd, 'national'))).toEqual(['evidence.json', 'report.html', 'result.json'])
  expect(out.replaceAll('\n', ' ')).toContain('for 600 cases at 3 sites, where the rows stayed.')
  const result = resultSchema.parse(JSON.parse(await read('national/result.json')))
  expect(result.provenance.sites?.map(({ site }) => site)).toEqual(['avon', 'gwent', 'kent'])
  expect(verifyEvidence(await read('national/evidence.json'), await read(key('kent'))).ok).toBe(true)
  expect((await run('verify', 'national/evidence.json', '--key', key('kent'))).out).toMatch(
    /at\s3 sites, where the rows stayed/,
  )
  expect((await run(...args)).err).toMatch(/signed evidence of an earlier run stands here/)
})

test('what is wrong with any state is told at once, and nothing is written', async () => {
  await place('avon', 7)
  await run(...stateArgs('avon'))
  await place('kent', 9)
  await run(...stateArgs('kent'))
  await writeFile(join(cwd, 'cut.json'), (await read(state('avon'))).slice(0, 300))
  await writeFile(join(cwd, 'note.json'), 'dear colleague')
  const { code, out, err } = await run(
    'merge',
    state('avon'),
    state('kent'),
    'cut.json',
    'note.json',
    '--key',
    key('avon'),
    '--out',
    'national',
  )
  expect([code, out]).toEqual([2, ''])
  expect(err.match(/^\S+: .*/gm)).toEqual([
    'kent/plan-state/state.json: this state was signed with a key that was not given',
    expect.stringMatching(/^cut\.json: the state is not JSON/),
    expect.stringMatching(/^note\.json: the state is not JSON/),
  ])
  expect(await readdir(cwd)).not.toContain('national')
  const keys = await run(
    'merge',
    state('avon'),
    '--key',
    'note.json',
    'avon/keys/private.pem',
    '--out',
    'national',
  )
  expect(keys.err).toMatch(
    /^note\.json: this is not a public key.*\navon\/keys\/private\.pem: this is a private key/,
  )
  expect((await run('merge', 'nowhere.json', '--key', key('avon'), '--out', 'x')).err).toContain(
    'nowhere.json: there is no such file',
  )
  expect((await run('merge')).err).toMatch(/missing required argument 'state'|required option '--key/)
})
