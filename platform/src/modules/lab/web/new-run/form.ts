// What the form asks for, and what is wrong with what was sent: every fault at once, each at its field.
import { type Plan, readPlan } from '@policeai/evaluation'
import type { Upload } from '../../domain/run.ts'
import type { Text } from '../../locales/index.ts'
import type { Sent } from './sent.ts'

export type Field = 'plan' | 'plan_file' | 'observations'
type FieldError = Readonly<{ field: Field; text: string }>

/** What stands in the form: it comes back as it was sent. */
export type FormState = Readonly<{
  formKey: string
  plan: string
  upload: Upload | null
  errors: readonly FieldError[]
}>

type ReadyRun = Readonly<{ title: string; plan: string; planName: string; upload: Upload }>

type Given = Readonly<{
  sent: Sent
  /** The file that was kept from an earlier try: there, not there for this organisation, or none named. */
  kept: Upload | 'gone' | null
  limit: string
  text: Text
}>

type Checked =
  | Readonly<{ ok: true; run: ReadyRun }>
  | Readonly<{ ok: false; plan: string; upload: Upload | null; errors: readonly FieldError[] }>

export function checkForm(given: Given): Checked {
  const plan = checkPlan(given)
  const observations = checkObservations(given)
  const upload = observations.upload
  if (plan.title !== null && upload !== null && observations.errors.length === 0) {
    return { ok: true, run: { title: plan.title, plan: plan.text, planName: plan.name, upload } }
  }
  return { ok: false, plan: plan.text, upload, errors: [...plan.errors, ...observations.errors] }
}

type CheckedPlan = Readonly<{
  text: string
  name: string
  title: string | null
  errors: readonly FieldError[]
}>

function checkPlan({ sent, text: { form } }: Given): CheckedPlan {
  const typed = (sent.fields['plan'] ?? '').replaceAll('\r\n', '\n') // a browser sends lines of a text field with CRLF
  const refused = (field: Field, text: string): CheckedPlan => {
    return { text: typed, name: '', title: null, errors: [{ field, text }] }
  }
  const { planFile } = sent
  if (planFile?.text === 'too-large') return refused('plan_file', form.errors.planTooLarge)
  if (planFile?.text === 'not-text') return refused('plan_file', form.errors.planNotText)
  if (planFile === null && sent.planTooLarge) return refused('plan', form.errors.planTooLarge)
  const text = planFile?.text ?? typed
  if (text.trim() === '') return refused('plan', form.errors.noPlan)
  return readText(text, planFile?.name ?? 'plan.yaml', form.errors)
}

/** What the form cannot give a plan that is right: its observations are not one file. */
function notOneFile({ observations }: Plan, errors: Text['form']['errors']): readonly FieldError[] {
  if (observations.postgres !== undefined) return [{ field: 'plan', text: errors.warehouse }]
  return observations.truth === undefined ? [] : [{ field: 'plan', text: errors.twoFiles }]
}

function readText(text: string, name: string, say: Text['form']['errors']): CheckedPlan {
  const read = readPlan(text, name)
  if (read.ok) {
    const errors = notOneFile(read.plan, say)
    return { text, name, title: errors.length === 0 ? read.plan.title : null, errors }
  }
  const errors = read.faults.map(({ line, column, message, hint }) => {
    return {
      field: 'plan',
      text: say.at(line, column, hint === undefined ? message : `${message} (${hint})`),
    } as const
  })
  return { text, name, title: null, errors }
}

type CheckedObservations = Readonly<{ upload: Upload | null; errors: readonly FieldError[] }>

function checkObservations({ sent, kept, limit, text: { form } }: Given): CheckedObservations {
  const before = kept === 'gone' ? null : kept
  const refused = (text: string): CheckedObservations => ({
    upload: before,
    errors: [{ field: 'observations', text }],
  })
  const { observations } = sent
  if (observations === null) {
    if (before !== null) return { upload: before, errors: [] }
    return refused(kept === 'gone' ? form.errors.gone : form.errors.noObservations)
  }
  if (observations.outcome === 'empty') return refused(form.errors.empty(observations.name))
  if (observations.outcome === 'too-large') return refused(form.errors.tooLarge(observations.name, limit))
  return { upload: observations.outcome, errors: [] }
}
