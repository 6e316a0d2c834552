// The door of the tasks: what can be measured, and the task of a plan.

export { taskReference } from './reference.ts'
export { measureDefinition, measureWords, TASKS, taskOf, taskWords } from './registry.ts'
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
export type {
  Bilingual,
  Frequency,
  MeasureWords,
  PlanWords,
  TablePlot,
  TableWords,
  TaskWords,
} from './words.ts'
