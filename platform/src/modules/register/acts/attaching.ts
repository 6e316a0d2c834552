// Attaching evidence: verified against its signature before anything of it is kept, then stored under its own
// digest, with an entry in the record's list of tests. Whose key signed it is kept with it; an unknown key is
// kept as the force's own.
import { verifyEvidence } from '@policeai/evaluation'
import type { Actor } from '../../../kernel/actor.ts'
import { citeEvidence, type Outcome } from '../domain/life.ts'
import { type Tester, withoutTest, withTest } from '../domain/test-entry.ts'
import type { Organisations } from '../neighbours.ts'
import { attach, detach, findKey, keepKey, type NewEvidence, type SigningKey } from '../store/evidence.ts'
import { type ActDeps, changeDraft, personOf } from './transaction.ts'

type OnDraft = Readonly<{ actor: Actor; recordId: string; revision: number }>

/** An evidence file as text, and the public key where the reader brought one. */
export type Offered = Readonly<{ text: string; publicPem: string | null; ownData: boolean }>

export type EvidenceRefusal =
  | Readonly<{ code: 'key_needed'; keyId: string }>
  /** The evidence itself: `message` says which step of the check failed, in English. */
  | Readonly<{ code: 'not_verified'; message: string }>

export type AttachOutcome = Outcome | Readonly<{ unfit: EvidenceRefusal }>

export type Attaching = Readonly<{
  attach: (on: OnDraft, offered: Offered) => Promise<AttachOutcome>
  detach: (on: OnDraft, sha256: string) => Promise<Outcome>
}>

export type AttachingDeps = ActDeps &
  Readonly<{
    /** The key that nobody has to bring: the lab's own. */
    signingKey: () => Promise<SigningKey>
    /** The organisation whose run in the lab gave this evidence; null where no run here did. */
    ranBy: (sha256: string) => Promise<string | null>
    organisations: Pick<Organisations, 'find'>
  }>

/** An evidence file is a result of some hundred kilobytes; curves make it larger. */
export const EVIDENCE_LIMIT = 20 * 1024 ** 2

export function createAttaching(deps: AttachingDeps): Attaching {
  return {
    attach: (on, offered) => attachEvidence(deps, on, offered),
    detach: (on, sha256) =>
      changeDraft(deps, {
        ...on,
        decide: async (draft, transaction) => {
          const at = deps.clock()
          const doing = { person: personOf(on.actor), at, revision: draft.revision }
          const outcome = citeEvidence(draft, withoutTest(draft.content, sha256), doing)
          if ('done' in outcome) await detach(transaction, on.recordId, sha256, at)
          return outcome
        },
        note: () => ({ role: 'contributor', action: 'evidence.detached', detail: { sha256 } }),
      }),
  }
}

async function attachEvidence(deps: AttachingDeps, on: OnDraft, offered: Offered): Promise<AttachOutcome> {
  const key = await keyFor(deps, on.actor, offered)
  if ('code' in key) return { unfit: key }
  const verified = verifyEvidence(offered.text, key.publicPem)
  if (!verified.ok) return { unfit: { code: 'not_verified', message: verified.message } }
  const stored = await deps.documents.put(bytesOf(offered.text), EVIDENCE_LIMIT)
  if (stored === 'too-large')
    return { unfit: { code: 'not_verified', message: 'the evidence file is too large' } }
  const evidence = {
    sha256: stored.sha256,
    keyId: verified.keyId,
    result: verified.result,
    ownData: offered.ownData,
  }
  const test = { ...evidence, tester: await testerOf(deps, on.actor, key, stored.sha256) }
  return changeDraft(deps, {
    ...on,
    decide: async (draft, transaction) => {
      const at = deps.clock()
      const doing = { person: personOf(on.actor), at, revision: draft.revision }
      const outcome = citeEvidence(draft, withTest(draft.content, test), doing)
      if ('refused' in outcome) return outcome
      await keepKey(transaction, { ...key, keyId: evidence.keyId }, at)
      const isNew = await attach(transaction, on.recordId, evidence, at)
      return isNew ? outcome : { refused: { code: 'attached_already' } }
    },
    note: () => ({ role: 'contributor', action: 'evidence.attached', detail: noteOf(evidence) }),
  })
}

/**
 * The lab's key states what was computed, and not who ran it: the run says that. Any other key speaks for the
 * organisation that brought it.
 */
async function testerOf(
  { organisations, ranBy }: AttachingDeps,
  actor: Actor,
  key: SigningKey,
  sha256: string,
): Promise<Tester | null> {
  const signer = await organisations.find(key.organisationId)
  const id = signer?.kind === 'centre' ? await ranBy(sha256) : key.organisationId
  const tester = id === null ? null : await organisations.find(id)
  if (tester === null) return null
  const own = tester.id === actor.organisationId ? 'force' : 'other_force'
  const { en, cy } = tester.name
  return { name: cy === '' ? { en } : { en, cy }, independence: tester.kind === 'centre' ? 'centre' : own }
}

const noteOf = ({ sha256, keyId, ownData }: NewEvidence) => ({ sha256, key: keyId, own_data: ownData })

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, 'utf8')
}

/** The key that the evidence names, if it is known; otherwise the one that was brought along. */
async function keyFor(
  deps: AttachingDeps,
  actor: Actor,
  offered: Offered,
): Promise<SigningKey | EvidenceRefusal> {
  const own = await deps.signingKey()
  const named = keyIdsOf(offered.text)
  for (const keyId of named) {
    const found = keyId === own.keyId ? own : await findKey(deps.database, keyId)
    if (found) return found
  }
  const { publicPem } = offered
  if (publicPem !== null) return { keyId: '', organisationId: actor.organisationId, publicPem }
  // What is no envelope names no key; the check itself says what is wrong with it, whatever key it is given.
  return named[0] === undefined ? own : { code: 'key_needed', keyId: named[0] }
}

/** The keys that an envelope says signed it; nothing is believed of it before the signature is checked. */
function keyIdsOf(text: string): readonly string[] {
  try {
    const envelope = JSON.parse(text) as { signatures?: { keyid?: unknown }[] } | null
    const ids = envelope?.signatures?.map((signature) => signature.keyid) ?? []
    return ids.filter((id) => typeof id === 'string')
  } catch {
    return []
  }
}
