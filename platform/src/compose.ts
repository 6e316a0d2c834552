// The only file that constructs things. Read from top to bottom it is the platform: the kernel, the
// modules, the server, and what a request meets on its way in.
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { keyIdOf } from '@policeai/evaluation'
import { createAudit } from './kernel/audit/index.ts'
import { type Clock, systemClock } from './kernel/clock.ts'
import type { Configuration } from './kernel/configuration.ts'
import { migrate } from './kernel/database/migrate.ts'
import { type OpenDatabase, openDatabase } from './kernel/database/open.ts'
import { createFolderDocuments } from './kernel/documents/index.ts'
import { StartFault } from './kernel/errors.ts'
import { addAccess } from './kernel/http/access.ts'
import { addHealth } from './kernel/http/health.ts'
import { createServer } from './kernel/http/server.ts'
import { newId } from './kernel/ids.ts'
import { createJobs } from './kernel/jobs/index.ts'
import { ownSecret } from './kernel/keys.ts'
import { createLog, type Log } from './kernel/log.ts'
import type { App, Kernel, Module } from './kernel/module.ts'
import { migrationSources } from './migrations.ts'
import { type Accounts, createAccounts } from './modules/accounts/index.ts'
import { createLab, type Lab } from './modules/lab/index.ts'
import { createRegister, type Register } from './modules/register/index.ts'
import { type AssetManifest, createSite, type Site } from './site/index.ts'

export type Platform = Readonly<{
  kernel: Kernel
  accounts: Accounts
  lab: Lab
  register: Register
  /** Takes jobs from the queues. */
  work: () => Promise<void>
  /** The web server, ready to listen. */
  server: (assets: AssetManifest) => Promise<App>
  close: () => Promise<void>
}>

type ComposeOptions = { configuration: Configuration; clock?: Clock; log?: Log }

/** Opens and migrates the database, and makes everything that stands on it. */
export async function compose({
  configuration,
  clock = systemClock,
  log,
}: ComposeOptions): Promise<Platform> {
  const open = await openDatabase(configuration)
  try {
    await migrate(open, migrationSources)
    return await build(open, configuration, clock, log ?? createLog(configuration.logLevel))
  } catch (error) {
    await open.close()
    throw error
  }
}

async function build(
  open: OpenDatabase,
  configuration: Configuration,
  clock: Clock,
  log: Log,
): Promise<Platform> {
  const { database } = open
  const audit = createAudit({ database, clock })
  const documents = await createFolderDocuments(join(configuration.dataFolder, 'documents'))
  const jobs = createJobs({ connection: open.jobs, log })
  const kernel: Kernel = { configuration, database, audit, documents, jobs, clock, newId, log }
  const accounts = createAccounts(kernel)
  const { organisations } = accounts
  const lab = createLab({
    kernel,
    organisations,
    labKey: await labKey(configuration),
    embedded: open.kind === 'embedded',
  })
  const register = createRegister({ kernel, organisations, lab })
  const modules = [accounts, lab, register]
  const queues = modules.flatMap((module) => module.queues)
  await jobs.start(queues)
  return {
    kernel,
    accounts,
    lab,
    register,
    work: () => jobs.work(queues),
    server: (assets) => buildServer(kernel, modules, accounts, createSite({ configuration, assets })),
    close: async () => {
      await jobs.stop()
      await open.close()
    },
  }
}

async function buildServer(
  kernel: Kernel,
  modules: readonly Module[],
  accounts: Accounts,
  site: Site,
): Promise<App> {
  const { configuration, log, clock } = kernel
  const app = await createServer({
    configuration,
    log,
    errorPage: site.errorPage,
    scriptHashes: site.scriptHashes,
  })
  site.addAssets(app)
  await accounts.sessions(app)
  addAccess(app, { clock, findActor: accounts.findActor, askToSignIn: accounts.askToSignIn })
  site.addPages(app)
  addHealth(app, kernel)
  for (const module of modules) await module.routes(app)
  await app.ready()
  return app
}

/** The key that the lab signs evidence with: configured, or made once for a demonstration. */
async function labKey(
  configuration: Configuration,
): Promise<{ privatePem: string; publicPem: string; keyId: string }> {
  const privatePem = await readLabKey(configuration)
  try {
    const key = createPrivateKey(privatePem)
    if (key.asymmetricKeyType !== 'ed25519') throw new TypeError(`the key is ${key.asymmetricKeyType}`)
    const publicPem = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString()
    return { privatePem, publicPem, keyId: keyIdOf(publicPem) }
  } catch (cause) {
    throw new StartFault(
      ['SIGNING_KEY must be an Ed25519 private key in PEM; make one with ./policeai keys new --out DIR'],
      { cause },
    )
  }
}

async function readLabKey({ signingKeyFile, dataFolder }: Configuration): Promise<string> {
  if (signingKeyFile === null) return ownSecret(dataFolder, 'lab.pem', newLabKey)
  return readFile(signingKeyFile, 'utf8').catch((cause) => {
    throw new StartFault([`SIGNING_KEY: ${signingKeyFile} cannot be read`], { cause })
  })
}

const newLabKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
