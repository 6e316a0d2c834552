// Coefficients of agreement as functions of sums over items, so that a resample of items costs an addition and not a recount.
// Each says what an item adds to its sums, and reads observed and expected agreement from them.
import { krippendorffAlpha } from '@policeai/metrics'
import type { Labels } from './labels.ts'
import type { JudgementPlan } from './plan.ts'
import type { ItemRatings } from './state.ts'

/** What an item adds: so much at these places. */
export type Addition = readonly (readonly [place: number, amount: number])[]

/** Observed and expected agreement; none where there is nothing to compare. */
export type Parts = { readonly observed: number; readonly expected: number } | undefined

export type Coefficient = {
  readonly width: number
  readonly add: (item: ItemRatings) => Addition
  readonly read: (sums: Float64Array) => Parts
}

type Counts = readonly (readonly [label: string, times: number])[]

/** Every rating of an item, the judge's left out. */
export function ofPeople({ lead, others }: ItemRatings, judged: boolean): Counts {
  if (judged || lead === null) return others
  const own = others.find(([label]) => label === lead)
  if (own === undefined) return [...others, [lead, 1]]
  return others.map(([label, times]) => [label, label === lead ? times + 1 : times] as const)
}

export function countOf(counts: Counts): number {
  return counts.reduce((sum, [, times]) => sum + times, 0)
}

/** Ordered pairs of ratings of one item that agree. */
export function agreeing(counts: Counts): number {
  return counts.reduce((sum, [, times]) => sum + times * (times - 1), 0)
}

/** What most people said; none where two labels are level. */
export function majorityOf(counts: Counts): string | undefined {
  const most = Math.max(0, ...counts.map(([, times]) => times))
  const first = counts.filter(([, times]) => times === most)
  return first.length === 1 ? first[0]?.[0] : undefined
}

/**
 * Krippendorff's alpha of names: ratings by label, and what agrees within items.
 *
 * Source: K. Krippendorff, "Computing Krippendorff's alpha-reliability" (2011), section D, in sums.
 */
function nominalAlpha({ names, placeOf }: Labels, judged: boolean): Coefficient {
  const width = names.length + 1
  return {
    width,
    add: (item) => {
      const counts = ofPeople(item, judged)
      const n = countOf(counts)
      if (n < 2) return []
      return [
        ...counts.map(([label, times]) => [placeOf(label), times] as const),
        [width - 1, agreeing(counts) / (n - 1)],
      ]
    },
    read: (sums) => {
      const totals = sums.subarray(0, width - 1)
      const n = totals.reduce((sum, total) => sum + total, 0)
      if (n < 2) return undefined
      const pairs = totals.reduce((sum, total) => sum + total * (total - 1), 0)
      return { observed: (sums[width - 1] ?? 0) / n, expected: pairs / (n * (n - 1)) }
    },
  }
}

/** Alpha of numbers whose distances count: squared differences are sums of squares. Source: as for names. */
function intervalAlpha({ names, numberOf }: Labels, judged: boolean): Coefficient {
  const numbers = names.map(numberOf)
  const [least, widest] = [Math.min(...numbers), Math.max(...numbers) - Math.min(...numbers) || 1]
  return {
    width: 4,
    add: (item) => {
      const counts = ofPeople(item, judged)
      const n = countOf(counts)
      if (n < 2) return []
      const values = counts.map(([label, times]) => [(numberOf(label) - least) / widest, times] as const)
      const sum = values.reduce((total, [value, times]) => total + value * times, 0)
      const squares = values.reduce((total, [value, times]) => total + value * value * times, 0)
      return [
        [0, n],
        [1, sum],
        [2, squares],
        [3, (2 * Math.max(0, n * squares - sum * sum)) / (n - 1)],
      ]
    },
    read: ([n = 0, sum = 0, squares = 0, apart = 0]) => {
      if (n < 2) return undefined
      const expected = (2 * Math.max(0, n * squares - sum * sum)) / (n * (n - 1))
      return { observed: 1 - apart / n, expected: 1 - expected }
    },
  }
}

