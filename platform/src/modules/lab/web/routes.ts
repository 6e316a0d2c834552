// All addresses of the lab.
import type { App } from '../../../kernel/module.ts'
import type { LabContext } from '../acts/context.ts'
import { addRunApi } from '../api/run.ts'
import { addLabPages } from './lab/page.ts'
import { addNewRun } from './new-run/page.ts'
import type { Organisations } from './organisations.ts'
import { addDownloads } from './run/downloads.ts'
import { addRunPage } from './run/page.ts'

/** What reads multipart stays within its own scope. */
export async function addRoutes(app: App, context: LabContext, organisations: Organisations): Promise<void> {
  addLabPages(app, context, organisations)
  addRunPage(app, context, organisations)
  addDownloads(app, context)
  addRunApi(app, context)
  await app.register(async (scope) => addNewRun(scope, context))
}
