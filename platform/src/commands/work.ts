// `policeai work`: jobs only, on any number of machines that share one PostgreSQL.
import { compose } from '../compose.ts'
import { readConfiguration } from '../kernel/configuration.ts'
import { StartFault } from '../kernel/errors.ts'
import { onStopSignal, type Streams } from './process.ts'

export async function work({ stdout, stderr }: Streams): Promise<void> {
  const configuration = readConfiguration()
  if (configuration.databaseUrl === null) {
    throw new StartFault([
      '`work` shares a PostgreSQL with the server: set DATABASE_URL. The embedded database has one process.',
    ])
  }
  const platform = await compose({ configuration })
  await platform.work()
  onStopSignal(platform.close, stderr)
  stdout.write('Taking jobs. Stop with Ctrl+C.\n')
}
