// Collects faults up to a number, and says how many more there are: a million faulty rows are told in a page.
import { counted, type Fault, type Outcome } from '../faults/index.ts'
import type { Imported, ImportNote, Row } from './importer.ts'

export type FaultList = {
  readonly add: (fault: Fault) => void
  readonly any: () => boolean
  readonly refusal: () => { readonly ok: false; readonly faults: readonly Fault[] }
}

export function createFaultList(most: number): FaultList {
  const faults: Fault[] = []
  let total = 0
  let last: Fault | undefined
  const add = (fault: Fault): void => {
    total++
    if (faults.length < most) faults.push(fault)
    else last = fault
  }
  const more = (): readonly Fault[] => {
    if (last === undefined) return []
    const message = `${counted(total - most, 'more fault')} not shown`
    return [{ code: last.code, file: last.file, message }]
  }
  return { add, any: () => total > 0, refusal: () => ({ ok: false, faults: [...faults, ...more()] }) }
}

/** The refusal where a format comes in two files and one was given. */
export function withoutTruth(
  file: string,
  what: string,
): { readonly ok: false; readonly faults: readonly Fault[] } {
  const message = `the format comes in two files, and ${what} was not given`
  return { ok: false, faults: [{ code: 'import_mismatch', file, field: 'truth', message }] }
}

async function* eachOf(rows: Iterable<Row>): AsyncIterable<Row> {
  yield* rows
}

/** The outcome of a reader: its faults if there are any, else its rows, which are made as they are asked for. */
export function outcomeOf(
  faults: FaultList,
  columns: readonly string[],
  rows: () => Iterable<Row>,
  notes: readonly ImportNote[] = [],
): Outcome<Imported> {
  return faults.any() ? faults.refusal() : { ok: true, columns, rows: eachOf(rows()), notes }
}
