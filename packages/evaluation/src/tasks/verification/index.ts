// The door of the task: verification, and what the other tasks of scores share with it.
export { countScoreStates } from './count.ts'
export { type Cumulative, crossingOf, missRate, refusedRate } from './crossing.ts'
export { type Entries, everyPlace, histogramAt, placesByGroup, readEntries } from './entries.ts'
export { type Grid, gridSchema, onGrid, turned } from './grid.ts'
export { absentClass, type ClassColumn, readClass } from './labels.ts'
export { verificationPlanSchema } from './plan.ts'
export { claimCondition, scoreRowAmounts } from './row-amounts.ts'
export {
  areaBasis,
  chosenThresholds,
  equalErrorBasis,
  independentShares,
  limitName,
  missesAtBasis,
  type Scored,
  scoredOf,
} from './score-figures.ts'
export {
  genuineIn,
  mergeScores,
  releaseScores,
  type ScoreState,
  scoreDisclosure,
  scoreStateSchema,
} from './score-state.ts'
export { spreadTables } from './spread.ts'
export { scoreTables } from './tables.ts'
export { verification } from './task.ts'
