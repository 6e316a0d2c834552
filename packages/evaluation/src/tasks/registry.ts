// Every task, by the name of its variant. To add one: its folder, a line here, and a line in plan/schema.ts.
import type { CommonPlan } from '../plan/every-plan.ts'
import { variantOf } from '../plan/index.ts'
import { withRunTables } from '../repeating/words.ts'
import { binaryClassification } from './binary-classification/index.ts'
import { deepfake } from './deepfake/index.ts'
import { detection } from './detection/index.ts'
import { identification } from './identification/index.ts'
import { judgement } from './judgement/index.ts'
import { linkage } from './linkage/index.ts'
import { manyClassClassification } from './many-class-classification/index.ts'
import { plateReading } from './plate-reading/index.ts'
import { ranking } from './ranking/index.ts'
import { spans } from './spans/index.ts'
import { summary } from './summary/index.ts'
import type { MeasureDefinition, Task } from './task.ts'
import { transcription } from './transcription/index.ts'
import { translation } from './translation/index.ts'
import { verification } from './verification/index.ts'
import type { MeasureWords, TaskWords } from './words.ts'

/** A task whose types are its own affair; whoever holds one has a plan of the same variant. */
type AnyTask = Task<CommonPlan, unknown>

function erase<P extends CommonPlan, S>(task: Task<P, S>): AnyTask {
  return task as unknown as AnyTask
}

export const TASKS: readonly AnyTask[] = [
  erase(binaryClassification),
  erase(manyClassClassification),
  erase(spans),
  erase(verification),
  erase(detection),
  erase(plateReading),
  erase(identification),
  erase(deepfake),
  erase(ranking),
  erase(linkage),
  erase(transcription),
  erase(translation),
  erase(summary),
  erase(judgement),
]

/** The task of a plan that has been read. */
export function taskOf(plan: CommonPlan): AnyTask {
  const variant = variantOf(plan)
  const found = TASKS.find(({ name }) => name === variant)
  if (found === undefined) throw new Error(`no task for ${plan.task}`)
  return found
}

const MEASURES: ReadonlyMap<string, MeasureDefinition> = new Map(
  TASKS.flatMap(({ measures }) => measures.map((measure) => [measure.name, measure])),
)

/** How a measure is shown; a measure has one meaning in all tasks. `undefined` for one that this version does not know. */
export function measureDefinition(measure: string): MeasureDefinition | undefined {
  return MEASURES.get(measure)
}

/** The words of the task of a plan. */
export function taskWords(plan: CommonPlan, language: 'en' | 'cy'): TaskWords {
  return withRunTables(taskOf(plan).words[language], language)
}

/** What a measure is called and says; `undefined` for one that this version does not know. */
export function measureWords(measure: string, language: 'en' | 'cy'): MeasureWords | undefined {
  return TASKS.map(({ words }) => words[language].measures[measure]).find((words) => words !== undefined)
}
