// How every act on a draft is done: lock it, ask the rule, write what the rule gave, and note it in the audit
// log, all in one transaction. A crash leaves everything of it, or nothing.
import { type Actor, acting, type Role } from '../../../kernel/actor.ts'
import type { AuditNote } from '../../../kernel/audit/index.ts'
import type { Clock } from '../../../kernel/clock.ts'
import type { Database } from '../../../kernel/database/open.ts'
import type { Kernel } from '../../../kernel/module.ts'
import type { Draft } from '../domain/draft.ts'
import type { Outcome } from '../domain/life.ts'
import type { Person, Refusal } from '../domain/rules.ts'
import { lockDraft, updateDraft } from '../store/drafts.ts'
import { findRecord } from '../store/records.ts'

export type ActDeps = Pick<Kernel, 'database' | 'audit' | 'newId' | 'documents'> & Readonly<{ clock: Clock }>

export const personOf = (actor: Actor): Person => ({
  id: actor.personId,
  organisationId: actor.organisationId,
  roles: actor.roles,
})

/** What an act says of itself in the audit log: never the content of a record. */
export type Note = Readonly<{ role: Role; action: string; detail?: AuditNote['detail'] }>

export function noteAct(
  deps: ActDeps,
  transaction: Database,
  actor: Actor,
  recordId: string,
  note: Note,
): Promise<void> {
  const { role, action, detail = {} } = note
  return deps.audit.note(transaction, {
    actor: acting(actor, role),
    action,
    subject: { type: 'record', id: recordId },
    detail,
  })
}

type Step = Readonly<{
  recordId: string
  actor: Actor
  /** Asks the rule; may write what else belongs to it, where the rule allows the act. */
  decide: (draft: Draft, transaction: Database) => Outcome | Promise<Outcome>
  note: (draft: Draft) => Note
}>

export function changeDraft(deps: ActDeps, step: Step): Promise<Outcome> {
  return deps.database.transaction().execute(async (transaction) => {
    const draft = await lockDraft(transaction, step.recordId)
    if (draft === null) return { refused: await whyGone(transaction, step.recordId, step.actor) }
    const outcome = await step.decide(draft, transaction)
    if ('refused' in outcome) return outcome
    await updateDraft(transaction, outcome.done)
    await noteAct(deps, transaction, step.actor, step.recordId, step.note(outcome.done))
    return outcome
  })
}

/** A draft that is gone was published, since nothing else ends one; the force's people and editors may know. */
export async function whyGone(transaction: Database, recordId: string, actor: Actor): Promise<Refusal> {
  const record = await findRecord(transaction, recordId)
  const concerned =
    record !== null && (record.organisationId === actor.organisationId || actor.roles.includes('editor'))
  return concerned ? { code: 'already', state: 'published' } : { code: 'not_yours' }
}
