// The force's side: its records, the task list of each, the forms, and the decision of its approver.
import type { App } from '../../../../kernel/module.ts'
import { addAuthorisePages } from './authorise/page.ts'
import type { WorkPages } from './context.ts'
import { addEvidencePages } from './evidence/page.ts'
import { addListPage } from './list/page.ts'
import { addPreviewPage } from './preview/page.ts'
import { addRecordPage } from './record/page.ts'
import { addRetirePages } from './retire/page.ts'
import { addSectionPages } from './section/page.ts'
import { addStartPages } from './start/page.ts'
import { addSubmitPages } from './submit/page.ts'

export async function addWorkPages(app: App, pages: WorkPages): Promise<void> {
  addListPage(app, pages)
  addStartPages(app, pages)
  addRecordPage(app, pages)
  addSectionPages(app, pages)
  addSubmitPages(app, pages)
  addAuthorisePages(app, pages)
  addRetirePages(app, pages)
  addPreviewPage(app, pages)
  await addEvidencePages(app, pages)
}
