// Counts the rows of a task of scores: the cells by one GROUP BY, everything else from the entries by rising score, for all
// rows and for every group.
import { countPairErrors, type PairErrors, plainSums, type UnitSums } from '@policeai/metrics'
import { type Coded, countCells, sliceSums } from '../../observations/index.ts'
import type { CommonPlan } from '../../plan/every-plan.ts'
import type { Counting, Slices } from '../task.ts'
import { areaEffect } from './area-effect.ts'
import { type Cumulative, cumulate } from './crossing.ts'
import { type Dependence, dependenceOf, localise, pointAt } from './dependence.ts'
import {
  type Entries,
  type EntrySql,
  everyPlace,
  histogramAt,
  placesByGroup,
  readEntries,
} from './entries.ts'
import type { Grid } from './grid.ts'
import type { PeoplePairs, ScoreState } from './score-state.ts'

export type ScoreRequest<P extends CommonPlan> = {
  readonly counting: Counting<P>
  readonly sql: EntrySql
  /** Scores of at least this are accepted; `null` accepts all. */
  readonly threshold: number | null
  /** The thresholds at which it matters how errors vary between units. */
  readonly thresholds: (cumulative: Cumulative) => Readonly<Record<string, number | null>>
  /** Scores are log-likelihood ratios, whose costs are added up. */
  readonly ratios: boolean
  /** Pairs of people are kept for resampling. */
  readonly keepPairs: boolean
  readonly grid: Grid | null
}

function cellSql({ score, genuine }: EntrySql, threshold: number | null): string {
  const accepted = threshold === null ? '1 = 1' : `${score} >= ${threshold}`
  return `case when ${genuine} then case when ${accepted} then 0 else 1 end when ${accepted} then 2 else 3 end`
}

/** ln(1 + exp(x)), which neither overflows nor loses its small values. */
function softplus(x: number): number {
  return Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)))
}

type Sums = { readonly all: UnitSums; readonly groups: readonly (readonly UnitSums[])[] }

/** Costs of genuine claims, their number, costs of the others, their number. */
function costSums(coded: Coded, { size, scores, genuine, times, codes, units }: Entries): Sums {
  const sums = sliceSums(coded, 4, { cells: false })
  for (let i = 0; i < size; i++) {
    const score = scores[i] as number
    const amounts = genuine[i] === 1 ? [softplus(-score), 1, 0, 0] : [0, 0, softplus(score), 1]
    const place = {
      codes: codes.map((column) => column[i] as number),
      units: units.map((column) => column[i] as number),
      weight: 1,
    }
    sums.add(place, amounts, times[i])
  }
  return sums.read()
}

/** Errors by pair of people at the threshold in use. */
function pairErrors(
  { scores, genuine, people }: Entries,
  places: Int32Array,
  threshold: number,
  wanted: 0 | 1,
): PairErrors | null {
  const kept = places.filter((place) => genuine[place] === wanted)
  if (people === null || kept.length === 0) return null
  const errors = Uint8Array.from(kept, (at) =>
    (scores[at] as number) >= threshold === (wanted === 0) ? 1 : 0,
  )
  const [first, second] = people.map((column) => kept.map((at) => column[at] as number))
  if (first === undefined || second === undefined) return null
  const most = Math.max(
    first.reduce((a, b) => Math.max(a, b), 0),
    second.reduce((a, b) => Math.max(a, b), 0),
  )
  return countPairErrors(most + 1, first, second, errors)
}

/** What the dependence of a slice adds to its state. */
type Dependent = Pick<ScoreState, 'points' | 'area' | 'pairs'>

function dependentOf<P extends CommonPlan>(
  { thresholds, threshold, keepPairs, sql }: ScoreRequest<P>,
  entries: Entries,
  places: Int32Array,
  local: Dependence,
  histogram: NonNullable<ScoreState['histogram']>,
): Dependent {
  const cumulative = cumulate(histogram)
  const chosen = cumulative.positives > 0 && cumulative.negatives > 0 ? thresholds(cumulative) : {}
  const named = { ...(sql.people ? { plan: threshold } : {}), ...chosen }
  const points = Object.entries(named).map(([name, at]) => [name, pointAt(entries, places, local, at)])
  const pairsOf = (wanted: 0 | 1) => pairErrors(entries, places, threshold ?? -Infinity, wanted)
  const pairs: PeoplePairs | null = keepPairs ? { genuine: pairsOf(1), impostor: pairsOf(0) } : null
  return {
    points: Object.fromEntries(points),
    area: areaEffect(entries, places, local, histogram, cumulative) ?? null,
    pairs,
  }
}

const INDEPENDENT: Dependent = { points: {}, area: null, pairs: null }

function stateOf<P extends CommonPlan>(
  request: ScoreRequest<P>,
  entries: Entries,
  dependence: Dependence | null,
  places: Int32Array,
  { cells, costs }: { readonly cells: UnitSums; readonly costs: UnitSums | null },
): ScoreState {
  const histogram = histogramAt(entries, places)
  const local = dependence && localise(dependence, places)
  const dependent = local ? dependentOf(request, entries, places, local, histogram) : INDEPENDENT
  return { cells, histogram, binned: false, grid: request.grid, costs, ...dependent }
}

function withoutScores(cells: UnitSums, grid: Grid | null): ScoreState {
  return { cells, histogram: null, binned: false, grid, costs: null, ...INDEPENDENT }
}

const NO_CELLS = plainSums([0, 0, 0, 0])

/** Weighted rows have cells alone. */
export async function countScoreStates<P extends CommonPlan>(
  request: ScoreRequest<P>,
): Promise<Slices<ScoreState>> {
  const { counting, sql, threshold, ratios, grid } = request
  const { coded, attributes, onProgress } = counting
  const cells = await countCells(coded, cellSql(sql, threshold), 4)
  if (coded.weighted) {
    const bare = (sums: UnitSums) => withoutScores(sums, grid)
    return { all: bare(cells.all), groups: cells.groups.map((groups) => groups.map(bare)) }
  }
  const entries = await readEntries(coded, sql, (done) => onProgress(0.8 * done))
  const dependence = dependenceOf(entries)
  const costs = ratios ? costSums(coded, entries) : null
  const all = { cells: cells.all, costs: costs?.all ?? null }
  return {
    all: stateOf(request, entries, dependence, everyPlace(entries), all),
    groups: attributes.map(({ groups }, a) =>
      placesByGroup(entries, a, groups.length).map((places, g) => {
        const of = { cells: cells.groups[a]?.[g] ?? NO_CELLS, costs: costs?.groups[a]?.[g] ?? null }
        return stateOf(request, entries, dependence, places, of)
      }),
    ),
  }
}
