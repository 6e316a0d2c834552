// PGlite takes no lock on its folder, and two processes in it would corrupt it. SQLite's exclusive
// lock is held by the operating system: it is gone the moment the process is, even by `kill -9`.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StartFault } from '../errors.ts'

export type FolderLock = Readonly<{ release: () => void }>

/** Throws a {@link StartFault} where another process holds the folder. */
export function lockFolder(folder: string): FolderLock {
  const file = new DatabaseSync(join(folder, 'lock.sqlite'), { timeout: 200 })
  try {
    file.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (cause) {
    file.close()
    const what = `The data folder ${folder} is in use by another PoliceAI process.`
    const next =
      'Stop that one, name another folder with POLICEAI_DATA, or share a PostgreSQL with DATABASE_URL.'
    throw new StartFault([`${what} ${next}`], { cause })
  }
  return { release: () => file.close() }
}
