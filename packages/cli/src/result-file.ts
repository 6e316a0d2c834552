// A result that was written before, read again: whole, or every fault of it by its place.
import { resolve } from 'node:path'
import { type Result, resultSchema } from '@policeai/evaluation'
import { faultLine, InputFault } from './fault.ts'
import { readText } from './files.ts'

/** So many faults of one file are told; a file that is something else altogether has hundreds. */
const FAULTS_TOLD = 20

/** Reads `result.json`; `file` is what the person called it. */
export async function readResultFile(file: string, cwd: string): Promise<Result> {
  return readResult(await readText(resolve(cwd, file), file), file)
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
