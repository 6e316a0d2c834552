// Sample records of fictional forces, for the tests of this package.
import { readFileSync } from 'node:fs'
import { checkRecord, type RecordFile } from '../file/record-file.ts'

type Sample = 'call-transcription' | 'face-matching'

export const sampleText = (name: Sample): string =>
  readFileSync(new URL(`./${name}.yaml`, import.meta.url), 'utf8')

export function sampleRecord(name: Sample): RecordFile {
  const checked = checkRecord(sampleText(name), `${name}.yaml`)
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults, null, 2))
  return checked.record
}
