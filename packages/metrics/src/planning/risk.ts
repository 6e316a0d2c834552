// The risks that a plan takes, as the two normal deviates from which every sample size here is computed.
import { requireThat } from '../require-that.ts'
import { normalQuantile } from '../special-functions.ts'

/** The risk of seeing a gap that is not there (two-sided), and the probability of seeing one that is. */
export type TestRisk = { readonly significance: number; readonly power: number }

/** The normal deviates of the two-sided significance and of the power. */
export type Deviates = { readonly significance: number; readonly power: number }

export function deviatesOf({ significance, power }: TestRisk): Deviates {
  requireThat(significance > 0 && significance < 1, `a significance is between 0 and 1, got ${significance}`)
  requireThat(power > significance && power < 1, `a power is between the significance and 1, got ${power}`)
  return { significance: -normalQuantile(significance / 2), power: normalQuantile(power) }
}

/** (z of the two-sided significance + z of the power)². */
export function squaredReach(risk: TestRisk): number {
  const { significance, power } = deviatesOf(risk)
  return (significance + power) ** 2
}

/** Where between two values a condition that holds from there on begins; `undefined` where it does not hold at the end. */
export function beginningOf(from: number, to: number, holds: (value: number) => boolean): number | undefined {
  if (!holds(to)) return undefined
  let [outside, inside] = [from, to]
  for (let step = 0; step < 100; step++) {
    const middle = (outside + inside) / 2
    if (holds(middle)) inside = middle
    else outside = middle
  }
  return inside
}
