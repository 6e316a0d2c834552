// The task list of a draft: how far each section is, and what comes next.
import { completeness, type RecordContent, sections } from '@policeai/record'
import { phaseOf } from './chain.ts'

export type TaskState = 'completed' | 'in_progress' | 'not_started' | 'optional'

export type Task = Readonly<{ section: string; state: TaskState; required: number; filled: number }>

export type TaskList = Readonly<{
  tasks: readonly Task[]
  required: number
  filled: number
  /** Keys of the required fields that are empty. */
  missing: readonly string[]
  /** The first section that still needs something, null where none does. */
  next: string | null
}>

export function taskList(content: RecordContent): TaskList {
  const whole = completeness(content, { phase: phaseOf(content) ?? 'pre_deployment' })
  const tasks = sections.map(({ key, fields }) => {
    const { required, filled } = whole.bySection[key] ?? { required: 0, filled: 0 }
    const begun = fields.some((field) => field.key in content)
    return { section: key, required, filled, state: stateOf(required, filled, begun) }
  })
  const next = tasks.find(({ required, filled }) => filled < required)?.section ?? null
  return {
    tasks,
    required: whole.required,
    filled: whole.filled,
    missing: whole.missing.map(({ key }) => key),
    next,
  }
}

function stateOf(required: number, filled: number, begun: boolean): TaskState {
  if (!begun) return required === 0 ? 'optional' : 'not_started'
  return filled < required ? 'in_progress' : 'completed'
}
