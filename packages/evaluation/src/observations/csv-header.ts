// Reads the first record of a CSV file: the names of the columns exactly as they are written (the table reader
// would rename repeated ones), and with them the delimiter.

export type CsvHeader = { readonly names: readonly string[]; readonly delimiter: string }

const DELIMITERS = [',', ';', '\t', '|'] as const

/** One record by RFC 4180: quoted fields may hold delimiters, doubled quotes and line ends. */
function firstRecord(text: string, delimiter: string): string[] {
  const fields: string[] = []
  let field = ''
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const character = text[i] ?? ''
    if (quoted) {
      if (character !== '"') field += character
      else if (text[i + 1] === '"') field += text[i++]
      else quoted = false
    } else if (character === '"' && field === '') quoted = true
    else if (character === '\n' || character === '\r') break
    else if (character === delimiter) {
      fields.push(field)
      field = ''
    } else field += character
  }
  return [...fields, field]
}

/** The header of a file that begins with this text; the delimiter is the one that makes the most columns. */
export function readCsvHeader(head: string): CsvHeader {
  const text = head.replace(/^\uFEFF/, '')
  const readings = DELIMITERS.map((delimiter) => ({ delimiter, names: firstRecord(text, delimiter) }))
  return readings.reduce((best, reading) => (reading.names.length > best.names.length ? reading : best))
}
