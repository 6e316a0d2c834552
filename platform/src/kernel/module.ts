// What a module is to the rest: a name, its tables, its queues, its routes. And what the kernel lends to
// each: one database, one audit log, one document store, one queue, one clock.
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Audit } from './audit/index.ts'
import type { Clock } from './clock.ts'
import type { Configuration } from './configuration.ts'
import type { MigrationSource } from './database/migrate.ts'
import type { Database } from './database/open.ts'
import type { Documents } from './documents/index.ts'
import type { NewId } from './ids.ts'
import type { Jobs, Queue } from './jobs/index.ts'
import type { Log } from './log.ts'

export type Kernel = Readonly<{
  configuration: Configuration
  database: Database
  audit: Audit
  documents: Documents
  jobs: Jobs
  clock: Clock
  newId: NewId
  log: Log
}>

/** Routes are declared with zod schemas for body, params and query. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>

export type Module = Readonly<{
  name: string
  migrations: MigrationSource
  queues: readonly Queue<unknown>[]
  routes: (app: App) => void | Promise<void>
}>
