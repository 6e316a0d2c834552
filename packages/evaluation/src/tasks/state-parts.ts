// Parts that the states of many tasks are made of, as they stand in a state file.
import type { UnitSums } from '@policeai/metrics'
import { z } from 'zod'

const amount = z.number().min(-1e-6)

/** Sums over units of k things. */
export function unitSumsSchema(k: number): z.ZodType<UnitSums> {
  return z.strictObject({
    observations: z.int().nonnegative(),
    units: z.int().nonnegative(),
    sums: z.array(amount).length(k),
    products: z
      .array(z.number())
      .length((k * (k + 1)) / 2)
      .nullable(),
    counts: z.array(amount).length(k).nullable(),
  })
}
