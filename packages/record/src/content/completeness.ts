// Completeness: which fields are due in a phase and which of them have been answered. A withheld field counts as
// answered; a list counts when every entry has what its own fields require.

import type { Condition, Field, Phase } from '../standard/field.ts'
import { sections } from '../standard/standard.ts'
import type { FieldState, FieldValue, Item, RecordContent } from './schema.ts'
import { isItemList } from './value.ts'

export type Count = Readonly<{ required: number; filled: number; missing: readonly Field[] }>

export type Completeness = Count & Readonly<{ bySection: Readonly<Record<string, Count>> }>

type Answers = (key: string) => FieldValue | undefined

const holds = (when: Condition | undefined, answers: Answers): boolean => {
  if (!when) return true
  const value = answers(when.field)
  return typeof value === 'string' && when.is.includes(value)
}

function isDue(field: Field, phase: Phase, answers: Answers): boolean {
  if (field.required === 'never' || (field.phases && !field.phases.includes(phase))) return false
  if (field.required === 'before_use' && phase === 'pre_deployment') return false
  return holds(field.when, answers)
}

function isComplete(field: Field, value: FieldValue | undefined, phase: Phase): boolean {
  if (value === undefined) return false
  const { kind } = field
  if (kind.kind !== 'list' || !isItemList(value)) return true
  return value.every((item) => areComplete(kind.item, item, phase))
}

const areComplete = (list: readonly Field[], item: Item, phase: Phase): boolean =>
  list
    .filter((field) => isDue(field, phase, (key) => item[key]))
    .every((field) => isComplete(field, item[field.key], phase))

const isAnswered = (field: Field, state: FieldState | undefined, phase: Phase): boolean => {
  if (!state) return false
  return 'withheld' in state || isComplete(field, state.value, phase)
}

function countOf(list: readonly Field[], content: RecordContent, phase: Phase, answers: Answers): Count {
  const due = list.filter((field) => isDue(field, phase, answers))
  const missing = due.filter((field) => !isAnswered(field, content[field.key], phase))
  return { required: due.length, filled: due.length - missing.length, missing }
}

/**
 * How much of what is due in a phase has been answered, whole and section by section.
 *
 * @example
 * completeness({}, { phase: 'pre_deployment' }).filled // => 0
 */
export function completeness(content: RecordContent, { phase }: Readonly<{ phase: Phase }>): Completeness {
  const answers: Answers = (key) => {
    const state = content[key]
    return state && 'value' in state ? state.value : undefined
  }
  const counts = sections.map(({ key, fields }) => [key, countOf(fields, content, phase, answers)] as const)
  const sum = (pick: (count: Count) => number) => counts.reduce((total, [, count]) => total + pick(count), 0)
  return {
    required: sum((count) => count.required),
    filled: sum((count) => count.filled),
    missing: counts.flatMap(([, count]) => count.missing),
    bySection: Object.fromEntries(counts),
  }
}
