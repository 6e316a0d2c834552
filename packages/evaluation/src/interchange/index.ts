// The door of the interchange module: readers of foreign formats, and writers of results for other programs.
import { cocoImporter } from './coco.ts'
import type { ForeignFormat, Importer } from './importer.ts'
import { inspectImporter } from './inspect.ts'
import { ctmImporter } from './timed-transcript.ts'
import { trecImporter } from './trec.ts'
import { trnImporter } from './trn.ts'

export { disparitiesCsv, measuresCsv } from './csv.ts'
export { csvMetadata } from './csv-metadata.ts'
export {
  DEFAULT_IMPORT_LIMITS,
  DEFAULT_IMPORT_OPTIONS,
  type ForeignFormat,
  type Imported,
  type Importer,
  type ImportLimits,
  type ImportNote,
  type ImportOptions,
  type ImportRole,
  type ImportSource,
  type ImportSources,
  type Row,
} from './importer.ts'
export { modelIndex } from './model-index.ts'
export { readTimedWords } from './timed-transcript.ts'

export const IMPORTERS: Readonly<Record<ForeignFormat, Importer>> = {
  coco: cocoImporter,
  trn: trnImporter,
  ctm: ctmImporter,
  trec: trecImporter,
  inspect: inspectImporter,
}
