// Reading and writing for the commands. A file is written beside itself and renamed into place, so that a reader
// finds either the old one or the new one, whole; what cannot be read or written is told by name.
import { rmSync } from 'node:fs'
import { access, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { faultLine, InputFault } from './fault.ts'

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder; expected a file',
  ENOTDIR: 'a part of this path is a file; expected a folder',
  EACCES: 'this user may not read or write here',
  EPERM: 'this user may not read or write here',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk has no more room for this user',
  EFBIG: 'a file may not become as large as this one would',
  ENAMETOOLONG: 'this name is too long',
  EEXIST: 'this is there already',
}

/** The text of a file, without the mark that some editors put before it. `name` is what the person called it. */
export async function readText(path: string, name: string): Promise<string> {
  const text = await orInputFault(name, () => readFile(path, 'utf8'))
  return text.replace(/^\uFEFF/, '')
}

/** Files that are being written, under the names that they have until they are whole. */
const unfinished = new Set<string>()

export type TextFile = { readonly path: string; readonly text: string }

/** Writes a file whole or not at all, and its folder where there is none. */
export function writeWhole(path: string, text: string): Promise<void> {
  return writeTogether([{ path, text }])
}

/** Writes all of the files or none, so that what stands beside each other is of one work. */
export async function writeTogether(files: readonly TextFile[]): Promise<void> {
  const parts = files.map((file) => ({ ...file, part: `${file.path}.${process.pid}.part` }))
  try {
    for (const { path } of parts) await makePlace(path)
    for (const { path, part, text } of parts) {
      unfinished.add(part)
      await orInputFault(path, () => writeFile(part, text))
    }
    for (const { path, part } of parts) await orInputFault(path, () => rename(part, path))
  } finally {
    for (const { part } of parts) if (unfinished.delete(part)) await rm(part, { force: true })
  }
}

/** A file in the place of the folder, or a folder in that of the file, is told of before anything is written. */
async function makePlace(path: string): Promise<void> {
  const folder = dirname(path)
  const [above, there] = await Promise.all([folder, path].map((at) => stat(at).catch(() => undefined)))
  const refuse = (file: string, message: string) => new InputFault([faultLine({ file, message })])
  if (above?.isDirectory() === false) throw refuse(folder, 'this is a file; expected a folder')
  if (there?.isDirectory() === true) throw refuse(path, 'this is a folder; expected a file')
  await orInputFault(folder, () => mkdir(folder, { recursive: true }))
}

/** Removes what is half written, at once. */
export function abandonWrites(): void {
  for (const path of unfinished) rmSync(path, { force: true })
}

/** Does something with a file; a refusal of the system becomes a fault that names the file. */
export async function orInputFault<T>(name: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? REASONS[String(error.code)] : undefined
    if (reason === undefined) throw error
    throw new InputFault([faultLine({ file: name, message: reason })], { cause: error })
  }
}

/** Evidence beside a result must be of that result. What was signed is not thrown away; the new result goes elsewhere. */
export async function refuseOldEvidence(folder: string): Promise<void> {
  const file = join(folder, 'evidence.json')
  const there = await access(file).then(
    () => true,
    () => false,
  )
  if (!there) return
  const message =
    'signed evidence of an earlier run stands here, and would no longer fit the result beside it'
  throw new InputFault([
    faultLine({ file, message, hint: 'Give another folder with --out, or sign this run too.' }),
  ])
}
