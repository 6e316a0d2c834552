// Planning: how much must be measured to show a gap, a limit or a rate, and what given sizes can show.
export { type AreaDesign, expectedAreaVariance, positivesForAreas, smallestAreaGap } from './areas.ts'
export { designEffect, smallestMeanGap, type UnitVariances, unitsForMeans } from './means.ts'
export { nearestToLimit, trialsAgainstLimit } from './one-proportion.ts'
export { type DiscordantShares, pairsNeeded, smallestPairedGap } from './paired.ts'
export { trialsForHalfWidth, trialsWithoutEvent } from './precision.ts'
export type { TestRisk } from './risk.ts'
export { type GroupSizes, smallestDetectableGap, trialsByGroup, trialsPerGroup } from './two-proportions.ts'
