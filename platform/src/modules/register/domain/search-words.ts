// The words under which a published version is found, in each language. A Welsh reader also finds a record by
// its English text where no Welsh was written.
import type { RecordContent } from '@policeai/record'
import type { Language } from '../../../kernel/http/language.ts'

export type SearchWords = Readonly<
  Record<Language, Readonly<{ title: string; sentence: string; names: string; description: string }>>
>

type Names = Readonly<{
  toolName: string
  supplier: string
  organisation: Readonly<Record<Language, string>>
}>

export function searchWords(content: RecordContent, names: Names): SearchWords {
  const inLanguage = (language: Language) => ({
    title: `${textOf(content, 'title', language)} ${textOf(content, 'name', language)}`,
    sentence: textOf(content, 'one_sentence_description', language),
    names: [names.toolName, names.supplier, names.organisation[language]].join(' '),
    description: textOf(content, 'description', language),
  })
  return { en: inLanguage('en'), cy: inLanguage('cy') }
}

type Translated = Readonly<{ en?: string; cy?: string }>

/** The text of a translatable field; empty where it is withheld, or was not written. */
export function textOf(content: RecordContent, key: string, language: Language): string {
  const entry = content[key]
  if (!entry || !('value' in entry)) return ''
  const value = entry.value as Translated
  return (language === 'cy' ? value.cy : undefined) ?? value.en ?? ''
}
