// The state file: what leaves a site in place of its rows. Whole in itself: the plan, whose rows were counted, the counts of
// every slice as far as disclosure control lets them go, and what it did to them.
import { z } from 'zod'
import { policySchema } from '../disclosure/index.ts'
import { planSchema } from '../plan/index.ts'
import { provenanceSchema } from '../result/schema.ts'

export const STATE_VERSION = 1

/** More than any force has of anything; what is larger is a mistake, and would not add up exactly. */
export const MOST = 1e12

const count = z.int().min(0).max(MOST)
/** A count, or null where it was held back. */
const heldCount = count.nullable()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const siteName = z
  .string()
  .trim()
  .min(1, 'a site has a name: that of the organisation, or a code')
  .max(100, 'the name of a site has 100 characters at most')
  .regex(/^[\p{L}\p{N}][^\p{Cc}]*$/u, 'the name of a site begins with a letter or a digit')

const rowsSchema = z.strictObject({
  /** Null where the number of rows without a value was held back. */
  total: heldCount,
  used: heldCount,
  missing: z.array(z.strictObject({ column: z.string(), role: z.string(), rows: heldCount })),
})

const groupSchema = z.strictObject({
  /** One for each column of the attribute; null where the value is not recorded. */
  values: z.array(z.string().nullable()).min(1),
  n: heldCount,
})

const attributeSchema = z.strictObject({
  columns: z.array(z.string()).min(1),
  /** None where the attribute was left out whole. */
  groups: z.array(groupSchema),
})

/**
 * Whole, as the task of the plan writes it; or, where a count of it was held back, the counts that were not. Where sums over
 * units go without some of their amounts, these are 0 in `state`, and `held` names them.
 */
const sliceSchema = z.union([
  z.strictObject({ state: z.unknown() }),
  z.strictObject({
    counts: z.array(heldCount),
    state: z.unknown(),
    held: z.array(z.string().max(1000)),
  }),
  z.strictObject({ counts: z.array(heldCount) }),
])

const rangeSchema = z.strictObject({
  attribute: z.string(),
  values: z.array(z.string()),
  cell: z.string(),
  low: count,
  high: count.nullable(),
})

/** Printed into every state: what was done, in words, and what was held back. */
const disclosureSchema = z.strictObject({
  policy: policySchema,
  statement: z.strictObject({ en: z.string(), cy: z.string() }),
  /** What the counts of a slice are called, in their order. */
  cells: z.array(z.string()),
  counts: z.strictObject({ shown: count, held_back: count }),
  by_attribute: z.array(z.strictObject({ attribute: z.string(), shown: count, held_back: count })),
  left_out: z.array(z.string()),
  /** Of the sums over units, how many amounts leave with the slices of an attribute; only where a task has such sums. */
  sums: z.array(z.strictObject({ attribute: z.string(), shown: count, held_back: count })).optional(),
  /** What anybody can say of each count held back. */
  ranges: z.array(rangeSchema),
  /** Attributes whose variation between units was held back, because a count of them was; '' is all observations. */
  without_design: z.array(z.string()),
})

const designSchema = z.strictObject({
  clusters: z.array(z.strictObject({ column: z.string(), n: heldCount })),
  weight: z.string().optional(),
  effective_n: z.number().nonnegative().max(MOST).optional(),
  /** Σw and Σw²; only where nothing is held back. */
  weights: z.strictObject({ sum: z.number().nonnegative(), squares: z.number().nonnegative() }).optional(),
})

export const stateFileSchema = z.strictObject({
  state: z.literal(STATE_VERSION),
  /** Whose observations were counted: an organisation or a code. */
  site: siteName,
  plan: planSchema,
  /** Of the plan in canonical form, without where its observations lie: the same at every site. */
  plan_sha256: sha256,
  rows: rowsSchema,
  attributes: z.array(attributeSchema),
  slices: z.strictObject({ all: sliceSchema, groups: z.array(z.array(sliceSchema)) }),
  design: designSchema.optional(),
  disclosure: disclosureSchema,
  provenance: provenanceSchema,
})

export type StateFile = z.infer<typeof stateFileSchema>
export type StateSlice = z.infer<typeof sliceSchema>
export type StateRows = StateFile['rows']
export type StateAttribute = StateFile['attributes'][number]
