// `policeai verify`: whether evidence was signed with a key, and, where it was, what it says it is about.
import { resolve } from 'node:path'
import {
  formatTime,
  headline,
  type Language,
  measuredSentence,
  verifyEvidence,
  visible,
} from '@policeai/evaluation'
import { faultLine, InputFault } from '../fault.ts'
import { readText } from '../files.ts'
import { type Surroundings, widthOf } from '../surroundings.ts'
import { wrap } from '../text.ts'

type Options = { readonly key: string; readonly language: Language }

export async function verify(
  file: string,
  { key, language }: Options,
  { stdout, cwd }: Surroundings,
): Promise<void> {
  const text = await readText(resolve(cwd, file), file)
  const outcome = verifyEvidence(text, await readText(resolve(cwd, key), key))
  if (!outcome.ok) {
    const at = outcome.code === 'bad_public_key' ? key : file
    throw new InputFault([faultLine({ file: at, message: outcome.message })])
  }
  const { result, statement, keyId } = outcome
  const subjects = statement.subject.map(({ name, digest }) => `  sha256:${digest.sha256}  ${visible(name)}`)
  const width = widthOf(stdout)
  const said = [measuredSentence(result, language), ...headline(result, language)].map((s) => wrap(s, width))
  stdout.write(`The signature holds: this result was signed with the key ${keyId}, and not changed since.

${wrap(result.plan.title, width)}
${said.join('\n')}

Measured ${formatTime(result.provenance.time, language)}, from
${subjects.join('\n')}
`)
}
