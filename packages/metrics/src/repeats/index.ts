// Repeats: a product run several times on the same input, and how far its answers can be relied on.
export {
  allOfRuns,
  answeredAlike,
  anyOfRuns,
  countRepeats,
  mergeRepeats,
  type RepeatCounts,
  type RepeatSpread,
  spreadOfRuns,
} from './repeats.ts'
