// The life of a draft: draft → submitted → authorised → published, with a way back from each gate. Pure:
// each act gives the next draft, or says why not.
import { createHash } from 'node:crypto'
import type { RecordContent } from '@policeai/record'
import { canonicalJson } from '../../../kernel/audit/chain.ts'
import type { Authorisation, Draft } from './draft.ts'
import { type Act, type Person, type Refusal, refusalOf } from './rules.ts'

export type Outcome = Readonly<{ done: Draft }> | Readonly<{ refused: Refusal }>

/** Who acts, when, and on which revision of the draft. */
export type Doing = Readonly<{ person: Person; at: Date; revision: number }>

const NOTHING_DECIDED = { submitted: null, authorised: null } as const

function step(
  act: Act,
  draft: Draft,
  doing: Doing,
  change: Partial<Draft>,
  fault: Refusal | null = null,
): Outcome {
  const refused = refusalOf(act, draft, doing.person, doing.revision) ?? fault
  if (refused) return { refused }
  return { done: { ...draft, ...change, revision: draft.revision + 1, updatedAt: doing.at } }
}

/** The first draft of a record, or a draft towards its next version. */
export function begin(
  start: Readonly<{ recordId: string; content: RecordContent }>,
  { person, at }: Omit<Doing, 'revision'>,
): Draft {
  return {
    ...start,
    ...NOTHING_DECIDED,
    organisationId: person.organisationId,
    revision: 1,
    state: 'draft',
    changeNote: '',
    draftedBy: person.id,
    drafters: [person.id],
    returned: null,
    updatedAt: at,
  }
}

export type SectionEdit = Readonly<{
  /** The keys of the section's fields: what is not among `values` was emptied. */
  keys: readonly string[]
  values: RecordContent
  /** What the section said when its form was opened, as {@link sectionDigest} gives it. */
  base: string
}>

/**
 * Writes one section. Somebody else's save in between matters only where it was to this section: then the
 * draft has `changed`, and nothing is overwritten.
 */
export function saveSection(draft: Draft, { keys, values, base }: SectionEdit, doing: Doing): Outcome {
  const untouched = sectionDigest(draft.content, keys) === base
  const rest = Object.entries(draft.content).filter(([key]) => !keys.includes(key))
  const content = { ...Object.fromEntries(rest), ...values }
  const revision = untouched ? draft.revision : doing.revision
  return step('save', draft, { ...doing, revision }, { content, ...savedBy(draft, doing.person) })
}

/** The SHA-256 of what a section says. */
export function sectionDigest(content: RecordContent, keys: readonly string[]): string {
  const said = Object.fromEntries(keys.filter((key) => key in content).map((key) => [key, content[key]]))
  return createHash('sha256').update(canonicalJson(said)).digest('hex')
}

/** Evidence was attached or detached, and the list of tests follows it; no other word of the draft changes. */
export const citeEvidence = (draft: Draft, content: RecordContent, doing: Doing): Outcome =>
  step('save', draft, doing, { content, ...savedBy(draft, doing.person) })

const savedBy = (draft: Draft, person: Person) => ({
  draftedBy: person.id,
  drafters: draft.drafters.includes(person.id) ? draft.drafters : [...draft.drafters, person.id],
})

export type Submission = Readonly<{
  /** What changes and why; needed when the record was published before. */
  changeNote: string
  published: boolean
  /** Required fields of this phase that are empty. */
  missing: readonly string[]
}>

export function submit(draft: Draft, submission: Submission, doing: Doing): Outcome {
  const { changeNote, missing } = submission
  const change = {
    state: 'submitted',
    changeNote: changeNote.trim(),
    submitted: { by: doing.person.id, at: doing.at },
    returned: null,
  } as const
  const noteMissing = submission.published && changeNote.trim() === ''
  const fault = missing.length > 0 ? ({ code: 'incomplete', missing } as const) : noteMissing ? NO_NOTE : null
  return step('submit', draft, doing, change, fault)
}

const NO_NOTE = { code: 'change_note_missing' } as const

export const withdraw = (draft: Draft, doing: Doing): Outcome =>
  step('withdraw', draft, doing, { state: 'draft', ...NOTHING_DECIDED })

export type Decision = Readonly<Pick<Authorisation, 'role' | 'conditions' | 'reviewDue'>>

export function authorise(draft: Draft, decision: Decision, doing: Doing): Outcome {
  const authorised = { ...decision, by: doing.person.id, at: doing.at }
  const ahead = decision.reviewDue > doing.at.toISOString().slice(0, 10)
  return step(
    'authorise',
    draft,
    doing,
    { state: 'authorised', authorised },
    ahead ? null : { code: 'review_not_ahead' },
  )
}

/** Back to the force's contributors, from the approver (`return`) or from the editor (`send_back`). */
export function sendBack(act: 'return' | 'send_back', draft: Draft, reason: string, doing: Doing): Outcome {
  const role = act === 'return' ? 'approver' : 'editor'
  const returned = { reason: reason.trim(), role, at: doing.at } as const
  const fault = returned.reason === '' ? ({ code: 'reason_missing' } as const) : null
  return step(act, draft, doing, { state: 'draft', ...NOTHING_DECIDED, returned }, fault)
}
