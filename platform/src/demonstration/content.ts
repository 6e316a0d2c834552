// Reads what a demonstration record says at one time of its story, from the files in platform/data/records.
import { readFile } from 'node:fs/promises'
import { checkRecord, type FieldValue, type Item, type RecordContent } from '@policeai/record'
import type { RunName } from './runs.ts'
import type { StoryWords } from './story.ts'

export const DATA_FOLDER = new URL('../../data/', import.meta.url)

/** The digest of the evidence that each run gave. */
export type Digests = Readonly<Record<RunName, string>>

export async function contentOf(key: string, words: StoryWords, digests: Digests): Promise<RecordContent> {
  const written = await readContent(key)
  const instead = words.instead === undefined ? {} : await readContent(`${key}.${words.instead}`)
  const missing = words.without ?? []
  const content = Object.entries({ ...written, ...instead }).filter(([field]) => !missing.includes(field))
  return named(Object.fromEntries(content), words, digests)
}

/** The content of `<name>.yaml`. */
export async function readContent(name: string): Promise<RecordContent> {
  const file = `${name}.yaml`
  const checked = checkRecord(await readFile(new URL(`records/${file}`, DATA_FOLDER), 'utf8'), file)
  if (checked.ok) return checked.record.content
  const faults = checked.faults.map(({ line, message }) => `line ${line}: ${message.en}`)
  throw new Error(`the demonstration record ${file} has faults:\n${faults.join('\n')}`)
}

/** The content with each test naming the evidence that shows it; a signature is new with each installation. */
function named(content: RecordContent, { evidence }: StoryWords, digests: Digests): RecordContent {
  const state = content['test_evidence']
  if (!state || !('value' in state) || !isItems(state.value)) return content
  const tests = state.value.map((test, i) => {
    const shown = evidence.find((each) => each.test === i)
    return shown ? { ...test, evidence_sha256: digests[shown.run] } : test
  })
  return { ...content, test_evidence: { value: tests } }
}

const isItems = (value: FieldValue): value is readonly Item[] =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'object')
