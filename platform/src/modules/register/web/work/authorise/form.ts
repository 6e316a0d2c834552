// What an approver says when they authorise: as whom, under which conditions, until when, and that the decision
// is theirs.
import { type FormValues, oneOf } from '../../../../../kernel/http/forms.ts'
import type { Decision } from '../../../domain/life.ts'
import type { WorkText } from '../../../locales/work/index.ts'

export const AUTHORISE_FIELDS = ['role', 'conditions', 'review.day', 'declared'] as const
export type AuthoriseFaults = Readonly<Partial<Record<(typeof AUTHORISE_FIELDS)[number], string>>>

const LONGEST_ROLE = 150
const LONGEST_CONDITIONS = 2000

export function readDecision(
  form: FormValues,
  today: string,
  { authorise: text, atMost }: WorkText,
): Readonly<{ decision: Decision }> | Readonly<{ faults: AuthoriseFaults }> {
  const [role, conditions] = [typed(form, 'role').replaceAll(/\s+/g, ' '), typed(form, 'conditions')]
  const reviewDue = dayOf(form)
  const faults: AuthoriseFaults = {
    ...(role === '' && { role: text.roleMissing }),
    ...(role.length > LONGEST_ROLE && { role: atMost(LONGEST_ROLE) }),
    ...(conditions.length > LONGEST_CONDITIONS && { conditions: atMost(LONGEST_CONDITIONS) }),
    ...(reviewDue === null && { 'review.day': text.reviewMissing }),
    ...(reviewDue !== null && reviewDue <= today && { 'review.day': text.reviewAhead }),
    ...(oneOf(form, 'declared') !== 'yes' && { declared: text.declareMissing }),
  }
  if (Object.keys(faults).length > 0 || reviewDue === null) return { faults }
  return { decision: { role, conditions: conditions === '' ? null : conditions, reviewDue } }
}

/** Without the characters that no database keeps. */
export const typed = (form: FormValues, name: string): string =>
  oneOf(form, name).replaceAll('\u0000', '').replaceAll('\r\n', '\n').trim()

/** `YYYY-MM-DD`, null where it is not a day of the calendar. */
function dayOf(form: FormValues): string | null {
  const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map((part) =>
    oneOf(form, `review.${part}`).trim(),
  )
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : null
  return date && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null
}
