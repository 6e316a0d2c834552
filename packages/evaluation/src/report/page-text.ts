// A page as text. Names come from files: what a page would not show, or would be turned round by, is written out, and a name
// that is written from right to left turns nothing round but itself.
import { type Html, render } from '@policeai/govuk/html'
import { visible } from '../faults/index.ts'

const RIGHT_TO_LEFT = String.raw`[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]`
/** From its first letter to its last, over spaces, digits and marks; markup and the commas of a sentence end it. */
const RUN = new RegExp(String.raw`${RIGHT_TO_LEFT}(?:[^<>&",;:×\p{Script=Latin}]*${RIGHT_TO_LEFT})?\)*`, 'gu')

function closed(run: string): string {
  const [, name = '', brackets = ''] = /^(.*?)(\)*)$/su.exec(run) ?? []
  const open = name.split('(').length - name.split(')').length
  const own = brackets.slice(0, Math.max(0, open))
  return `\u2068${name}${own}\u2069${brackets.slice(own.length)}`
}

export function pageText(page: Html): string {
  return render(page)
    .split('\n')
    .map((line) => visible(line).replace(RUN, closed))
    .join('\n')
}
