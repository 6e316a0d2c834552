// Comparisons in order of the people compared, by counting digits: some passes over the columns in place of the many
// that sorting by comparison takes.

/** `key` says which two digits of 16 bits a comparison is sorted by; `carried` goes with it. */
export type SortedColumns = { readonly key: Int32Array; readonly carried: Int32Array }

const DIGIT = 2 ** 16

/** Where each digit's comparisons start. */
function digitStarts(key: Int32Array, shift: number): Uint32Array {
  const starts = new Uint32Array(DIGIT + 1)
  for (let i = 0; i < key.length; i++) {
    const next = (((key[i] as number) >>> shift) & (DIGIT - 1)) + 1
    starts[next] = (starts[next] as number) + 1
  }
  for (let digit = 1; digit <= DIGIT; digit++)
    starts[digit] = (starts[digit] as number) + (starts[digit - 1] as number)
  return starts
}

function sortByDigit(from: SortedColumns, to: SortedColumns, shift: number): void {
  const starts = digitStarts(from.key, shift)
  const [fromKey, fromCarried, toKey, toCarried] = [from.key, from.carried, to.key, to.carried]
  for (let i = 0; i < fromKey.length; i++) {
    const key = fromKey[i] as number
    const digit = (key >>> shift) & (DIGIT - 1)
    const place = starts[digit] as number
    starts[digit] = place + 1
    toKey[place] = key
    toCarried[place] = fromCarried[i] as number
  }
}

function isRising(key: Int32Array): boolean {
  for (let i = 1; i < key.length; i++) if ((key[i] as number) < (key[i - 1] as number)) return false
  return true
}

/** Both columns by rising `key`, equals in the order given; `key` holds whole numbers from 0 to `most`. */
export function sortColumns(columns: SortedColumns, most: number): SortedColumns {
  if (isRising(columns.key)) return columns
  const size = columns.key.length
  let [from, to]: [SortedColumns, SortedColumns] = [
    columns,
    { key: new Int32Array(size), carried: new Int32Array(size) },
  ]
  for (const shift of most < DIGIT ? [0] : [0, 16]) {
    sortByDigit(from, to, shift)
    ;[from, to] = [to, from]
  }
  return from
}
