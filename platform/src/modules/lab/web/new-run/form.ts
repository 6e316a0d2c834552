// What the form asks for, and what is wrong with what was sent: every fault at once, each at its field.
import { type Plan, readPlan } from '@policeai/evaluation'
import type { RunFiles, Upload } from '../../domain/run.ts'
import type { Text } from '../../locales/index.ts'
import { type CheckedFiles, checkFiles, type Kept, wantedOf } from './files.ts'
import type { BySlot, Sent, Slot } from './sent.ts'

export type Field = 'plan' | 'plan_file' | Slot
type FieldError = Readonly<{ field: Field; text: string }>

/** A plan whose observations stay in a database: the setting that it names, which this form does not reach. */
export type Warehouse = Readonly<{ setting: string }>

/** What stands in the form: it comes back as it was sent. */
export type FormState = Readonly<{
  formKey: string
  plan: string
  files: BySlot<Upload | null>
  warehouse: Warehouse | null
  errors: readonly FieldError[]
}>

type ReadyRun = Readonly<{ title: string; plan: string; planName: string }> & RunFiles

type Given = Readonly<{ sent: Sent; kept: BySlot<Kept>; limit: string; text: Text }>

type Checked = Readonly<{ ok: true; run: ReadyRun }> | (Readonly<{ ok: false }> & Omit<FormState, 'formKey'>)

export function checkForm(given: Given): Checked {
  const { errors, name, plan, text } = checkPlan(given)
  const setting = plan?.observations.postgres
  if (setting !== undefined) return stayingAway(given, text, setting)
  const checked = checkFiles({ ...given, sent: given.sent.files, wanted: plan && wantedOf(plan) })
  const { observations, truth } = checked.files
  const all = [...errors, ...checked.errors]
  if (plan !== null && observations !== null && all.length === 0) {
    return { ok: true, run: { title: plan.title, plan: text, planName: name, upload: observations, truth } }
  }
  return { ok: false, plan: text, files: checked.files, warehouse: null, errors: all }
}

/** No file can answer such a plan, so that none is asked for; what was sent is kept. */
function stayingAway(given: Given, plan: string, setting: string): Checked {
  const { files }: CheckedFiles = checkFiles({ ...given, sent: given.sent.files, wanted: null })
  const errors = [{ field: 'plan', text: given.text.form.errors.warehouse(setting) }] as const
  return { ok: false, plan, files, warehouse: { setting }, errors }
}

type CheckedPlan = Readonly<{
  text: string
  name: string
  plan: Plan | null
  errors: readonly FieldError[]
}>

function checkPlan({ sent, text: { form } }: Given): CheckedPlan {
  const typed = (sent.fields['plan'] ?? '').replaceAll('\r\n', '\n') // a browser sends lines of a text field with CRLF
  const refused = (field: Field, text: string): CheckedPlan => {
    return { text: typed, name: '', plan: null, errors: [{ field, text }] }
  }
  const { planFile } = sent
  if (planFile?.text === 'too-large') return refused('plan_file', form.errors.planTooLarge)
  if (planFile?.text === 'not-text') return refused('plan_file', form.errors.planNotText)
  if (planFile === null && sent.planTooLarge) return refused('plan', form.errors.planTooLarge)
  const text = planFile?.text ?? typed
  if (text.trim() === '') return refused('plan', form.errors.noPlan)
  return readText(text, planFile?.name ?? 'plan.yaml', form.errors)
}

function readText(text: string, name: string, say: Text['form']['errors']): CheckedPlan {
  const read = readPlan(text, name)
  if (read.ok) return { text, name, plan: read.plan, errors: [] }
  const errors = read.faults.map(({ line, column, message, hint }) => {
    return {
      field: 'plan',
      text: say.at(line, column, hint === undefined ? message : `${message} (${hint})`),
    } as const
  })
  return { text, name, plan: null, errors }
}
