// A fresh, migrated database for a test file: PGlite from a ready snapshot, or, in the second leg, a
// PostgreSQL database copied from a migrated template. The tests cannot tell which, and must not.
import { randomBytes } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import pg from 'pg'
import { inject } from 'vitest'
import { type OpenDatabase, openDatabase, openInMemory } from '../database/open.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    testDatabase: { snapshot: string } | { server: string; template: string }
  }
}

/** Close it when the file is done: on PGlite each is some 400 MB. */
export async function openTestDatabase(): Promise<OpenDatabase> {
  const place = inject('testDatabase')
  if ('snapshot' in place) return openInMemory(await openAsBlob(place.snapshot))
  return copyOf(place.server, place.template)
}

async function copyOf(server: string, template: string): Promise<OpenDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await onServer(server, `create database ${name} template ${template}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  const open = await openDatabase({ databaseUrl: url.href, dataFolder: '' })
  return {
    ...open,
    close: async () => {
      await open.close()
      await onServer(server, `drop database ${name} with (force)`)
    },
  }
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
