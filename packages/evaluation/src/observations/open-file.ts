// Opens one file of observations: that it is there, is what its name says, is no larger than may be read, is in UTF-8,
// and does not change while it is read; and its digest, which binds the result to it.
import type { Stats } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import type { Fault, Outcome } from '../faults/index.ts'
import { formatOf, type ObservationsFormat } from './file-format.ts'
import type { ReadingProgress } from './progress.ts'
import { type BadText, type Digest, readDigest } from './read-file.ts'
import { readHead } from './source.ts'

type FileRequest = {
  readonly path: string
  readonly name: string
  readonly limits: { readonly bytes: number }
}

export type Refusal = { readonly ok: false; readonly faults: readonly Fault[] }

export function refuse(code: Fault['code'], file: string, message: string, hint: string): Refusal {
  return { ok: false, faults: [{ code, file, message, hint }] }
}

async function fileFault(
  path: string,
  file: string,
  limits: FileRequest['limits'],
): Promise<Refusal | undefined> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) {
    return refuse(
      'observations_unreadable',
      file,
      'the file is not there',
      'The path in the plan is relative to the plan.',
    )
  }
  const readable = await open(path)
    .then((handle) => handle.close().then(() => true))
    .catch(() => false)
  if (!readable)
    return refuse('observations_unreadable', file, 'the file may not be read', 'Check its permissions.')
  if (found.size === 0) return refuse('observations_empty', file, 'the file is empty', 'Export it again.')
  if (found.size > limits.bytes) {
    const [size, most] = [found.size, limits.bytes].map((bytes) => `${(bytes / 2 ** 20).toFixed(1)} MiB`)
    return refuse(
      'observations_too_large',
      file,
      `the file has ${size}, the limit is ${most}`,
      'Leave out columns that the plan does not name, or send Parquet.',
    )
  }
  return undefined
}

/** The digest of a text is there, since its encoding is checked with it; that of Parquet comes while its rows are loaded. */
export type Opened = { readonly format: ObservationsFormat; readonly digest: Promise<Digest> }

function encodingFault({ line, what }: BadText, file: string): Fault {
  const code = 'observations_encoding'
  if (what === 'null') {
    const hint = 'It was damaged, or is in UTF-16: save it as UTF-8.'
    return { code, file, line, message: 'the text holds a null character', hint }
  }
  const hint = 'Save the file as UTF-8 (in Excel: “CSV UTF-8”).'
  return { code, file, line, message: 'the text is not in UTF-8', hint }
}

export async function openFile(request: FileRequest, progress: ReadingProgress): Promise<Outcome<Opened>> {
  const { path, name: file, limits } = request
  const fault = await fileFault(path, file, limits)
  if (fault) return fault
  const format = formatOf(await readHead(path, 4096), file)
  if (typeof format !== 'string') return { ok: false, faults: [format] }
  const { size } = await stat(path)
  const digest = readDigest(path, format !== 'parquet', (bytes) => progress.at('digest', bytes / size))
  // Whoever gives up before asking for the digest is not told of its failure either.
  digest.catch(() => undefined)
  if (format === 'parquet') return { ok: true, format, digest }
  const { bad } = await digest
  if (bad === undefined) return { ok: true, format, digest }
  return { ok: false, faults: [encodingFault(bad, file)] }
}

/** Whether the file is another one than it was. */
export async function changedSince(path: string, before: Stats | undefined): Promise<boolean> {
  const after = await stat(path).catch(() => undefined)
  return after?.mtimeMs !== before?.mtimeMs || after?.size !== before?.size
}
