// The door of the tasks: what can be measured, and the task of a plan.
export { measureDefinition, measureWords, TASKS, taskOf, taskWords } from './registry.ts'
export { taskReference } from './reference.ts'
export type {
  ComparedAttribute,
  Counting,
  FigureBasis,
  MeasureDefinition,
  Reading,
  RowAmounts,
  Slices,
  Task,
  Unit,
} from './task.ts'
export type { Bilingual, Frequency, MeasureWords, PlanWords, TableWords, TaskWords } from './words.ts'
