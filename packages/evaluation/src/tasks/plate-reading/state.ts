// What a slice of plate reading is counted into: plates read, read as another and not read; characters; and plates by pattern.
import { mergeUnitSums, plainSums, type UnitSums } from '@policeai/metrics'
import { z } from 'zod'
import { unitSumsSchema } from '../state-parts.ts'
import { AMOUNTS, PATTERN_NAMES } from './read.ts'

const READS = 3
const CHARACTERS = 2
const PATTERNED = 2 * PATTERN_NAMES.length

/** `reads`: exact, another, none. `characters`: edits, characters. `patterns`: plates and exact, by pattern. */
export type PlateState = {
  readonly reads: UnitSums
  readonly characters: UnitSums | null
  readonly patterns: UnitSums | null
}

export const plateStateSchema: z.ZodType<PlateState> = z.strictObject({
  reads: unitSumsSchema(READS),
  characters: unitSumsSchema(CHARACTERS).nullable(),
  patterns: unitSumsSchema(PATTERNED).nullable(),
})

/** Some of the amounts that were summed, those from `first` on. */
function partOf({ products, ...sums }: UnitSums, first: number, size: number): UnitSums {
  const [k, places] = [AMOUNTS.length, Array.from({ length: size }, (_, i) => first + i)]
  const place = (i: number, j: number): number => i * k - (i * (i - 1)) / 2 + (j - i)
  const pairs = places.flatMap((i) => places.filter((j) => j >= i).map((j) => place(i, j)))
  return {
    ...sums,
    sums: places.map((at) => sums.sums[at] ?? 0),
    products: products && pairs.map((at) => products[at] ?? 0),
    counts: sums.counts && places.map((at) => sums.counts?.[at] ?? 0),
  }
}

/** Where each plate stands for itself alone, the counts are all there is. */
function asCounted(sums: UnitSums): UnitSums {
  const isPlain = sums.units === sums.observations && sums.counts === null
  return isPlain ? plainSums(sums.sums, sums.observations) : sums
}

export function stateOf(sums: UnitSums): PlateState {
  return {
    reads: asCounted(partOf(sums, 0, READS)),
    characters: partOf(sums, READS, CHARACTERS),
    patterns: partOf(sums, READS + CHARACTERS, PATTERNED),
  }
}

export function mergePlates(a: PlateState, b: PlateState): PlateState {
  return {
    reads: mergeUnitSums(a.reads, b.reads),
    characters: a.characters && b.characters && mergeUnitSums(a.characters, b.characters),
    patterns: a.patterns && b.patterns && mergeUnitSums(a.patterns, b.patterns),
  }
}
