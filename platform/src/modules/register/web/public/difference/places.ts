// Where an entry of a list stands, for a reader who looks it up: in the later version, or, where it was taken out,
// in the earlier one. Counted from 1, as on the page of the record.
import type { ItemDifference } from '@policeai/record'

export function placesOf(items: readonly Pick<ItemDifference, 'op'>[]): readonly number[] {
  let [before, after] = [0, 0]
  return items.map(({ op }) => {
    if (op !== 'added') before += 1
    if (op !== 'removed') after += 1
    return op === 'removed' ? before : after
  })
}
