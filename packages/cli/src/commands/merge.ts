// `policeai merge`: the states of many sites in, one result out, with its report and evidence. Everything that is wrong with
// any of them is told at once, and nothing is written then.
import { join, resolve } from 'node:path'
import {
  type Language,
  mergeStates,
  type NamedText,
  type Result,
  renderReport,
  serialiseResult,
  signResult,
} from '@policeai/evaluation'
import { faultLine, InputFault } from '../fault.ts'
import { readText, refuseOldEvidence, writeTogether } from '../files.ts'
import { summaryOf } from '../summary.ts'
import { type Surroundings, screenOf } from '../surroundings.ts'
import { readKey, readPublicKeys } from './keys-from-files.ts'

type MergeOptions = {
  readonly key: readonly string[]
  readonly out: string
  readonly seed: number
  readonly sign?: string
  readonly language: Language
}

export async function merge(
  states: readonly string[],
  { key, out, seed, sign, language }: MergeOptions,
  { stdout, cwd, now }: Surroundings,
): Promise<void> {
  const folder = resolve(cwd, out)
  const privateKey = sign === undefined ? null : await readKey(sign, cwd)
  if (privateKey === null) await refuseOldEvidence(folder)
  const keys = await readPublicKeys(key, cwd)
  const texts: NamedText[] = []
  for (const name of states) texts.push({ name, text: await readText(resolve(cwd, name), name) })
  const outcome = mergeStates(texts, keys, { seed, clock: now })
  if (!outcome.ok) throw new InputFault(outcome.faults.map(faultLine))
  const paths = await write(outcome.result, folder, privateKey, language)
  stdout.write(`${summaryOf(outcome.result, language, { ...screenOf(stdout), paths })}\n`)
}

async function write(
  result: Result,
  folder: string,
  privateKey: string | null,
  language: Language,
): Promise<readonly string[]> {
  const files: [name: string, text: string][] = [
    ['result.json', serialiseResult(result)],
    ['report.html', renderReport(result, { language })],
  ]
  if (privateKey !== null) {
    const signed = signResult(result, privateKey)
    if (!signed.ok) throw new TypeError(signed.message)
    files.push(['evidence.json', signed.text])
  }
  await writeTogether(files.map(([name, text]) => ({ path: join(folder, name), text })))
  return files.map(([name]) => join(folder, name))
}
