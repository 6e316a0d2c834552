// What is counted by image of one slice, summed over the units that are independent: the images, or their videos.
import { collectUnits, plainSums, type UnitSums } from '@policeai/metrics'
import type { DetectionPlan } from './plan.ts'
import { type DetectionTaskState, RANGES } from './state.ts'

/** Amounts of k things for each image, one after another. */
type ByImage = { readonly k: number; readonly amounts: Float64Array }

function sumsOver(unitOf: Int32Array, { k, amounts }: ByImage): UnitSums {
  const units = unitOf.reduce((last, unit) => Math.max(last, unit), -1) + 1
  const [sums, images] = [new Float64Array(k * units), new Int32Array(units)]
  for (const [place, unit] of unitOf.entries()) {
    images[unit] = (images[unit] ?? 0) + 1
    for (let i = 0; i < k; i++) sums[k * unit + i] = (sums[k * unit + i] ?? 0) + (amounts[k * place + i] ?? 0)
  }
  const collected = collectUnits(k)
  for (let unit = 0; unit < units; unit++)
    collected.add({ amounts: sums.subarray(k * unit, k * (unit + 1)), observations: images[unit] ?? 0 })
  return collected.read()
}

/** The places of the sums of `countedSums`. */
export const OBJECTS = [1, 0, 0, 0] as const
export const FOUND = [0, 1, 0, 0] as const
export const REPORTED = [0, 1, 1, 0] as const
export const FALSE_ALARMS = [0, 0, 1, 0] as const
export const IMAGES = [0, 0, 0, 1] as const

const NO_SUMS: UnitSums = plainSums([0, 0, 0, 0])

/** Objects, those found, false alarms, and images, at the plan's threshold and an overlap of .50; of one category, or of all. */
export function countedSums(
  { matched, unitOf, sums: read }: DetectionTaskState,
  { threshold = Number.NEGATIVE_INFINITY }: DetectionPlan,
  only?: number,
): UnitSums {
  if (read !== null) return (only === undefined ? read.counted : read.categories[only]) ?? NO_SUMS
  const { images, truths, image, category, score, hits, ignored } = matched
  const amounts = new Float64Array(4 * images.length)
  const places = new Map(Array.from(images, (number, place) => [number, place]))
  const add = (number: number | undefined, thing: number): void => {
    const slot = 4 * (places.get(number ?? -1) ?? 0) + thing
    amounts[slot] = (amounts[slot] ?? 0) + 1
  }
  for (const number of images) add(number, 3)
  for (let i = 0; i < truths.image.length; i++)
    if ((truths.ranges[i] ?? 0) & 1 && (only ?? truths.category[i]) === truths.category[i])
      add(truths.image[i], 0)
  for (let i = 0; i < score.length; i++) {
    if ((score[i] ?? 0) < threshold || (ignored[RANGES * i] ?? 0) & 1) continue
    if ((only ?? category[i]) === category[i]) add(image[i], (hits[RANGES * i] ?? 0) & 1 ? 1 : 2)
  }
  return sumsOver(unitOf, { k: 4, amounts })
}

type Leaks = NonNullable<DetectionTaskState['leaks']>

/** Images in which all is hidden, in which something is not, and that had nothing to hide. */
export function frameSums({ hidden, leaked }: Leaks, unitOf: Int32Array, clustered: boolean): UnitSums {
  const amounts = new Float64Array(3 * hidden.length)
  const cells = [0, 0, 0]
  for (const [place, objects] of hidden.entries()) {
    const cell = objects === 0 ? 2 : (leaked[place] ?? 0) > 0 ? 1 : 0
    amounts[3 * place + cell] = 1
    cells[cell] = (cells[cell] ?? 0) + 1
  }
  return clustered ? sumsOver(unitOf, { k: 3, amounts }) : plainSums(cells, hidden.length)
}

/** Objects that had to be hidden, and those that were not. */
export function hiddenSums({ hidden, leaked }: Leaks, unitOf: Int32Array): UnitSums {
  const amounts = Float64Array.from({ length: 2 * hidden.length }, (_, i) => {
    const column = i % 2 === 0 ? hidden : leaked
    return column[i >> 1] ?? 0
  })
  return sumsOver(unitOf, { k: 2, amounts })
}
