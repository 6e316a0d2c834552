// `policeai report`: the page of a result that was measured before, without the observations.
import { resolve } from 'node:path'
import { type Language, type Result, renderReport, resultSchema } from '@policeai/evaluation'
import { faultLine, InputFault } from '../fault.ts'
import { readText, writeWhole } from '../files.ts'
import type { Surroundings } from '../surroundings.ts'

type Options = { readonly out: string; readonly language: Language }

/** So many faults of one file are told; a file that is something else altogether has hundreds. */
const FAULTS_TOLD = 20

export async function report(
  file: string,
  { out, language }: Options,
  { stdout, cwd }: Surroundings,
): Promise<void> {
  const result = readResult(await readText(resolve(cwd, file), file), file)
  const path = resolve(cwd, out)
  await writeWhole(path, renderReport(result, { language }))
  stdout.write(`${path}\n`)
}

function readResult(text: string, file: string): Result {
  const parsed = resultSchema.safeParse(parseJson(text, file))
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(({ path, message }) =>
    faultLine({ file, message: `${path.join('.') || 'the whole'}: ${message}` }),
  )
  const rest = faults.length - FAULTS_TOLD
  const more = rest > 0 ? [`${file}: and ${rest} more. Is this a result.json?`] : []
  throw new InputFault([...faults.slice(0, FAULTS_TOLD), ...more])
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const message = `this is not JSON: ${error instanceof Error ? error.message : String(error)}`
    throw new InputFault([faultLine({ file, message })], { cause: error })
  }
}
