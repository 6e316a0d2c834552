// From an observations file to counts: checks that the file is what it says, loads what the plan needs, reports all
// that is wrong with it, and hands over its rows by rising score. Memory stays bounded, whatever the file's size.
import type { Stats } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import type { DuckDBDataChunk } from '@duckdb/node-api'
import type { Fault, Outcome } from '../faults/index.ts'
import type { Plan } from '../plan/index.ts'
import { checkRows, type Labels, type Missing, readLabels } from './check.ts'
import { type LoadedColumn, neededColumns, resolveColumns } from './columns.ts'
import { openTable, type Table } from './database.ts'
import { formatOf, type ObservationsFormat } from './file-format.ts'
import { type Attribute, codedRows, readAttributes, usedRow } from './groups.ts'
import { loadRaw, readingFault } from './load.ts'
import { createReadingProgress, type ReadingProgress } from './progress.ts'
import { type Digest, readDigest } from './read-file.ts'
import { readHead, sourceOf } from './source.ts'

/** What an evaluation may take. */
export type Limits = {
  /** The largest observations file, in bytes. */
  readonly bytes: number
  /** The most groups of one attribute. */
  readonly groups: number
  /** Memory of the table reader, in MiB; what needs more goes to a temporary folder. */
  readonly memoryMiB: number
  /** Threads of the table reader; all processors where it is not given. */
  readonly threads?: number | undefined
}

export const DEFAULT_LIMITS: Limits = { bytes: 8 * 2 ** 30, groups: 1000, memoryMiB: 1024 }

export type ObservationsFile = {
  readonly name: string
  readonly format: ObservationsFormat
  readonly bytes: number
  readonly sha256: string
}

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

export type Observations = {
  readonly file: ObservationsFile
  readonly rows: { readonly total: number; readonly used: number; readonly missing: readonly Missing[] }
  readonly attributes: readonly Attribute[]
  /** `onSorting` is told how far the sorting is that goes before the first rows, from 0 to 1. */
  readonly rowsByRisingScore: (onSorting: (done: number) => void) => AsyncIterable<ScoredRows>
  readonly close: () => Promise<void>
}

export type ObservationsRequest = {
  readonly plan: Plan
  readonly path: string
  /** What faults call the file; its extension is held against its content. */
  readonly name: string
  readonly limits: Limits
  /** From 0 to 1. */
  readonly onProgress: (done: number) => void
}

type Refusal = { readonly ok: false; readonly faults: readonly Fault[] }

function refuse(code: Fault['code'], file: string, message: string, hint: string): Refusal {
  return { ok: false, faults: [{ code, file, message, hint }] }
}

async function fileFault(path: string, file: string, limits: Limits): Promise<Refusal | undefined> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) {
    return refuse(
      'observations_unreadable',
      file,
      'the file is not there',
      'The path in the plan is relative to the plan.',
    )
  }
  const readable = await open(path)
    .then((handle) => handle.close().then(() => true))
    .catch(() => false)
  if (!readable)
    return refuse('observations_unreadable', file, 'the file may not be read', 'Check its permissions.')
  if (found.size === 0) return refuse('observations_empty', file, 'the file is empty', 'Export it again.')
  if (found.size > limits.bytes) {
    const [size, most] = [found.size, limits.bytes].map((bytes) => `${(bytes / 2 ** 20).toFixed(1)} MiB`)
    return refuse(
      'observations_too_large',
      file,
      `the file has ${size}, the limit is ${most}`,
      'Leave out columns that the plan does not name, or send Parquet.',
    )
  }
  return undefined
}

type Opened = { readonly format: ObservationsFormat; readonly digest: Digest }

async function openFile(request: ObservationsRequest, progress: ReadingProgress): Promise<Outcome<Opened>> {
  const { path, name: file, limits } = request
  const fault = await fileFault(path, file, limits)
  if (fault) return fault
  const format = formatOf(await readHead(path, 4096), file)
  if (typeof format !== 'string') return { ok: false, faults: [format] }
  const { size } = await stat(path)
  const digest = await readDigest(path, format !== 'parquet', (bytes) => progress.at('digest', bytes / size))
  if (digest.badLine === undefined) return { ok: true, format, digest }
  const message = 'the text is not in UTF-8'
  const hint = 'Save the file as UTF-8 (in Excel: “CSV UTF-8”).'
  return { ok: false, faults: [{ code: 'observations_encoding', file, line: digest.badLine, message, hint }] }
}

async function load(
  table: Table,
  request: ObservationsRequest,
  format: ObservationsFormat,
): Promise<Outcome<{ columns: readonly LoadedColumn[] }>> {
  const { plan, path, name: file } = request
  const needed = neededColumns(plan)
  try {
    const source = await sourceOf(format, path, table, [...new Set(needed.map(({ name }) => name))])
    const { columns, faults } = resolveColumns(file, needed, source)
    if (faults.length > 0) return { ok: false, faults }
    await loadRaw(table, source, columns)
    return { ok: true, columns }
  } catch (error) {
    return { ok: false, faults: [readingFault(error, file)] }
  }
}

