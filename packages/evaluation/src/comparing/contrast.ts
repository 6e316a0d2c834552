// The difference of two systems in one figure: with its interval, its p-value, and what other methods say of it.
import { type Estimate, pByInversion } from '@policeai/metrics'
import type { ComparedFigure } from './schema.ts'

export type Contrast = Pick<ComparedFigure, 'difference' | 'p' | 'test' | 'discordant' | 'also'>

/** A figure of both systems, of how many observations, and how they compare. */
export type FigureOfBoth = {
  readonly a: number
  readonly b: number
  readonly n: number
  readonly contrast: Contrast
}

/** A difference without an interval, which nothing can be told from. */
export function bareContrast(estimate: number): Contrast {
  return { difference: { estimate, interval: null }, p: null, also: [] }
}

/** What one method says: its interval, and its p-value by the same name. */
export function contrastBy(
  method: string,
  { estimate, low, high, p }: Estimate & { readonly p: number },
  level: number,
): Contrast {
  return {
    difference: { estimate, interval: { low, high, level, method } },
    p,
    test: method,
    also: [],
  }
}

/** Student's difference at a level; `undefined` where there are too few units. */
export type StudentAt = (level: number) => (Estimate & { readonly p: number | null }) | undefined

/** A difference with Student's interval. Where nothing varies, the p-value is that at which the interval would end at 0. */
export function studentContrast(estimate: number, at: StudentAt, level: number): Contrast {
  const found = at(level)
  if (found === undefined) return bareContrast(estimate)
  const p = found.p ?? pByInversion((other) => at(other) ?? found)
  return contrastBy('student-paired', { ...found, estimate, p }, level)
}
