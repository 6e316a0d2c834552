// The editors' queue, the record that has waited longest first.
import { languageOf } from '../../../../../kernel/http/language.ts'
import type { App } from '../../../../../kernel/module.ts'
import { workText } from '../../../locales/work/index.ts'
import { authorisedDrafts } from '../../../store/drafts.ts'
import { findRecord } from '../../../store/records.ts'
import { newestVersion } from '../../../store/versions.ts'
import type { WorkPages } from '../../work/context.ts'
import { queueView, type Waiting } from './view.ts'

export function addQueuePage(app: App, pages: WorkPages): void {
  app.get('/queue', { config: { access: { roles: ['editor', 'auditor'] } } }, async (request, reply) => {
    const language = languageOf(request)
    return reply.page({
      title: workText(language).queue.title,
      room: 'work',
      wide: true,
      body: queueView({ language, now: pages.kernel.clock(), waiting: await waitingNow(pages) }),
    })
  })
}

async function waitingNow(pages: WorkPages): Promise<readonly Waiting[]> {
  const [drafts, organisations] = [
    await authorisedDrafts(pages.kernel.database),
    await pages.organisations.list(),
  ]
  const waiting: Waiting[] = []
  for (const draft of drafts) {
    const record = await findRecord(pages.kernel.database, draft.recordId)
    const force = organisations.find(({ id }) => id === draft.organisationId)
    const published = (await newestVersion(pages.kernel.database, draft.recordId)) !== null
    if (record && force) waiting.push({ record, draft, force, published })
  }
  return waiting
}
