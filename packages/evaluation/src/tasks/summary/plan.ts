// The plan of summaries: a row a summary, with what people found when they held its claims against the source.
import { z } from 'zod'
import { column, commonColumns, taskPlan } from '../../plan/every-plan.ts'

/** The measures of summaries, in the order in which they are reported. */
export const SUMMARY_MEASURES = [
  'contradicted_claims',
  'unsupported_claims',
  'sound_summaries',
  'key_facts_covered',
  'rouge1',
  'rouge2',
  'rougeL',
] as const

const columnsSchema = z.strictObject({
  ...commonColumns,
  cluster: commonColumns.cluster
    .default('case')
    .describe(
      'Whose summaries depend on each other: the case. Where every summary is of another case, name the column that identifies a row',
    ),
  claims: column
    .default('claims')
    .describe(
      'What the summary claims and what a person found: a JSON list of { claim, verdict }, verdict being supported, unsupported or contradicted; [] where it claims nothing; empty where nobody looked. A table with a row a claim is turned into this by one query, in DuckDB: select "case", summary, to_json(list({claim: claim, verdict: verdict})) as claims from claims group by all',
    ),
  key_facts: column
    .default('key_facts')
    .describe(
      'The facts that matter, listed before the summary was seen: a JSON list, or with | between them',
    ),
  covered: column
    .default('covered')
    .describe('Those of the key facts that the summary has, written alike; empty where it has none'),
  summary: column.default('summary').describe('The summary, where it is compared with one by a person'),
  reference: column
    .default('reference')
    .describe('A summary by a person; it serves to notice that a tool has begun to write differently'),
})

export const summaryPlanSchema = taskPlan({
  task: 'summary',
  measures: SUMMARY_MEASURES,
  columns: columnsSchema.prefault({}),
  options: {},
})

export type SummaryPlan = z.infer<typeof summaryPlanSchema>
