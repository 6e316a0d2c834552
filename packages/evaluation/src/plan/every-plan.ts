// What every plan says, whatever its task: what is measured, on which observations, for which groups, how sure, and by
// whose criteria. A task adds its columns, its measures and its options to this.
import { z } from 'zod'
import { policySchema } from '../disclosure/policy.ts'

export const PLAN_VERSION = 1

/** The foreign formats that observations may come in; others are tables, told by their content. */
export const FOREIGN_FORMATS = ['coco', 'trn', 'ctm', 'trec', 'inspect'] as const

const name = z.string().trim().min(1).max(200)
export const column = z.string().min(1).max(200)
export const scalar = z.union([z.string().max(200), z.number(), z.boolean()], {
  error: 'expected text, a number, true or false',
})
export const attribute = z.union([column, z.array(column).min(2).max(4)], {
  error: 'expected the name of a column, or a list of 2 to 4 names for an intersection',
})
const path = z.string().min(1).max(500)

const observationsSchema = z
  .strictObject({
    file: path.optional().describe('CSV, Parquet or JSON Lines, or a foreign format; relative to the plan'),
    truth: path
      .optional()
      .describe('The second file of a format that comes in two: ground truth, reference, qrels'),
    format: z.enum(FOREIGN_FORMATS).optional().describe('Where the file is not a table: how it is written'),
    speakers: z
      .enum(['spu_id', 'wsj'])
      .optional()
      .describe(
        'How a trn id names its speaker, as sclite’s option -i; spu_id (speaker-utterance) by default',
      ),
    postgres: z
      .string()
      .regex(
        /^OBSERVATIONS_[A-Z0-9_]{1,50}$/,
        'expected the name of a setting that begins with OBSERVATIONS_, such as OBSERVATIONS_LAB',
      )
      .optional()
      .describe('The setting that holds the address of a PostgreSQL in which the observations stay'),
    table: z
      .string()
      .regex(
        /^[A-Za-z_][\w$]{0,62}(\.[A-Za-z_][\w$]{0,62})?$/,
        'expected a table or view, such as lab.passes',
      )
      .optional()
      .describe('The table or view there, with its schema'),
  })
  .refine((o) => (o.file === undefined) !== (o.postgres === undefined), {
    message: 'give either `file`, or `postgres` with `table`',
  })
  .refine((o) => (o.postgres === undefined) === (o.table === undefined), {
    message: '`postgres` and `table` go together',
  })

/** Columns that any task may have. */
export const commonColumns = {
  id: column.optional().describe('Identifies an observation; must be unique where it is given'),
  cluster: z
    .union([column, z.array(column).length(2)], {
      error: 'expected the name of a column, or two crossed ones',
    })
    .optional()
    .describe('Whom or what observations depend on (person, camera, case); one column, or two that cross'),
  weight: column
    .optional()
    .describe('How many of the population an observation stands for, in a stratified sample'),
  epoch: column.optional().describe('Which run of the product on the same inputs an observation comes from'),
}

const phrase = z.string().trim().min(1).max(120)

/** Of a task that knows only cases. */
const casesSchema = z.strictObject({
  cases: phrase.describe('What an observation is, in the plural and in small letters: “calls”'),
})

/** Of a task with positives. All of one language or nothing of it, so that no sentence is half in the plan's words. */
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

function wordsIn<S extends z.ZodType>(schema: S) {
  return z
    .strictObject({ en: schema.optional(), cy: schema.optional() })
    .optional()
    .describe('How reports speak of the observations, by language; by default in the names of the columns')
}

/** The `words` of a task with positives, to stand among its options. */
export const positiveWords = wordsIn(wordingSchema)

export const ratioMethod = z
  .enum(['katz', 'score'])
  .describe(
    'Of the ratio of two independent proportions: Katz’s on the logarithm, or Koopman’s score interval',
  )

const commonShape = {
  plan: z.literal(PLAN_VERSION).describe('Version of the plan format'),
  title: name,
  system: z.strictObject({ name, version: name.optional(), supplier: name.optional() }),
  observations: observationsSchema,
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
      ratio: ratioMethod.optional(),
      replicates: z
        .int()
        .min(200)
        .max(100_000)
        .default(10_000)
        .describe('Bootstrap replicates, for measures without an interval in closed form'),
    })
    .default({ level: 0.95, proportion: 'wilson', replicates: 10_000 }),
  disclosure: policySchema
    .optional()
    .describe(
      'What is done to small counts before a state leaves; needed for `--state`, fixed with the plan',
    ),
  words: wordsIn(casesSchema),
}

function criterionSchema<const M extends readonly [string, ...string[]]>(measures: M) {
  return z
    .strictObject({
      measure: z.enum(measures),
      of: z
        .union([z.string().max(200), z.number()])
        .optional()
        .describe('Which one, where the measure is of a class, a type, a threshold or a rank'),
      groups: attribute
        .optional()
        .describe('Holds in every group of this attribute; without it, for all observations'),
      at_most: z.number().optional(),
      at_least: z.number().optional(),
    })
    .refine((c) => (c.at_most === undefined) !== (c.at_least === undefined), {
      message: 'give either `at_most` or `at_least`',
    })
}

/** What a task gives to make the schema of its plans. */
type TaskPlanParts<
  T extends string,
  M extends readonly [string, ...string[]],
  C extends z.ZodType,
  O extends z.ZodRawShape,
> = {
  readonly task: T
  /** The measures that a criterion may be about. */
  readonly measures: M
  /** `z.strictObject({ ...commonColumns, … })`. */
  readonly columns: C
  readonly options: O
}

/** The schema of the plans of one task. */
export function taskPlan<
  const T extends string,
  const M extends readonly [string, ...string[]],
  C extends z.ZodType,
  O extends z.ZodRawShape,
>({ task, measures, columns, options }: TaskPlanParts<T, M, C, O>) {
  return z.strictObject({
    ...commonShape,
    task: z.literal(task),
    columns,
    criteria: z
      .array(criterionSchema(measures))
      .max(50)
      .default([])
      .describe("The force's own, fixed before the data were seen"),
    ...options,
  })
}

/** The columns of any plan, by role. */
export type CommonColumns = {
  readonly id?: string | undefined
  readonly cluster?: string | string[] | undefined
  readonly weight?: string | undefined
  readonly epoch?: string | undefined
}

type Shape = z.infer<z.ZodObject<typeof commonShape>>
type AnyCriterion = Omit<z.infer<ReturnType<typeof criterionSchema>>, 'measure'> & { measure: string }

/** A plan of any task, as far as all have the same. */
export type CommonPlan = Shape & { task: string; columns: CommonColumns; criteria: AnyCriterion[] }
export type Wording = z.infer<typeof wordingSchema>
