// The used rows by rising score, as numbers, in batches. Where few distinct scores occur, rows alike come as one with
// their count, and the sorting is of that short table.
import type { Batch, Coded } from '../../observations/index.ts'

/**
 * The first `length` places are rows: `counts[i]` observations with this score and truth (1 or 0), in the group
 * `codes[a][i]` of attribute a. The arrays are filled anew for the next rows.
 */
export type ScoredRows = {
  readonly length: number
  readonly scores: Float64Array
  readonly truths: Float64Array
  readonly counts: Float64Array
  readonly codes: readonly Float64Array[]
}

/** Expressions over `raw`: the score, the truth as 1 or 0, and a column with as many distinct values as the score has. */
export type ScoredSql = { readonly score: string; readonly truth: string; readonly distinct: string }

/** Above this many distinct scores the rows are sorted as they are: grouping them first would cost and save nothing. */
const FEW_SCORES = 100_000

/** No engine hands over more rows at once. */
const MOST_ROWS = 16_384

function sortedSql(coded: Coded, { score, truth }: ScoredSql, grouped: boolean): string {
  const rows = coded.select([`cast(${score} as double precision) as score`, `${truth} as truth`])
  if (!grouped) return `select * from (${rows}) coded_rows order by score`
  const by = ['score', 'truth', ...coded.codes].join(', ')
  return `select ${by}, count(*) as times from (${rows}) coded_rows group by ${by} order by score`
}

function fill(batch: Batch, columns: readonly Float64Array[]): void {
  for (const [at, column] of columns.entries()) batch.numbers(at, column)
}

export async function* rowsByRisingScore(
  coded: Coded,
  sql: ScoredSql,
  onSorting: (done: number) => void,
): AsyncIterable<ScoredRows> {
  const [found] = await coded.table.rows(
    `select count(*) from (select distinct ${sql.distinct} as score from raw limit ${FEW_SCORES + 1}) scores`,
  )
  const grouped = Number(found?.[0]) <= FEW_SCORES
  const column = (): Float64Array => new Float64Array(MOST_ROWS)
  const [scores, truths, codes] = [column(), column(), coded.codes.map(column)]
  const counts = column().fill(1)
  for await (const batch of coded.table.batches(sortedSql(coded, sql, grouped), onSorting)) {
    fill(batch, [scores, truths, ...codes, ...(grouped ? [counts] : [])])
    yield { length: batch.length, scores, truths, counts, codes }
  }
}
