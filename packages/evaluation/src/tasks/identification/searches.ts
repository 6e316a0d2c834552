// A search as SQL, whether a row is one search or one of its candidates: which row speaks for the search, its score, the
// rank of its mate, and how many candidates came back.
import type { IdentificationPlan } from './plan.ts'

/** Expressions over `raw`, for the row that speaks for its search. */
export type SearchSql = {
  /** True for one row a search. */
  readonly first: string
  /** The mate’s score of a mated search (within the rank limit), the highest of any other; null where there is none. */
  readonly score: string
  /** The mate’s rank; null where it did not come back. */
  readonly rank: string
  /** How many candidates of the search are at or above the threshold. */
  readonly candidates: string
}

function ofRows(
  { rank_limit: limit, columns }: IdentificationPlan,
  turned: string,
  mated: string,
): SearchSql {
  const rank = columns.rank === undefined ? 'null' : 'mate_rank'
  const late = limit !== undefined && columns.rank !== undefined
  const score = late
    ? `case when (${mated}) and coalesce(mate_rank > ${limit}, true) then null else ${turned} end`
    : turned
  return { first: '1 = 1', score, rank, candidates: '0' }
}

function ofCandidates(
  { rank_limit: limit, threshold, higher }: IdentificationPlan,
  turned: string,
  mated: string,
): SearchSql {
  const within = limit === undefined ? '' : ` and mate_rank <= ${limit}`
  const over = 'over (partition by probe)'
  const own = `max(case when mate = 1${within} then ${turned} end) ${over}`
  return {
    first: `row_number() over (partition by probe order by mate_rank nulls last, score, mate) = 1`,
    score: `case when ${mated} then ${own} else max(${turned}) ${over} end`,
    rank: `min(case when mate = 1 then mate_rank end) ${over}`,
    candidates: `count(*) filter (where ${turned} >= ${higher ? threshold : -threshold}) ${over}`,
  }
}

/** `mated` is a condition on `raw`. */
export function searchSql(plan: IdentificationPlan, mated: string): SearchSql {
  const turned = plan.higher ? 'score' : '-(score)'
  return (plan.columns.probe === undefined ? ofRows : ofCandidates)(plan, turned, mated)
}

/** The ranks at which mates are told apart, rising. */
export function rankBounds({ ranks, columns }: IdentificationPlan): readonly number[] {
  return columns.rank === undefined ? [] : [...new Set(ranks)].sort((a, b) => a - b)
}

/** As many cells: mated searches by alert and rank, others by alert. */
export function cellCount(bounds: readonly number[]): number {
  return 2 * (bounds.length + 1) + 2
}

/** The cell of a search: 2 × (place of its rank) + alert for a mated one; the last two, without alert and with, for others. */
export function cellSql(
  { first, score, rank }: SearchSql,
  mated: string,
  threshold: number,
  bounds: readonly number[],
): string {
  const alert = `case when coalesce(${score} >= ${threshold}, false) then 1 else 0 end`
  const places = bounds.map((bound, i) => `when ${rank} <= ${bound} then ${i}`).join(' ')
  const place = bounds.length === 0 ? '0' : `(case ${places} else ${bounds.length} end)`
  return `case when not (${first}) then null when ${mated} then 2 * ${place} + (${alert}) else ${2 * (bounds.length + 1)} + (${alert}) end`
}
