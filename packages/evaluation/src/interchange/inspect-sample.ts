// One sample of an Inspect log as rows, one a scorer: what was asked, what was answered, and the value as Inspect's own
// metrics take it.

import type { Row } from './importer.ts'
import { isObject, type JsonObject, scalarOf } from './json-text.ts'

export const SAMPLE_COLUMNS = [
  ...['id', 'epoch', 'scorer', 'value', 'grade', 'answer', 'target', 'input', 'model', 'error'],
] as const

const GRADES: Readonly<Record<string, number>> = { C: 1, P: 0.5, I: 0, N: 0 }
const WORDS: Readonly<Record<string, number>> = { yes: 1, true: 1, no: 0, false: 0 }

/**
 * Inspect's `value_to_float`: C 1, P 0.5, I and N 0; yes, no, true, false; numbers. What cannot be a number is empty
 * here, where Inspect warns and counts 0; so is NaN, Inspect's mark of a sample that was not scored.
 */
export function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value !== 'string') return null
  const word = GRADES[value] ?? WORDS[value.toLowerCase()]
  if (word !== undefined) return word
  const number = value.trim() === '' ? Number.NaN : Number(value)
  return Number.isFinite(number) ? number : null
}

function cut(text: string, most: number): string {
  const characters = text.length > most ? Array.from(text.slice(0, 2 * most)) : []
  return text.length > most ? `${characters.slice(0, most).join('')}…` : text
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  const texts = content.flatMap((part) =>
    isObject(part) && typeof part['text'] === 'string' ? [part['text']] : [],
  )
  return texts.join('\n')
}

/** The input is a text, or the messages of a conversation; long ones stand among the attachments. */
function inputOf(sample: JsonObject): string {
  const input = sample['input']
  const attachments = isObject(sample['attachments']) ? sample['attachments'] : {}
  const messages = Array.isArray(input)
    ? input.map((m) => textOf(isObject(m) ? m['content'] : m))
    : [textOf(input)]
  const resolve = (text: string): string => {
    const key = /^attachment:\/\/(\w+)$/.exec(text)?.[1]
    return key === undefined ? text : textOf(attachments[key] ?? text)
  }
  return messages.map(resolve).join('\n')
}

function targetOf(target: unknown): string {
  return Array.isArray(target) && target.length !== 1 ? JSON.stringify(target) : textOf([target].flat()[0])
}

function metadataOf(sample: JsonObject): Row {
  const metadata = isObject(sample['metadata']) ? sample['metadata'] : {}
  const fields = Object.entries(metadata).map(([key, value]) => [`metadata.${key}`, scalarOf(value)] as const)
  return Object.fromEntries(fields.filter(([, value]) => value !== null))
}

type Scored = { readonly scorer: string | null; readonly value: unknown; readonly answer: unknown }

/** A score that is an object holds several values, each with a name of its own. */
function scoresOf(sample: JsonObject): readonly Scored[] {
  const scores = isObject(sample['scores']) ? Object.entries(sample['scores']) : []
  const single = scores.flatMap(([scorer, score]): Scored[] => {
    const { value, answer } = isObject(score) ? score : { value: null, answer: null }
    if (!isObject(value)) return [{ scorer, value, answer }]
    return Object.entries(value).map(([key, part]) => ({ scorer: `${scorer}.${key}`, value: part, answer }))
  })
  return single.length > 0 ? single : [{ scorer: null, value: null, answer: null }]
}

function errorOf(sample: JsonObject): string | null {
  const error = sample['error']
  return isObject(error) && typeof error['message'] === 'string' ? error['message'] : null
}

/** The value as the scorer gave it, as text; nothing where there is none. */
function gradeOf(value: unknown): string | null {
  const isNone = value === null || value === undefined || (Array.isArray(value) && value.length === 0)
  if (isNone || value === '') return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function short(text: unknown, length: number): string | null {
  const scalar = scalarOf(text)
  return scalar === null ? null : cut(String(scalar), length)
}

/** The rows of a sample, without empty columns for the metadata that only other samples have. */
export function rowsOfSample(sample: JsonObject, model: string | null, length: number): readonly Row[] {
  const about = {
    target: cut(targetOf(sample['target']), length),
    input: cut(inputOf(sample), length),
    model,
    error: short(errorOf(sample), length),
    ...metadataOf(sample),
  }
  const [id, epoch] = [scalarOf(sample['id']), scalarOf(sample['epoch']) ?? 1]
  return scoresOf(sample).map(({ scorer, value, answer }) => {
    const scored = {
      value: numberOf(value),
      grade: short(gradeOf(value), length),
      answer: short(answer, length),
    }
    return { id, epoch, scorer, ...scored, ...about }
  })
}
