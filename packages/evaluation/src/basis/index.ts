// The door of the basis module: what figures rest on, their estimates with intervals, and comparisons of two.
export {
  ABSENCES,
  type Absence,
  type Basis,
  type Measured,
  none,
  rateOfSums,
  shareOf,
  sizeOf,
  smoothOf,
} from './basis.ts'
export { type Comparison, compare } from './compare.ts'
export { type Figure, figureOf, type Intervals, intervalOf } from './estimate.ts'
