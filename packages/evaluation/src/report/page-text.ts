// A page as text. Names come from files: what a page would not show, or would be turned round by, is written out.
import { type Html, render } from '@policeai/govuk/html'
import { visible } from '../faults/index.ts'

export function pageText(page: Html): string {
  return render(page).split('\n').map(visible).join('\n')
}
