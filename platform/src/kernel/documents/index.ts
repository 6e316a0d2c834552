// The document store: bytes under the name of their SHA-256. A document is written once and never
// changed; the same bytes are kept once. The port is small so that an object store can stand behind it.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { newId } from '../ids.ts'

export type StoredDocument = Readonly<{ sha256: string; bytes: number }>

export type Documents = Readonly<{
  /** Streams bytes in. Past `limit` nothing is kept and the answer is `too-large`. */
  put: (source: AsyncIterable<Uint8Array>, limit: number) => Promise<StoredDocument | 'too-large'>
  has: (sha256: string) => Promise<boolean>
  read: (sha256: string) => Readable
  /** Lends a path to a program that needs a file; the path is for reading, and only until `use` ends. */
  withFile: <T>(sha256: string, use: (path: string) => Promise<T>) => Promise<T>
}>

export async function createFolderDocuments(folder: string): Promise<Documents> {
  const incoming = join(folder, 'incoming')
  await rm(incoming, { recursive: true, force: true }) // what a crash left half written
  await mkdir(incoming, { recursive: true, mode: 0o700 })

  async function put(
    source: AsyncIterable<Uint8Array>,
    limit: number,
  ): Promise<StoredDocument | 'too-large'> {
    const path = join(incoming, newId())
    const stored = await write(path, source, limit).catch(async (error) => {
      await rm(path, { force: true })
      throw error
    })
    if (stored === 'too-large') await rm(path, { force: true })
    else await keep(path, placeOf(folder, stored.sha256))
    return stored
  }

  return {
    put,
    has: (sha256) =>
      stat(placeOf(folder, sha256)).then(
        () => true,
        () => false,
      ),
    read: (sha256) => createReadStream(placeOf(folder, sha256)),
    withFile: async (sha256, use) => use(placeOf(folder, sha256)),
  }
}

function placeOf(folder: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError('not a SHA-256 digest')
  return join(folder, sha256.slice(0, 2), sha256)
}

async function write(
  path: string,
  source: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<StoredDocument | 'too-large'> {
  const hash = createHash('sha256')
  const file = await open(path, 'wx', 0o400)
  let bytes = 0
  try {
    for await (const chunk of source) {
      bytes += chunk.byteLength
      if (bytes > limit) return 'too-large'
      hash.update(chunk)
      await file.writeFile(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), bytes }
}

async function keep(from: string, to: string): Promise<void> {
  await mkdir(join(to, '..'), { recursive: true, mode: 0o700 })
  await rename(from, to)
}
