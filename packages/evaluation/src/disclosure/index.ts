// Disclosure control: what is done to a table of counts before it leaves the site whose observations it counts, and
// what can be said afterwards of a count that was held back.
export type { EarlierRelease } from './earlier.ts'
export { holdSums, markFew } from './hold-sums.ts'
export type {
  CountedSlice,
  CountPlace,
  CountRange,
  CountTable,
  ReleasedSlice,
  ReleasedTable,
} from './model.ts'
export { type DisclosurePolicy, policySchema } from './policy.ts'
export { type Protected, protect } from './protect.ts'
export { intervalOfSuppressed, roundedFrom } from './ranges.ts'
export { type DisclosureAccount, type DisclosureReport, disclosureReport } from './report.ts'
export { OtherPolicyError } from './round-again.ts'
export { type Statement, statementOf, statementOfSums } from './statement.ts'
export { amountName, namesIn, type Piece, type SumsBlock } from './sums.ts'
