// The used rows by rising score, as numbers. Where few distinct scores occur, rows alike come as one with
// their count, and the sorting is of that short table.
import type { ClassTotals } from '@policeai/metrics'
import type { Coded } from '../../observations/index.ts'
import type { Layout } from './unpacking.ts'

/** How many observations of each class a slice has. */
export type SliceTotals = { readonly all: ClassTotals; readonly groups: readonly (readonly ClassTotals[])[] }

/** Expressions over `raw`: the score, the truth as 1 or 0, and a column with as many distinct values as the score has. */
export type ScoredSql = { readonly score: string; readonly truth: string; readonly distinct: string }

/** Above this many distinct scores the rows are sorted as they are: grouping them first would cost and save nothing. */
const FEW_SCORES = 100_000

/** Rows that are looked at first: if they alone have more distinct scores, the others need not be asked. */
const FIRST_ROWS = 2 * FEW_SCORES

/** Truth and codes of a row as one whole number, so that sorting moves less and one column is fetched; none beyond 2³¹. */
type Packing = { readonly sql: string; readonly sizes: readonly number[] } | undefined

function packingOf({ attributes, codes }: Coded): Packing {
  const sizes = attributes.map(({ groups }) => Math.max(1, groups.length))
  const most = sizes.reduce((product, size) => product * size, 2)
  if (most > 2 ** 31 - 1 || codes.length !== sizes.length) return undefined
  const [sql] = codes.reduce<readonly [string, number]>(
    ([text, unit], code, a) => [`${text} + ${unit} * ${code}`, unit * (sizes[a] ?? 1)],
    ['truth', 2],
  )
  return { sql: `cast(${sql} as integer)`, sizes }
}

/** The relation `scored`: score, truth and the codes of every used row; rows alike as one with their `times` where `grouped`. */
export type Scored = { readonly coded: Coded; readonly grouped: boolean }

function scoredSql(coded: Coded, { score, truth }: ScoredSql, grouped: boolean): string {
  const rows = coded.select([`cast(${score} as double precision) as score`, `${truth} as truth`])
  const codes = coded.codes.map((code) => `cast(${code} as integer) as ${code}`)
  if (!grouped) return `select ${['score', 'truth', ...codes].join(', ')} from (${rows}) coded_rows`
  const by = ['score', 'truth', ...coded.codes].join(', ')
  const counted = `select ${by}, cast(count(*) as double precision) as times from (${rows}) coded_rows group by ${by}`
  return `select ${['score', 'truth', ...codes, 'times'].join(', ')} from (${counted}) counted_rows`
}

/** Defines the relation `scored`, so that groups are looked up once for whatever is asked of their scores. */
export async function defineScored(
  coded: Coded,
  sql: ScoredSql,
  onProgress: (done: number) => void,
): Promise<Scored> {
  const { table } = coded
  const grouped = await hasFewScores(coded, sql.distinct)
  await table.watched(() => table.define('scored', scoredSql(coded, sql, grouped)), onProgress)
  return { coded, grouped }
}

/** By rising score. Counts of equal scores come in one order, since the last digits of sums of fractions hang on it. */
function sortedSql({ coded: { codes }, grouped }: Scored, packing: Packing): string {
  const columns = packing === undefined ? ['truth', ...codes] : [`${packing.sql} as packed`]
  const select = `select ${['score', ...columns, ...(grouped ? ['times'] : [])].join(', ')} from scored`
  return `${select} order by score${grouped ? [', truth', ...codes].join(', ') : ''}`
}

async function atMostFew({ table }: Coded, distinct: string, from: string): Promise<boolean> {
  const [found] = await table.rows(
    `select count(*) from (select distinct ${distinct} as score from ${from} limit ${FEW_SCORES + 1}) scores`,
  )
  return Number(found?.[0]) <= FEW_SCORES
}

/** Whether there are few distinct scores. */
async function hasFewScores(coded: Coded, distinct: string): Promise<boolean> {
  const first = `(select ${distinct} from raw limit ${FIRST_ROWS}) first_rows`
  return (await atMostFew(coded, distinct, first)) && (await atMostFew(coded, distinct, 'raw'))
}

/** What is handed over of a row, and how it is asked for. */
export function sortedRows(scored: Scored): { readonly layout: Layout; readonly sql: string } {
  const { coded, grouped } = scored
  const packing = packingOf(coded)
  const layout = { attributes: coded.codes.length, sizes: packing?.sizes, grouped }
  return { layout, sql: sortedSql(scored, packing) }
}

async function totalsBy({ coded, grouped }: Scored, code: string): Promise<Map<number, ClassTotals>> {
  const count = grouped ? 'sum(times)' : 'count(*)'
  const ofClass = (truth: number): string => `coalesce(${count} filter (where truth = ${truth}), 0)`
  const rows = await coded.table.rows(`select ${code}, ${ofClass(1)}, ${ofClass(0)} from scored group by 1`)
  return new Map(
    rows.map(([at, positives, negatives]) => [
      Number(at),
      { positives: Number(positives), negatives: Number(negatives) },
    ]),
  )
}

/** The classes of every slice, counted before the pass that needs them. */
export async function countTotals(scored: Scored): Promise<SliceTotals> {
  const none: ClassTotals = { positives: 0, negatives: 0 }
  const groups: ClassTotals[][] = []
  for (const [a, attribute] of scored.coded.attributes.entries()) {
    const totals = await totalsBy(scored, `code${a}`)
    groups.push(attribute.groups.map((_, g) => totals.get(g) ?? none))
  }
  const [first] = groups
  const parts = first ?? [...(await totalsBy(scored, '0')).values()]
  const all = parts.reduce(
    (sum, part) => ({
      positives: sum.positives + part.positives,
      negatives: sum.negatives + part.negatives,
    }),
    none,
  )
  return { all, groups }
}
