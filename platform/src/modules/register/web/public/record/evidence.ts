// GET /register/:id/evidence/:sha256 : the evidence file as it was signed, byte for byte, and the public key of
// whoever signed it. Only what a published version cites; anything else does not exist here.
import { z } from 'zod'
import { Fault } from '../../../../../kernel/errors.ts'
import { languageOf } from '../../../../../kernel/http/language.ts'
import type { App } from '../../../../../kernel/module.ts'
import { publicText } from '../../../locales/public/index.ts'
import { asFile } from '../caching.ts'
import type { Reading } from '../reading.ts'

const options = {
  config: { access: 'public' },
  schema: { params: z.object({ id: z.string(), sha256: z.string() }) },
} as const

export function addEvidence(app: App, reading: Reading): void {
  app.get('/register/:id/evidence/:sha256', options, async (request, reply) => {
    const { id, sha256 } = request.params
    const published = await reading.evidence.isCited(id, sha256)
    if (!published) throw new Fault('not-found', publicText(languageOf(request)).notFound)
    return asFile(reply, `evidence-${sha256.slice(0, 12)}.json`, 'application/json').send(
      reading.kernel.documents.read(sha256),
    )
  })
  app.get('/register/:id/evidence/:sha256/public.pem', options, async (request, reply) => {
    const { id, sha256 } = request.params
    const [piece] = (await reading.evidence.isCited(id, sha256))
      ? await reading.evidence.find(id, [sha256])
      : []
    if (piece === undefined) throw new Fault('not-found', publicText(languageOf(request)).notFound)
    return asFile(reply, 'public.pem', 'application/x-pem-file').send(piece.publicPem)
  })
}
