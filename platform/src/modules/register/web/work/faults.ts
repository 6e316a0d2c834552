// What is wrong with a form, on top of it: every fault at once, each linked to its control.
import { errorSummary, type Html, html } from '@policeai/govuk'
import type { Language } from '../../../../kernel/http/language.ts'
import { workText } from '../../locales/work/index.ts'

export type SummarisedFault = Readonly<{ href: string; text: string }>

export function faultSummary(language: Language, faults: readonly SummarisedFault[]): Html {
  if (faults.length === 0) return html``
  return errorSummary({ titleText: workText(language).problem, errorList: faults })
}
