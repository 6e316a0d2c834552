// Text for a terminal: wrapped at a width, and set in columns, with nothing in it that a terminal would act on. Lengths are
// counted in characters as they are drawn, as far as letters, accents and the signs of a report go.
import { visible } from '@policeai/evaluation'

/** Wraps at spaces, `first` before the first line and `rest` before the others. A word longer than a line stands alone. */
export function wrap(text: string, width: number, first = '', rest = first): string {
  const lines: string[] = []
  for (const word of visible(text).split(' ')) {
    const room = width - lengthOf(lines.length > 1 ? rest : first)
    const last = lines.at(-1)
    if (last === undefined || lengthOf(last) + 1 + lengthOf(word) > room) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines.map((line, i) => (i === 0 ? first : rest) + line).join('\n')
}

const NARROWEST = 12

/** A heading that is wider than its column has room for is cut; what stands below it never is. */
function withHeadings(rows: readonly (readonly string[])[], width: number): readonly (readonly string[])[] {
  const [heading = [], ...body] = rows
  const room = Math.floor((width - NARROWEST) / Math.max(1, heading.length - 1)) - 2
  const cut = heading.map((cell, i) => {
    const below = Math.max(0, ...body.map((row) => lengthOf(row[i] ?? '')))
    return i === 0 ? cell : shorten(cell, Math.max(below, room))
  })
  return [cut, ...body]
}

/**
 * Sets rows in columns two spaces apart, a heading first: the first column to the left, the others to the right. Where the
 * rows would be wider than `width`, headings are cut, and the first column, though never to less than 12.
 */
export function columns(cells: readonly (readonly string[])[], width: number): string {
  const rows = withHeadings(
    cells.map((row) => row.map(visible)),
    width,
  )
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => lengthOf(row[i] ?? ''))))
  const others = widths.slice(1).reduce((sum, other) => sum + other + 2, 0)
  const firstWidth = Math.min(widths[0] ?? 0, Math.max(NARROWEST, width - others))
  const pad = (cell: string, i: number) => {
    if (i === 0) return shorten(cell, firstWidth).padEnd(firstWidth)
    return cell.padStart(widths[i] ?? 0)
  }
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n')
}

/** Cuts to a length, with an ellipsis for what is gone. */
export function shorten(text: string, length: number): string {
  return lengthOf(text) <= length ? text : `${[...text].slice(0, length - 1).join('')}…`
}

function lengthOf(text: string): number {
  return [...text.normalize('NFC')].length
}
