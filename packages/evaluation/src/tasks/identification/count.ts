// Counts searches: cells and candidates by one GROUP BY each, scores in rising order.
import { plainSums, type UnitSums } from '@policeai/metrics'
import { type Coded, countCells, sliceSums } from '../../observations/index.ts'
import type { Counting, Slices } from '../task.ts'
import {
  type Entries,
  everyPlace,
  histogramAt,
  placesByGroup,
  readEntries,
  turned,
} from '../verification/index.ts'
import type { IdentificationPlan } from './plan.ts'
import { cellCount, cellSql, rankBounds, type SearchSql, searchSql } from './searches.ts'
import type { SearchState } from './state.ts'

type Sums = { readonly all: UnitSums; readonly groups: readonly (readonly UnitSums[])[] }

/** Candidates and searches, of searches for people who are not enrolled. */
async function countCandidates(coded: Coded, { first, candidates }: SearchSql, mated: string): Promise<Sums> {
  const sums = sliceSums(coded, 2, { cells: false })
  const wanted = `case when ${first} and not (${mated}) then ${candidates} end as amount`
  const by = ['amount', ...coded.codes].join(', ')
  const sql = `select ${by}, count(*) as times from (${coded.select([wanted])}) searches where amount is not null group by ${by} order by ${by}`
  const width = coded.attributes.length
  for await (const batch of coded.table.batches(sql, () => {})) {
    const columns = Array.from({ length: coded.codes.length + 2 }, (_, c) => batch.values(c).map(Number))
    for (let i = 0; i < batch.length; i++) {
      const [amount = 0, ...rest] = columns.map((column) => column[i] ?? 0)
      const place = { codes: rest.slice(0, width), units: rest.slice(width, -1), weight: 1 }
      sums.add(place, [amount, 1], rest.at(-1))
    }
  }
  return sums.read()
}

type Parts = { readonly cells: UnitSums; readonly candidates: UnitSums | null }

function stateOf(
  plan: IdentificationPlan,
  entries: Entries | null,
  places: Int32Array,
  parts: Parts,
): SearchState {
  const { histogram: grid = null, higher } = plan
  return {
    ...parts,
    histogram: entries && histogramAt(entries, places),
    binned: false,
    grid: grid && !higher ? turned(grid) : grid,
  }
}

function slicesOf(
  { plan, attributes }: Counting<IdentificationPlan>,
  cells: Sums,
  candidates: Sums | null,
  entries: Entries | null,
): Slices<SearchState> {
  const none = new Int32Array(0)
  const empty = plainSums(cells.all.sums.map(() => 0))
  return {
    all: stateOf(plan, entries, entries ? everyPlace(entries) : none, {
      cells: cells.all,
      candidates: candidates?.all ?? null,
    }),
    groups: attributes.map(({ groups }, a) => {
      const places = entries && placesByGroup(entries, a, groups.length)
      return groups.map((_, g) =>
        stateOf(plan, entries, places?.[g] ?? none, {
          cells: cells.groups[a]?.[g] ?? empty,
          candidates: candidates?.groups[a]?.[g] ?? null,
        }),
      )
    }),
  }
}

/** `mated` is a condition on `raw`. Weighted searches have no curve over thresholds. */
export async function countSearchStates(
  counting: Counting<IdentificationPlan>,
  mated: string,
): Promise<Slices<SearchState>> {
  const { plan, coded, onProgress } = counting
  const sql = searchSql(plan, mated)
  const bounds = rankBounds(plan)
  const threshold = plan.higher ? plan.threshold : -plan.threshold
  const cells = await countCells(coded, cellSql(sql, mated, threshold, bounds), cellCount(bounds))
  const candidates = plan.columns.probe === undefined ? null : await countCandidates(coded, sql, mated)
  const { score, first } = sql
  const entries = coded.weighted
    ? null
    : await readEntries(coded, { score, genuine: mated, people: false, where: first }, onProgress)
  return slicesOf(counting, cells, candidates, entries)
}
