// What the columns of an exported CSV hold, as W3C's CSV on the Web says it (Metadata Vocabulary for Tabular Data, 2015),
// to stand beside the file as `NAME-metadata.json`.
import type { Result } from '../result/index.ts'
import { type CsvColumn, DISPARITY_COLUMNS, measureColumns } from './csv-columns.ts'

/** A column's name is part of a URI template: what may not be there, or not anywhere in it, is written in percent. */
function nameOf(title: string): string {
  return encodeURIComponent(title).replace(
    /[!'()*~.-]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function describe<T>({ title, datatype, description }: CsvColumn<T>) {
  return { name: nameOf(title), titles: title, datatype, 'dc:description': description }
}

/** The metadata of `measuresCsv` or `disparitiesCsv`; `url` is the name of the CSV file, relative to the metadata. */
export function csvMetadata(result: Result, table: 'measures' | 'disparities', url: string): string {
  const columns =
    table === 'measures' ? measureColumns(result).map(describe) : DISPARITY_COLUMNS.map(describe)
  const metadata = {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    url,
    'dc:title': `${result.plan.title}: ${table}`,
    'dc:created': result.provenance.time,
    dialect: { encoding: 'utf-8', lineTerminators: ['\r\n', '\n'], header: true },
    tableSchema: { columns },
  }
  return `${JSON.stringify(metadata, null, 2)}\n`
}
