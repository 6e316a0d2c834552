// Before the unit tests: one migrated PGlite, dumped, from which every test file starts in half a second.
import { mkdir, writeFile } from 'node:fs/promises'
import type { TestProject } from 'vitest/node'
import { migrationSources } from '../../migrations.ts'
import { migrate } from '../database/migrate.ts'
import { openInMemory } from '../database/open.ts'

const FILE = new URL('../../../../.build/test-database.tar', import.meta.url)

export async function setup(project: TestProject): Promise<void> {
  const open = await openInMemory()
  await migrate(open, migrationSources)
  const dump = await open.pglite.dumpDataDir('none')
  await mkdir(new URL('.', FILE), { recursive: true })
  await writeFile(FILE, Buffer.from(await dump.arrayBuffer()))
  await open.close()
  project.provide('testDatabase', { snapshot: FILE.pathname })
}
