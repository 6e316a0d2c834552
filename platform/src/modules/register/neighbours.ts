// What the register asks of other modules, in its own words: who the organisations are, and which signed
// evidence the lab holds for one of them. Tests hand in fakes of these.
import type { Language } from '../../kernel/http/language.ts'

export type Organisation = Readonly<{
  id: string
  slug: string
  name: Readonly<Record<Language, string>>
  kind: 'force' | 'centre'
  demonstration: boolean
}>

export type Organisations = Readonly<{
  find: (id: string) => Promise<Organisation | null>
  list: () => Promise<readonly Organisation[]>
}>
