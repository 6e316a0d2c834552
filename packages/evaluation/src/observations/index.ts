// The door of the observations module: opens an observations file for a plan.
export type { Missing } from './check.ts'
export type { Attribute, Group } from './groups.ts'
export {
  DEFAULT_LIMITS,
  type Limits,
  type Observations,
  type ObservationsFile,
  openObservations,
  type ScoredRows,
} from './observations.ts'
