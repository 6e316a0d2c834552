// The rows of two files side by side, by id and, where the product ran several times, by run: both are read in the order of
// their ids, so that neither has to be held in memory.
import type { Coded, CodedRow } from '../observations/index.ts'

/** One row of a file; `values` are the columns asked for. */
export type KeyedRow = CodedRow & { readonly id: string; readonly epoch: string }

export type Match =
  | { readonly kind: 'both'; readonly a: KeyedRow; readonly b: KeyedRow }
  | { readonly kind: 'a' | 'b'; readonly row: KeyedRow }

export type Side = {
  readonly coded: Coded
  readonly columns: readonly string[]
  readonly epochs: boolean
}

/** The order of the bytes of UTF-8, in which databases sort by the collation "C". */
function byteOrder(a: string, b: string): number {
  return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b))
}

function keyOrder(a: KeyedRow, b: KeyedRow): number {
  return byteOrder(a.id, b.id) || byteOrder(a.epoch, b.epoch)
}

async function* keyedRows({ coded, columns, epochs }: Side): AsyncGenerator<KeyedRow, undefined> {
  const keys = epochs ? ['raw.id', 'raw.epoch'] : ['raw.id']
  const order = keys.map((key) => `${key} collate "C" nulls last`)
  for await (const row of coded.each([...keys, ...columns], { order })) {
    const [id, ...rest] = row.values
    const values = epochs ? rest.slice(1) : rest
    yield { ...row, values, id: id === null ? '' : String(id), epoch: epochs ? String(rest[0]) : '' }
  }
  return undefined
}

/** Every used row of both files once: with its partner, or alone. A row without an id is alone. */
export async function* matchRows(sideA: Side, sideB: Side): AsyncIterable<Match> {
  const [rowsA, rowsB] = [keyedRows(sideA), keyedRows(sideB)]
  let [a, b] = [(await rowsA.next()).value, (await rowsB.next()).value]
  while (a !== undefined || b !== undefined) {
    const order = a === undefined || b === undefined ? 0 : keyOrder(a, b)
    if (a !== undefined && b !== undefined && order === 0 && a.id !== '') {
      yield { kind: 'both', a, b }
      ;[a, b] = [(await rowsA.next()).value, (await rowsB.next()).value]
    } else if (b === undefined || (a !== undefined && order <= 0 && a.id !== '')) {
      if (a !== undefined) yield { kind: 'a', row: a }
      a = (await rowsA.next()).value
    } else {
      yield { kind: 'b', row: b }
      b = (await rowsB.next()).value
    }
  }
}
