// The platforms that all system tests share: see servers.setup.ts.
import { inject } from 'vitest'

/** The address of the shared platform on this database; starts it for the first who asks. */
export const sharedOrigin = (database: 'embedded' | 'postgresql'): Promise<string> => ask(`/${database}`)

/** What the shared platform on the embedded database has written so far, both streams. */
export const sharedOutput = (): Promise<string> => ask('/embedded/output')

/** A new database on the shared PostgreSQL, empty. */
export const newDatabase = (): Promise<string> => ask('/database')

async function ask(path: string): Promise<string> {
  const answer = await fetch(`${inject('door')}${path}`)
  const text = await answer.text()
  if (!answer.ok) throw new Error(text)
  return text
}
