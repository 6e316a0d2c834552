// The plan of spans: documents with what had to be found in them, and what was.
import { SPAN_SCHEMES } from '@policeai/metrics'
import { z } from 'zod'
import { column, commonColumns, taskPlan } from '../../plan/every-plan.ts'

/** The measures of spans, in the order in which they are reported. */
export const SPAN_MEASURES = [
  'document_leak_rate',
  'entity_recall',
  'characters_left',
  'span_recall',
  'span_precision',
  'span_f1',
  'span_f2',
  'type_recall',
  'type_precision',
  'type_f1',
  'type_f2',
  'token_recall',
  'token_precision',
  'token_f1',
  'token_f2',
] as const

/** `strict`, `exact`, `partial`, `type`, as SemEval-2013 task 9 has them. */
export const SCHEMES = SPAN_SCHEMES

const columnsSchema = z.strictObject({
  ...commonColumns,
  id: column.default('document').describe('Identifies a document, which is one row'),
  text: column
    .optional()
    .describe('The text, so that spans past its end are found, and tokens can be counted'),
  truth: column
    .default('truth')
    .describe(
      'What had to be found: a JSON list of { start, end, type }, with `entity` where mentions of one person or thing belong together, and `identifier` (direct, quasi, none)',
    ),
  prediction: column.default('prediction').describe('What was found: a JSON list of { start, end, type }'),
})

export const spansPlanSchema = taskPlan({
  task: 'spans',
  measures: SPAN_MEASURES,
  columns: columnsSchema.prefault({}),
  options: {
    offsets: z
      .enum(['code-points', 'utf-16'])
      .default('code-points')
      .describe(
        'What `start` and `end` count: code points, as in Python, or UTF-16 units, as in JavaScript, Java and .NET',
      ),
  },
})

export type SpansPlan = z.infer<typeof spansPlanSchema>
