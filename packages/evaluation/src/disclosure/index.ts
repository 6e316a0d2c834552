export type { EarlierRelease } from './earlier.ts'
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
export { intervalOfSuppressed } from './ranges.ts'
export { type DisclosureAccount, type DisclosureReport, disclosureReport } from './report.ts'
export { type Statement, statementOf } from './statement.ts'
