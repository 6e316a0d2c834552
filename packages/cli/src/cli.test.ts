// The command as its user meets it: run in the process on real files in a temporary folder, with streams that
// remember, and every way in which it can refuse.
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { resultSchema } from '@policeai/evaluation'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createProgram, InputFault, runProgram } from './index.ts'

let cwd: string

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'policeai-cli-'))
})

afterEach(async () => {
  await rm(cwd, { recursive: true, force: true })
})

/** A stream that remembers; a terminal where `columns` is given. */
function memory(columns?: number) {
  const chunks: string[] = []
  const stream = new Writable({
    write(chunk, _, done) {
      chunks.push(String(chunk))
      done()
    },
  })
  const terminal = columns === undefined ? {} : { isTTY: true, columns }
  return { stream: Object.assign(stream, terminal), text: () => chunks.join('') }
}

function programIn(folder: string, columns?: number) {
  const [out, err] = [memory(), memory(columns)]
  const now = () => new Date('2026-08-03T14:05:00Z')
  const program = createProgram({ stdout: out.stream, stderr: err.stream, cwd: folder, now })
  return { program, out, err }
}

async function run(...args: readonly string[]) {
  const { program, out, err } = programIn(cwd)
  const code = await runProgram(program, args)
  return { code, out: out.text(), err: err.text() }
}

const PLAN = `plan: 1
title: A small test
task: classification
system: { name: Classifier }
observations: { file: cases.csv }
columns: { truth: truth, score: score }
positive: 1
threshold: 0.5
groups: [area]
criteria:
  - { measure: false_positive_rate, at_most: 0.9 }
`

/** Two areas of 60 cases each: every third case is flagged wrongly in the north, every sixth in the south. */
function observations(): string {
  const rows = Array.from({ length: 120 }, (_, i) => {
    const [area, wrongEvery] = i < 60 ? ['North', 3] : ['South', 6]
    const truth = i % 2
    const right = i % wrongEvery !== 0
    return `${area},${truth},${(truth === 1) === right ? 0.9 : 0.1}`
  })
  return ['area,truth,score', ...rows, ''].join('\n')
}

async function place(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(cwd, name), text)
}

const placePlan = () => place({ 'plan.yaml': PLAN, 'cases.csv': observations() })
const read = (name: string) => readFile(join(cwd, name), 'utf8')

test('help names every command, and costs nothing heavy', async () => {
  const { code, out } = await run('--help')
  expect(code).toBe(0)
  for (const name of ['evaluate', 'verify', 'report', 'keys', 'record']) expect(out).toContain(`  ${name}`)
  expect((await run('evaluate', '--help')).out).toMatch(/--seed <n>.*\n(.*\n)*.*--sign <key>/)
})

test('the version is that of the package', async () => {
  expect(await run('--version')).toEqual({ code: 0, out: '0.1.0\n', err: '' })
})

test.each([
  [['evalute'], /unknown command 'evalute'\n\(Did you mean evaluate\?\)/],
  [['evaluate', 'plan.yaml', '--sede', '1'], /unknown option '--sede'\n\(Did you mean --seed\?\)/],
  [['keys', 'nwe'], /unknown command 'nwe'\n\(Did you mean new\?\)/],
  [['frobnicate'], /unknown command 'frobnicate'\nRun it with --help/],
  [['evaluate'], /missing required argument 'plan'/],
  [['evaluate', 'a', 'b'], /too many arguments/],
  [['evaluate', 'plan.yaml', '--seed', '1.5'], /'1\.5' is invalid\. Expected a whole number/],
  [['evaluate', 'plan.yaml', '--language', 'fr'], /Allowed choices are en, cy/],
  [['verify', 'evidence.json'], /required option '--key <file>'/],
  [['record', 'convert', 'a.yaml'], /required option '--to <format>'/],
  [['record', 'convert', 'a.yaml', '--to', 'atrs-3'], /Allowed choices are atrs-4/],
  [[], /Usage: policeai/],
])('%j is refused with what to do', async (args, message) => {
  const { code, out, err } = await run(...args)
  expect(code).toBe(2)
  expect(out).toBe('')
  expect(err).toMatch(message)
})

