// Counts rows that are clustered or weighted: the cells by one GROUP BY, and, where they have scores, one pass over them by
// rising score for squared errors and bins by unit, the area between clusters, and the curve.
import {
  addScores,
  calibrationBin,
  clusteredArea,
  createScan,
  finishScan,
  type ScoreSums,
} from '@policeai/metrics'
import { type Coded, countCells, sliceSums } from '../../observations/index.ts'
import type { Slices } from '../task.ts'
import type { ScoredSql } from './scored-rows.ts'
import type { BinaryState, UnitScores } from './state.ts'

export type UnitCounting = {
  readonly coded: Coded
  readonly sql: ScoredSql
  readonly threshold: number
  readonly scored: boolean
  readonly calibrationBins: number
  readonly keepsCurve: (attribute: number, group: number) => boolean
}

/** Rows by rising score, as numbers; a position has the same meaning in all. */
type Rows = { readonly scores: number[]; readonly truths: number[]; readonly units: number[] }

type Sums = Pick<UnitScores, 'squaredErrors' | 'calibration'>

function emptyRows(): Rows {
  return { scores: [], truths: [], units: [] }
}

async function withinUnit({ table, used }: Coded, score: string): Promise<boolean> {
  const [row] = await table.rows(`select min(${score}), max(${score}) from raw where ${used}`)
  return Number(row?.[0]) >= 0 && Number(row?.[1]) <= 1
}

/** The amounts of a row: its score and truth in its bin, and 1. */
function binAmounts(score: number, truth: number, bins: number): Float64Array {
  const [amounts, bin] = [new Float64Array(2 * bins + 1), calibrationBin(score, bins)]
  amounts[bin] = score
  amounts[bins + bin] = truth
  amounts[2 * bins] = 1
  return amounts
}

/** Passes over the rows once: their sums by unit, and the rows of each slice. */
async function scanRows({ coded, sql, calibrationBins: bins }: UnitCounting): Promise<{
  readonly rows: Slices<Rows>
  readonly sums: Slices<Sums>
}> {
  const within = await withinUnit(coded, sql.score)
  const errors = sliceSums(coded, 2, { cells: false })
  const calibration = sliceSums(coded, 2 * bins + 1, { cells: false })
  const all = emptyRows()
  const groups = coded.attributes.map((attribute) => attribute.groups.map(emptyRows))
  for await (const row of coded.each([sql.score, sql.truth], { order: [sql.score, sql.truth] })) {
    const [score, truth] = [Number(row.values[0]), Number(row.values[1])]
    for (const rows of [all, ...row.codes.map((code, a) => groups[a]?.[code])]) {
      rows?.scores.push(score)
      rows?.truths.push(truth)
      rows?.units.push(row.units[0] ?? 0)
    }
    if (!within) continue
    errors.add(row, [(score - truth) ** 2, 1])
    calibration.add(row, binAmounts(score, truth, bins))
  }
  const [ofErrors, ofBins] = [errors.read(), calibration.read()]
  const sumsAt = (e: typeof ofErrors.all | undefined, c: typeof ofErrors.all | undefined): Sums =>
    within ? { squaredErrors: e ?? null, calibration: c ?? null } : { squaredErrors: null, calibration: null }
  return {
    rows: { all, groups },
    sums: {
      all: sumsAt(ofErrors.all, ofBins.all),
      groups: groups.map((each, a) =>
        each.map((_, g) => sumsAt(ofErrors.groups[a]?.[g], ofBins.groups[a]?.[g])),
      ),
    },
  }
}

function scanOf({ scores, truths }: Rows, curve: boolean): ScoreSums {
  const scan = createScan({ curve })
  const positives = Float64Array.from(truths)
  addScores(scan, {
    scores: Float64Array.from(scores),
    positives,
    negatives: positives.map((truth) => 1 - truth),
  })
  return finishScan(scan)
}

function stateOf(
  cells: BinaryState['cells'],
  rows: Rows,
  sums: Sums,
  { coded, curve }: { readonly coded: Coded; readonly curve: boolean },
): BinaryState {
  const plain = { cells, inBins: false, bins: undefined }
  if (coded.weighted) return { ...plain, scores: undefined, units: { ...sums, area: undefined } }
  const area = coded.clusters === 1 ? (clusteredArea(rows) ?? 'one_class') : undefined
  return { ...plain, scores: scanOf(rows, curve), units: { ...sums, area } }
}

export async function countByUnit(counting: UnitCounting): Promise<Slices<BinaryState>> {
  const { coded, sql, threshold, keepsCurve } = counting
  const flagged = `case when ${sql.score} >= ${threshold} then 1 else 0 end`
  const cells = await countCells(coded, `2 * ${sql.truth} + ${flagged}`, 4)
  if (!counting.scored) {
    const plain = (of: BinaryState['cells']): BinaryState => ({
      cells: of,
      scores: undefined,
      inBins: false,
      bins: undefined,
      units: undefined,
    })
    return { all: plain(cells.all), groups: cells.groups.map((each) => each.map(plain)) }
  }
  const { rows, sums } = await scanRows(counting)
  return {
    all: stateOf(cells.all, rows.all, sums.all, { coded, curve: true }),
    groups: cells.groups.map((each, a) =>
      each.map((of, g) => {
        const [ofRows, ofSums] = [rows.groups[a]?.[g], sums.groups[a]?.[g]]
        if (ofRows === undefined || ofSums === undefined) throw new Error('a group has no rows of its own')
        return stateOf(of, ofRows, ofSums, { coded, curve: keepsCurve(a, g) })
      }),
    ),
  }
}
