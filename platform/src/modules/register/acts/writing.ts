// What contributors do: start a record, fill in its sections, submit it to their approver, take it back, and
// begin the next version of what was published.
import type { RecordContent } from '@policeai/record'
import type { Actor } from '../../../kernel/actor.ts'
import { begin, type Outcome, type SectionEdit, saveSection, submit, withdraw } from '../domain/life.ts'
import { refusalToRevise, type StandingRefusal } from '../domain/record.ts'
import { taskList } from '../domain/tasks.ts'
import { tiedOnlyTo } from '../domain/test-entry.ts'
import { insertDraft } from '../store/drafts.ts'
import { findBySubmission, findOrAddTool, insertRecord, lockRecord, type Tool } from '../store/records.ts'
import { newestVersion } from '../store/versions.ts'
import { type ActDeps, changeDraft, noteAct, personOf } from './transaction.ts'

export type Start = Readonly<{
  tool: Tool
  /** Made by the form: the same form sent twice makes one record. */
  submissionKey: string
  content: RecordContent
  demonstration: boolean
}>

type OnDraft = Readonly<{ actor: Actor; recordId: string; revision: number }>

export type Writing = Readonly<{
  /** The id of the record, whether it is new or this form was sent before. */
  start: (actor: Actor, start: Start) => Promise<Readonly<{ recordId: string; isNew: boolean }>>
  saveSection: (on: OnDraft, edit: SectionEdit & Readonly<{ section: string }>) => Promise<Outcome>
  submit: (on: OnDraft, changeNote: string) => Promise<Outcome>
  withdraw: (on: OnDraft) => Promise<Outcome>
  revise: (
    actor: Actor,
    recordId: string,
  ) => Promise<Readonly<{ done: true }> | Readonly<{ refused: StandingRefusal }>>
}>

export function createWriting(deps: ActDeps): Writing {
  const doing = ({ actor, revision }: OnDraft) => ({ person: personOf(actor), at: deps.clock(), revision })
  return {
    start: (actor, start) => startRecord(deps, actor, start),
    saveSection: (on, edit) =>
      changeDraft(deps, {
        ...on,
        decide: (draft) => {
          const values = tiedOnlyTo(draft.content, edit.values)
          return saveSection(draft, { ...edit, values }, doing(on))
        },
        note: ({ revision }) => ({
          role: 'contributor',
          action: 'section.saved',
          detail: { section: edit.section, revision },
        }),
      }),
    submit: (on, changeNote) =>
      changeDraft(deps, {
        ...on,
        decide: async (draft, transaction) => {
          const published = (await newestVersion(transaction, on.recordId)) !== null
          return submit(draft, { changeNote, published, missing: taskList(draft.content).missing }, doing(on))
        },
        note: ({ revision }) => ({ role: 'contributor', action: 'record.submitted', detail: { revision } }),
      }),
    withdraw: (on) =>
      changeDraft(deps, {
        ...on,
        decide: (draft) => withdraw(draft, doing(on)),
        note: ({ revision }) => ({ role: 'contributor', action: 'record.withdrawn', detail: { revision } }),
      }),
    revise: (actor, recordId) => reviseRecord(deps, actor, recordId),
  }
}

function startRecord(deps: ActDeps, actor: Actor, start: Start): ReturnType<Writing['start']> {
  return deps.database.transaction().execute(async (transaction) => {
    const at = deps.clock()
    const toolId = await findOrAddTool(transaction, { ...start.tool, id: deps.newId(), at })
    const { submissionKey, demonstration, content } = start
    const record = { id: deps.newId(), organisationId: actor.organisationId, toolId, createdAt: at }
    if (!(await insertRecord(transaction, { ...record, submissionKey, demonstration }))) {
      const earlier = await findBySubmission(transaction, submissionKey)
      if (earlier?.organisationId !== actor.organisationId)
        throw new Error('a submission key of another organisation')
      return { recordId: earlier.id, isNew: false }
    }
    await insertDraft(transaction, begin({ recordId: record.id, content }, { person: personOf(actor), at }))
    await noteAct(deps, transaction, actor, record.id, {
      role: 'contributor',
      action: 'record.started',
      detail: { tool: toolId },
    })
    return { recordId: record.id, isNew: true }
  })
}

function reviseRecord(deps: ActDeps, actor: Actor, recordId: string): ReturnType<Writing['revise']> {
  return deps.database.transaction().execute(async (transaction) => {
    const record = await lockRecord(transaction, recordId)
    if (record === null) return { refused: { code: 'not_yours' } }
    const newest = await newestVersion(transaction, recordId)
    const person = personOf(actor)
    const refused = refusalToRevise({ record, published: newest?.number ?? 0 }, person)
    if (refused || newest === null) return { refused: refused ?? { code: 'not_published' } }
    const draft = begin({ recordId, content: newest.content }, { person, at: deps.clock() })
    // Somebody was faster: the draft that they began is the one to write in.
    if (!(await insertDraft(transaction, draft))) return { done: true }
    const detail = { from: newest.number }
    await noteAct(deps, transaction, actor, recordId, {
      role: 'contributor',
      action: 'record.revised',
      detail,
    })
    return { done: true }
  })
}
