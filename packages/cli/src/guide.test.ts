// The guide as its reader follows it: its plan on its calls, and the lines that it says will stand on the screen.
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createProgram, runProgram } from './index.ts'

const GUIDES = join(import.meta.dirname, '../../../docs/guides')

function screen() {
  const said: string[] = []
  return { write: (text: string) => said.push(text), text: () => said.join('') }
}

async function evaluated(folder: string, guide: string): Promise<string> {
  await copyFile(join(GUIDES, 'calls.csv'), join(folder, 'calls.csv'))
  await writeFile(join(folder, 'plan.yaml'), /```yaml\n(plan: 1\n[\s\S]*?)```/.exec(guide)?.[1] ?? '')
  const [stdout, stderr] = [screen(), screen()]
  const program = createProgram({ stdout, stderr, cwd: folder, now: () => new Date(0) })
  expect([await runProgram(program, ['evaluate', 'plan.yaml']), stderr.text()]).toEqual([0, ''])
  return stdout.text()
}

test('ten minutes: the plan of the guide, on its calls, ends as the guide says', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'policeai-guide-'))
  try {
    const guide = await readFile(join(GUIDES, 'measure-in-ten-minutes.md'), 'utf8')
    const shown = /it ends so:\n\n((?: {4}.*\n|\n)+)/.exec(guide)?.[1] ?? 'nothing'
    expect(await evaluated(folder, guide)).toContain(shown.replaceAll(/^ {4}/gm, '').trim())
  } finally {
    await rm(folder, { recursive: true })
  }
})
