// What is counted of images, summed over the units that are independent: what is left of a state whose images, with the score of
// each detection, stayed at their site.
import { mergeUnitSums, type UnitSums } from '@policeai/metrics'
import { z } from 'zod'
import { unitSumsSchema } from '../state-parts.ts'

/** `counted` as `countedSums` has it; `frames` and `objects` where something had to be hidden. */
export type ImageSums = {
  readonly counted: UnitSums
  /** By category, in the order of the categories; none where these are too many. */
  readonly categories: readonly UnitSums[]
  readonly frames: UnitSums | null
  readonly objects: UnitSums | null
}

export const imageSumsSchema: z.ZodType<ImageSums> = z.strictObject({
  counted: unitSumsSchema(4),
  categories: z.array(unitSumsSchema(4)),
  frames: unitSumsSchema(3).nullable(),
  objects: unitSumsSchema(2).nullable(),
})

type Named = readonly [categories: readonly string[], sums: ImageSums]

/** A category that a site does not have: as many images, and nothing of it in them. */
function categorySums([categories, { categories: own, counted }]: Named, name: string): UnitSums {
  const found = own[categories.indexOf(name)]
  if (found !== undefined) return found
  const images = counted.sums.map((amount, i) => (i === 3 ? amount : 0))
  const products =
    counted.products?.map((product, at, { length }) => (at === length - 1 ? product : 0)) ?? null
  return { ...counted, sums: images, products }
}

function both(a: UnitSums | null, b: UnitSums | null): UnitSums | null {
  return a === null || b === null ? null : mergeUnitSums(a, b)
}

/** The sums of two sites, by the categories of both. */
export function mergeImageSums(a: Named, b: Named, categories: readonly string[]): ImageSums {
  const apart = [a, b].some(([names, { categories: own }]) => own.length < names.length)
  return {
    counted: mergeUnitSums(a[1].counted, b[1].counted),
    categories: apart
      ? []
      : categories.map((name) => mergeUnitSums(categorySums(a, name), categorySums(b, name))),
    frames: both(a[1].frames, b[1].frames),
    objects: both(a[1].objects, b[1].objects),
  }
}
