// The packages as somebody else gets them: packed, installed into an empty project, compiled against, run; and the
// statistics in a browser, without a bundler.
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packAll } from '../src/commands/pack.ts'
import { openBrowser } from './support/browser.ts'
import { ROOT } from './support/root.ts'

const run = promisify(execFile)
let project = ''

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'policeai-project-'))
  const archives = await packAll(join(project, 'archives'))
  await writeFile(join(project, 'package.json'), '{"name":"somebody-elses","private":true,"type":"module"}')
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--prefer-offline']
  await run('npm', ['install', ...quiet, ...archives], { cwd: project })
})

afterAll(() => rm(project, { recursive: true, force: true }))

const SCRIPT = `
import { wilson } from '@policeai/metrics'
import { type Result, evaluateFile, headline } from '@policeai/evaluation'
import { createProgram } from '@policeai/cli'
import { checkContent } from '@policeai/record'
const outcome = await evaluateFile('plan.yaml')
if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
const result: Result = outcome.result
const limits: { readonly low: number; readonly high: number } = wilson({ events: 0, n: 20 }, 0.95)
console.log(JSON.stringify([limits.high, headline(result, 'en')[0], typeof createProgram, typeof checkContent]))
`

async function writePlan(): Promise<void> {
  const plan = `plan: 1\ntitle: Clips\ntask: classification\nsystem: { name: A }\nobservations: { file: small.csv }
columns: { truth: truth, prediction: said }\npositive: yes\nminimum: { n: 1 }\n`
  await writeFile(join(project, 'plan.yaml'), plan)
  await writeFile(join(project, 'small.csv'), 'truth,said\nyes,yes\nno,yes\nno,no\nno,no\n')
}

/** Without the types of Node or of anything else, as a new project has them, and with those of the packages checked too. */
const COMPILED = [
  ['--module', 'node16'],
  ['--module', 'nodenext'],
  ['--module', 'esnext', '--moduleResolution', 'bundler'],
]

test.each(COMPILED)(
  'a program in an empty project is compiled against the types: %s %s',
  async (...modules) => {
    await writeFile(join(project, 'program.ts'), SCRIPT)
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc')
    const options = ['--noEmit', '--strict', '--target', 'es2024', ...modules]
    const { stdout } = await run(process.execPath, [tsc, ...options, 'program.ts'], { cwd: project }).catch(
      (fault) => fault,
    )
    expect(stdout).toBe('')
  },
)

test('a program in an empty project measures', async () => {
  await writePlan()
  await writeFile(join(project, 'program.ts'), SCRIPT)
  const { stdout } = await run(process.execPath, ['program.ts'], { cwd: project })
  const [high, sentence] = JSON.parse(stdout)
  expect(high).toBeCloseTo(0.1611, 4)
  expect(sentence).toMatch(
    /^Of every 100 cases where ‘truth’ was not ‘yes’, between \d+ and \d+ were flagged in error\.$/,
  )
})

test('the command is there, and writes a result with its report', async () => {
  await writePlan()
  const command = join(project, 'node_modules/.bin/policeai')
  const { stdout } = await run(command, ['evaluate', 'plan.yaml', '--out', 'out'], { cwd: project })
  expect(stdout).toContain('False positive rate')
  expect(await readFile(join(project, 'out/report.html'), 'utf8')).toContain('<html lang="en">')
})

function serve(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    if (path === '/')
      return response.setHeader('content-type', 'text/html').end('<!doctype html><title>x</title>')
    readFile(join(folder, path)).then(
      (text) => response.setHeader('content-type', 'text/javascript').end(text),
      () => response.writeHead(404).end(),
    )
    return response
  })
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)))
}

test('the statistics run in a browser', async () => {
  const server = await serve(join(project, 'node_modules/@policeai/metrics/dist'))
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    const said = await page.evaluate(
      `import('/index.js').then((m) => [Object.keys(m).length > 100, m.wilson({ events: 0, n: 20 }, 0.95).high])`,
    )
    expect(said).toEqual([true, expect.closeTo(0.1611, 4)])
  } finally {
    await browser.close()
    server.close()
  }
})
