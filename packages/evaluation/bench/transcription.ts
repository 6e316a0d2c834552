// Measures the engine on a million seeded utterances of 15 words, from Parquet and from CSV: all measures of transcription,
// with numbers in three utterances of four and a speaker for every thousand, each case in a process of its own.
// Run: node packages/evaluation/bench/transcription.ts [utterances]
import { execFile } from 'node:child_process'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'

const run = promisify(execFile)
const UTTERANCES = Number(process.argv[2] ?? 1_000_000)
const WORDS = 15

/** `processor` is the time of all processors together, which other work on the machine does not lengthen. */
type Cost = { readonly seconds: number; readonly processor: number; readonly mebibytes: number }

/** Words of an interview; a number stands in the place of the third in three utterances of four. */
const VOCABULARY =
  'the he car went down road and not then saw me at house with door may it was two people before they left again'

/** Word `k` of utterance `i`, from one of two salts: `hash` is DuckDB's, and stable within a version. */
const word = (salt: number): string =>
  `case when k = 3 and i % 4 < 3 then ((hash(i * 2 + ${salt}) % 2400) + 1)::varchar
    else words[1 + (hash(i * 64 + k * 2 + ${salt}) % len(words))::int] end`

/** The system hears one word in ten as another. */
async function generate(folder: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(`create table utterances as
    with vocabulary as (select string_split('${VOCABULARY}', ' ') as words)
    select i, 'speaker ' || (i // 1000) as speaker, 'accent ' || (i // 1000 % 8) as accent,
      string_agg(${word(0)}, ' ' order by k) as reference,
      string_agg(case when hash(i * 64 + k + 32) % 10 = 0 then ${word(1)} else ${word(0)} end, ' ' order by k) as hypothesis
    from range(${UTTERANCES}) t(i), range(1, ${WORDS + 1}) w(k), vocabulary group by i`)
  for (const format of ['parquet', 'csv'])
    await connection.run(
      `copy (select * exclude i from utterances order by i) to '${folder}/utterances.${format}' (format ${format})`,
    )
  connection.closeSync()
  instance.closeSync()
}

const CHILD = `
import { evaluateFile } from '${new URL('../src/index.ts', import.meta.url).href}'
const started = performance.now()
const outcome = await evaluateFile(process.argv[1])
if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
const seconds = (performance.now() - started) / 1000
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
const processor = (userCPUTime + systemCPUTime) / 1e6
process.stdout.write(JSON.stringify({ seconds, processor, mebibytes: maxRSS / 1024 }))
`

async function measure(folder: string, file: string): Promise<Cost> {
  const plan = join(folder, 'plan.yaml')
  await writeFile(
    plan,
    `plan: 1
title: Bench
task: transcription
system: { name: Bench }
observations: { file: ${file} }
groups: [accent]
`,
  )
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', CHILD, plan])
  return JSON.parse(stdout)
}

const folder = await mkdtemp(join(tmpdir(), 'policeai-bench-'))
try {
  await generate(folder)
  process.stdout.write(
    `${UTTERANCES.toLocaleString('en-GB')} utterances of ${WORDS} words, ${availableParallelism()} processors; wall clock, processor time, peak memory\n\n`,
  )
  for (const file of ['utterances.parquet', 'utterances.csv']) {
    const size = ((await stat(join(folder, file))).size / 2 ** 20).toFixed(0)
    const { seconds, processor, mebibytes } = await measure(folder, file)
    process.stdout.write(
      `${`${file}, ${size} MiB`.padEnd(52)}${seconds.toFixed(2).padStart(8)} s${processor.toFixed(2).padStart(8)} s${mebibytes.toFixed(0).padStart(8)} MiB\n`,
    )
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
