// What a slice of a binary classification is counted into: its confusion cells, and the sums over its scores.
import { mergeUnitSums, type ScoreSums, type UnitSums } from '@policeai/metrics'
import { z } from 'zod'
import { unitSumsSchema } from '../state-parts.ts'

/** Cells in the order true negative, false positive, false negative, true positive. `scores` is there where rows were scanned by score. */
export type BinaryState = { readonly cells: UnitSums; readonly scores: ScoreSums | undefined }

/** What leaves a site: the cells. */
export const binaryStateSchema: z.ZodType<BinaryState> = z
  .strictObject({ cells: unitSumsSchema(4) })
  .transform(({ cells }) => ({ cells, scores: undefined }))

export function mergeBinary(a: BinaryState, b: BinaryState): BinaryState {
  return { cells: mergeUnitSums(a.cells, b.cells), scores: undefined }
}
