// The difference of two systems in one figure: with its interval, its p-value, and what other methods say of it.
import type { Estimate } from '@policeai/metrics'
import type { ComparedFigure } from './schema.ts'

export type Contrast = Pick<ComparedFigure, 'difference' | 'p' | 'test' | 'discordant' | 'also'>

/** A difference with Student's interval; without one where there are too few units. */
export function studentContrast(
  estimate: number,
  difference: (Estimate & { readonly p: number | null }) | undefined,
  level: number,
): Contrast {
  if (difference === undefined) return { difference: { estimate, interval: null }, p: null, also: [] }
  const { low, high, p } = difference
  return {
    difference: { estimate, interval: { low, high, level, method: 'student-paired' } },
    p,
    ...(p === null ? {} : { test: 'student-paired' }),
    also: [],
  }
}
