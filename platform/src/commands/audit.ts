// `policeai audit verify`: proves the chain. The head it prints can be kept elsewhere: a log whose end was
// cut off is whole in itself, but no longer ends, or goes on from, the head that was kept.
import { createAudit } from '../kernel/audit/index.ts'
import { systemClock } from '../kernel/clock.ts'
import { readConfiguration } from '../kernel/configuration.ts'
import { migrate } from '../kernel/database/migrate.ts'
import { openDatabase } from '../kernel/database/open.ts'
import { migrationSources } from '../migrations.ts'
import type { Streams } from './process.ts'

export async function verifyAudit({ stdout, stderr }: Streams): Promise<void> {
  const open = await openDatabase(readConfiguration())
  try {
    await migrate(open, migrationSources)
    const proof = await createAudit({ database: open.database, clock: systemClock }).verify()
    if (proof.ok) {
      stdout.write(`The chain holds: ${proof.entries} entries, head ${proof.head}\n`)
      return
    }
    stderr.write(`The chain is broken at entry ${proof.fault.sequence}: ${proof.fault.fault}\n`)
    process.exitCode = 1
  } finally {
    await open.close()
  }
}
