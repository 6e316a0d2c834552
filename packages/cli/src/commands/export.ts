// `policeai export`: the figures of a result for other programs: tables in CSV with their CSVW metadata, or a model index as
// Hugging Face model cards hold it.
import { join, resolve } from 'node:path'
import { csvMetadata, disparitiesCsv, measuresCsv, modelIndex, type Result } from '@policeai/evaluation'
import { writeTogether } from '../files.ts'
import { readResultFile } from '../result-file.ts'
import type { Surroundings } from '../surroundings.ts'

type Options = { readonly to: 'csv' | 'model-index'; readonly out: string }

const WRITERS: Readonly<Record<Options['to'], (result: Result) => Readonly<Record<string, string>>>> = {
  csv: (result) => ({
    'measures.csv': measuresCsv(result),
    'measures.csv-metadata.json': csvMetadata(result, 'measures', 'measures.csv'),
    'disparities.csv': disparitiesCsv(result),
    'disparities.csv-metadata.json': csvMetadata(result, 'disparities', 'disparities.csv'),
  }),
  'model-index': (result) => ({ 'model-index.yaml': modelIndex(result) }),
}

export async function exportResult(
  file: string,
  { to, out }: Options,
  { stdout, cwd }: Surroundings,
): Promise<void> {
  const result = await readResultFile(file, cwd)
  const files = Object.entries(WRITERS[to](result)).map(([name, text]) => ({
    path: join(resolve(cwd, out), name),
    text,
  }))
  await writeTogether(files)
  for (const { path } of files) stdout.write(`${path}\n`)
}
