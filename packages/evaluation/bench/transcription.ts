// Measures the engine on a million seeded utterances of 15 words, from Parquet and from CSV: all measures of transcription,
// with numbers in three utterances of four and a speaker for every thousand, each case in a process of its own.
// Run: node packages/evaluation/bench/transcription.ts [utterances]
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { costOfPlan, printRow, printTitle, withDatabase, withFolder } from './cost.ts'

const UTTERANCES = Number(process.argv[2] ?? 1_000_000)
const WORDS = 15

/** Words of an interview; a number stands in the place of the third in three utterances of four. */
const VOCABULARY =
  'the he car went down road and not then saw me at house with door may it was two people before they left again'

/** Word `k` of utterance `i`, from one of two salts: `hash` is DuckDB's, and stable within a version. */
const word = (salt: number): string =>
  `case when k = 3 and i % 4 < 3 then ((hash(i * 2 + ${salt}) % 2400) + 1)::varchar
    else words[1 + (hash(i * 64 + k * 2 + ${salt}) % len(words))::int] end`

/** The system hears one word in ten as another. */
function generate(folder: string): Promise<void> {
  return withDatabase(async (connection) => {
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
  })
}

function planOf(file: string): string {
  return `plan: 1
title: Bench
task: transcription
system: { name: Bench }
observations: { file: ${file} }
groups: [accent]
`
}

await withFolder(async (folder) => {
  await generate(folder)
  printTitle(`${UTTERANCES.toLocaleString('en-GB')} utterances of ${WORDS} words`)
  for (const file of ['utterances.parquet', 'utterances.csv']) {
    const size = ((await stat(join(folder, file))).size / 2 ** 20).toFixed(0)
    printRow(`${file}, ${size} MiB`, await costOfPlan(folder, planOf(file)))
  }
})
