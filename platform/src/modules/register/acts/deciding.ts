// What approvers and editors do: authorise, publish, send back with a reason, retire. Each is one transaction:
// a version is published with its audit entry and without its draft, or it is not published at all.
import type { Actor } from '../../../kernel/actor.ts'
import type { Database } from '../../../kernel/database/open.ts'
import { publish, type SignedVersion, type Version } from '../domain/chain.ts'
import { authorise, type Decision, type Outcome, sendBack } from '../domain/life.ts'
import { refusalToRetire, type StandingRefusal } from '../domain/record.ts'
import type { Refusal } from '../domain/rules.ts'
import { searchWords } from '../domain/search-words.ts'
import type { Organisations } from '../neighbours.ts'
import { deleteDraft, lockDraft } from '../store/drafts.ts'
import { attachedEvidence, keepKey, type SigningKey } from '../store/evidence.ts'
import { findRecord, lockRecord, markRetired } from '../store/records.ts'
import { insertVersion, newestVersion } from '../store/versions.ts'
import { type ActDeps, changeDraft, noteAct, personOf, whyGone } from './transaction.ts'

type OnDraft = Readonly<{ actor: Actor; recordId: string; revision: number }>

export type Published = Readonly<{ done: SignedVersion }> | Readonly<{ refused: Refusal }>

export type Deciding = Readonly<{
  authorise: (on: OnDraft, decision: Decision) => Promise<Outcome>
  /** `return`: by the force's approver. `send_back`: by the centre's editor. */
  sendBack: (act: 'return' | 'send_back', on: OnDraft, reason: string) => Promise<Outcome>
  publish: (on: OnDraft) => Promise<Published>
  retire: (
    actor: Actor,
    recordId: string,
    reason: string,
  ) => Promise<Readonly<{ done: true }> | Readonly<{ refused: StandingRefusal }>>
}>

export type DecidingDeps = ActDeps &
  Readonly<{
    organisations: Pick<Organisations, 'find'>
    /** The key of the centre, and a signature by it over a text (Ed25519, base64). */
    signingKey: () => Promise<SigningKey>
    sign: (text: string) => Readonly<{ signature: string }>
  }>

export function createDeciding(deps: DecidingDeps): Deciding {
  const doing = ({ actor, revision }: OnDraft) => ({ person: personOf(actor), at: deps.clock(), revision })
  return {
    authorise: (on, decision) =>
      changeDraft(deps, {
        ...on,
        decide: (draft) => authorise(draft, decision, doing(on)),
        note: ({ revision }) => ({
          role: 'approver',
          action: 'record.authorised',
          detail: { revision, review_due: decision.reviewDue },
        }),
      }),
    sendBack: (act, on, reason) =>
      changeDraft(deps, {
        ...on,
        decide: (draft) => sendBack(act, draft, reason, doing(on)),
        note: ({ revision }) => ({
          role: act === 'return' ? 'approver' : 'editor',
          action: 'record.returned',
          detail: { revision },
        }),
      }),
    publish: (on) => publishDraft(deps, on),
    retire: (actor, recordId, reason) => retireRecord(deps, actor, recordId, reason),
  }
}

async function publishDraft(deps: DecidingDeps, on: OnDraft): Promise<Published> {
  const { actor, recordId, revision } = on
  const record = await findRecord(deps.database, recordId)
  const organisation = record && (await deps.organisations.find(record.organisationId))
  if (!record || !organisation) return { refused: { code: 'not_yours' } }
  const names = { toolName: record.toolName, supplier: record.supplier, organisation: organisation.name }
  const key = await deps.signingKey()
  return deps.database.transaction().execute(async (transaction) => {
    const draft = await lockDraft(transaction, recordId)
    if (draft === null) return { refused: await whyGone(transaction, recordId, actor) }
    const [head, evidence] = [
      await newestVersion(transaction, recordId),
      await digests(transaction, recordId),
    ]
    const at = deps.clock()
    const outcome = publish(draft, { person: personOf(actor), at, revision, evidence, head })
    if ('refused' in outcome) return outcome
    const version = signedBy(deps, key, outcome.done)
    await keepKey(transaction, key, at)
    await insertVersion(transaction, version, searchWords(draft.content, names))
    await deleteDraft(transaction, recordId)
    const { number, hash } = version
    await noteAct(deps, transaction, actor, recordId, {
      role: 'editor',
      action: 'version.published',
      detail: { number, hash },
    })
    return { done: version }
  })
}

function signedBy(deps: DecidingDeps, { keyId, publicPem }: SigningKey, version: Version): SignedVersion {
  const { signature } = deps.sign(version.hash)
  return { ...version, signed: { key_id: keyId, public_key: publicPem, signature } }
}

const digests = async (transaction: Database, recordId: string): Promise<readonly string[]> =>
  (await attachedEvidence(transaction, recordId)).map((evidence) => evidence.sha256)

function retireRecord(
  deps: ActDeps,
  actor: Actor,
  recordId: string,
  reason: string,
): ReturnType<Deciding['retire']> {
  return deps.database.transaction().execute(async (transaction) => {
    const record = await lockRecord(transaction, recordId)
    if (record === null) return { refused: { code: 'not_yours' } }
    const published = (await newestVersion(transaction, recordId))?.number ?? 0
    const refused = refusalToRetire({ record, published }, personOf(actor), reason)
    if (refused) return { refused }
    await markRetired(transaction, recordId, deps.clock(), reason.trim())
    await deleteDraft(transaction, recordId)
    await noteAct(deps, transaction, actor, recordId, {
      role: 'approver',
      action: 'record.retired',
      detail: { version: published },
    })
    return { done: true }
  })
}
