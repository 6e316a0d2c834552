// Opens the one database: PostgreSQL by address, or PGlite in the data folder. Everything above sees
// the same Kysely and the same SQL; jobs take their own door, since pg-boss speaks SQL itself.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Kysely, Kysely as KyselyInstance, PostgresDialect } from 'kysely'
import pg from 'pg'
import { type ConstructorOptions, fromPglite } from 'pg-boss'
import type { Configuration } from '../configuration.ts'
import { lockFolder } from './lock.ts'
import { SerialPgliteDialect } from './serial-pglite.ts'

/** Modules narrow it with `withTables<TheirTables>()`. */
// biome-ignore lint/complexity/noBannedTypes: no tables are known at this level
export type Database = Kysely<{}>

export type OpenDatabase = Readonly<{
  kind: 'embedded' | 'postgresql'
  database: Database
  /** How pg-boss reaches the same database. */
  jobs: ConstructorOptions
  /** Runs several statements in one go: migrations only. */
  script: (sql: string) => Promise<void>
  close: () => Promise<void>
}>

type Place = Pick<Configuration, 'databaseUrl' | 'dataFolder'>

export async function openDatabase(place: Place): Promise<OpenDatabase> {
  return place.databaseUrl === null ? openEmbedded(place.dataFolder) : openPostgres(place.databaseUrl)
}

async function openEmbedded(folder: string): Promise<OpenDatabase> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const lock = lockFolder(folder)
  try {
    const { PGlite } = await import('@electric-sql/pglite')
    return { ...embedded(await PGlite.create(join(folder, 'database')), lock.release) }
  } catch (cause) {
    lock.release()
    throw cause
  }
}

type Pglite = import('@electric-sql/pglite').PGlite

/** The same database in memory, for tests. */
export async function openInMemory(snapshot?: Blob): Promise<OpenDatabase & { pglite: Pglite }> {
  const { PGlite } = await import('@electric-sql/pglite')
  const pglite = await PGlite.create(snapshot ? { loadDataDir: snapshot } : {})
  return { ...embedded(pglite, () => undefined), pglite }
}

function embedded(pglite: Pglite, release: () => void): OpenDatabase {
  const database: Database = new KyselyInstance({ dialect: new SerialPgliteDialect(pglite) })
  return {
    kind: 'embedded',
    database,
    jobs: { db: fromPglite(pglite), backend: 'pglite' },
    script: async (sql) => {
      await pglite.exec(sql).catch(async (error) => {
        await pglite.exec('rollback')
        throw error
      })
    },
    close: async () => {
      await database.destroy()
      release()
    },
  }
}

function openPostgres(connectionString: string): OpenDatabase {
  const pool = new pg.Pool({ connectionString, max: 10, application_name: 'policeai' })
  pool.on('error', () => undefined) // an idle connection that breaks is replaced; the query that needs one reports
  const database: Database = new KyselyInstance({ dialect: new PostgresDialect({ pool }) })
  return {
    kind: 'postgresql',
    database,
    jobs: { connectionString, application_name: 'policeai-jobs' },
    script: (sql) => runScript(pool, sql),
    close: () => database.destroy(),
  }
}

async function runScript(pool: pg.Pool, sql: string): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query(sql)
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}
