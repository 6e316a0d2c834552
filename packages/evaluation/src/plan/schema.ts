// The plan: what will be measured, fixed before the data were seen. One zod schema serves the reader,
// the published JSON Schema, the lab's form and the result, which carries the plan whole.
import { z } from 'zod'
import { crossFaults } from './cross-rules.ts'

export const PLAN_VERSION = 1

/** The measures of a binary classification, in the order in which they are reported. */
export const CLASSIFICATION_MEASURES = [
  'accuracy',
  'true_positive_rate',
  'false_positive_rate',
  'true_negative_rate',
  'false_negative_rate',
  'positive_predictive_value',
  'negative_predictive_value',
  'selection_rate',
  'prevalence',
  'f1',
  'area_under_roc',
  'brier_score',
] as const

const name = z.string().trim().min(1).max(200)
const column = z.string().min(1).max(200)
const scalar = z.union([z.string().max(200), z.number(), z.boolean()], {
  error: 'expected text, a number, true or false',
})
const attribute = z.union([column, z.array(column).min(2).max(4)], {
  error: 'expected the name of a column, or a list of 2 to 4 names for an intersection',
})

const columnsSchema = z
  .strictObject({
    id: column.optional().describe('Identifies an observation; must be unique where it is given'),
    truth: column.describe('What was really the case'),
    score: column.optional().describe('The number that the system gave; needs `threshold`'),
    prediction: column.optional().describe('The decision that the system gave, in place of a score'),
  })
  .refine((c) => (c.score === undefined) !== (c.prediction === undefined), {
    message: 'give either `score` (with `threshold`) or `prediction`, not both and not neither',
  })

const criterionSchema = z
  .strictObject({
    measure: z.enum(CLASSIFICATION_MEASURES),
    groups: attribute
      .optional()
      .describe('Holds in every group of this attribute; without it, for all observations'),
    at_most: z.number().optional(),
    at_least: z.number().optional(),
  })
  .refine((c) => (c.at_most === undefined) !== (c.at_least === undefined), {
    message: 'give either `at_most` or `at_least`',
  })

const phrase = z.string().trim().min(1).max(120)

/** All of one language or nothing of it, so that no sentence is half in the plan's words. */
const wordingSchema = z.strictObject({
  cases: phrase.describe('What an observation is, in the plural and in small letters: “passers-by”'),
  positives: phrase.describe('Those that are positive in truth: “passers-by who were on the list”'),
  negatives: phrase.describe('All others: “passers-by who were not on the list”'),
  flagged: phrase
    .optional()
    .describe(
      'What a positive decision does to them. English: what follows “were”, “flagged” by default (“sent to the police”). Welsh: what follows “cafodd”, “eu fflagio” by default (“eu hanfon at yr heddlu”)',
    ),
})

export const planSchema = z
  .strictObject({
    plan: z.literal(PLAN_VERSION).describe('Version of the plan format'),
    title: name,
    task: z.literal('classification'),
    system: z.strictObject({ name, version: name.optional(), supplier: name.optional() }),
    observations: z.strictObject({ file: z.string().min(1).max(500) }),
    columns: columnsSchema,
    positive: scalar.describe('The value of truth (and of prediction) that counts as a positive'),
    threshold: z.number().optional().describe('score ≥ threshold is a positive'),
    groups: z
      .array(attribute)
      .max(20)
      .default([])
      .describe('Attributes to compare; an inner list is an intersection'),
    reference: z.record(column, scalar).default({}).describe('The group that the others are compared with'),
    minimum: z
      .strictObject({ n: z.int().min(1).max(1_000_000).default(30) })
      .default({ n: 30 })
      .describe('Below this many observations a group is shown as too few to say'),
    intervals: z
      .strictObject({
        level: z.number().gt(0.5).lt(1).default(0.95),
        proportion: z.enum(['wilson', 'clopper-pearson', 'jeffreys']).default('wilson'),
      })
      .default({ level: 0.95, proportion: 'wilson' }),
    criteria: z
      .array(criterionSchema)
      .max(50)
      .default([])
      .describe("The force's own, fixed before the data were seen"),
    words: z
      .strictObject({ en: wordingSchema.optional(), cy: wordingSchema.optional() })
      .optional()
      .describe('How reports speak of the observations, by language; by default in the names of the columns'),
  })
  .superRefine((plan, context) => {
    for (const { path, message } of crossFaults(plan))
      context.addIssue({ code: 'custom', path: [...path], message })
  })

export type Plan = z.infer<typeof planSchema>
export type Wording = z.infer<typeof wordingSchema>