test('a plan becomes a result and a report beside it, and a summary', async () => {
  await placePlan()
  const { code, out, err } = await run('evaluate', 'plan.yaml')
  expect([code, err]).toEqual([0, ''])
  expect(await readdir(join(cwd, 'plan-result'))).toEqual(['report.html', 'result.json'])
  const result = resultSchema.parse(JSON.parse(await read('plan-result/result.json')))
  expect(result.provenance).toMatchObject({ seed: 1, time: '2026-08-03T14:05:00.000Z' })
  expect(out).toContain('Of every 100 cases where ‘truth’ was not 1, between')
  expect(out).toMatch(/^North.* 60 +\d+\.\d% \(/m)
  expect(out).toContain('Met. False positive rate, all cases: at most 90.0%;')
  expect(out).toContain(join(cwd, 'plan-result', 'report.html'))
  expect(await read('plan-result/report.html')).toContain('<html lang="en">')
})

test('the summary fits a screen, 80 columns wide', async () => {
  await placePlan()
  const lines = (await run('evaluate', 'plan.yaml')).out.split('\n').filter((line) => !line.includes(cwd))
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80)
  expect(lines.length).toBeLessThan(40)
})

test('--out, --seed and --language are kept', async () => {
  await placePlan()
  const { out } = await run('evaluate', 'plan.yaml', '--out', 'a/b', '--seed', '7', '--language', 'cy')
  expect(JSON.parse(await read('a/b/result.json')).provenance.seed).toBe(7)
  expect(await read('a/b/report.html')).toContain('<html lang="cy">')
  expect(out).toContain('Yr hyn nad yw hwn yn ei ddangos')
})

test('--json prints the result alone, and writes nothing unless asked', async () => {
  await placePlan()
  const bare = await run('evaluate', 'plan.yaml', '--json')
  expect(resultSchema.safeParse(JSON.parse(bare.out)).success).toBe(true)
  expect(await readdir(cwd)).toEqual(['cases.csv', 'plan.yaml'])
  const kept = await run('evaluate', 'plan.yaml', '--json', '--out', 'here')
  expect(await read('here/result.json')).toBe(kept.out)
})

test('a gate ends with code 3 where a criterion is not met or not shown, and writes all the same', async () => {
  await placePlan()
  expect((await run('evaluate', 'plan.yaml', '--gate')).code).toBe(0)
  const strict = PLAN.replace('at_most: 0.9', 'at_most: 0.01')
  await place({ 'strict.yaml': strict, 'unsure.yaml': PLAN.replace('at_most: 0.9', 'at_most: 0.25') })
  expect((await run('evaluate', 'strict.yaml')).code).toBe(0)
  const closed = await run('evaluate', 'strict.yaml', '--gate')
  expect(closed.code).toBe(3)
  expect(closed.err).toBe('Not met: False positive rate, all cases: at most 1.0%\n')
  expect(await readdir(join(cwd, 'strict-result'))).toEqual(['report.html', 'result.json'])
  expect((await run('evaluate', 'unsure.yaml', '--gate')).err).toMatch(/^Not shown: /)
})

test('a gate of a plan that sets no criteria is refused, lest nothing asked be taken for something shown', async () => {
  await placePlan()
  await place({ 'none.yaml': PLAN.split('criteria:')[0] ?? '' })
  const { code, err } = await run('evaluate', 'none.yaml', '--gate')
  expect([code, err]).toEqual([2, 'policeai: --gate asks whether criteria hold, and the plan sets none\n'])
})

test('the criteria that are not met stand first, and how many there are of each', async () => {
  await placePlan()
  const at = (most: number) => `  - { measure: false_positive_rate, at_most: ${most} }\n`
  const criteria = [0.93, 0.94, 0.95, 0.96, 0.97, 0.98, 0.99, 0.01].map(at).join('')
  await place({ 'many.yaml': `${PLAN.split('criteria:')[0]}criteria:\n${criteria}` })
  const { out } = await run('evaluate', 'many.yaml')
  expect(out).toMatch(/seen: 1 not met, 7 met\n {2}- Not met\./)
})

test('progress is drawn on a terminal and wiped away', async () => {
  await placePlan()
  const { program, err } = programIn(cwd, 100)
  expect(await runProgram(program, ['evaluate', 'plan.yaml'])).toBe(0)
  expect(err.text()).toContain('reading')
  expect(err.text().endsWith('\r\u001B[2K')).toBe(true)
})

