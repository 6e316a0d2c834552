// Before the unit tests: one migrated PGlite, dumped, from which every test file starts in half a second.
import { mkdir, rm, writeFile } from 'node:fs/promises'
import type { TestProject } from 'vitest/node'
import { migrationSources } from '../../migrations.ts'
import { migrate } from '../database/migrate.ts'
import { openInMemory } from '../database/open.ts'

// of this run alone: another run beside it has its own
const FILE = new URL(`../../../../.build/test-database-${process.pid}.tar`, import.meta.url)

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const open = await openInMemory()
  await migrate(open, migrationSources)
  const dump = await open.pglite.dumpDataDir('none')
  await mkdir(new URL('.', FILE), { recursive: true })
  await writeFile(FILE, Buffer.from(await dump.arrayBuffer()))
  await open.close()
  project.provide('testDatabase', { snapshot: FILE.pathname })
  return () => rm(FILE, { force: true })
}
