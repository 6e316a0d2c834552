// Folders for what does not fit into memory and for rows in between: they hold people's data, and go with the work that made
// them, even where it is interrupted.
import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type TemporaryFolder = { readonly path: string; readonly remove: () => Promise<void> }

const there = new Set<string>()

/** A folder that only this user can read. Whoever makes it removes it. */
export async function temporaryFolder(): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), 'policeai-'))
  there.add(path)
  const remove = async () => {
    await rm(path, { recursive: true, force: true })
    there.delete(path)
  }
  return { path, remove }
}

/**
 * Removes what unfinished evaluations of this process hold on the disk, at once: for whoever ends the process before they do.
 *
 * @example
 * removeTemporaryFolders() // => undefined
 */
export function removeTemporaryFolders(): void {
  for (const path of there) rmSync(path, { recursive: true, force: true })
  there.clear()
}
