// The used rows by rising score, ties by all else, so that no last digit depends on the order of a file, in typed arrays:
// what every figure of scores is counted from. Where few distinct scores
// occur and no row depends on another, rows alike come as one entry with their number.
import type { ScoreHistogram } from '@policeai/metrics'
import type { Batch, Coded } from '../../observations/index.ts'

/**
 * Entries by rising score; `genuine` is 1 where the claim is true, `times` how many rows an entry stands for. `codes` are
 * the groups by attribute, `units` the clusters, `people` the two people compared.
 */
export type Entries = {
  readonly size: number
  readonly scores: Float64Array
  readonly genuine: Uint8Array
  readonly times: Float64Array
  readonly codes: readonly Int32Array[]
  readonly units: readonly Int32Array[]
  readonly people: readonly [Int32Array, Int32Array] | null
}

/** Expressions over `raw`: the score, higher for a claim that is true; 1 or 0 for the claim. `where`: which rows to read. */
export type EntrySql = {
  readonly score: string
  readonly genuine: string
  readonly people: boolean
  readonly where?: string
}

/** Above this many distinct scores the rows are sorted as they are: grouping them first would cost and save nothing. */
const FEW_SCORES = 100_000

async function isFew(coded: Coded, inner: string): Promise<boolean> {
  const [found] = await coded.table.rows(
    `select count(*) from (select distinct score from (${inner}) scored limit ${FEW_SCORES + 1}) scores`,
  )
  return Number(found?.[0]) <= FEW_SCORES
}

function innerSql(coded: Coded, { score, genuine, people, where }: EntrySql): string {
  const sides = people ? ['subject_a as first_person', 'subject_b as second_person'] : []
  const rows = coded.select([
    `cast(${score} as double precision) as score`,
    `case when ${genuine} then 1 else 0 end as genuine`,
    ...(where === undefined ? [] : [`case when ${where} then 1 else 0 end as wanted`]),
    ...sides,
  ])
  return where === undefined
    ? rows
    : `select * from (${rows}) all_rows where wanted = 1 and score is not null`
}

/** Numbers the people from 0 in the order of their names, so that no figure depends on the order of rows. */
async function definePeople({ table, used }: Coded): Promise<void> {
  await table.define(
    'people',
    `select person, row_number() over (order by person collate "C") - 1 as code from (select subject_a as person from raw where ${used} union select subject_b from raw where ${used}) everybody`,
  )
}

async function entrySql(coded: Coded, sql: EntrySql): Promise<string> {
  const inner = innerSql(coded, sql)
  const columns = ['score', 'genuine', ...coded.codes]
  if (sql.people) {
    await definePeople(coded)
    return `select ${columns.join(', ')}, a.code, b.code, 1 as times from (${inner}) scored join people a on a.person = first_person join people b on b.person = second_person order by ${columns.join(', ')}, a.code, b.code`
  }
  if (coded.clusters > 0 || !(await isFew(coded, inner))) {
    return `select ${columns.join(', ')}, 1 as times from (${inner}) scored order by ${columns.join(', ')}`
  }
  const by = columns.join(', ')
  return `select ${by}, count(*) as times from (${inner}) scored group by ${by} order by ${by}`
}

type Columns = Omit<Entries, 'size' | 'people'> & { readonly sides: readonly Int32Array[] }

function columnsFor({ attributes, clusters, rows }: Coded, people: boolean): Columns {
  const whole = () => new Int32Array(rows)
  return {
    scores: new Float64Array(rows),
    genuine: new Uint8Array(rows),
    times: new Float64Array(rows),
    codes: attributes.map(whole),
    units: Array.from({ length: clusters }, whole),
    sides: people ? [whole(), whole()] : [],
  }
}

/** No engine hands over more rows at once. */
const MOST_ROWS = 16_384

function addBatch(batch: Batch, columns: Columns, at: number, buffer: Float64Array): void {
  const { scores, genuine, times, codes, units, sides } = columns
  for (const [c, column] of [scores, genuine, ...codes, ...units, ...sides, times].entries()) {
    batch.numbers(c, buffer)
    for (let i = 0; i < batch.length; i++) column[at + i] = (buffer[i] as number) + 0
  }
}

/** Reads the entries. `onProgress` is told how far, from 0 to 1. */
export async function readEntries(
  coded: Coded,
  sql: EntrySql,
  onProgress: (done: number) => void,
): Promise<Entries> {
  const columns = columnsFor(coded, sql.people)
  const buffer = new Float64Array(MOST_ROWS)
  let size = 0
  for await (const batch of coded.table.batches(await entrySql(coded, sql), (done) => onProgress(done / 2))) {
    addBatch(batch, columns, size, buffer)
    size += batch.length
    onProgress(0.5 + size / coded.rows / 2)
  }
  const [first, second] = columns.sides
  return { ...columns, size, people: first && second ? [first, second] : null }
}

/** The places of the entries of each group of an attribute, scores rising. */
export function placesByGroup(entries: Entries, attribute: number, groups: number): readonly Int32Array[] {
  const codes = entries.codes[attribute] ?? new Int32Array(entries.size)
  const sizes = new Int32Array(groups)
  for (let i = 0; i < entries.size; i++) sizes[codes[i] as number]!++
  const places = Array.from(sizes, (size) => new Int32Array(size))
  sizes.fill(0)
  for (let i = 0; i < entries.size; i++) {
    const code = codes[i] as number
    const of = places[code]
    if (of === undefined) throw new Error('a row has a group that the dictionary lacks')
    of[sizes[code]!++] = i
  }
  return places
}

/** The histogram of the entries at these places; positives are the claims that are true. */
export function histogramAt(entries: Entries, places: Int32Array): ScoreHistogram {
  const { scores, genuine, times } = entries
  const kept = new Float64Array(places.length)
  const [positives, negatives] = [new Float64Array(places.length), new Float64Array(places.length)]
  let size = 0
  for (const place of places) {
    const score = scores[place] as number
    if (size === 0 || kept[size - 1] !== score) kept[size++] = score
    const counts = genuine[place] === 1 ? positives : negatives
    counts[size - 1]! += times[place] as number
  }
  return {
    scores: kept.slice(0, size),
    positives: positives.slice(0, size),
    negatives: negatives.slice(0, size),
  }
}

/** Every place. */
export function everyPlace({ size }: Entries): Int32Array {
  return Int32Array.from({ length: size }, (_, i) => i)
}
