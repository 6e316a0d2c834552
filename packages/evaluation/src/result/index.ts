// The door of the result module: the format of a result, and its writer.
export {
  FINDING_CODES,
  type FindingCode,
  isFinding,
  REASON_CODES,
  type Reason,
  type ReasonCode,
  type Values,
  WARNING_CODES,
  type WarningCode,
} from './reason.ts'
export {
  type Criterion,
  type Curve,
  type Design,
  type Disparity,
  type Interval,
  type Measure,
  RESULT_VERSION,
  type Result,
  type ResultTable,
  resultSchema,
  type Warning,
} from './schema.ts'
export { serialiseResult } from './serialise.ts'
