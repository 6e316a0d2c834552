// What a slice of translation is counted into: sums over documents or segments, and the vectors of each for as long as they
// are few, so that they can be drawn anew.
import { mergeUnitSums, type UnitSums } from '@policeai/metrics'
import { z } from 'zod'
import type { Coded, CodedRow } from '../../observations/index.ts'
import { unitSumsSchema } from '../state-parts.ts'
import { SCORES_WIDTH, WIDTH } from './segment.ts'

/** Beyond so many units a bootstrap says what linearisation says, and linearisation is taken. */
export const MOST_UNITS = 5000

/** `vectors`: what scores take of each unit, one after the other; `null` where they are not kept. */
export type TranslationState = { readonly sums: UnitSums; readonly vectors: Float64Array | null }

/** What leaves a site: sums alone. */
export const translationStateSchema: z.ZodType<TranslationState> = z.strictObject({
  sums: unitSumsSchema(WIDTH),
  vectors: z.null(),
})

export function mergeTranslation(a: TranslationState, b: TranslationState): TranslationState {
  return { sums: mergeUnitSums(a.sums, b.sums), vectors: null }
}

export type VectorCollector = {
  readonly add: (row: CodedRow, amounts: ArrayLike<number>) => void
  readonly read: () => Float64Array | null
}

/** Collects the units of one slice: clusters, or rows. */
export function collectVectors({ clusters }: Coded): VectorCollector {
  const units = new Map<number, Float64Array>()
  return {
    add: ({ units: [cluster = 0], weight }, amounts) => {
      if (units.size > MOST_UNITS || clusters > 1) return
      const key = clusters === 1 ? cluster : units.size
      const vector = units.get(key) ?? new Float64Array(SCORES_WIDTH)
      units.set(key, vector)
      for (let i = 0; i < SCORES_WIDTH; i++) vector[i] = (vector[i] ?? 0) + weight * (amounts[i] ?? 0)
    },
    read: () => {
      if (units.size > MOST_UNITS || clusters > 1) return null
      const vectors = new Float64Array(units.size * SCORES_WIDTH)
      const rising = [...units].sort(([a], [b]) => a - b)
      for (const [i, [, vector]] of rising.entries()) vectors.set(vector, i * SCORES_WIDTH)
      return vectors
    },
  }
}
