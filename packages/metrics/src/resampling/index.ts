// Resampling: intervals for what has no closed form, from draws of the state itself.
export { drawBinomial } from './binomial.ts'
export {
  type BootstrapOptions,
  bootstrapCells,
  bootstrapUnits,
  type Statistic,
  type UnitVectors,
} from './bootstrap.ts'
export { percentileInterval, replicateDifference, replicateP } from './replicates.ts'
