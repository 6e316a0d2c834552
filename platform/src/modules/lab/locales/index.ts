// The words of this module, in the language of the reader.
import type { Language } from '../../../kernel/http/language.ts'
import { cy } from './cy.ts'
import { en } from './en.ts'

export type Text = typeof en

const TEXT: Readonly<Record<Language, Text>> = { en, cy }

export const textOf = (language: Language): Text => TEXT[language]
