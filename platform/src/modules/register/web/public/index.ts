// The public pages of the register and its API: everything that a citizen, a journalist, a court or a program
// reads without signing in.
import type { App, Kernel } from '../../../../kernel/module.ts'
import { addApi } from '../../api/index.ts'
import type { Organisations } from '../../neighbours.ts'
import { addApiPage } from './api-page/page.ts'
import { addDifference } from './difference/page.ts'
import { addFeeds } from './feeds/page.ts'
import { addHistory } from './history/page.ts'
import { addHome } from './home/page.ts'
import { addOrganisations } from './organisations/page.ts'
import { createReading } from './reading.ts'
import { addEvidence } from './record/evidence.ts'
import { addRecord } from './record/page.ts'
import { addSearch } from './search/page.ts'

export function addPublicPages(app: App, deps: { kernel: Kernel; organisations: Organisations }): void {
  const reading = createReading(deps)
  addHome(app, reading)
  addSearch(app, reading)
  addRecord(app, reading)
  addEvidence(app, reading)
  addHistory(app, reading)
  addDifference(app, reading)
  addOrganisations(app, reading)
  addFeeds(app, reading)
  addApiPage(app)
  addApi(app, reading)
}
