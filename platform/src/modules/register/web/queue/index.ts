// The centre's side: what waits for an editor, and the check of each before it is published.
import type { App } from '../../../../kernel/module.ts'
import type { WorkPages } from '../work/context.ts'
import { addCheckPages } from './check/page.ts'
import { addQueuePage } from './list/page.ts'

export function addQueuePages(app: App, pages: WorkPages): void {
  addQueuePage(app, pages)
  addCheckPages(app, pages)
}
