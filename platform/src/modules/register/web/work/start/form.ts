// What the form that starts a record must say.
import { type FormValues, oneOf } from '../../../../../kernel/http/forms.ts'
import type { WorkText } from '../../../locales/work/index.ts'
import type { Tool } from '../../../store/records.ts'

export type StartFaults = Readonly<Partial<Record<keyof Tool, string>>>

const LONGEST = 150

export function readStart(
  form: FormValues,
  text: WorkText,
): Readonly<{ tool: Tool }> | Readonly<{ faults: StartFaults }> {
  const [name, supplier] = [tidy(oneOf(form, 'name')), tidy(oneOf(form, 'supplier'))]
  const faults = {
    ...(name === '' ? { name: text.start.nameMissing } : tooLong(name, 'name', text)),
    ...(supplier === '' ? { supplier: text.start.supplierMissing } : tooLong(supplier, 'supplier', text)),
  }
  return Object.keys(faults).length > 0 ? { faults } : { tool: { name, supplier } }
}

/** One line, without the characters that no database keeps. */
const tidy = (value: string): string => value.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim()

const tooLong = (value: string, key: keyof Tool, text: WorkText): StartFaults =>
  value.length > LONGEST ? { [key]: text.atMost(LONGEST) } : {}
