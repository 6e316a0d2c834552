// A withheld field in its place: the ground in words, the harm, the public interest where it had to be weighed,
// what can be said instead, who decided, and until when.
import { type Html, html } from '@policeai/govuk'
import { findGround, type Withholding } from '@policeai/record'
import type { Language } from '../../../../../kernel/http/language.ts'
import { formatDate, withheld } from '../../../../../site/index.ts'
import { publicText } from '../../../locales/public/index.ts'
import { translatedView } from './values.ts'

export function withheldView(language: Language, w: Withholding, today: string): Html {
  const text = publicText(language).record
  const { balance } = w
  const block = withheld(language, {
    basis: groundText(language, w.basis),
    harm: w.harm,
    ...(balance && {
      balance: text.balance(balance.for_disclosure, balance.for_withholding, balance.conclusion),
    }),
    gist: translatedView(language, w.gist),
    decidedBy: w.decided_by,
    ...(w.confirmed_by && { confirmedBy: w.confirmed_by }),
    lapses: w.lapses,
  })
  const lapsed = w.lapses < today
  return html`${lapsed && html`<p><strong>${text.lapsed(formatDate(language, w.lapses))}</strong></p>`}${block}`
}

export function groundText(language: Language, code: string): string {
  const title = findGround(code)?.title[language] ?? ''
  return publicText(language).record.withheldBasis(code.replace(/^s/, ''), title)
}
