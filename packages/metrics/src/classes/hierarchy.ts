// Classes that are codes of a hierarchy (an offence code, a crime type): what is wrong at the last digit may be right
// at the first.
import { requireThat } from '../require-that.ts'
import { type ClassTable, tabulateClasses } from './class-table.ts'

/** The classes of a coarser level, by name, and for each finer class the coarser one it belongs to. */
export type ClassMapping = { readonly classes: readonly string[]; readonly mapping: readonly number[] }

/**
 * The classes that are left when only the first `length` characters of each code count, in the order in which they
 * first appear. A code that is shorter stands for itself. Throws `RangeError` unless `length` is a whole number from 1.
 *
 * @example
 * mapByPrefix(['28A', '28B', '30C'], 2) // => { "classes": ["28", "30"], "mapping": [0, 0, 1] }
 */
export function mapByPrefix(codes: readonly string[], length: number): ClassMapping {
  requireThat(Number.isInteger(length) && length > 0, `a prefix has at least 1 character, got ${length}`)
  const places = new Map<string, number>()
  const mapping = codes.map((code) => {
    const prefix = code.slice(0, length)
    const place = places.get(prefix) ?? places.size
    places.set(prefix, place)
    return place
  })
  return { classes: [...places.keys()], mapping }
}

/**
 * The table of a coarser level. Throws `RangeError` unless the mapping has a place for every class of the table.
 *
 * @example
 * Array.from(collapseClasses(tabulateClasses(3, [0, 0, 2], [1, 2, 2]), mapByPrefix(['28A', '28B', '30C'], 2)).counts) // => [1, 1, 1]
 */
export function collapseClasses(
  { size, cells, counts }: ClassTable,
  { classes, mapping }: ClassMapping,
): ClassTable {
  requireThat(mapping.length === size, `needs a place for each of ${size} classes, got ${mapping.length}`)
  const coarser = (place: number): number => mapping[place] ?? -1
  const truths = Array.from(cells, (cell) => coarser(Math.floor(cell / size)))
  const predictions = Array.from(cells, (cell) => coarser(cell % size))
  return tabulateClasses(classes.length, truths, predictions, counts)
}
