// A draft: what a force is writing towards the next version of a record, and how far it has come. At each
// gate it keeps who acted, so that the next rule can tell whether it is somebody else.
import type { RecordContent } from '@policeai/record'

export const DRAFT_STATES = ['draft', 'submitted', 'authorised'] as const
export type DraftState = (typeof DRAFT_STATES)[number]

export type Authorisation = Readonly<{
  by: string
  /** The title of the role that decided, as the public will read it. */
  role: string
  at: Date
  conditions: string | null
  /** `YYYY-MM-DD` */
  reviewDue: string
}>

export type Returned = Readonly<{ reason: string; role: 'approver' | 'editor'; at: Date }>

export type Draft = Readonly<{
  recordId: string
  organisationId: string
  /** Counts every change; an act that names an older one was decided on something else. */
  revision: number
  state: DraftState
  content: RecordContent
  changeNote: string
  /** Who saved last. */
  draftedBy: string
  /** Everybody who has changed what this draft says. */
  drafters: readonly string[]
  submitted: Readonly<{ by: string; at: Date }> | null
  authorised: Authorisation | null
  returned: Returned | null
  updatedAt: Date
}>
