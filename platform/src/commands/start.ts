// `policeai start`: everything in one process. Each step that takes long says so; the address and the
// demonstration sign-ins come last, where a person looks.
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { compose, type Platform } from '../compose.ts'
import { loadDemonstration, needsDemonstration } from '../demonstration/index.ts'
import { type Configuration, readConfiguration } from '../kernel/configuration.ts'
import { StartFault } from '../kernel/errors.ts'
import type { App } from '../kernel/module.ts'
import { buildAssets } from '../site/index.ts'
import { onStopSignal, type Streams, steps } from './process.ts'

export async function start({ stdout, stderr }: Streams): Promise<void> {
  const configuration = readConfiguration()
  const step = steps(stderr)
  await probePort(configuration)
  const assets = await step('Building the pages’ assets', buildAssets({ outDir: assetsFolder }))
  const platform = await step('Opening the database', compose({ configuration }))
  const stop = async (app?: App): Promise<void> => {
    await app?.close()
    await platform.close()
  }
  try {
    await fill(platform, configuration, step)
    await platform.work()
    const app = await platform.server(assets)
    await app.listen({ host: configuration.host, port: configuration.port })
    onStopSignal(() => stop(app), stderr)
    stdout.write(welcome(configuration))
  } catch (error) {
    await stop()
    throw error
  }
}

const assetsFolder = join(import.meta.dirname, '../../../.build/assets')

async function fill(
  platform: Platform,
  configuration: Configuration,
  step: ReturnType<typeof steps>,
): Promise<void> {
  if (configuration.mode !== 'demonstration' || !(await needsDemonstration(platform))) return
  await step('Loading demonstration data', loadDemonstration(platform))
}

/** Known before anything is opened or loaded. */
async function probePort({ host, port }: Configuration): Promise<void> {
  const probe = createServer()
  await once(probe.listen(port, host), 'listening').catch((cause) => {
    const busy = (cause as NodeJS.ErrnoException).code === 'EADDRINUSE'
    throw new StartFault(
      [busy ? `Port ${port} is in use; name another with PORT.` : `Cannot listen on ${host}:${port}.`],
      { cause },
    )
  })
  probe.close()
  await once(probe, 'close')
}

function welcome({ origin, mode }: Configuration): string {
  const address = `\n  PoliceAI is running at ${origin}\n`
  if (mode === 'production') return `${address}\n`
  const people = [
    '  Sign in at /sign-in as one of the demonstration people; no password. The one-time code is shown when it is asked for.',
    '    force:  contributor (drafts, measures) · approver (authorises for the chief officer)',
    '    centre: evaluator · editor (publishes) · auditor · administrator',
    '  Stop with Ctrl+C.',
  ]
  return `${address}\n${people.join('\n')}\n\n`
}
