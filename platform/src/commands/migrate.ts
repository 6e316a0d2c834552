// `policeai migrate`: brings the database up to date, and ends.
import { readConfiguration } from '../kernel/configuration.ts'
import { migrate } from '../kernel/database/migrate.ts'
import { openDatabase } from '../kernel/database/open.ts'
import { migrationSources } from '../migrations.ts'
import type { Streams } from './process.ts'

export async function migrateOnly({ stdout }: Streams): Promise<void> {
  const open = await openDatabase(readConfiguration())
  try {
    const applied = await migrate(open, migrationSources)
    stdout.write(
      applied === 0
        ? 'The database is up to date.\n'
        : `Applied ${applied} migration${applied === 1 ? '' : 's'}.\n`,
    )
  } finally {
    await open.close()
  }
}
