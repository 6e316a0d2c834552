// The words of the force's and the centre's pages, in the reader's language.
import type { Language } from '../../../../kernel/http/language.ts'
import { cy } from './cy.ts'
import { en, type WorkText } from './en.ts'

export type { WorkText } from './en.ts'

const TEXTS: Readonly<Record<Language, WorkText>> = { en, cy }

export const workText = (language: Language): WorkText => TEXTS[language]
