// The comparison: the versioned document that says of two systems on the same observations which is better, figure by figure
// and group by group. It is self-contained, as a result is.
import canonicalize from 'canonicalize'
import { z } from 'zod'
import { planSchema } from '../plan/index.ts'
import { resultSchema } from '../result/index.ts'

export const COMPARISON_VERSION = 1

const result = resultSchema.shape
const intervalSchema = z.strictObject({
  low: z.number(),
  high: z.number(),
  level: z.number().gt(0).lt(1),
  method: z.string(),
})
const p = z.number().min(0).max(1).nullable()
const slice = z.record(z.string(), z.string())

/**
 * `a_better` and `b_better`: the interval of the difference leaves out 0, and in a group the adjusted p bears it out.
 * `differ`: so too, in a figure of which neither more nor less is better. `cannot_tell`: these data do not show which; that
 * is no proof that the two are alike. `not_compared`: `reason` says why.
 */
const answerSchema = z.enum(['a_better', 'b_better', 'differ', 'cannot_tell', 'not_compared'])

const comparedSchema = z.strictObject({
  measure: z.string(),
  of: z.string().optional(),
  slice,
  answer: answerSchema,
  reason: z.string().optional(),
  /**
   * Stable key: `below_minimum`, `one_unit`, `one_class`, `no_figure`, `no_figure_in_both`, `not_probabilities`, `too_few_trials`, `few_resamples`, `no_interval`,
   * `weighted_trials`, `part_without`, `needs_rows`.
   */
  reason_code: z.string().optional(),
  reason_values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  a: z.number().nullable(),
  b: z.number().nullable(),
  /** What the figure rests on; the smaller of the two where they differ. */
  n: z.int().nonnegative(),
  /** a − b */
  difference: z.strictObject({ estimate: z.number().nullable(), interval: intervalSchema.nullable() }),
  p,
  /**
   * What gave `p`: `mcnemar-mid-p`, `delong-paired`, `obuchowski-paired`, `mover`, `student-paired`, `bootstrap-paired`,
   * `bootstrap-crossed`, `bootstrap-people`, `jackknife-paired`.
   */
  test: z.string().optional(),
  /** Holm-adjusted over the groups of the attribute, for this figure; null for all observations. */
  p_adjusted: p,
  /** Observations that one system alone had right (or flagged), where the figure is a share of the same observations. */
  discordant: z.strictObject({ only_a: z.int(), only_b: z.int() }).optional(),
  /** Other methods on the same question: `mcnemar-exact`, `bootstrap-paired`, `approximate-randomisation`, `mapsswe`. */
  also: z.array(
    z.strictObject({
      test: z.string(),
      p,
      interval: intervalSchema.optional(),
      /** Of MAPSSWE: on how many segments it rests, and its deviate. */
      segments: z.int().optional(),
      z: z.number().optional(),
    }),
  ),
})

const sideSchema = z.strictObject({
  plan: planSchema,
  /** Rows that this file has in all, and those that the task can use. */
  rows: z.strictObject({ total: z.int().nonnegative(), used: z.int().nonnegative() }),
  /** Used rows, or units, without a partner in the other file. */
  alone: z.int().nonnegative(),
})

export const comparisonSchema = z.strictObject({
  comparison: z.literal(COMPARISON_VERSION),
  a: sideSchema,
  b: sideSchema,
  /** Rows, or units, that both have; every figure rests on these. */
  pairs: z.int().nonnegative(),
  /** What was paired where that is not the row: `image`, `topic`, `entity`, `item`. */
  unit: z.string().optional(),
  groups: result.groups,
  design: result.design,
  figures: z.array(comparedSchema),
  warnings: result.warnings,
  provenance: z.strictObject({
    a: result.provenance.pick({ plan: true, observations: true }),
    b: result.provenance.pick({ plan: true, observations: true }),
    engine: result.provenance.shape.engine,
    seed: z.int(),
    time: z.iso.datetime(),
  }),
})

export type Comparison = z.infer<typeof comparisonSchema>
export type ComparedFigure = z.infer<typeof comparedSchema>
export type ComparedAnswer = z.infer<typeof answerSchema>

/**
 * The text of a comparison file: the same comparison gives the same bytes. Throws `ZodError` for one that does not keep to
 * the schema.
 *
 * Source: RFC 8785, as for results; indented.
 */
export function serialiseComparison(comparison: Comparison): string {
  const canonical = canonicalize(comparisonSchema.parse(comparison))
  if (canonical === undefined) throw new TypeError('a comparison has a canonical form')
  return `${JSON.stringify(JSON.parse(canonical), null, 2)}\n`
}
