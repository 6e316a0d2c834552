// What every reader of a foreign format has in common: which files it takes, what it gives, and how much it may take
// in. A reader gives rows, one flat object an observation, which the caller writes as JSON Lines for the reader of tables.
import type { Outcome } from '../faults/index.ts'
import type { FOREIGN_FORMATS } from '../plan/index.ts'

export type ForeignFormat = (typeof FOREIGN_FORMATS)[number]

/** `name` is what faults call the file. */
export type ImportSource = { readonly path: string; readonly name: string }

/** `file` is what the system answered; `truth` the second file of a format that comes in two. */
export type ImportRole = 'file' | 'truth'
export type ImportSources = { readonly file: ImportSource; readonly truth?: ImportSource | undefined }

/** Every row of a reader has the same columns, in the same order; `null` is an empty field. */
export type Row = Readonly<Record<string, string | number | boolean | null>>

/** What the reader of a result should know and no row says, such as words outside the stretch that is scored. */
export type ImportNote = {
  readonly code: ImportNoteCode
  readonly message: string
  readonly n: number
  /** The file that it is about, where that is one of two. */
  readonly file?: string
}
export type ImportNoteCode =
  | 'words_ignored'
  | 'log_incomplete'
  | 'samples_in_error'
  | 'values_not_numbers'
  | 'several_scorers'
  | 'last_line_open'

export type Imported = {
  readonly columns: readonly string[]
  readonly rows: AsyncIterable<Row>
  readonly notes: readonly ImportNote[]
}

export type ImportOptions = {
  readonly limits: ImportLimits
  /** How a trn id names its speaker, as sclite's `-i`. */
  readonly speakers: 'wsj' | 'spu_id'
}

export type Importer = {
  readonly format: ForeignFormat
  readonly title: string
  /** What each file is, in words; a role that is not there takes no file. */
  readonly files: Readonly<Partial<Record<ImportRole, string>>>
  /** All faults at once, up to `limits.faults`; or the rows. */
  readonly read: (sources: ImportSources, options: ImportOptions) => Promise<Outcome<Imported>>
}

export type ImportLimits = {
  /** Of each file. */
  readonly bytes: number
  readonly faults: number
  readonly lineBytes: number
  /** Brackets within brackets, in JSON. */
  readonly depth: number
  /** Files in a ZIP. */
  readonly entries: number
  /** Of one file in a ZIP, and of all of them, decompressed. */
  readonly entryBytes: number
  readonly inflatedBytes: number
  /** Characters of a free text that are kept. */
  readonly textLength: number
}

export const DEFAULT_IMPORT_LIMITS: ImportLimits = {
  bytes: 2 ** 30,
  faults: 100,
  lineBytes: 2 ** 20,
  depth: 200,
  entries: 500_000,
  entryBytes: 256 * 2 ** 20,
  inflatedBytes: 16 * 2 ** 30,
  textLength: 500,
}

export const DEFAULT_IMPORT_OPTIONS: ImportOptions = { limits: DEFAULT_IMPORT_LIMITS, speakers: 'spu_id' }
