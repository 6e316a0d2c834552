// The hierarchy is held against the prefixes of the codes themselves.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { classAccuracy } from './class-measures.ts'
import { mergeClassTables, tabulateClasses } from './class-table.ts'
import { collapseClasses, mapByPrefix } from './hierarchy.ts'

const CODES = ['28A', '28B', '28C', '30A', '30B', '3']
const rows = fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 50 })
const tabulate = (all: readonly (readonly [number, number])[]) =>
  tabulateClasses(
    6,
    all.map(([truth]) => truth),
    all.map(([, prediction]) => prediction),
  )

test('a shorter code stands for itself', () => {
  expect(mapByPrefix(CODES, 2)).toEqual({ classes: ['28', '30', '3'], mapping: [0, 0, 0, 1, 1, 2] })
})

test('the collapsed table is that of the prefixes, merges as the whole does, and is no less accurate', () => {
  fc.assert(
    fc.property(rows, rows, (a, b) => {
      const map = mapByPrefix(CODES, 2)
      const both = mergeClassTables(tabulate(a), tabulate(b))
      const collapsed = collapseClasses(both, map)
      expect(collapsed).toEqual(
        mergeClassTables(collapseClasses(tabulate(a), map), collapseClasses(tabulate(b), map)),
      )
      const right = [...a, ...b].filter(([t, p]) => CODES[t]?.slice(0, 2) === CODES[p]?.slice(0, 2)).length
      expect(classAccuracy(collapsed)).toEqual({ events: right, n: a.length + b.length })
      expect(classAccuracy(collapsed).events).toBeGreaterThanOrEqual(classAccuracy(both).events)
      const whole = collapseClasses(both, mapByPrefix(CODES, 9))
      expect(whole).toEqual(both)
    }),
  )
})

test('refuses a mapping of other classes, and an empty prefix', () => {
  expect(() => collapseClasses(tabulate([]), mapByPrefix(['a'], 1))).toThrow(RangeError)
  expect(() => mapByPrefix(CODES, 0)).toThrow(RangeError)
})
