// The plan of translation: segments with what they say, how people translated them, and how the system did.
import { KEPT_LANGUAGES } from '@policeai/metrics'
import { z } from 'zod'
import { column, commonColumns, taskPlan } from '../../plan/every-plan.ts'

/** The measures of translation, in the order in which they are reported. */
export const TRANSLATION_MEASURES = [
  'numbers_kept',
  'negations_kept',
  'names_kept',
  'chrf',
  'bleu',
  'ter',
] as const

const languages = Object.keys(KEPT_LANGUAGES) as (keyof typeof KEPT_LANGUAGES)[]

const columnsSchema = z.strictObject({
  ...commonColumns,
  cluster: commonColumns.cluster.describe(
    'Whose segments depend on each other: the document, interview or call. Without it each segment stands for itself',
  ),
  source: column
    .default('source')
    .describe('The text that was translated; without it, numbers and negations are not measured'),
  reference: z
    .union([column, z.array(column).min(2).max(10)], {
      error: 'expected the name of a column, or a list of 2 to 10 names',
    })
    .default('reference')
    .describe('How a person translated it; several columns where several people did'),
  hypothesis: column.default('hypothesis').describe('How the system translated it; empty where it did not'),
  names: column
    .optional()
    .describe(
      'Names that must come through, as they ought to stand in the translation: a JSON list, or with | between them',
    ),
})

export const translationPlanSchema = taskPlan({
  task: 'translation',
  measures: TRANSLATION_MEASURES,
  columns: columnsSchema.prefault({}),
  options: {
    references: z
      .enum(['plain', 'json'])
      .default('plain')
      .describe(
        '`json` where the column `reference` holds a JSON list of translations, which may differ in number',
      ),
    source_language: z
      .enum(languages)
      .optional()
      .describe('Of the source; with `target_language`, numbers and negations are measured'),
    target_language: z.enum(languages).optional().describe('Of the translation'),
  },
})

export type TranslationPlan = z.infer<typeof translationPlanSchema>

/** The columns of references, by what they are called. */
export function referenceColumns({ columns }: Pick<TranslationPlan, 'columns'>): readonly string[] {
  return [columns.reference].flat()
}
