// The engine on scores that are nearly all distinct: ASVspoof 5, held against the areas under the curve that its
// organisers' software gives (../shared/data/README.md).
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { evaluateFile } from './index.ts'

const DATA = resolve(import.meta.dirname, '../../../../../shared/data/asvspoof5-dev-scores.csv')
const absent = !existsSync(DATA)
const name = (title: string): string => (absent ? `${title} (skipped: no ../shared/data)` : title)

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policeai-test-'))
})
afterAll(() => rm(folder, { recursive: true }))

type Trial = { readonly asv: string; readonly cm: string; readonly label: number }

async function trials(): Promise<Trial[]> {
  const [, ...lines] = (await readFile(DATA, 'utf8')).trim().split(/\r?\n/)
  return lines.map((line) => {
    const [asv = '', cm = '', label = ''] = line.split(',')
    return { asv, cm, label: Number(label) }
  })
}

async function areaOf(
  rows: readonly (readonly [truth: boolean, score: string])[],
): Promise<number | null | undefined> {
  const content = rows.map(([truth, score]) => `${truth},${score}\n`).join('')
  await writeFile(join(folder, 'trials.csv'), `genuine,score\n${content}`)
  const plan =
    'plan: 1\ntitle: A test\ntask: classification\nsystem: { name: A system }\nobservations: { file: trials.csv }\n'
  await writeFile(
    join(folder, 'plan.yaml'),
    `${plan}columns: { truth: genuine, score: score }\npositive: true\nthreshold: 0\n`,
  )
  const outcome = await evaluateFile(join(folder, 'plan.yaml'))
  return outcome.ok
    ? outcome.result.measures.find(({ measure }) => measure === 'area_under_roc')?.estimate
    : undefined
}

test.skipIf(absent)(name('spoofed speech against genuine and impostor'), async () => {
  const area = await areaOf((await trials()).map(({ label, cm }) => [label !== 0, cm]))
  expect(area?.toFixed(8)).toBe('0.99942336')
})

test.skipIf(absent)(name('speaker verification, genuine against impostor'), async () => {
  const spoken = (await trials()).filter(({ label }) => label !== 0)
  const area = await areaOf(spoken.map(({ label, asv }) => [label === 1, asv]))
  expect(area?.toFixed(8)).toBe('0.99713670')
})
