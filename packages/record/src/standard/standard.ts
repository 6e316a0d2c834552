// The standard itself: the sections in the reader's order and the fields in them. This list is the record;
// everything else is made from it.
import type { Field, Section } from './field.ts'
import { assessments } from './sections/assessments.ts'
import { challenge } from './sections/challenge.ts'
import { data } from './sections/data.ts'
import { decisions } from './sections/decisions.ts'
import { purpose } from './sections/purpose.ts'
import { reliability } from './sections/reliability.ts'
import { responsibility } from './sections/responsibility.ts'
import { returns } from './sections/returns.ts'
import { risks } from './sections/risks.ts'
import { summary } from './sections/summary.ts'
import { tool } from './sections/tool.ts'

export const sections: readonly Section[] = [
  summary,
  purpose,
  decisions,
  reliability,
  risks,
  challenge,
  responsibility,
  tool,
  data,
  assessments,
  returns,
]

/** Every field that a record may hold, in the reader's order. The fields of a list are inside its `kind.item`. */
export const fields: readonly Field[] = sections.flatMap((section) => section.fields)

const byKey = new Map(fields.map((field) => [field.key, field]))

/**
 * The field of that key, undefined when the standard has none.
 *
 * @example
 * findField('human_review').number // => "2.3.2"
 */
export function findField(key: string): Field | undefined {
  return byKey.get(key)
}

/**
 * The fields that answer the first four questions of a record page: what it does, on whom, what it decides, who
 * looks at it. The fifth, how often it is wrong, is answered by the evidence.
 *
 * @example
 * keyFacts.length // => 4
 */
export const keyFacts: readonly string[] = [
  'one_sentence_description',
  'people_affected',
  'decision',
  'human_review',
]
