// Who may do what to a draft, and when. Nobody publishes alone: whoever wrote or submitted a draft cannot
// authorise it, and whoever publishes it is not of that force and took no part in it.
import type { Role } from '../../../kernel/actor.ts'
import { DRAFT_STATES, type Draft, type DraftState } from './draft.ts'

export type Person = Readonly<{
  id: string
  organisationId: string
  roles: readonly Role[]
}>

export const ACTS = ['save', 'submit', 'withdraw', 'authorise', 'return', 'publish', 'send_back'] as const
export type Act = (typeof ACTS)[number]

export type Refusal =
  /** Another force's draft: to this person it does not exist. */
  | Readonly<{ code: 'not_yours' }>
  | Readonly<{ code: 'role'; needed: Role }>
  /** The draft is further on than this act would take it: a second click, or somebody was faster. */
  | Readonly<{ code: 'already'; state: DraftState | 'published' }>
  | Readonly<{ code: 'moved_on'; state: DraftState }>
  /** The draft was changed since this person looked at it. */
  | Readonly<{ code: 'changed'; draft: Draft }>
  /** Somebody else has to do this. */
  | Readonly<{ code: 'own_work' }>
  | Readonly<{ code: 'incomplete'; missing: readonly string[] }>
  | Readonly<{ code: 'change_note_missing' }>
  | Readonly<{ code: 'reason_missing' }>
  | Readonly<{ code: 'review_not_ahead' }>
  | Readonly<{ code: 'attached_already' }>

type Rule = Readonly<{
  role: Role
  /** Of the force whose draft it is, or not of it. */
  of: 'force' | 'elsewhere'
  from: DraftState
  /** The people who may not be the one that acts. */
  others: (draft: Draft) => readonly (string | undefined)[]
}>

const anybody = () => []
const writers = (draft: Draft) => [...draft.drafters, draft.submitted?.by]
const writersAndApprover = (draft: Draft) => [...writers(draft), draft.authorised?.by]

export const RULES: Readonly<Record<Act, Rule>> = {
  save: { role: 'contributor', of: 'force', from: 'draft', others: anybody },
  submit: { role: 'contributor', of: 'force', from: 'draft', others: anybody },
  withdraw: { role: 'contributor', of: 'force', from: 'submitted', others: anybody },
  authorise: { role: 'approver', of: 'force', from: 'submitted', others: writers },
  return: { role: 'approver', of: 'force', from: 'submitted', others: anybody },
  publish: { role: 'editor', of: 'elsewhere', from: 'authorised', others: writersAndApprover },
  send_back: { role: 'editor', of: 'elsewhere', from: 'authorised', others: anybody },
}

/** Null where this person may do this now. `revision` is the one that they were looking at. */
export function refusalOf(act: Act, draft: Draft, person: Person, revision: number): Refusal | null {
  const rule = RULES[act]
  const own = person.organisationId === draft.organisationId
  if (rule.of === 'force' && !own) return { code: 'not_yours' }
  if ((rule.of === 'elsewhere' && own) || !person.roles.includes(rule.role))
    return { code: 'role', needed: rule.role }
  if (draft.state !== rule.from)
    return { code: isPast(draft.state, rule.from) ? 'already' : 'moved_on', state: draft.state }
  if (draft.revision !== revision) return { code: 'changed', draft }
  if (rule.others(draft).includes(person.id)) return { code: 'own_work' }
  return null
}

const isPast = (state: DraftState, from: DraftState): boolean =>
  DRAFT_STATES.indexOf(state) > DRAFT_STATES.indexOf(from)

/** Whether the act could be offered to this person at all. */
export const mayDo = (act: Act, draft: Draft, person: Person): boolean =>
  refusalOf(act, draft, person, draft.revision) === null
