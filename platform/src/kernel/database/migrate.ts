// Each module owns one PostgreSQL schema and its numbered SQL files. A file that was applied is never
// edited: its digest is kept, and a change is refused at start. Kysely's migrator would keep one list
// for all modules in one order; here each module counts for itself.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { StartFault } from '../errors.ts'
import type { Database, OpenDatabase } from './open.ts'

export type MigrationSource = Readonly<{ module: string; folder: URL }>

type Migration = Readonly<{ module: string; name: string; text: string; digest: string }>

const LEDGER = `
create schema if not exists kernel;
create table if not exists kernel.migrations (
  module text not null, name text not null, digest text not null,
  applied_at timestamptz not null default now(),
  primary key (module, name)
);`

/** Applies what is new, module by module, and says how many files that was. */
export async function migrate(open: OpenDatabase, sources: readonly MigrationSource[]): Promise<number> {
  const wanted = (await Promise.all(sources.map(readMigrations))).flat()
  return open.database.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${TURN})`.execute(connection)
    try {
      return await applyNew(open, connection, wanted)
    } finally {
      await sql`select pg_advisory_unlock(${TURN})`.execute(connection)
    }
  })
}

/** Two processes that start at once against one PostgreSQL take turns. */
const TURN = 715517

async function applyNew(
  open: OpenDatabase,
  connection: Database,
  wanted: readonly Migration[],
): Promise<number> {
  await open.script(LEDGER)
  const applied = await readLedger(connection)
  refuseEdited(wanted, applied)
  const fresh = wanted.filter((m) => !applied.has(key(m)))
  for (const migration of fresh) await apply(open, migration)
  return fresh.length
}

const key = (m: Pick<Migration, 'module' | 'name'>): string => `${m.module}/${m.name}`

async function readLedger(connection: Database): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ module: string; name: string; digest: string }>`
    select module, name, digest from kernel.migrations`.execute(connection)
  return new Map(rows.map((row) => [key(row), row.digest]))
}

async function readMigrations(source: MigrationSource): Promise<Migration[]> {
  const names = (await readdir(source.folder)).filter((name) => /^\d{4}-.*\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, `${source.folder.href.replace(/\/$/, '')}/`), 'utf8')
      return { module: source.module, name, text, digest: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

function refuseEdited(wanted: readonly Migration[], applied: ReadonlyMap<string, string>): void {
  const edited = wanted.filter((m) => applied.has(key(m)) && applied.get(key(m)) !== m.digest)
  if (edited.length === 0) return
  throw new StartFault(
    edited.map(
      (m) => `Migration ${key(m)} was applied and has been edited since; restore it and add a new one.`,
    ),
  )
}

/** One transaction a file, so that a crash leaves it applied and noted, or neither. */
async function apply(open: OpenDatabase, m: Migration): Promise<void> {
  const note = `insert into kernel.migrations (module, name, digest) values ('${m.module}', '${m.name}', '${m.digest}');`
  try {
    await open.script(`begin;\n${m.text}\n${note}\ncommit;`)
  } catch (cause) {
    throw new StartFault(
      [`Migration ${key(m)} failed: ${cause instanceof Error ? cause.message : String(cause)}`],
      { cause },
    )
  }
}
