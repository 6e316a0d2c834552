// Kysely's PGlite driver gives every caller the same connection: a query from one request would run
// inside the open transaction of another, and be rolled back with it. This driver hands the one
// connection to one caller at a time, as a pool of size one would.
import {
  type DatabaseConnection,
  type Driver,
  PGliteDialect,
  type PGliteDialectConfig,
  PGliteDriver,
  type TransactionSettings,
} from 'kysely'

type Pglite = import('@electric-sql/pglite').PGlite

/** A caller that waits this long has most likely asked the database outside its own transaction. */
const PATIENCE_MS = 30_000

class SerialDriver implements Driver {
  readonly #inner: PGliteDriver
  #tail: Promise<void> = Promise.resolve()
  #release: () => void = () => undefined

  constructor(config: PGliteDialectConfig) {
    this.#inner = new PGliteDriver(config)
  }

  init(): Promise<void> {
    return this.#inner.init()
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#tail
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#tail = before.then(() => promise)
    try {
      await inTime(before)
    } catch (error) {
      resolve()
      throw error
    }
    this.#release = resolve
    return this.#inner.acquireConnection()
  }

  async releaseConnection(): Promise<void> {
    this.#release()
  }

  beginTransaction(connection: DatabaseConnection, _settings: TransactionSettings): Promise<void> {
    return this.#inner.beginTransaction(connection as PgliteConnection)
  }

  commitTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#inner.commitTransaction(connection as PgliteConnection)
  }

  rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#inner.rollbackTransaction(connection as PgliteConnection)
  }

  destroy(): Promise<void> {
    return this.#inner.destroy()
  }
}

type PgliteConnection = Parameters<PGliteDriver['beginTransaction']>[0]

async function inTime(turn: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The embedded database was busy for 30 seconds')), PATIENCE_MS)
  })
  try {
    await Promise.race([turn, late])
  } finally {
    clearTimeout(timer)
  }
}

export class SerialPgliteDialect extends PGliteDialect {
  readonly #pglite: Pglite

  constructor(pglite: Pglite) {
    super({ pglite })
    this.#pglite = pglite
  }

  override createDriver(): Driver {
    return new SerialDriver({ pglite: this.#pglite })
  }
}
