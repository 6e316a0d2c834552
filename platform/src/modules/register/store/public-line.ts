// A line of the catalogue: what a search result, a filter and a list say of one published version. Taken from
// the content when the version is first met; the version never changes, so neither does its line.
import type { FieldValue, RecordContent, Translated } from '@policeai/record'

export type Tested = 'own' | 'other' | 'none'

export type Line = Readonly<{
  recordId: string
  number: number
  hash: string
  title: Translated
  sentence: Translated | null
  phase: string
  /** The kind of tool; empty where it is not filled in, as with every choice here. */
  kind: string
  automation: string
  review: 'described' | 'withheld' | 'empty'
  significant: string
  sensitive: string
  /** Kinds of assessment that were completed. */
  assessments: readonly string[]
  tested: Tested
  /** When the newest evidence was measured (ISO 8601), own data before other; null without evidence. */
  measuredAt: string | null
  /** The organisation that signed that evidence. */
  measuredBy: string | null
  publishedAt: Date
  changeNote: string
  reviewDue: string | null
  organisationId: string
  toolId: string
  toolName: string
  supplier: string
  demonstration: boolean
}>

type EvidenceSummary = Readonly<{ ownData: boolean; measuredAt: string; signedBy: string }>

export type LineRow = Readonly<
  Pick<
    Line,
    | 'recordId'
    | 'number'
    | 'hash'
    | 'publishedAt'
    | 'changeNote'
    | 'reviewDue'
    | 'organisationId'
    | 'toolId'
    | 'toolName'
    | 'supplier'
    | 'demonstration'
  > & { content: RecordContent; evidence: readonly EvidenceSummary[] }
>

export function toLine({ content, evidence, ...row }: LineRow): Line {
  const best = evidence[0]
  const review = content['human_review']
  return {
    ...row,
    title: textOf(content, 'title') ?? { en: row.toolName },
    sentence: textOf(content, 'one_sentence_description'),
    phase: choiceOf(content, 'phase'),
    kind: choiceOf(content, 'tool_family'),
    automation: choiceOf(content, 'degree_of_automation'),
    review: review === undefined ? 'empty' : 'withheld' in review ? 'withheld' : 'described',
    significant: choiceOf(content, 'significant_decision'),
    sensitive: choiceOf(content, 'sensitive_processing'),
    assessments: completedOf(content),
    tested: best === undefined ? 'none' : best.ownData ? 'own' : 'other',
    measuredAt: best?.measuredAt ?? null,
    measuredBy: best?.signedBy ?? null,
  }
}

/** The value of a field; undefined where it is empty or withheld. */
export function fieldValue(content: RecordContent, key: string): FieldValue | undefined {
  const state = content[key]
  return state && 'value' in state ? state.value : undefined
}

/** The text of a translatable field. */
export function textOf(content: RecordContent, key: string): Translated | null {
  const value = fieldValue(content, key)
  return isTranslated(value) ? value : null
}

const isTranslated = (value: FieldValue | undefined): value is Translated =>
  typeof value === 'object' && !Array.isArray(value) && 'en' in value

/** The value of a choice, empty where there is none. */
export function choiceOf(content: RecordContent, key: string): string {
  const value = fieldValue(content, key)
  return typeof value === 'string' ? value : ''
}

function completedOf(content: RecordContent): readonly string[] {
  const entries = fieldValue(content, 'impact_assessments')
  if (!Array.isArray(entries)) return []
  const done = entries.filter((entry) => typeof entry === 'object' && entry['status'] === 'completed')
  return [...new Set(done.map((entry) => String(entry['type'])))]
}
