// What the lab asks of accounts: who an organisation is.
import type { Language } from '../../../kernel/http/language.ts'

type Organisation = Readonly<{ id: string; name: Readonly<Record<Language, string>> }>

export type Organisations = Readonly<{
  find: (id: string) => Promise<Organisation | null>
  list: () => Promise<readonly Organisation[]>
}>
