// How far the sites differ beyond chance in each key measure, and what another site may have: a table of the result. It is no
// league table: sites are not compared with one another, and none is a reference.
import {
  heterogeneityOf,
  type Interval,
  logitOf,
  proportionOfLogit,
  randomEffects,
  type SiteEstimate,
} from '@policeai/metrics'
import { type Basis, sizeOf } from '../basis/index.ts'
import type { CommonPlan } from '../plan/index.ts'
import type { ResultTable } from '../result/index.ts'
import type { FigureBasis } from '../tasks/task.ts'

/** The scale on which the sites' values are taken as normal, and the way back. */
type Scale = { readonly name: string; readonly back: (value: number) => number }

const LOG_ODDS: Scale = { name: 'log-odds', back: proportionOfLogit }
const LOG: Scale = { name: 'logarithm', back: Math.exp }

type Placed = { readonly scale: Scale; readonly site: SiteEstimate }

function ofShare({ ratio, n }: Extract<Basis, { kind: 'share' }>): SiteEstimate | undefined {
  const p = Math.min(1, ratio.estimate)
  if (ratio.variance === null || ratio.units < 2) return undefined
  const effective = ratio.variance > 0 ? (p * (1 - p)) / ratio.variance : Math.min(n, ratio.units)
  return effective > 0 ? logitOf({ events: p * effective, n: effective }) : undefined
}

function ofRate({ ratio }: Extract<Basis, { kind: 'rate' }>): SiteEstimate | undefined {
  const { estimate, variance } = ratio
  if (!(estimate > 0) || !(variance !== null && variance > 0)) return undefined
  return { estimate: Math.log(estimate), variance: variance / estimate ** 2 }
}

/** A figure of a site on its scale; `undefined` where it has none, or no variance there. */
function placed(basis: Basis): Placed | undefined {
  if (basis.kind === 'proportion') return { scale: LOG_ODDS, site: logitOf(basis.proportion) }
  const [scale, site] =
    basis.kind === 'share'
      ? [LOG_ODDS, ofShare(basis)]
      : basis.kind === 'rate'
        ? [LOG, ofRate(basis)]
        : [LOG, undefined]
  return site === undefined ? undefined : { scale, site }
}

const COLUMNS: ResultTable['columns'] = [
  { key: 'measure', unit: 'text' },
  { key: 'sites', unit: 'count' },
  { key: 'not_used', unit: 'count' },
  { key: 'mean', unit: 'rate' },
  { key: 'low', unit: 'rate' },
  { key: 'high', unit: 'rate' },
  { key: 'prediction_low', unit: 'rate' },
  { key: 'prediction_high', unit: 'rate' },
  { key: 'i_squared', unit: 'proportion' },
  { key: 'i_squared_low', unit: 'proportion' },
  { key: 'i_squared_high', unit: 'proportion' },
  { key: 'tau', unit: 'number' },
  { key: 'scale', unit: 'text' },
]

function ends(interval: Interval | null, { back }: Scale): readonly (number | null)[] {
  return interval === null ? [null, null] : [back(interval.low), back(interval.high)]
}

function rowOf(
  measure: string,
  found: readonly Placed[],
  sites: number,
  level: number,
): ResultTable['rows'][number] {
  const estimates = found.map(({ site }) => site)
  const scale = found[0]?.scale ?? LOG_ODDS
  const pooled = randomEffects(estimates, 'paule-mandel', level)
  const { iSquared, iSquaredInterval } = heterogeneityOf(estimates, level)
  return [
    measure,
    estimates.length,
    sites - estimates.length,
    scale.back(pooled.estimate),
    ...ends(pooled.hartungKnapp, scale),
    ...ends(pooled.prediction, scale),
    iSquared,
    iSquaredInterval?.low ?? null,
    iSquaredInterval?.high ?? null,
    Math.sqrt(pooled.varianceBetween),
    scale.name,
  ]
}

/**
 * The spread of each measure over the sites: mean with Hartung and Knapp's interval, prediction interval, I² with its
 * interval. Sites with fewer observations than the plan's minimum, or with no variance, are counted and not used. `sites`
 * holds the same figures in the same order for every site. No table where no measure has two sites.
 */
export function betweenSites(
  sites: readonly (readonly FigureBasis[])[],
  measures: ReadonlySet<string>,
  { minimum, intervals }: Pick<CommonPlan, 'minimum' | 'intervals'>,
): readonly ResultTable[] {
  const rows = (sites[0] ?? []).flatMap(({ measure, of }, at) => {
    if (of !== undefined || !measures.has(measure)) return []
    const found = sites.flatMap((figures) => {
      const basis = figures[at]?.basis
      const enough = basis !== undefined && sizeOf(basis).n >= minimum.n
      return enough ? (placed(basis) ?? []) : []
    })
    return found.length < 2 ? [] : [rowOf(measure, found, sites.length, intervals.level)]
  })
  return rows.length === 0 ? [] : [{ table: 'between_sites', slice: {}, columns: COLUMNS, rows }]
}
