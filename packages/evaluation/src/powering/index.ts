// The door of the powering module: how much must be measured to show a gap, and the smallest gap that given sizes show.
export type { PowerAnswer } from './answer.ts'
export type { Assumptions } from './assumptions.ts'
export { type Least, type Limit, leastFor } from './limits.ts'
export { keepsTo, type Needed, neededSizes, type Refused } from './needed.ts'
export { smallestByObservations } from './observed.ts'
export { parseRate, type Rate } from './rate.ts'
export { type Smallest, smallestByPlan } from './smallest.ts'
