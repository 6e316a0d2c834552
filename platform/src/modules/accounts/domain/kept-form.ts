// A form that was sent when a second factor had to be shown first: nothing is done with it but to give it back, to
// the same person, on the page from which it came.
import type { FormValues } from '../../../kernel/http/forms.ts'

export type KeptForm = Readonly<{
  personId: string
  /** Of the page with the form, and of where it was sent: a form that had faults stands there. */
  paths: readonly string[]
  form: FormValues
}>

/** Decisions are some thousand characters; a session is no place for more than a few of them. */
const MOST_CHARACTERS = 50_000

/** Null where there is too much of it to keep. */
export const keptForm = (personId: string, pages: readonly string[], form: FormValues): KeptForm | null =>
  JSON.stringify(form).length > MOST_CHARACTERS ? null : { personId, paths: pages.map(pathOf), form }

export function isFor(kept: KeptForm, personId: string | undefined, page: string): boolean {
  return kept.personId === personId && kept.paths.includes(pathOf(page))
}

const pathOf = (address: string): string => new URL(address, 'https://this.site').pathname
