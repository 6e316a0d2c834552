// A state of a binary classification as it leaves a site: the cells, and, where the policy lets them go, the scores in the
// plan's bins.
import { binEdge, createCalibration, type UnitSums } from '@policeai/metrics'
import { z } from 'zod'
import { counted, type Fault } from '../../faults/index.ts'
import { unitSumsSchema } from '../state-parts.ts'
import type { BinaryPlan } from './plan.ts'
import { type BinaryState, type BinnedState, fromBins, type UnitScores } from './state.ts'

const count = z.number().nonnegative()

const binsSchema = z
  .strictObject({
    low: z.number(),
    high: z.number(),
    bins: z.int().min(2).max(10_000),
    places: z.array(z.int().nonnegative()),
    positives: z.array(z.int().nonnegative()),
    negatives: z.array(z.int().nonnegative()),
    squared_errors: z.strictObject({ n: count, sum: count, sumOfSquares: count }).nullable(),
    calibration: z
      .array(z.tuple([count, count, count, count]))
      .min(2)
      .max(100)
      .nullable(),
  })
  .refine(
    ({ bins, places, positives, negatives }) =>
      places.length === positives.length &&
      places.length === negatives.length &&
      places.every((place, i) => place < bins && place > (places[i - 1] ?? -1)),
    { message: 'places rise, lie within the bins, and have a count of each class' },
  )

type ReleasedBins = z.infer<typeof binsSchema>

/** Of as many sums as it says: two of each bin of the calibration, and the number. */
const calibrationSums = z
  .looseObject({ sums: z.array(z.number()).min(5).max(201) })
  .transform((value) => unitSumsSchema(value.sums.length).parse(value))

const unitsSchema = z.strictObject({
  squared_errors: unitSumsSchema(2).nullable(),
  calibration: calibrationSums.nullable(),
})

function releasedBins({ binned, squaredErrors, calibration }: BinnedState): ReleasedBins {
  const rows = (state: NonNullable<typeof calibration>): [number, number, number, number][] =>
    Array.from(state.n, (n, i) => [n, state.positives[i] ?? 0, state.sums[i] ?? 0, state.squares[i] ?? 0])
  return {
    low: binned.low,
    high: binned.high,
    bins: binned.bins,
    places: [...binned.places],
    positives: [...binned.positives],
    negatives: [...binned.negatives],
    squared_errors: squaredErrors,
    calibration: calibration && rows(calibration),
  }
}

function receivedBins({ squared_errors, calibration, ...binned }: ReleasedBins): BinnedState {
  const state = calibration && createCalibration(calibration.length)
  for (const [i, [n, positives, sum, square]] of calibration?.entries() ?? []) {
    if (state === null) break
    state.n[i] = n
    state.positives[i] = positives
    state.sums[i] = sum
    state.squares[i] = square
  }
  return { binned, outside: 0, squaredErrors: squared_errors, calibration: state }
}

function receivedUnits(units: z.infer<typeof unitsSchema> | undefined): UnitScores | undefined {
  if (units === undefined) return undefined
  return { squaredErrors: units.squared_errors, calibration: units.calibration, area: undefined }
}

export const binaryStateSchema: z.ZodType<BinaryState> = z
  .strictObject({
    cells: unitSumsSchema(4),
    scores: binsSchema.optional(),
    units: unitsSchema.optional(),
  })
  .transform(({ cells, scores, units }) =>
    fromBins(cells, scores && receivedBins(scores), receivedUnits(units)),
  )

/** What leaves a site. `histogram`: the policy lets more go than the cells that it was put to. */
export function releaseBinary(
  { cells, bins, units }: BinaryState,
  { histogram }: { readonly histogram: boolean },
): {
  readonly cells: UnitSums
  readonly scores?: ReleasedBins
  readonly units?: z.infer<typeof unitsSchema>
} {
  if (!histogram) return { cells }
  return {
    cells,
    ...(bins === undefined ? {} : { scores: releasedBins(bins) }),
    ...(units === undefined
      ? {}
      : { units: { squared_errors: units.squaredErrors, calibration: units.calibration } }),
  }
}

/** Scores outside the declared bins, without which a merge would count them in the wrong place. */
export function releaseFaults(plan: BinaryPlan, all: BinaryState, file: string): readonly Fault[] {
  const outside = all.bins?.outside ?? 0
  if (outside === 0) return []
  const { low, bins } = plan.histogram
  const field = plan.columns.score ?? ''
  const message = `"${field}" (score) lies outside the plan’s \`histogram\`, ${low} to ${binEdge(plan.histogram, bins)}, in ${counted(outside, 'row')}`
  const hint = 'Set `histogram.low` and `histogram.high` so that every site’s scores lie between them.'
  return [{ code: 'out_of_range', file, field, message, hint }]
}
