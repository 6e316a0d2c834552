// Which of its shapes a field's value has: the questions that exports, differences and completeness ask.
import type { Translated } from '../standard/field.ts'
import type { FieldValue, Item } from './schema.ts'

/** The entries of a list field, as against the options of a choice. */
export const isItemList = (value: FieldValue): value is readonly Item[] =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'object')

export const isTranslated = (value: FieldValue): value is Translated =>
  typeof value === 'object' && 'en' in value