async function countRows(
  table: Table,
  plan: Plan,
  columns: readonly LoadedColumn[],
): Promise<Observations['rows']> {
  const absent = columns.map(({ as }) => `count(*) - count(${as})`).join(', ')
  const [row = []] = await table.rows(
    `select count(*), count(*) filter (${usedRow(plan)}), ${absent} from raw`,
  )
  const [total, used, ...missing] = row.map(Number)
  const counted = columns.map(({ name, role }, i) => ({ column: name, role, rows: missing[i] ?? 0 }))
  return { total: total ?? 0, used: used ?? 0, missing: counted.filter(({ rows }) => rows > 0) }
}

function rowsFault(file: string, plan: Plan, { total, used }: Observations['rows']): Fault[] {
  if (used > 0) return []
  if (total === 0) {
    return [
      {
        code: 'observations_empty',
        file,
        message: 'the file has a header but no row',
        hint: 'Export it again.',
      },
    ]
  }
  const decision = plan.columns.score ?? plan.columns.prediction
  const message = `none of the ${total} rows has both "${plan.columns.truth}" and "${decision}"`
  return [{ code: 'no_usable_rows', file, message, hint: 'Check that the plan names the right columns.' }]
}

/** DuckDB's chunks hold at most this many rows. */
const MOST_ROWS = 2048

function fill(numbers: Float64Array, chunk: DuckDBDataChunk, column: number, length: number): void {
  const vector = chunk.getColumnVector(column)
  for (let i = 0; i < length; i++) numbers[i] = Number(vector.getItem(i))
}

/** Above this many distinct scores the rows are sorted as they are: grouping them first would cost and save nothing. */
const FEW_SCORES = 100_000

function sortedSql(plan: Plan, labels: Labels, grouped: boolean): string {
  const coded = codedRows(plan, labels)
  if (!grouped) return `select * from (${coded}) order by score`
  return `select *, count(*)::double as rows from (${coded}) group by all order by score`
}

async function* sorted(
  table: Table,
  plan: Plan,
  labels: Labels,
  onSorting: (done: number) => void,
): AsyncIterable<ScoredRows> {
  const score = plan.columns.score === undefined ? 'prediction' : 'score'
  const [found] = await table.rows(`select approx_count_distinct(${score}) from raw`)
  const grouped = Number(found?.[0]) <= FEW_SCORES
  const [scores, truths, ...codes] = Array.from(
    { length: 2 + plan.groups.length },
    () => new Float64Array(MOST_ROWS),
  )
  const counts = new Float64Array(MOST_ROWS).fill(1)
  if (scores === undefined || truths === undefined) throw new Error('two columns at least')
  const filled = [scores, truths, ...codes, ...(grouped ? [counts] : [])]
  for await (const chunk of table.chunks(sortedSql(plan, labels, grouped), onSorting)) {
    const length = chunk.rowCount
    for (const [column, numbers] of filled.entries()) fill(numbers, chunk, column, length)
    yield { length, scores, truths, counts, codes }
  }
}

async function examine(
  table: Table,
  request: ObservationsRequest,
  opened: Opened,
  progress: ReadingProgress,
): Promise<Outcome<{ observations: Observations }>> {
  const { plan, limits, name: file } = request
  const loaded = await progress.during('loading', table, () => load(table, request, opened.format))
  if (!loaded.ok) return loaded
  const rows = await progress.during('counting', table, () => countRows(table, plan, loaded.columns))
  const checked = await progress.during('checking', table, () => checkRows(table, file, plan))
  const labels = await progress.during('labels', table, () => readLabels(table, file, plan))
  const { attributes, faults } = await progress.during('groups', table, () =>
    readAttributes(table, file, plan, limits.groups),
  )
  const found = [...checked, ...labels.faults, ...faults]
  const all = found.length > 0 ? found : rowsFault(file, plan, rows)
  if (all.length > 0) return { ok: false, faults: all }
  const { bytes, sha256 } = opened.digest
  return {
    ok: true,
    observations: {
      file: { name: file, format: opened.format, bytes, sha256 },
      rows,
      attributes,
      rowsByRisingScore: (onSorting) => sorted(table, plan, labels, onSorting),
      close: table.close,
    },
  }
}

async function changedSince(path: string, before: Stats | undefined): Promise<boolean> {
  const after = await stat(path).catch(() => undefined)
  return after?.mtimeMs !== before?.mtimeMs || after?.size !== before?.size
}

/**
 * Opens the observations of a plan. Whoever gets observations closes them. Faults of the file are returned, all at
 * once where they can be known at once; what is not the file's fault is thrown.
 */
export async function openObservations(
  request: ObservationsRequest,
): Promise<Outcome<{ observations: Observations }>> {
  const before = await stat(request.path).catch(() => undefined)
  const progress = createReadingProgress(request.onProgress)
  const opened = await openFile(request, progress)
  if (!opened.ok) return opened
  const table = await openTable(request.limits)
  let kept = false
  try {
    const examined = await examine(table, request, opened, progress)
    if (examined.ok && (await changedSince(request.path, before))) {
      return refuse(
        'observations_changed',
        request.name,
        'the file changed while it was read',
        'Run the evaluation again.',
      )
    }
    kept = examined.ok
    return examined
  } finally {
    if (!kept) await table.close()
  }
}
