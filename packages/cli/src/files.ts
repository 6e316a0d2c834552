// Reading and writing for the commands. A file is written beside itself and renamed into place, so that a reader
// finds either the old one or the new one, whole; what cannot be read or written is told by name.
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
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
  EEXIST: 'this is there already',
}

/** The text of a file, without the mark that some editors put before it. `name` is what the person called it. */
export async function readText(path: string, name: string): Promise<string> {
  const text = await orInputFault(name, () => readFile(path, 'utf8'))
  return text.replace(/^\uFEFF/, '')
}

/** Writes a file whole or not at all, and its folder where there is none. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const beside = `${path}.${process.pid}.part`
  await orInputFault(path, async () => {
    await mkdir(dirname(path), { recursive: true })
    try {
      await writeFile(beside, text)
      await rename(beside, path)
    } finally {
      await rm(beside, { force: true })
    }
  })
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
