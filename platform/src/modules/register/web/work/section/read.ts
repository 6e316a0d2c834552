// Reads a section form that was sent: the content, or every fault at its control.
import { checkContent, type Fault, type Field, type RecordContent } from '@policeai/record'
import type { FormValues } from '../../../../../kernel/http/forms.ts'
import type { Language } from '../../../../../kernel/http/language.ts'
import { controlOf } from './names.ts'
import { fromForm } from './values.ts'

/** One fault: at which control, and what to do there. `title` says in which field, for the summary. */
export type ControlFault = Readonly<{ name: string; title: string; message: string }>

export type SectionRead =
  | Readonly<{ ok: true; values: RecordContent }>
  | Readonly<{ ok: false; faults: readonly ControlFault[] }>

export function readSection(fields: readonly Field[], form: FormValues, language: Language): SectionRead {
  const check = checkContent(fromForm(fields, form))
  if (check.ok) return { ok: true, values: check.content }
  return { ok: false, faults: check.faults.map((fault) => atControl(fields, fault, language)) }
}

const atControl = (fields: readonly Field[], fault: Fault, language: Language): ControlFault => ({
  name: controlOf(fields, fault),
  title: fields.find((field) => field.key === fault.field)?.title[language] ?? fault.field,
  message: fault.message[language],
})
