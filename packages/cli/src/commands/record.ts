// `policeai record check` and `record convert`: a record file, its faults with their places, and its completeness.
import { resolve } from 'node:path'
import { checkRecord, convertRecord, type RecordCheck } from '@policeai/record'
import { faultLine, InputFault } from '../fault.ts'
import { readText, writeWhole } from '../files.ts'
import type { Surroundings } from '../surroundings.ts'

type Checked = Extract<RecordCheck, { ok: true }>

export async function check(file: string, { stdout, cwd }: Surroundings): Promise<void> {
  const { phase, completeness } = await read(file, cwd)
  const { required, filled, missing } = completeness
  const list = missing.map(({ key, title }) => `  ${title.en} (${key})\n`)
  stdout.write(`${file}: the record is valid. Phase: ${phase.replaceAll('_', ' ')}.
${filled} of the ${required} fields that are due in this phase are filled in.
${list.length === 0 ? '' : `Not filled in:\n${list.join('')}`}`)
}

type ConvertOptions = { readonly to: 'atrs-4'; readonly out?: string }

export async function convert(
  file: string,
  { to, out }: ConvertOptions,
  { stdout, cwd }: Surroundings,
): Promise<void> {
  const { record } = await read(file, cwd)
  const text = convertRecord(record, to)
  if (out === undefined) {
    stdout.write(text)
    return
  }
  const path = resolve(cwd, out)
  await writeWhole(path, text)
  stdout.write(`${path}\n`)
}

async function read(file: string, cwd: string): Promise<Checked> {
  const checked = checkRecord(await readText(resolve(cwd, file), file), file)
  if (checked.ok) return checked
  const lines = checked.faults.map(({ message, path, ...place }) =>
    faultLine({ ...place, message: path.length === 0 ? message.en : `${path.join('.')}: ${message.en}` }),
  )
  throw new InputFault(lines)
}
