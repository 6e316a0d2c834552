// The interval of a coefficient by resampling whole units: items, or the clusters that they come from.
import { bootstrapCells, wilson } from '@policeai/metrics'
import { type Basis, none } from '../../basis/index.ts'
import { streamOf } from '../stream.ts'
import type { Reading } from '../task.ts'
import type { Coefficient, Parts } from './coefficients.ts'
import type { JudgementPlan } from './plan.ts'
import type { JudgementState, UnitKind } from './state.ts'

/** What a kind of unit adds to the sums, how many such units there are, and how many items they have that count. */
type Kind = { readonly additions: readonly (readonly [number, number])[]; times: number; items: number }

const ROUNDING = 1e-12

function additionsOf({ items }: UnitKind, coefficient: Coefficient): Omit<Kind, 'times'> {
  const additions = new Map<number, number>()
  let counting = 0
  for (const item of items) {
    const added = coefficient.add(item)
    if (added.length > 0) counting++
    for (const [place, amount] of added)
      additions.set(place, (additions.get(place) ?? 0) + item.weight * amount)
  }
  return { additions: [...additions].sort(([a], [b]) => a - b), items: counting }
}

/** Units that add the same are of one kind; those that add nothing are left out. In an order of their own, not of the rows. */
function kindsFor({ kinds }: JudgementState, coefficient: Coefficient): readonly Kind[] {
  const alike = new Map<string, Kind>()
  for (const kind of kinds) {
    const { additions, items } = additionsOf(kind, coefficient)
    if (items === 0) continue
    const key = additions.join(';')
    const known = alike.get(key) ?? { additions, times: 0, items: 0 }
    alike.set(key, known)
    known.times += kind.times
    known.items += items * kind.times
  }
  return [...alike].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, kind]) => kind)
}

/** Adds up kinds by how often each was drawn, into an array that is filled anew every time. */
function createSum(kinds: readonly Kind[], width: number): (times: ArrayLike<number>) => Float64Array {
  const sums = new Float64Array(width)
  return (times) => {
    sums.fill(0)
    for (const [i, { additions }] of kinds.entries()) {
      const drawn = times[i] ?? 0
      if (drawn === 0) continue
      for (const [place, amount] of additions) sums[place]! += drawn * amount
    }
    return sums
  }
}

function coefficientOf(parts: Parts): number {
  if (parts === undefined || 1 - parts.expected <= ROUNDING) return Number.NaN
  return (parts.observed - parts.expected) / (1 - parts.expected)
}

type Agreed = {
  readonly estimate: number
  readonly expected: number
  readonly units: number
  readonly n: number
}

/**
 * Where no two ratings differ, no resample would: the lower limit is that of the units without a difference, with agreement by
 * chance as it was.
 */
function withoutDifference({ estimate, expected, units, n }: Agreed, level: number): Basis {
  const { low } = wilson({ events: units, n: units }, level)
  const least = Math.max(-1, (low - expected) / (1 - expected))
  return {
    kind: 'limited',
    estimate,
    low: Math.min(estimate, least),
    high: 1,
    method: 'wilson-chance',
    n,
    events: null,
  }
}

/** A coefficient in one slice; `figure` names it, for its stream of random numbers. */
export function resampledBasis(
  coefficient: Coefficient,
  { plan, state, seed, slice }: Reading<JudgementPlan, JudgementState>,
  figure: string,
): Basis {
  const kinds = kindsFor(state, coefficient)
  const times = kinds.map((kind) => kind.times)
  const sum = createSum(kinds, coefficient.width)
  const parts = coefficient.read(sum(times))
  if (parts === undefined) return none('no_denominator')
  const estimate = coefficientOf(parts)
  if (!Number.isFinite(estimate)) return none('one_value_only')
  const units = times.reduce((total, count) => total + count, 0)
  const n = kinds.reduce((total, { items }) => total + items, 0)
  if (units < 2) return { kind: 'smooth', estimate, variance: null, units, n, low: -1, high: 1 }
  const { level, replicates } = plan.intervals
  if (1 - parts.observed <= ROUNDING)
    return withoutDifference({ estimate: 1, expected: parts.expected, units, n }, level)
  const statistic = (drawn: Float64Array): number => coefficientOf(coefficient.read(sum(drawn)))
  const [drawn = new Float64Array()] = bootstrapCells(times, [statistic], {
    replicates,
    random: streamOf(seed, figure, slice),
  })
  const size = { n, units, low: -1, high: 1 }
  return { kind: 'resampled', estimate, replicates: drawn, ...size, method: 'cluster-bootstrap' }
}
