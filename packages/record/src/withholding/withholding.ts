// A withholding: why a field's words are not public, what stands in their place, who decided and when it ends.
// A qualified exemption without the public interest weighed, or a ground that is none, is a fault.
import { z } from 'zod'
import { line, prose } from '../text.ts'
import { FOIA_BASES, type FoiaBasis, findGround } from './foia.ts'

const codes = FOIA_BASES.map((ground) => ground.code)

const balanceSchema = z.strictObject({
  for_disclosure: prose(4000).describe('What speaks for publishing'),
  for_withholding: prose(4000).describe('What speaks for withholding'),
  conclusion: prose(4000).describe('Why one outweighs the other'),
})

const role = line(200)

const shape = z.strictObject({
  basis: z.enum(codes).describe('Section and limb of the Freedom of Information Act 2000'),
  harm: prose(4000).describe('What would, or would be likely to, happen, and how that is known'),
  balance: z.exactOptional(balanceSchema).describe('Required where the exemption is qualified'),
  gist: z
    .strictObject({ en: prose(2000), cy: z.exactOptional(prose(2000)) })
    .describe('Shown in place of the field'),
  decided_by: role.describe('Title of a role, never a name'),
  confirmed_by: z.exactOptional(role).describe('Title of a second role, never a name'),
  lapses: z.iso.date().describe('After this day the decision must be made again'),
})

const isDraft = (value: unknown): value is Partial<z.infer<typeof shape>> =>
  typeof value === 'object' && value !== null

const isUsable = (draft: unknown) => !isDraft(draft) || findGround(draft.basis ?? '')?.usable !== 'never'

const isBalanced = (draft: unknown) =>
  !isDraft(draft) || draft.balance !== undefined || findGround(draft.basis ?? '')?.exemption !== 'qualified'

/** Says both rules at once with the other faults, and not only once those are mended. */
const always = { when: () => true }

/**
 * The schema of a withholding, strict.
 *
 * @example
 * withholdingSchema.safeParse({ basis: 's12' }).success // => false
 */
export const withholdingSchema = shape
  .refine(isUsable, { path: ['basis'], params: { fault: 'unusable' }, ...always })
  .refine(isBalanced, { path: ['balance'], params: { fault: 'unbalanced' }, ...always })
  .meta({ id: 'Withholding' })

type Shape = z.infer<typeof shape>

export type Withholding = Readonly<Omit<Shape, 'basis'> & { basis: FoiaBasis }>
