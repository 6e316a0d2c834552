// From observations to rows that can be counted: checks that a file is what it says, loads what the plan needs, reports
// all that is wrong with it, and hands over its rows. Memory stays bounded, whatever the file's size.
import { stat } from 'node:fs/promises'
import { type Fault, type Outcome, openEnd } from '../faults/index.ts'
import type { CommonPlan, FOREIGN_FORMATS } from '../plan/every-plan.ts'
import type { Warning } from '../result/index.ts'
import { checkRows, type Missing } from './check.ts'
import { type Coded, codedRows } from './coded.ts'
import { type ColumnNeed, type LoadedColumn, neededColumns, resolveColumns, roleWord } from './columns.ts'
import { type DuckDatabase, openDatabase } from './database.ts'
import type { ObservationsFormat } from './file-format.ts'
import { type Attribute, readAttributes, usedRow } from './groups.ts'
import { loadRaw, readingFault } from './load.ts'
import { changedSince, openFile, refuse } from './open-file.ts'
import { openWarehouse, type Warehouse } from './postgres.ts'
import { createReadingProgress, type ReadingProgress } from './progress.ts'
import { type Source, sourceOf } from './source.ts'
import type { Table } from './table.ts'

type ForeignFormat = (typeof FOREIGN_FORMATS)[number]

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
  readonly format: ObservationsFormat | ForeignFormat | 'postgresql'
  readonly bytes: number
  readonly sha256: string
  /** The second file of a format that comes in two. */
  readonly truth?: { readonly name: string; readonly bytes: number; readonly sha256: string }
}

export type Observations = {
  readonly file: ObservationsFile
  readonly rows: { readonly total: number; readonly used: number; readonly missing: Missing[] }
  readonly attributes: readonly Attribute[]
  readonly coded: Coded
  /** What the reader has to say: that a file may be cut off, or what its format holds besides rows. */
  readonly notes?: readonly Warning[]
  readonly close: () => Promise<void>
}

export type ObservationsRequest = {
  readonly plan: CommonPlan
  /** The columns that the plan's task reads. */
  readonly needs: readonly ColumnNeed[]
  /** What is wrong with the rows beyond what their columns say. */
  readonly check: (table: Table) => Promise<readonly Fault[]>
  readonly path: string
  /** What faults call the file; its extension is held against its content. */
  readonly name: string
  readonly limits: Limits
  /** From 0 to 1. */
  readonly onProgress: (done: number) => void
}

async function load(
  database: DuckDatabase,
  request: ObservationsRequest,
  format: ObservationsFormat,
): Promise<Outcome<{ columns: readonly LoadedColumn[] }>> {
  const { plan, needs, path, name: file } = request
  const needed = neededColumns(plan, needs)
  try {
    const source = await sourceOf(format, path, database.table, [...new Set(needed.map(({ name }) => name))])
    const { columns, faults } = resolveColumns(file, needed, source)
    if (faults.length > 0) return { ok: false, faults }
    await loadRaw(database, source, columns)
    return { ok: true, columns }
  } catch (error) {
    return { ok: false, faults: [readingFault(error, file)] }
  }
}

/** Of these everybody knows that a missing value leaves no row out. */
const KEPT_BY_NATURE = /^(id|g\d+)$/

async function countRows(table: Table, columns: readonly LoadedColumn[]): Promise<Observations['rows']> {
  const absent = columns.map(({ role }) => `count(*) - count(${role})`).join(', ')
  const [row = []] = await table.rows(
    `select count(*), count(*) filter (where ${usedRow(columns)}), ${absent} from raw`,
  )
  const [total, used, ...missing] = row.map(Number)
  const counted = columns
    .filter(({ source, sparse }) => source !== undefined && sparse !== true)
    .map((column) => ({
      column: column.name,
      role: roleWord(column.role),
      rows: missing[columns.indexOf(column)] ?? 0,
      ...(column.used || KEPT_BY_NATURE.test(column.role) ? {} : { kept: true as const }),
    }))
  return { total: total ?? 0, used: used ?? 0, missing: counted.filter(({ rows }) => rows > 0) }
}

function emptyFault(file: string, place: Source['place']): Fault {
  const [message, hint] =
    place === 'file'
      ? ['the file has a header but no row', 'Export it again.']
      : ['the table has no row that this role can see', 'Ask whoever looks after it.']
  return { code: 'observations_empty', file, message, hint }
}

function rowsFault(
  file: string,
  { columns, place }: Relation,
  { total, used }: Observations['rows'],
): Fault[] {
  if (used > 0) return []
  if (total === 0) return [emptyFault(file, place)]
  const names = columns.filter((column) => column.used).map(({ name }) => `"${name}"`)
  const [last, ...others] = names.reverse()
  const needed =
    others.length === 0
      ? last
      : `${others.length === 1 ? 'both ' : ''}${others.reverse().join(', ')} and ${last}`
  const message = `none of the ${total} rows has ${needed}`
  return [{ code: 'no_usable_rows', file, message, hint: 'Check that the plan names the right columns.' }]
}

