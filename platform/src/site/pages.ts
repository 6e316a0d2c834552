// The pages that belong to no module: one for each fault, the statements that the law asks for, and where
// to ask. Each gives the parts of a page; the words are in `locales/`.
import { html } from '@policeai/govuk'
import type { FaultCode } from '../kernel/errors.ts'
import type { Language } from '../kernel/http/language.ts'
import type { PageParts } from '../kernel/http/page.ts'
import { pagesCy } from './locales/pages-cy.ts'
import { type PagesText, pagesEn, type Statement, type StatementParts } from './locales/pages-en.ts'

const TEXTS: Readonly<Record<Language, PagesText>> = { en: pagesEn, cy: pagesCy }

export type FaultShown = Readonly<{
  code: FaultCode
  status: number
  /** In English; shown to the reader, so it holds no secret. */
  detail: string
}>

/** What the reader sees in place of the page: what happened, what to do, and a reference to quote. */
export function faultPage(language: Language, fault: FaultShown, requestId: string): PageParts {
  const { faults, reference } = TEXTS[language]
  const { title, advice } = faults[fault.code]
  return {
    title,
    status: fault.status,
    unlisted: true,
    body: html`<p class="govuk-body-l"${language !== 'en' && html` lang="en"`}>${fault.detail}</p>
<p class="govuk-body">${advice}</p><p class="govuk-body app-muted">${reference(requestId)}</p>`,
  }
}

export function accessibilityPage(language: Language, parts: StatementParts): PageParts {
  return statement(TEXTS[language].accessibility(parts))
}

export function privacyPage(language: Language, parts: StatementParts): PageParts {
  return statement(TEXTS[language].privacy(parts))
}

export function cookiesPage(language: Language, parts: StatementParts): PageParts {
  return statement(TEXTS[language].cookies(parts))
}

/** Whom to ask about what, and that some of it has no desk here yet. */
export function askUsPage(language: Language, parts: StatementParts): PageParts {
  return statement(TEXTS[language].askUs(parts))
}

function statement({ title, body }: Statement): PageParts {
  return { title, body }
}
