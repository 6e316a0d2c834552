// Files for the tests of the readers, and what comes of reading them.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEFAULT_IMPORT_OPTIONS, type Importer, type ImportLimits, type Row } from './importer.ts'

export type Content = string | Buffer

export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'policeai-test-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

type Files = { readonly file: Content; readonly truth?: Content; readonly names?: readonly [string, string] }

export async function readFiles(importer: Importer, files: Files, limits: Partial<ImportLimits> = {}) {
  return await withFolder(async (folder) => {
    const [name, other] = files.names ?? ['answers', 'truth']
    const [path, truthPath] = [join(folder, name), join(folder, other)]
    await writeFile(path, files.file)
    if (files.truth !== undefined) await writeFile(truthPath, files.truth)
    const truth = files.truth === undefined ? undefined : { path: truthPath, name: other }
    const options = { ...DEFAULT_IMPORT_OPTIONS, limits: { ...DEFAULT_IMPORT_OPTIONS.limits, ...limits } }
    const outcome = await importer.read({ file: { path, name }, truth }, options)
    if (!outcome.ok) return { ...outcome, rows: [] as Row[], notes: [] }
    return { ...outcome, faults: [], rows: await Array.fromAsync(outcome.rows) }
  })
}

export function utf16(text: string): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
}
