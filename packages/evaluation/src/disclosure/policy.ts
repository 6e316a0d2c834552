// The policy of disclosure control as it stands in a plan: what is done to counts before they leave the site, or the
// reason why nothing is done and who decided so.
import { z } from 'zod'

const role = z
  .string({ error: 'say in which role this was decided' })
  .trim()
  .min(3, 'say in which role this was decided')
  .max(200, 'a role has 200 characters at most')
  .regex(/^[^@]*$/, 'give the role (“Head of Data Protection”), not an address')

const limit = (message: string) => z.int(message).min(2, message).max(1_000_000, message)

const suppressSchema = z.strictObject({
  rule: z.literal('suppress'),
  below: limit('`below` is a whole number of at least 2').describe(
    'Counts of 1 to `below` − 1 are held back',
  ),
  zeros: z
    .enum(['show', 'suppress'], { error: '`zeros` is `show` or `suppress`' })
    .default('show')
    .describe(
      'A zero is about nobody, and is evidence (“no false alerts”), so it is shown; but “none of them” can say something about everybody in a group, and `suppress` holds it back too',
    ),
})

const roundSchema = z.strictObject({
  rule: z.literal('round'),
  to: limit('`to` is a whole number of at least 2').describe(
    'Counts are rounded to the nearest multiple, halves up',
  ),
})

const noneSchema = z.strictObject({
  rule: z.literal('none'),
  reason: z
    .string({ error: 'say why no disclosure control is needed' })
    .trim()
    .min(10, 'say why no disclosure control is needed, in ten characters or more')
    .max(1000, 'a reason has 1,000 characters at most'),
  decided_by: role.describe('A role, not a name'),
})

/** What is done to counts before they leave: `suppress`, `round`, or `none` with its reason and who decided. */
export const policySchema = z.discriminatedUnion('rule', [suppressSchema, roundSchema, noneSchema], {
  error: '`rule` is `suppress`, `round` or `none`',
})

export type DisclosurePolicy = z.infer<typeof policySchema>
export type SuppressPolicy = z.infer<typeof suppressSchema>
export type RoundPolicy = z.infer<typeof roundSchema>

/**
 * How far apart the ends of what may be said of a count held back lie, at the least: as far as the rule itself tells
 * (1 to `below` − 1 where zeros are shown, 0 to `below` − 1 where not), and never less than two values.
 */
export function protectionWidth({ below, zeros }: SuppressPolicy): number {
  return zeros === 'show' ? Math.max(1, below - 2) : below - 1
}
