// Observations in a foreign format: read by their importer, written as JSON Lines to a folder of their own, and from there
// on observations like all others. The result is bound to the files as they came, not to what was written in between.
import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Fault, Outcome } from '../faults/index.ts'
import {
  DEFAULT_IMPORT_OPTIONS,
  type ForeignFormat,
  IMPORTERS,
  type ImportNote,
  type ImportOptions,
  type ImportSources,
  type Row,
} from '../interchange/index.ts'
import { fileDigest, type ObservationsFile, temporaryFolder } from '../observations/index.ts'
import type { Warning } from '../result/index.ts'

/** The rows of a foreign file, and what they came from. Whoever gets them takes their folder away. */
export type Converted = {
  readonly path: string
  readonly file: ObservationsFile
  readonly notes: readonly Warning[]
  readonly remove: () => Promise<void>
}

type ForeignRequest = {
  readonly format: ForeignFormat
  readonly sources: ImportSources
  readonly speakers: ImportOptions['speakers'] | undefined
  readonly bytes: number
}

function fileFault(file: string, hint: string): Fault {
  return { code: 'observations_unreadable', file, message: 'the file is not there', hint }
}

function nothingIn({ format, sources }: ForeignRequest): Fault {
  const { title, files } = IMPORTERS[format]
  const hint = `Expected ${Object.values(files).join(' and ')}.`
  const message = `there is not one observation in this ${title}`
  return { code: 'observations_empty', file: sources.file.name, message, hint }
}

async function missingFiles({ format, sources }: ForeignRequest): Promise<Fault[]> {
  const { title, files } = IMPORTERS[format]
  const faults: Fault[] = []
  if (files.truth !== undefined && sources.truth === undefined) {
    const message = `${title} comes in two files, and the plan names one`
    const hint = `Give ${files.truth} as \`observations.truth\`.`
    faults.push({
      code: 'import_mismatch',
      file: sources.file.name,
      field: 'observations.truth',
      message,
      hint,
    })
  }
  for (const source of [sources.file, sources.truth].filter((one) => one !== undefined)) {
    const found = await stat(source.path).catch(() => undefined)
    if (!found?.isFile()) faults.push(fileFault(source.name, 'The path in the plan is relative to the plan.'))
  }
  return faults
}

async function* linesOf(rows: AsyncIterable<Row>): AsyncIterable<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`
}

function warningOf({ code, message, n, file }: ImportNote): Warning {
  return { code, message, values: { n, ...(file === undefined ? {} : { file }) } }
}

async function described({ format, sources }: ForeignRequest): Promise<ObservationsFile> {
  const { sha256, bytes } = await fileDigest(sources.file.path)
  const file = { name: sources.file.name, format, bytes, sha256 }
  if (sources.truth === undefined) return file
  return { ...file, truth: { name: sources.truth.name, ...(await fileDigest(sources.truth.path)) } }
}

/** Reads a foreign file into rows, or says all that is wrong with it. */
export async function convertForeign(request: ForeignRequest): Promise<Outcome<{ converted: Converted }>> {
  const missing = await missingFiles(request)
  if (missing.length > 0) return { ok: false, faults: missing }
  const limits = { ...DEFAULT_IMPORT_OPTIONS.limits, bytes: request.bytes }
  const speakers = request.speakers ?? DEFAULT_IMPORT_OPTIONS.speakers
  const imported = await IMPORTERS[request.format].read(request.sources, { limits, speakers })
  if (!imported.ok) return imported
  const { path: folder, remove } = await temporaryFolder()
  const path = join(folder, 'rows.jsonl')
  try {
    await pipeline(Readable.from(linesOf(imported.rows)), createWriteStream(path))
    const file = await described(request)
    if ((await stat(path)).size === 0) {
      await remove()
      return { ok: false, faults: [nothingIn(request)] }
    }
    return { ok: true, converted: { path, file, notes: imported.notes.map(warningOf), remove } }
  } catch (error) {
    await remove()
    throw error
  }
}
