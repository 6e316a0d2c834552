// Measures the merging of the states of 43 sites, by three attributes and an intersection of two: the whole process of
// `policeai merge`, from its start to its report, and the merging by itself. Each case runs in a process of its own.
// Run: node packages/evaluation/bench/merge.ts [sites]
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newKeys, signState, stateOfFile } from '../src/index.ts'
import { type Cost, printRow, printTitle, run, withFolder } from './cost.ts'

const SITES = Number(process.argv[2] ?? 43)
const ROWS = 2000
const PROGRAM = new URL('../../cli/src/main.ts', import.meta.url).pathname

const PLAN = (columns: string, rule: string): string => `plan: 1
title: Bench
task: classification
system: { name: Bench }
observations: { file: rows.csv }
columns: { truth: truth, ${columns} }
positive: 1
groups: [ethnicity, sex, age, [ethnicity, sex]]
disclosure: ${rule}
${columns.startsWith('score') ? 'threshold: 0.5\n' : ''}`

/** Rows of a site, from a seed of its own (mulberry32). */
function rowsOf(site: number): string {
  let state = site * 7919
  const draw = (below: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
  const rows = Array.from({ length: ROWS }, () => {
    const score = draw(1000) / 1000
    const truth = draw(1000) / 1000 < score ? 1 : 0
    return `${truth},${score},${score >= 0.5 ? 1 : 0},e${Math.min(draw(9), draw(9))},s${draw(2)},a${draw(8)}`
  })
  return ['truth,score,decision,ethnicity,sex,age', ...rows, ''].join('\n')
}

async function prepare(folder: string, plan: string, keys: ReturnType<typeof newKeys>): Promise<string[]> {
  await writeFile(join(folder, 'public.pem'), keys.publicKeyPem)
  await writeFile(join(folder, 'plan.yaml'), plan)
  const files: string[] = []
  for (let site = 1; site <= SITES; site++) {
    await writeFile(join(folder, 'rows.csv'), rowsOf(site))
    const outcome = await stateOfFile(join(folder, 'plan.yaml'), { site: `Force ${site}` })
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
    const signed = signState(outcome.state, keys.privateKeyPem)
    if (!signed.ok) throw new Error(signed.message)
    const file = join(folder, `state-${site}.json`)
    await writeFile(file, signed.text)
    files.push(file)
  }
  return files
}

const WHOLE = `
import { spawnSync } from 'node:child_process'
const started = performance.now()
const [program, folder, ...states] = process.argv.slice(1)
const child = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', program, 'merge', ...states, '--key', folder + '/public.pem', '--out', folder + '/merged'], { encoding: 'utf8' })
if (child.status !== 0) throw new Error(child.stderr)
const seconds = (performance.now() - started) / 1000
`

const MERGING = `
import { readFileSync } from 'node:fs'
import { mergeStates } from '${new URL('../src/index.ts', import.meta.url).href}'
const [, folder, ...states] = process.argv.slice(1)
const texts = states.map((name) => ({ name, text: readFileSync(name, 'utf8') }))
const keys = [readFileSync(folder + '/public.pem', 'utf8')]
const before = process.cpuUsage()
const started = performance.now()
const outcome = mergeStates(texts, keys)
if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
const seconds = (performance.now() - started) / 1000
`

const TOLD = (who: 'children' | 'self'): string => `
const used = ${who === 'self' ? 'process.cpuUsage(before)' : '(await import("node:fs")).readFileSync("/proc/self/stat", "utf8").split(" ").slice(15, 17).map(Number)'}
const processor = ${who === 'self' ? '(used.user + used.system) / 1e6' : '(used[0] + used[1]) / 100'}
process.stdout.write(JSON.stringify({ seconds, processor, mebibytes: process.resourceUsage().maxRSS / 1024 }))
`

async function measure(
  code: string,
  folder: string,
  states: readonly string[],
  cache: string | undefined,
): Promise<Cost> {
  const env = { ...process.env, ...(cache === undefined ? {} : { NODE_COMPILE_CACHE: cache }) }
  const { stdout } = await run(
    process.execPath,
    ['--input-type=module', '-e', code, PROGRAM, folder, ...states],
    { env },
  )
  return JSON.parse(stdout)
}

/** The name of a case is longer here than elsewhere. */
const WIDTH = 72

const NONE = '{ rule: none, reason: these are made-up rows, decided_by: nobody in particular }'
const CASES = [
  ['decisions, all shown', PLAN('prediction: decision', NONE)],
  ['decisions, below 5 held back', PLAN('prediction: decision', '{ rule: suppress, below: 5 }')],
  ['scores in 1,000 bins, calibration resampled', PLAN('score: score', NONE)],
] as const

async function measureCase(folder: string, name: string, plan: string, keys: ReturnType<typeof newKeys>) {
  const own = join(folder, name.replaceAll(/[ ,]+/g, '-'))
  await mkdir(own)
  const states = await prepare(own, plan, keys)
  const cache = join(folder, 'compiled')
  const wholeProcess = async (compiled: string | undefined) => {
    const { seconds, processor } = await measure(WHOLE + TOLD('children'), own, states, compiled)
    return { seconds, processor }
  }
  printRow(`${name}: the process`, await wholeProcess(undefined), WIDTH)
  await wholeProcess(cache)
  printRow(`${name}: the process, compiled code kept`, await wholeProcess(cache), WIDTH)
  const alone = await measure(MERGING + TOLD('self'), own, states, undefined)
  printRow(`${name}: merging alone`, alone, WIDTH)
}

await withFolder(async (folder) => {
  printTitle(`${SITES} sites of ${ROWS.toLocaleString('en-GB')} rows, 3 attributes and an intersection`)
  const keys = newKeys()
  for (const [name, plan] of CASES) await measureCase(folder, name, plan, keys)
})
