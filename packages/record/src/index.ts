// The record standard: the fields as data, and everything that is made from them.

export { type Atrs4Reading, type Atrs4Record, fromAtrs4, toAtrs4 } from './atrs/atrs-4.ts'
export { type ContentCheck, checkContent } from './content/check.ts'
export { type Completeness, type Count, completeness } from './content/completeness.ts'
export type { Fault } from './content/faults.ts'
export {
  contentSchema,
  type FieldState,
  type FieldValue,
  type Item,
  type RecordContent,
  sectionSchema,
  valueSchema,
} from './content/schema.ts'
export { type Change, type Difference, difference, type ItemDifference } from './difference/difference.ts'
export { type Word, wordDifference } from './difference/words.ts'
export {
  CONVERSIONS,
  checkRecord,
  convertRecord,
  type FileFault,
  jsonSchemas,
  RECORD_VERSION,
  type RecordCheck,
  type RecordFile,
  recordFileSchema,
} from './file/record-file.ts'
export { fieldReference } from './reference/field-reference.ts'
export {
  type Bilingual,
  type Condition,
  type Field,
  type FieldKind,
  LANGUAGES,
  type Language,
  type Option,
  PHASES,
  PHASES_OF_USE,
  type Phase,
  type Section,
  type TextFormat,
  type Translated,
} from './standard/field.ts'
export { fields, findField, keyFacts, sections } from './standard/standard.ts'
export { FOIA_BASES, type FoiaBasis, findGround, type Ground } from './withholding/foia.ts'
export { type Withholding, withholdingSchema } from './withholding/withholding.ts'
