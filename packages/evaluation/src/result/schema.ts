// The result: the one versioned document that the engine writes and that every other part reads
// (report, evidence, lab, register). It is self-contained: the plan stands in it, so that a reader
// needs nothing else to know what was measured, on what, and what could not be said.
import { z } from 'zod'
import { FOREIGN_FORMATS, planSchema } from '../plan/index.ts'

export const RESULT_VERSION = 1

/** Which class, type, threshold or rank, where a measure has several figures in a slice. */
const of = z.string().optional()

/** Where a slice is: attribute → group. Empty for all observations. */
const slice = z.record(z.string(), z.string())

const intervalSchema = z.strictObject({
  low: z.number(),
  high: z.number(),
  level: z.number().gt(0).lt(1),
  method: z.string(),
})

/**
 * `measured`: estimate and interval stand. `too_few`: they stand, but n is below the plan's minimum and
 * no page may show them as a finding. `not_measured`: a zero denominator or missing scores; `reason` says
 * which, and estimate and interval are null. `not_applicable`: the measure has no meaning for this plan.
 */
const statusSchema = z.enum(['measured', 'too_few', 'not_measured', 'not_applicable'])

const values = z.record(z.string(), z.union([z.string(), z.number()]))

/** In English, and as a code with its values, so that another language can say it. */
const because = {
  reason: z.string().optional(),
  /** Stable key, such as `below_minimum`. */
  reason_code: z.string().optional(),
  /** What the sentence names and counts; `group` where it speaks of that group. */
  reason_values: values.optional(),
}

const measureSchema = z.strictObject({
  measure: z.string(),
  of,
  slice,
  status: statusSchema,
  ...because,
  estimate: z.number().nullable(),
  interval: intervalSchema.nullable(),
  /** The denominator of this measure in this slice. */
  n: z.int().nonnegative(),
  /** The numerator, where the measure is a proportion. */
  events: z.int().nonnegative().nullable(),
})

/** `reason` says why there is no figure, or why another method than the plan's stands in. */
const contrastSchema = z.strictObject({
  estimate: z.number().nullable(),
  interval: intervalSchema.nullable(),
  ...because,
})

const disparitySchema = z.strictObject({
  measure: z.string(),
  of,
  /** `race`, or `race × sex` for an intersection; `group` and `reference` are joined in the same way. */
  attribute: z.string(),
  group: z.string(),
  reference: z.string(),
  status: statusSchema,
  ...because,
  /** group − reference */
  difference: contrastSchema,
  /** group ÷ reference */
  ratio: contrastSchema,
  /** Two-sided, that group and reference are equal; null where no test is made. */
  p: z.number().min(0).max(1).nullable(),
  /** What gave `p`, such as `fisher-exact`. */
  test: z.string().optional(),
  /** Holm-adjusted over the groups of the attribute, for this measure. */
  p_adjusted: z.number().min(0).max(1).nullable(),
})

const curveSchema = z.strictObject({
  curve: z.literal('roc'),
  slice,
  /** Thresholds descend; the first point is (0, 0) with a null threshold. At most 1,001 points are kept. */
  points: z.array(
    z.strictObject({
      threshold: z.number().nullable(),
      false_positive_rate: z.number(),
      true_positive_rate: z.number(),
    }),
  ),
  operating_point: z
    .strictObject({ threshold: z.number(), false_positive_rate: z.number(), true_positive_rate: z.number() })
    .nullable(),
})

const criterionSchema = z.strictObject({
  measure: z.string(),
  of,
  slice,
  at_most: z.number().optional(),
  at_least: z.number().optional(),
  /** `not_shown`: the interval spans the limit, or the measure could not be had. */
  status: z.enum(['met', 'not_met', 'not_shown']),
  estimate: z.number().nullable(),
  interval: intervalSchema.nullable(),
  ...because,
})

/** What a column of a table holds: text, whole numbers, or figures in the units of measures. */
const columnUnit = z.enum(['text', 'count', 'proportion', 'rate', 'score', 'number'])

