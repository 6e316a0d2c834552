// The plan of transcription: what was said, what was written, and what of a text is compared.
import { KEPT_LANGUAGES, type KeptLanguage } from '@policeai/metrics'
import { z } from 'zod'
import { column, commonColumns, taskPlan } from '../../plan/every-plan.ts'

/** The measures of transcription, in the order in which they are reported. */
export const TRANSCRIPTION_MEASURES = [
  'word_error_rate',
  'words_correct',
  'substitution_rate',
  'deletion_rate',
  'insertion_rate',
  'character_error_rate',
  'sentence_error_rate',
  'numbers_kept',
  'negations_kept',
  'names_kept',
  'words_invented_over_silence',
] as const

/** What may be done to both texts before their words are compared, in the order in which it is done. */
export const STEPS = ['straighten-apostrophes', 'lower-case', 'split-hyphens', 'strip-punctuation'] as const

const languages = Object.keys(KEPT_LANGUAGES) as (keyof typeof KEPT_LANGUAGES)[]

const columnsSchema = z.strictObject({
  ...commonColumns,
  cluster: commonColumns.cluster
    .default('speaker')
    .describe(
      'Whose utterances depend on each other: the speaker. Where no speaker is recorded, name the recording, or the column that identifies a row',
    ),
  reference: column
    .default('reference')
    .describe('What was said; empty where nothing was, such as over noise or silence'),
  hypothesis: column.default('hypothesis').describe('What the system wrote; empty where it wrote nothing'),
  names: column.optional().describe('Names that must come through, as a JSON list or with | between them'),
})

const dropFillers = z.strictObject({ 'drop-fillers': z.array(z.string().min(1).max(50)).min(1).max(100) })

export const transcriptionPlanSchema = taskPlan({
  task: 'transcription',
  measures: TRANSCRIPTION_MEASURES,
  columns: columnsSchema.prefault({}),
  options: {
    references: z
      .enum(['plain', 'trn'])
      .optional()
      .describe(
        'Whether references are text as it is, or NIST’s trn with { this / that } and (words) that may be left out; trn by default where the observations are, else plain',
      ),
    language: z
      .enum(languages)
      .default('en')
      .describe('By which the numbers and negations of a text are known'),
    characters: z
      .boolean()
      .default(true)
      .describe('Whether characters are compared too; `false` for rows of more than some 16,000 characters'),
    normalise: z
      .array(z.union([z.enum(STEPS), dropFillers]))
      .max(10)
      .default(['lower-case'])
      .describe(
        'What is done to both texts before their words are compared: straighten-apostrophes, lower-case (as NIST’s sclite does), split-hyphens (a hyphen parts words), strip-punctuation (at the ends of words), { drop-fillers: [um, uh] }',
      ),
  },
})

export type TranscriptionPlan = z.infer<typeof transcriptionPlanSchema>

export function isTrn({ references, observations }: TranscriptionPlan): boolean {
  return (references ?? observations.format) === 'trn'
}

export function languageOf({ language }: TranscriptionPlan): KeptLanguage {
  return KEPT_LANGUAGES[language]
}
