// Signs what a run measured: the lab's key states that this engine computed this result from that plan and that file.
// It states no more: not that the tool is good, nor that it may be used. From then on the run is final.
import { type Result, signResult } from '@policeai/evaluation'
import type { Actor, AuditActor } from '../../../kernel/actor.ts'
import { Fault } from '../../../kernel/errors.ts'
import { canBeSigned, mayChange, type Run } from '../domain/run.ts'
import { findRun } from '../store/run-page.ts'
import { keepEvidence, lockRun } from '../store/runs.ts'
import { actingOn } from './ask-for-run.ts'
import { type LabContext, subjectOf } from './context.ts'
import { notFound } from './run-again.ts'

/** Signs for a person of the organisation whose run it is. A run that is signed already stays as it is. */
export async function signRun(context: LabContext, actor: Actor, id: string): Promise<void> {
  const run = await findRun(context.kernel.database, id)
  if (run === null || !mayChange(actor, run)) throw notFound()
  await signResultOf(context, run, actingOn(actor))
}

/** The digest of the evidence, which is the same however often the same result is signed. */
export async function signResultOf(context: LabContext, run: Run, actor: AuditActor): Promise<string> {
  if (run.evidenceSha256 !== null) return run.evidenceSha256
  if (run.result === null)
    throw new Fault('wrong-state', 'Only a run that has measured something can be signed.')
  const sha256 = await storeEvidence(context, run.result)
  await context.kernel.database.transaction().execute(async (trx) => {
    const life = await lockRun(trx, run.id)
    if (life === null || !canBeSigned(life)) return
    await keepEvidence(trx, run.id, sha256)
    const detail = { evidence_sha256: sha256, key_id: context.labKey.keyId }
    await context.kernel.audit.note(trx, { actor, action: 'run.signed', subject: subjectOf(run.id), detail })
  })
  return sha256
}

async function storeEvidence({ kernel, labKey }: LabContext, result: Result): Promise<string> {
  const signed = signResult(result, labKey.privatePem)
  if (!signed.ok) throw new Error(`the lab's key cannot sign: ${signed.message}`)
  const bytes = Buffer.from(signed.text, 'utf8')
  const stored = await kernel.documents.put(only(bytes), bytes.byteLength)
  if (stored === 'too-large') throw new Error('the document store refused the evidence')
  return stored.sha256
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
