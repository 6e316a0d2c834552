// `policeai report`: the page of a result that was measured before, without the observations.
import { resolve } from 'node:path'
import { type Language, renderReport } from '@policeai/evaluation'
import { writeWhole } from '../files.ts'
import { readResultFile } from '../result-file.ts'
import type { Surroundings } from '../surroundings.ts'

type Options = { readonly out: string; readonly language: Language }

export async function report(
  file: string,
  { out, language }: Options,
  { stdout, cwd }: Surroundings,
): Promise<void> {
  const result = await readResultFile(file, cwd)
  const path = resolve(cwd, out)
  await writeWhole(path, renderReport(result, { language }))
  stdout.write(`${path}\n`)
}
