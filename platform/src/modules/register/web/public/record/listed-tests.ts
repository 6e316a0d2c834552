// The evidence of a record beside what the force wrote about it: which test it is in the record's own list, and which was
// measured last.
import type { Item } from '@policeai/record'
import { fieldValue } from '../../../store/public-line.ts'
import type { Piece, RecordData } from './data.ts'

type Evidenced = Pick<RecordData, 'content' | 'evidence'>

/** `entry` is what the list says of it; null where it names no such digest. */
export type ListedTest = Readonly<{ piece: Piece; entry: Item | null; number: number }>

/** In the order of the list, by whose numbers they are called; what it does not name comes last. */
export function listedTests({ content, evidence }: Evidenced): readonly ListedTest[] {
  const list = entriesOf(content)
  const placed = evidence.map((piece) => ({ piece, at: placeOf(list, piece) }))
  const named = placed.filter(({ at }) => at < list.length).length
  return placed
    .toSorted((one, other) => one.at - other.at)
    .map(({ piece, at }, i) => ({ piece, entry: list[at] ?? null, number: at + 1 + Math.max(0, i - named) }))
}

/** What was measured last stands first; of one day, in the order of the list. */
export function newestFirst(data: Evidenced): readonly Piece[] {
  const timeOf = ({ result }: Piece) => Date.parse(result.provenance.time)
  return listedTests(data)
    .map(({ piece }) => piece)
    .toSorted((one, other) => timeOf(other) - timeOf(one))
}

function placeOf(list: readonly Item[], { sha256 }: Piece): number {
  const at = list.findIndex((entry) => entry['evidence_sha256'] === sha256)
  return at < 0 ? list.length : at
}

function entriesOf(content: Evidenced['content']): readonly Item[] {
  const entries = fieldValue(content, 'test_evidence')
  return Array.isArray(entries) ? entries.filter((entry) => typeof entry === 'object') : []
}
