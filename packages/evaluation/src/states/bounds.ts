// Figures of counts of which only the limits are known. A share of cells is lowest where the cells of its numerator are as
// small as may be and the others of its denominator as large, and highest the other way round; its interval runs from the
// lower limit of the one to the upper limit of the other, so that it holds whatever the counts were.
import { f1FromJaccard, jaccardOf, type Proportion, proportionInterval } from '@policeai/metrics'
import type { Basis, Intervals } from '../basis/index.ts'
import { counted } from '../faults/index.ts'
import type { FigureBasis } from '../tasks/task.ts'
import type { Span } from './parts.ts'

export const BOUNDS = 'held-back-bounds'

/** Whether each cell counts in the numerator and in the denominator. */
type Coefficients = {
  readonly above: readonly number[]
  readonly below: readonly number[]
  readonly f1: boolean
}

/** No figure, and how many sites held back what it needs. */
export function heldBack(sites: number): Basis {
  return {
    kind: 'none',
    status: 'not_measured',
    why: {
      reason: `counts that it needs were held back or rounded by ${counted(sites, 'site')}`,
      reason_code: 'held_back',
      reason_values: { sites },
    },
  }
}

function proportionOf(basis: Basis | undefined): (Proportion & { readonly f1: boolean }) | undefined {
  if (basis?.kind === 'proportion') return { ...basis.proportion, f1: false }
  return basis?.kind === 'f1' ? { ...jaccardOf(basis.confusion), f1: true } : undefined
}

/**
 * Reads the cells of each figure off its values where one cell holds one observation and the others none. `undefined` for
 * a figure that is no share of cells.
 */
export function coefficientsOf(
  cells: number,
  figuresAt: (counts: readonly number[]) => readonly FigureBasis[],
): readonly (Coefficients | undefined)[] {
  const probes = Array.from({ length: cells }, (_, cell) =>
    figuresAt(Array.from({ length: cells }, (_, i) => (i === cell ? 1 : 0))),
  )
  return (probes[0] ?? []).map((_, at) => {
    const found = probes.map((figures) => proportionOf(figures[at]?.basis))
    if (found.every((proportion) => proportion === undefined)) return undefined
    return {
      above: found.map((proportion) => proportion?.events ?? 0),
      below: found.map((proportion) => proportion?.n ?? 0),
      f1: found.some((proportion) => proportion?.f1 === true),
    }
  })
}

type End = 'low' | 'high'

function sumOf(spans: readonly Span[], weights: (cell: number) => number, end: End): number {
  return spans.reduce((sum, span, cell) => (weights(cell) === 0 ? sum : sum + weights(cell) * span[end]), 0)
}

/** The share with its numerator at one end of what it may be, and the rest of its denominator at the other. */
function cornerOf({ above, below }: Coefficients, spans: readonly Span[], end: End): Proportion {
  const events = sumOf(spans, (cell) => above[cell] ?? 0, end)
  const rest = sumOf(spans, (cell) => (below[cell] ?? 0) - (above[cell] ?? 0), end === 'low' ? 'high' : 'low')
  return { events, n: events + rest }
}

/** What a figure rests on, given its cells and what each may be. */
export function boundedBasis(
  coefficients: Coefficients | undefined,
  spans: readonly Span[] | undefined,
  sites: number,
  { proportion: method, level }: Intervals,
): Basis {
  if (coefficients === undefined || spans === undefined) return heldBack(sites)
  const [least, most] = [cornerOf(coefficients, spans, 'low'), cornerOf(coefficients, spans, 'high')]
  const sizes = [least.n, most.n]
  if (sizes.some((n) => n === 0 || !Number.isFinite(n))) return heldBack(sites)
  const scale = coefficients.f1 ? f1FromJaccard : (value: number): number => value
  return {
    kind: 'limited',
    estimate: (scale(least.events / least.n) + scale(most.events / most.n)) / 2,
    low: scale(proportionInterval(method, least, level).low),
    high: scale(proportionInterval(method, most, level).high),
    method: BOUNDS,
    range: true,
    n: sumOf(spans, (cell) => coefficients.below[cell] ?? 0, 'low'),
    events: null,
  }
}