/** What `raw` was made of. */
type Relation = { readonly columns: readonly LoadedColumn[]; readonly place: Source['place'] }

type Examined = Pick<Observations, 'rows' | 'attributes' | 'coded'>

/** Looks through the relation `raw`: all that is wrong with it, or what can be counted. */
async function examine(
  table: Table,
  request: ObservationsRequest,
  relation: Relation,
  progress: ReadingProgress,
): Promise<Outcome<Examined>> {
  const { columns } = relation
  const { plan, limits, name: file } = request
  const used = usedRow(columns)
  const rows = await progress.during('counting', table, () => countRows(table, columns))
  const checked = await progress.during('checking', table, async () => [
    ...(await checkRows(table, file, columns)),
    ...(await request.check(table)),
  ])
  const { attributes, faults } = await progress.during('groups', table, () =>
    readAttributes(table, file, plan, used, limits.groups),
  )
  const found = [...checked, ...faults]
  const all = found.length > 0 ? found : rowsFault(file, relation, rows)
  if (all.length > 0) return { ok: false, faults: all }
  const coded = codedRows({ table, plan, attributes, used, rows: rows.used })
  return { ok: true, rows, attributes, coded }
}

function lastLineOpen(file: string): Warning {
  return { code: 'last_line_open', message: openEnd(file), values: { file } }
}

async function read(
  database: DuckDatabase,
  request: ObservationsRequest,
  progress: ReadingProgress,
): Promise<Outcome<{ observations: Observations }>> {
  const opened = await openFile(request, progress)
  if (!opened.ok) return opened
  const { table } = database
  const loaded = await progress.during('loading', table, () => load(database, request, opened.format))
  if (!loaded.ok) return loaded
  const examined = await examine(table, request, { ...loaded, place: 'file' }, progress)
  if (!examined.ok) return examined
  const { rows, attributes, coded } = examined
  const { bytes, sha256, endsOpen } = await opened.digest
  const file = { name: request.name, format: opened.format, bytes, sha256 }
  const notes = opened.format === 'csv' && endsOpen ? [lastLineOpen(request.name)] : []
  return { ok: true, observations: { file, rows, attributes, coded, notes, close: table.close } }
}

/**
 * Opens the observations of a plan. Whoever gets observations closes them. Faults of the file are returned, all at
 * once where they can be known at once; what is not the file's fault is thrown.
 */
export async function openObservations(
  request: ObservationsRequest,
): Promise<Outcome<{ observations: Observations }>> {
  const before = await stat(request.path).catch(() => undefined)
  const database = await openDatabase(request.limits)
  let kept = false
  try {
    const outcome = await read(database, request, createReadingProgress(request.onProgress))
    if (outcome.ok && (await changedSince(request.path, before))) {
      const message = 'the file changed while it was read'
      return refuse('observations_changed', request.name, message, 'Run the evaluation again.')
    }
    kept = outcome.ok
    return outcome
  } finally {
    if (!kept) await database.table.close()
  }
}

/** Where observations stay that are not in a file. */
export type WarehouseRequest = Omit<ObservationsRequest, 'path'> & {
  readonly address: string
  readonly table: string
}

async function readWarehouse(
  warehouse: Warehouse,
  request: WarehouseRequest,
): Promise<Outcome<{ observations: Observations }>> {
  const { table, source } = warehouse
  const { columns, faults } = resolveColumns(request.name, neededColumns(request.plan, request.needs), source)
  if (faults.length > 0) return { ok: false, faults }
  await warehouse.load(columns)
  const examined = await examine(
    table,
    { ...request, path: '' },
    { columns, place: source.place },
    createReadingProgress(request.onProgress),
  )
  if (!examined.ok) return examined
  const { rows, attributes, coded } = examined
  const sha256 = await warehouse.fingerprint()
  const file = { name: request.name, format: 'postgresql', bytes: 0, sha256 } as const
  return { ok: true, observations: { file, rows, attributes, coded, close: table.close } }
}

/** As `openObservations`, of a table or view in PostgreSQL, where the rows stay. */
export async function openWarehoused(
  request: WarehouseRequest,
): Promise<Outcome<{ observations: Observations }>> {
  const opened = await openWarehouse(request.address, request.table)
  if (!opened.ok) return { ok: false, faults: [opened.fault] }
  let kept = false
  try {
    const outcome = await readWarehouse(opened.warehouse, request)
    kept = outcome.ok
    return outcome
  } finally {
    if (!kept) await opened.warehouse.table.close()
  }
}
