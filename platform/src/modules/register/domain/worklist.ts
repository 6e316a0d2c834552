// Who has a record now, and what happens next: the questions that "Your records" answers for each line.
import type { DraftState } from './draft.ts'

export type Line = Readonly<{
  state: DraftState | null
  returned: boolean
  retiredAt: Date | null
  /** Of the published version, `YYYY-MM-DD`. */
  reviewDue: string | null
}>

export const STANDINGS = [
  'returned',
  'writing',
  'with_approver',
  'with_editor',
  'review_overdue',
  'review_soon',
  'published',
  'retired',
] as const
export type LineStanding = (typeof STANDINGS)[number]

/** A review is announced this long before it is due. */
const REVIEW_NOTICE_DAYS = 60

export function standingOf(line: Line, today: string): LineStanding {
  if (line.retiredAt !== null) return 'retired'
  if (line.state === 'submitted') return 'with_approver'
  if (line.state === 'authorised') return 'with_editor'
  if (line.state === 'draft') return line.returned ? 'returned' : 'writing'
  if (line.reviewDue === null) return 'published'
  if (line.reviewDue < today) return 'review_overdue'
  return line.reviewDue < laterDay(today, REVIEW_NOTICE_DAYS) ? 'review_soon' : 'published'
}

function laterDay(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}

/** What needs somebody of this force now. */
export const isDue = (
  standing: LineStanding,
  roles: Readonly<{ writes: boolean; authorises: boolean }>,
): boolean => (standing === 'with_approver' ? roles.authorises : roles.writes && DUE_TO_WRITERS.has(standing))

const DUE_TO_WRITERS: ReadonlySet<LineStanding> = new Set([
  'returned',
  'writing',
  'review_overdue',
  'review_soon',
])