/** Alpha of an order, whose distances depend on how often each label occurs: the whole table of coincidences. */
function ordinalAlpha({ names, placeOf }: Labels, judged: boolean): Coefficient {
  const k = names.length
  const values = names.map((_, place) => place)
  return {
    width: k * k,
    add: (item) => {
      const counts = ofPeople(item, judged)
      const n = countOf(counts)
      if (n < 2) return []
      return counts.flatMap(([a, first]) =>
        counts.map(([b, second]) => {
          const pairs = a === b ? first * (first - 1) : first * second
          return [placeOf(a) * k + placeOf(b), pairs / (n - 1)] as const
        }),
      )
    },
    read: (sums) => {
      const n = sums.reduce((total, count) => total + count, 0)
      if (n < 2) return undefined
      const alpha = krippendorffAlpha({ units: 1, values, pairs: new Map([[2, sums]]) }, 'ordinal')
      return alpha.kind === 'measured' ? alpha : { observed: 1, expected: 1 }
    },
  }
}

export function alphaOf(labels: Labels, { scale, judge }: JudgementPlan): Coefficient {
  const makers = { nominal: nominalAlpha, ordinal: ordinalAlpha, interval: intervalAlpha }
  return makers[scale](labels, judge !== undefined)
}

/**
 * Fleiss' kappa of items with the same number of ratings each.
 *
 * Source: J. L. Fleiss, Psychological Bulletin 76 (1971) 378–382.
 */
export function fleissOf({ names, placeOf }: Labels, judged: boolean, ratings: number): Coefficient {
  const width = names.length + 1
  return {
    width,
    add: (item) => {
      const counts = ofPeople(item, judged)
      if (countOf(counts) < 2) return []
      return [
        ...counts.map(([label, times]) => [placeOf(label), times] as const),
        [width - 1, agreeing(counts)],
      ]
    },
    read: (sums) => {
      const totals = sums.subarray(0, width - 1)
      const n = totals.reduce((sum, total) => sum + total, 0)
      if (n === 0) return undefined
      const expected = totals.reduce((sum, total) => sum + (total / n) ** 2, 0)
      return { observed: (sums[width - 1] ?? 0) / (n * (ratings - 1)), expected }
    },
  }
}

/** How much two places agree, from 1 down to 0. */
function weightOf(apart: number, size: number, weights: JudgementPlan['weights']): number {
  if (weights === 'none') return apart === 0 ? 1 : 0
  const share = size > 1 ? apart / (size - 1) : 0
  return weights === 'linear' ? 1 - share : 1 - share * share
}

/**
 * Cohen's kappa of the lead against one other label of each item.
 *
 * Source: J. Cohen, Educational and Psychological Measurement 20 (1960) 37–46; weighted, Psychological Bulletin 70 (1968)
 * 213–220.
 */
export function cohenOf(
  { names, placeOf }: Labels,
  { weights }: JudgementPlan,
  otherOf: (item: ItemRatings) => string | undefined,
): Coefficient {
  const k = names.length
  return {
    width: 2 * k + 1,
    add: (item) => {
      const other = otherOf(item)
      if (item.lead === null || other === undefined) return []
      const [row, column] = [placeOf(item.lead), placeOf(other)]
      return [
        [row, 1],
        [k + column, 1],
        [2 * k, weightOf(Math.abs(row - column), k, weights)],
      ]
    },
    read: (sums) => {
      const [rows, columns] = [sums.subarray(0, k), sums.subarray(k, 2 * k)]
      const n = rows.reduce((total, count) => total + count, 0)
      if (n === 0) return undefined
      let expected = 0
      for (let i = 0; i < k; i++)
        for (let j = 0; j < k; j++)
          expected += weightOf(Math.abs(i - j), k, weights) * (rows[i] ?? 0) * (columns[j] ?? 0)
      return { observed: (sums[2 * k] ?? 0) / n, expected: expected / (n * n) }
    },
  }
}
