// What a slice of spans is counted into: sums over documents, documents by whether they leak, and sums by type.
import { mergeUnitSums, plainSums, type UnitSums } from '@policeai/metrics'
import { z } from 'zod'
import { unitSumsSchema } from '../state-parts.ts'
import { AMOUNTS, LEAKS, type Leak } from './document.ts'

/** Beyond so many types no figure is given by type. */
export const MOST_TYPES = 30

/** `leaks`: documents that are hidden, and that leak. `types`: correct, found, to find; `null` where there are too many. */
export type SpansState = {
  readonly sums: UnitSums
  readonly leaks: Readonly<Record<Leak, UnitSums>>
  readonly types: Readonly<Record<string, UnitSums>> | null
}

export const spansStateSchema: z.ZodType<SpansState> = z.strictObject({
  sums: unitSumsSchema(AMOUNTS.length),
  leaks: z.strictObject({ all: unitSumsSchema(2), direct: unitSumsSchema(2), quasi: unitSumsSchema(2) }),
  types: z
    .record(z.string(), unitSumsSchema(3))
    .refine((types) => Object.keys(types).length <= MOST_TYPES)
    .nullable(),
})

/** A type that did not occur: the same documents, and nothing in them. */
function absent({ units, observations, products }: UnitSums): UnitSums {
  const none = plainSums([0, 0, 0], observations)
  return { ...none, units, products: products === null ? null : [0, 0, 0, 0, 0, 0] }
}

export function typeSums({ types, sums }: SpansState, type: string): UnitSums {
  return types?.[type] ?? absent(sums)
}

function mergeTypes(a: SpansState, b: SpansState): SpansState['types'] {
  if (a.types === null || b.types === null) return null
  const names = [...new Set([...Object.keys(a.types), ...Object.keys(b.types)])].sort()
  if (names.length > MOST_TYPES) return null
  return Object.fromEntries(names.map((name) => [name, mergeUnitSums(typeSums(a, name), typeSums(b, name))]))
}

export function mergeSpansStates(a: SpansState, b: SpansState): SpansState {
  const leaks = (leak: Leak) => mergeUnitSums(a.leaks[leak], b.leaks[leak])
  return {
    sums: mergeUnitSums(a.sums, b.sums),
    leaks: { all: leaks(LEAKS[0]), direct: leaks(LEAKS[1]), quasi: leaks(LEAKS[2]) },
    types: mergeTypes(a, b),
  }
}