/** Curves and cross-tables of a slice: everything that is not one figure. Its title and columns are named in the words of the task. */
const tableSchema = z.strictObject({
  /** Stable key, such as `confusion`, `threshold`, `det`, `reliability`. */
  table: z.string(),
  slice,
  columns: z.array(z.strictObject({ key: z.string(), unit: columnUnit })),
  rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
  /** Rows that were left out, so that the table stays readable. */
  left_out: z.int().nonnegative().optional(),
})

/** What was taken as independent, and what each observation stood for. */
const designSchema = z.strictObject({
  /** The columns that observations were clustered by; none where each was taken as independent of all others. */
  clusters: z.array(z.strictObject({ column: z.string(), n: z.int().nonnegative() })),
  weight: z.string().optional(),
  /** (Σw)² ÷ Σw², the observations without weights that would say as much (Kish 1965). */
  effective_n: z.number().optional(),
})

const warningSchema = z.strictObject({
  /** Stable key, such as `missing_values`, `too_few`, `reference_chosen`, `scores_not_probabilities`. */
  code: z.string(),
  message: z.string(),
  slice: slice.optional(),
  /** What the message names and counts. */
  values: values.optional(),
})

const groupSchema = z.strictObject({
  attribute: z.string(),
  group: z.string(),
  n: z.int().nonnegative(),
  /** False where the group stands for rows without a value. */
  recorded: z.boolean().optional(),
})

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const provenanceSchema = z.strictObject({
  plan: z.strictObject({ sha256 }),
  observations: z.strictObject({
    name: z.string(),
    format: z.enum(['csv', 'parquet', 'jsonl', ...FOREIGN_FORMATS, 'postgresql', 'states']),
    bytes: z.int().nonnegative(),
    /** Of the file; of the counts where the rows stayed in a warehouse or at the sites. */
    sha256,
    /** The second file of a format that comes in two. */
    truth: z.strictObject({ name: z.string(), bytes: z.int().nonnegative(), sha256 }).optional(),
  }),
  engine: z.strictObject({ name: z.string(), version: z.string() }),
  seed: z.int(),
  time: z.iso.datetime(),
  /** Of a merged result: the site of each state, the digests of state and observations, and the key of the signature. */
  sites: z
    .array(z.strictObject({ site: z.string(), state: sha256, observations: sha256, key: z.string() }))
    .optional(),
})

export const resultSchema = z.strictObject({
  result: z.literal(RESULT_VERSION),
  /** The plan as it was read, defaults filled in. */
  plan: planSchema,
  rows: z.strictObject({
    total: z.int().nonnegative(),
    /** Rows with both a truth and a score (or prediction); all measures rest on these. */
    used: z.int().nonnegative(),
    missing: z.array(
      z.strictObject({
        column: z.string(),
        role: z.string(),
        rows: z.int().positive(),
        /** The rows stay in the figures. */
        kept: z.literal(true).optional(),
      }),
    ),
  }),
  groups: z.array(groupSchema),
  measures: z.array(measureSchema),
  disparities: z.array(disparitySchema),
  curves: z.array(curveSchema),
  tables: z.array(tableSchema).default([]),
  design: designSchema.optional(),
  criteria: z.array(criterionSchema),
  /** What the data say to a question of the plan that is no single figure, such as the thresholds that keep `operating`. */
  findings: z.array(warningSchema).optional(),
  warnings: z.array(warningSchema),
  provenance: provenanceSchema,
})

export type Result = z.infer<typeof resultSchema>
export type Interval = z.infer<typeof intervalSchema>
export type Measure = z.infer<typeof measureSchema>
export type Disparity = z.infer<typeof disparitySchema>
export type Curve = z.infer<typeof curveSchema>
export type Criterion = z.infer<typeof criterionSchema>
export type ResultTable = z.infer<typeof tableSchema>
export type Design = z.infer<typeof designSchema>
export type Warning = z.infer<typeof warningSchema>