test('faults of a plan come all at once, each with its place', async () => {
  await place({
    'bad.yaml': PLAN.replace('task: classification', 'task: guess').replace(
      'threshold: 0.5\n',
      'treshold: 1\n',
    ),
  })
  const { code, out, err } = await run('evaluate', './bad.yaml')
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(/^\.\/bad\.yaml:3:\d+: /m)
  expect(err).toMatch(/^\.\/bad\.yaml:8:\d+: .*treshold/m)
  expect(err).toMatch(/^ {2}Did you mean `threshold`\?/m)
  expect(await readdir(cwd)).toEqual(['bad.yaml'])
})

test('faults of the observations name the file', async () => {
  await place({
    'plan.yaml': PLAN,
    'cases.csv': observations().replace('area,truth,score', 'area,truth,scor'),
  })
  const { code, err } = await run('evaluate', 'plan.yaml')
  expect(code).toBe(2)
  expect(err).toMatch(/^cases\.csv.*score/m)
})

test('a plan that is not there is bad input', async () => {
  expect(await run('evaluate', 'nowhere.yaml')).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^nowhere\.yaml: /),
  })
})

test('a key pair is made once, the private half for its owner alone', async () => {
  const { code, out } = await run('keys', 'new', '--out', 'keys')
  expect(code).toBe(0)
  expect(out).toMatch(/^Key sha256:[0-9a-f]{64}\n/)
  expect((await stat(join(cwd, 'keys/private.pem'))).mode & 0o777).toBe(0o600)
  const before = await read('keys/private.pem')
  const again = await run('keys', 'new', '--out', 'keys')
  expect(again.code).toBe(2)
  expect(again.err.match(/there is a key here already; it is kept/g)).toHaveLength(2)
  expect(await read('keys/private.pem')).toBe(before)
})

test('one half of a pair that is there already is not paired with a new one', async () => {
  await place({ 'public.pem': 'mine' })
  expect((await run('keys', 'new', '--out', '.')).code).toBe(2)
  expect(await readdir(cwd)).toEqual(['public.pem'])
})

async function signed(): Promise<void> {
  await placePlan()
  await run('keys', 'new', '--out', 'keys')
  await run('evaluate', 'plan.yaml', '--sign', 'keys/private.pem')
}

const verify = () => run('verify', 'plan-result/evidence.json', '--key', 'keys/public.pem')

test('what was signed is verified, and said', async () => {
  await signed()
  const { code, out } = await verify()
  expect(code).toBe(0)
  expect(out).toMatch(/^The signature holds: .* sha256:[0-9a-f]{64}/)
  expect(out).toMatch(/sha256:[0-9a-f]{64} {2}cases\.csv/)
})

test('one changed byte, another key and a private key are refused', async () => {
  await signed()
  await run('keys', 'new', '--out', 'other')
  const other = await run('verify', 'plan-result/evidence.json', '--key', 'other/public.pem')
  expect(other).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^plan-result\/evidence\.json: the evidence was signed with sha256:/),
  })
  const own = await run('verify', 'plan-result/evidence.json', '--key', 'keys/private.pem')
  expect(own).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^keys\/private\.pem: this is a private key/),
  })
  const evidence = JSON.parse(await read('plan-result/evidence.json'))
  const payload = Buffer.from(evidence.payload, 'base64')
  payload[200] = (payload[200] ?? 0) ^ 1
  await place({
    'plan-result/evidence.json': JSON.stringify({ ...evidence, payload: payload.toString('base64') }),
  })
  expect(await verify()).toMatchObject({
    code: 2,
    err: expect.stringMatching(/was changed after it was signed/),
    out: '',
  })
})

test('a key that cannot sign is refused before anything is measured', async () => {
  await placePlan()
  await place({ 'key.pem': 'not a key' })
  expect(await run('evaluate', 'plan.yaml', '--sign', 'key.pem')).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^key\.pem: /),
  })
  expect(await run('evaluate', 'plan.yaml', '--sign', 'none.pem')).toMatchObject({
    err: expect.stringMatching(/^none\.pem: there is no such file/),
  })
  expect(await readdir(cwd)).toEqual(['cases.csv', 'key.pem', 'plan.yaml'])
})

