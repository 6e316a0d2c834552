// Writes a state as results are written, for whoever at the site reads it before it is sent.
import { canonicalText } from '../result/serialise.ts'
import { type StateFile, stateFileSchema } from './format.ts'

/** The text of a state, indented; what is sent is the signed one. Throws `ZodError` for what does not keep to the schema. */
export function serialiseState(state: StateFile): string {
  return canonicalText(stateFileSchema.parse(state))
}
