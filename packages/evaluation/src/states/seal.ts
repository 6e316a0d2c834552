// Signs a state and opens a signed one: the envelope and the statement of evidence, with the state as what is stated. One
// file is sent, and it is what was signed.
import type { z } from 'zod'
import {
  type AnyStatement,
  openSigned,
  type Signed,
  STATEMENT_TYPE,
  signStatement,
} from '../evidence/index.ts'
import { faultsOf } from '../evidence/verify.ts'
import type { Fault, Outcome } from '../faults/index.ts'
import { taskOf } from '../tasks/index.ts'
import { beyondMost } from './contents.ts'
import { STATE_VERSION, type StateFile, type StateSlice, stateFileSchema } from './format.ts'
import type { NamedText, OpenedState } from './opened.ts'
import { planDigest } from './plan-digest.ts'
import { inOrder } from './table.ts'

/** Names the shape of what is stated: the `$id` of the JSON Schema of a state. */
export const STATE_PREDICATE_TYPE = `https://policeai.example/schemas/state-${STATE_VERSION}.json`

function statementOf(state: StateFile): AnyStatement {
  const { plan, provenance, site } = state
  return {
    _type: STATEMENT_TYPE,
    subject: [
      { name: `observations of ${site}`, digest: { sha256: provenance.observations.sha256 } },
      { name: plan.title, digest: { sha256: state.plan_sha256 } },
    ],
    predicateType: STATE_PREDICATE_TYPE,
    predicate: state,
  }
}

/** Signs a state with an Ed25519 private key (PEM, PKCS #8). `text` is the whole file, on one line. */
export function signState(state: StateFile, privateKeyPem: string): Signed {
  return signStatement(statementOf(state), privateKeyPem)
}

function fault(file: string, code: Fault['code'], message: string, hint?: string): Outcome<never> {
  return { ok: false, faults: [{ code, file, message, ...(hint === undefined ? {} : { hint }) }] }
}

const NOT_SIGNED = 'Is it the file state.json, whole and as the site sent it?'

function otherKind(name: string, predicateType: string): Outcome<never> {
  const isState = predicateType.startsWith('https://policeai.example/schemas/state-')
  const message = isState
    ? `this is a state of another version (${predicateType})`
    : `this is no state: it holds ${predicateType}`
  const hint = isState
    ? `This version reads ${STATE_PREDICATE_TYPE}; measure again with the same version at every site.`
    : 'A state is written by `policeai evaluate PLAN --state`.'
  return fault(name, 'state_unreadable', message, hint)
}

/** What the format alone does not say: the task's own part of each slice, its size, and that all is there. */
function contentFault(state: StateFile, read: Map<StateSlice, unknown>): string | undefined {
  if (planDigest(state.plan) !== state.plan_sha256) return 'plan_sha256: is not that of the plan'
  const { stateSchema } = taskOf(state.plan)
  const { attributes, slices } = state
  const complete =
    attributes.length === slices.groups.length &&
    attributes.every(({ groups }, at) => groups.length === slices.groups[at]?.length)
  if (!complete) return 'slices: there is not one for each group'
  for (const slice of inOrder(slices)) {
    if (!('state' in slice)) continue
    const parsed = stateSchema.safeParse(slice.state)
    if (!parsed.success) return `slices: ${faultsOf(parsed.error as z.ZodError)}`
    read.set(slice, parsed.data)
    const beyond = beyondMost(slice.state)
    if (beyond !== undefined) return `slices: ${beyond} is larger than any site can have`
  }
  return undefined
}

function read(name: string, predicate: unknown, keyId: string): Outcome<{ opened: OpenedState }> {
  const parsed = stateFileSchema.safeParse(predicate)
  const states = new Map<StateSlice, unknown>()
  const wrong = parsed.success ? contentFault(parsed.data, states) : faultsOf(parsed.error)
  if (!parsed.success || wrong !== undefined)
    return fault(
      name,
      'state_unreadable',
      `the state is not valid: ${wrong}`,
      'Ask the site to send it again.',
    )
  return { ok: true, opened: { name, state: parsed.data, keyId, stateOf: (slice) => states.get(slice) } }
}

/** Opens the text of a signed state with whichever of the public keys it was signed with; or says what is wrong with it. */
export function openState(
  { name, text }: NamedText,
  publicKeyPems: readonly string[],
): Outcome<{ opened: OpenedState }> {
  const opened = openSigned(text, publicKeyPems)
  if (opened.ok) {
    const { statement, keyId } = opened
    if (statement.predicateType !== STATE_PREDICATE_TYPE) return otherKind(name, statement.predicateType)
    return read(name, statement.predicate, keyId)
  }
  if (opened.code === 'wrong_key') {
    const hint = 'Give the public key of this site with --key, having made sure whose it is.'
    return fault(name, 'state_signature', 'this state was signed with a key that was not given', hint)
  }
  if (opened.code === 'changed') {
    const message = 'the signature does not fit: the state was changed after it was signed'
    return fault(name, 'state_signature', message, 'Ask the site to send it again.')
  }
  const message = opened.message.replace(/^the evidence/, 'the state')
  return fault(name, 'state_unreadable', message, NOT_SIGNED)
}
