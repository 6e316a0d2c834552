// What a task calls its things, in each language: its cases, its measures and what each says, the columns of its tables.
// English and Welsh have the same keys, held to each other by a test.

/** How the cases of a plan are spoken of, in small letters: in the plan's own words, or by the names of its columns. */
export type PlanWords = {
  readonly cases: string
  readonly all: string
  readonly positives: string
  readonly negatives: string
  /** English: follows “were”. Welsh: follows “cafodd”. */
  readonly flagged: string
}

/**
 * An interval as a sentence takes it, formatted. For proportions `low` to `high` in every `base`; for all other measures
 * `low` to `high` in the unit of the measure, and `base` is empty.
 */
export type Frequency = { readonly low: string; readonly high: string; readonly base: string }

/** A measure: its name; what it says in plain words; for the key ones, the sentence of the headline. */
export type MeasureWords = {
  readonly name: string
  readonly meaning: (plan: PlanWords) => string
  readonly says?: (plan: PlanWords, figure: Frequency) => string
}

/** How a table is drawn: columns `y` over column `x`; `KEY_low` and `KEY_high`, where the table has them, as a band. */
export type TablePlot = {
  readonly x: string
  readonly y: readonly string[]
  readonly scale?: 'log'
  /** The line on which both are equal. */
  readonly diagonal?: boolean
}

export type TableWords = {
  readonly title: string
  /** What the table shows and how to read it, in a sentence or two. */
  readonly note?: string
  readonly columns: Readonly<Record<string, string>>
  readonly plot?: TablePlot
}

export type TaskWords = {
  /** “Transcription” */
  readonly name: string
  /** What the task measures and what it reads, in two or three sentences; the page of the reference begins with it. */
  readonly about: string
  /** What an observation is, in the plural and in small letters, where the plan has no words of its own: “utterances”. */
  readonly cases: string
  /** Those that are positive in truth, and all others, where the task has such: “genuine comparisons”. */
  readonly positives?: string
  readonly negatives?: string
  readonly measures: Readonly<Record<string, MeasureWords>>
  readonly tables?: Readonly<Record<string, TableWords>>
  /** How a class, type, threshold or rank is said after the name of a measure; as it stands by default. */
  readonly of?: (of: string) => string
  /** Sentences on how the figures came about, beyond the methods of intervals and tests: definitions, normalisers. */
  readonly methods?: (plan: Readonly<Record<string, unknown>>) => readonly string[]
}

export type Bilingual = { readonly en: TaskWords; readonly cy: TaskWords }

/** What a positive decision does, unless the plan says it in its own words. */
export const FLAGGED = { en: 'flagged', cy: 'eu fflagio' } as const
