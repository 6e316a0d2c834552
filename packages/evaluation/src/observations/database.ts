// A DuckDB that lives in memory for one evaluation: bounded memory, a spill folder of its own that goes with it,
// no extension fetched, and no way to the file system once the observations are in.
import { availableParallelism } from 'node:os'
import type { DuckDBDataChunk } from '@duckdb/node-api'
import type { Batch, Table } from './table.ts'
import { temporaryFolder } from './temporary.ts'

export type DatabaseLimits = { readonly memoryMiB: number; readonly threads?: number | undefined }

/** A name as an SQL identifier. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** A text as an SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** Milliseconds between two words of progress. */
const PROGRESS_EVERY = 250

async function connect(limits: DatabaseLimits, spill: string) {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${limits.memoryMiB}MiB`,
    threads: String(limits.threads ?? availableParallelism()),
    temp_directory: spill,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
  const connection = await instance.connect()
  await connection.run('set enable_progress_bar = true')
  await connection.run('set enable_progress_bar_print = false')
  return { instance, connection }
}

function batchOf(chunk: DuckDBDataChunk): Batch {
  const length = chunk.rowCount
  return {
    length,
    numbers: (column, into) => {
      const vector = chunk.getColumnVector(column)
      const items = 'items' in vector ? vector.items : undefined
      if (items instanceof Float64Array || items instanceof Int32Array) into.set(items.subarray(0, length))
      else for (let i = 0; i < length; i++) into[i] = Number(vector.getItem(i))
    },
    values: (column) => chunk.getColumnValues(column),
  }
}

/** Asks for each chunk while the one before it is worked on. Whoever stops early waits for the one that was asked for. */
async function* inAdvance(fetch: () => Promise<DuckDBDataChunk | null>): AsyncIterable<Batch> {
  let next = fetch()
  try {
    for (let chunk = await next; chunk && chunk.rowCount > 0; chunk = await next) {
      next = fetch()
      // A failure is thrown where the chunk is awaited, and is no fault of whoever is still at work on the one before.
      next.catch(() => undefined)
      yield batchOf(chunk)
    }
  } finally {
    await next.catch(() => undefined)
  }
}

/** Runs SQL that is not of the common interface: loading, settings. */
export type DuckDatabase = { readonly table: Table; readonly run: (sql: string) => Promise<void> }

/** Opens a database. Whoever opens it closes its table, whatever happens in between. */
export async function openDatabase(limits: DatabaseLimits): Promise<DuckDatabase> {
  const spill = await temporaryFolder()
  const { instance, connection } = await connect(limits, spill.path)
  const watched: Table['watched'] = (work, onProgress) => {
    const tell = () => onProgress(Math.max(0, connection.progress.percentage) / 100)
    const timer = setInterval(tell, PROGRESS_EVERY)
    return work().finally(() => clearInterval(timer))
  }
  const run = async (sql: string) => {
    await connection.run(sql)
  }
  const table: Table = {
    watched,
    define: (name, sql) => run(`create table ${name} as ${sql}`),
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRows(),
    batches: async function* (sql, onProgress) {
      const result = await watched(() => connection.stream(sql), onProgress)
      yield* inAdvance(() => result.fetchChunk())
    },
    close: async () => {
      connection.closeSync()
      instance.closeSync()
      await spill.remove()
    },
  }
  return { table, run }
}