test('signed evidence is not left beside a result that it does not fit', async () => {
  await signed()
  const before = await read('plan-result/result.json')
  const { code, err } = await run('evaluate', 'plan.yaml', '--seed', '9')
  expect(code).toBe(2)
  expect(err).toMatch(/signed evidence of an earlier run stands here/)
  expect(await read('plan-result/result.json')).toBe(before)
  expect((await run('evaluate', 'plan.yaml', '--seed', '9', '--sign', 'keys/private.pem')).code).toBe(0)
  expect((await verify()).code).toBe(0)
})

test('a result becomes a report again', async () => {
  await placePlan()
  await run('evaluate', 'plan.yaml')
  const { code, out } = await run('report', 'plan-result/result.json', '--out', 'cy.html', '--language', 'cy')
  expect([code, out]).toEqual([0, `${join(cwd, 'cy.html')}\n`])
  expect(await read('cy.html')).toContain('<html lang="cy">')
})

test.each([
  ['not JSON at all', /^r\.json: this is not JSON/],
  ['{"result":1,"rows":[]}', /^r\.json: plan: /m],
  ['[]', /^r\.json: the whole: /],
])('a result file that holds %j is refused', async (text, message) => {
  await place({ 'r.json': text })
  expect(await run('report', 'r.json', '--out', 'r.html')).toMatchObject({
    code: 2,
    err: expect.stringMatching(message),
  })
  expect(await readdir(cwd)).toEqual(['r.json'])
})

test('what cannot be written says so, and leaves no scraps', async () => {
  await placePlan()
  await place({ file: 'in the way' })
  const { code, err } = await run('evaluate', 'plan.yaml', '--out', 'file/below')
  expect([code, err]).toEqual([2, expect.stringMatching(/file\/below: .*(is a file|is there already)/)])
  await mkdir(join(cwd, 'taken/report.html'), { recursive: true })
  expect(await run('evaluate', 'plan.yaml', '--out', 'taken')).toMatchObject({
    code: 2,
    err: expect.stringMatching(/report\.html: this is a folder/),
  })
  expect(await readdir(join(cwd, 'taken'))).toEqual(['report.html'])
})

test('a record is checked, with its completeness or its faults', async () => {
  await place({
    'record.yaml': 'record: 1\ncontent:\n  phase: { value: retired }\n',
    'bad.yaml': 'record: 1\ncontent:\n  phase: { value: soon }\n',
  })
  const good = await run('record', 'check', 'record.yaml')
  expect(good.code).toBe(0)
  expect(good.out).toMatch(/record\.yaml: the record is valid\. Phase: retired\.\n\d+ of the \d+ fields/)
  const bad = await run('record', 'check', 'bad.yaml')
  expect(bad).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/^bad\.yaml:3:12: /) })
})

test('a record is converted, printed or written', async () => {
  await place({ 'record.yaml': 'record: 1\ncontent:\n  phase: { value: retired }\n' })
  const printed = await run('record', 'convert', 'record.yaml', '--to', 'atrs-4')
  expect(Object.values(JSON.parse(printed.out))).toEqual(['Retired'])
  await run('record', 'convert', 'record.yaml', '--to', 'atrs-4', '--out', 'atrs.json')
  expect(await read('atrs.json')).toBe(printed.out)
})

test('commands that are added have the same streams, suggestions and exit codes', async () => {
  const withAdded = () => {
    const { program, err } = programIn(cwd)
    const audit = program.command('audit')
    audit.command('verify').action(() => {
      throw new InputFault(['the chain is broken at entry 7'])
    })
    audit.command('crash').action(() => {
      throw new RangeError('a bug')
    })
    return { program, err }
  }
  const refused = withAdded()
  expect(await runProgram(refused.program, ['audit', 'verify'])).toBe(2)
  expect(refused.err.text()).toBe('the chain is broken at entry 7\n')
  const mistyped = withAdded()
  expect(await runProgram(mistyped.program, ['audit', 'verfy'])).toBe(2)
  expect(mistyped.err.text()).toContain('Did you mean verify?')
  const crashed = withAdded()
  expect(await runProgram(crashed.program, ['audit', 'crash'])).toBe(1)
  expect(crashed.err.text()).toMatch(/a fault of the program.*RangeError: a bug\n +at /s)
})
