// The words of the public pages in the reader's language, and the choice of a force's own words: Welsh where it
// was written, otherwise English, marked as such.
import { type Html, html } from '@policeai/govuk/html'
import type { Translated } from '@policeai/record'
import type { Language } from '../../../../kernel/http/language.ts'
import { cy } from './cy.ts'
import { en, type PublicText } from './en.ts'

export type { PublicText } from './en.ts'

const TEXTS: Readonly<Record<Language, PublicText>> = { en, cy }

export const publicText = (language: Language): PublicText => TEXTS[language]

/** What a force wrote, for a title or an attribute. */
export const plain = (language: Language, text: Translated): string => text[language] ?? text.en

/** What a force wrote, for a page: English on a Welsh page carries its language, so that it is read out rightly. */
export const written = (language: Language, text: Translated): Html =>
  text[language] === undefined ? html`<span lang="en">${text.en}</span>` : html`${text[language]}`
