// Against sorting rows with a comparison: the same order, and equals as they were.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sortColumns } from './sort-pairs.ts'

test.each([12, 65_535, 65_536, 2 ** 31 - 1])('keys up to %d rise, equals keep their order', (most) => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: most }), { maxLength: 60 }), (keys) => {
      const rows = keys.map((key, i) => [key, i] as const).sort(([a], [b]) => a - b)
      const sorted = sortColumns({ key: Int32Array.from(keys), carried: Int32Array.from(keys.keys()) }, most)
      expect([...sorted.key].map((key, i) => [key, sorted.carried[i]])).toEqual(rows)
    }),
  )
})
