// Secrets that an instance makes for itself where none is configured, kept in its data folder: mode 600,
// made once. In production the configuration must name them, so that they outlive the machine.
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The text of `keys/<name>` in the data folder; made by `make` where it is not there yet. */
export async function ownSecret(dataFolder: string, name: string, make: () => string): Promise<string> {
  const folder = join(dataFolder, 'keys')
  const path = join(folder, name)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    await writeFile(path, make(), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFile(path, 'utf8')
}

export const newSessionSecret = (): string => randomBytes(48).toString('base64url')
