// Keeps a file of observations: streamed into the document store, then written down as this organisation's.
import type { Actor } from '../../../kernel/actor.ts'
import type { Upload } from '../domain/run.ts'
import { addUpload } from '../store/uploads.ts'
import { actingOn } from './ask-for-run.ts'
import type { LabContext } from './context.ts'

type Incoming = Readonly<{ name: string; bytes: AsyncIterable<Uint8Array> }>

export async function keepUpload(
  { kernel }: LabContext,
  actor: Actor,
  incoming: Incoming,
): Promise<Upload | 'too-large' | 'empty'> {
  const stored = await kernel.documents.put(incoming.bytes, kernel.configuration.uploadLimit)
  if (stored === 'too-large') return stored
  if (stored.bytes === 0) return 'empty'
  const upload: Upload = {
    id: kernel.newId(),
    organisationId: actor.organisationId,
    name: incoming.name,
    ...stored,
  }
  await kernel.database.transaction().execute(async (trx) => {
    await addUpload(trx, { ...upload, uploadedBy: actor.personId, at: kernel.clock() })
    const subject = { type: 'observations', id: upload.id }
    const detail = { sha256: upload.sha256, bytes: upload.bytes }
    await kernel.audit.note(trx, { actor: actingOn(actor), action: 'observations.stored', subject, detail })
  })
  return upload
}
