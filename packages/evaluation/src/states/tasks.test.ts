// States of other tasks leave whole where nothing is held back, and give the pooled figures of whatever is counted.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { evaluateFile } from '../engine/index.ts'
import { newKeys } from '../evidence/index.ts'
import { mergeStates } from './index.ts'
import { draws, statesOf, take } from './sites.fixture.ts'

let folder = ''
const keys = newKeys()
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policeai-tasks-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const HEAD =
  'plan: 1\ntitle: A task\nsystem: { name: System }\nobservations: { file: rows.csv }\ngroups: [area]\nintervals: { replicates: 200 }\n'
const NONE = 'disclosure: { rule: none, reason: made-up rows for a test, decided_by: Tester }\n'
const draw = draws(5)
const area = (): string => ['North', 'South'][draw(2)] ?? ''
const words = (): string => ['stop', 'the', 'car', 'now', 'please'].filter(() => draw(4) > 0).join(' ')

/** Name, plan, header, and the rows of a site. */
const CASES: readonly [string, string, string, (site: number) => string[]][] = [
  [
    'many classes',
    'task: classification\ncolumns: { truth: truth, prediction: said }\n',
    'truth,said,area',
    () => Array.from({ length: 90 }, () => `${'abc'[draw(3)]},${'abc'[draw(3)]},${area()}`),
  ],
  [
    'transcription',
    'task: transcription\ncolumns: { id: id, reference: reference, hypothesis: hypothesis, cluster: speaker }\n',
    'id,speaker,reference,hypothesis,area',
    (site) =>
      Array.from(
        { length: 60 },
        (_, i) => `${site}-${i},s${site}-${i % 9},stop ${words()},stop ${words()},${area()}`,
      ),
  ],
  [
    'plate reading',
    'task: plate-reading\ncolumns: { truth: truth, prediction: said }\n',
    'truth,said,area',
    () => Array.from({ length: 60 }, () => `AB1${draw(3)} CDE,AB1${draw(3)} CDE,${area()}`),
  ],
]

const figures = (measures: readonly { slice: object; status: string }[]): unknown =>
  JSON.parse(
    JSON.stringify(measures.filter(({ slice, status }) => !('site' in slice) && status !== 'not_applicable')),
    (_, value) => (typeof value === 'number' ? Number(value.toPrecision(9)) : value),
  )

test.each(CASES)('%s: two sites give the figures of all rows', async (_, plan, header, rowsOf) => {
  const text = HEAD + plan + NONE
  const [first, second] = [rowsOf(1), rowsOf(2)]
  const csv = (rows: readonly string[]): string => [header, ...rows, ''].join('\n')
  await writeFile(join(folder, 'plan.yaml'), text)
  await writeFile(join(folder, 'rows.csv'), csv([...first, ...second]))
  const whole = take(await evaluateFile(join(folder, 'plan.yaml'))).result
  const states = await statesOf(folder, text, { Avon: csv(first), Kent: csv(second) }, keys)
  const { result } = take(mergeStates(states, [keys.publicKeyPem]))
  expect(whole.measures.length).toBeGreaterThan(2)
  expect(figures(result.measures)).toEqual(figures(whole.measures))
})
