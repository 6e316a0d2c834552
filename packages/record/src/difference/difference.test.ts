// Differences: nothing where nothing changed, everything where something did, and the same thing read backwards.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Item, RecordContent } from '../content/schema.ts'
import { anyContent, publicContent } from '../testing/arbitrary.ts'
import { sampleRecord } from '../testing/samples.ts'
import { type Difference, difference, type ItemDifference } from './difference.ts'
import { wordDifference } from './words.ts'

const runs = { numRuns: 40 }
const opposite = {
  added: 'removed',
  removed: 'added',
  changed: 'changed',
  withheld: 'disclosed',
  disclosed: 'withheld',
}

function apply(content: RecordContent, changes: readonly Difference[]): RecordContent {
  const touched = new Set(changes.map(({ field }) => field.key))
  const kept = Object.entries(content).filter(([key]) => !touched.has(key))
  const set = changes.flatMap(({ field, after }) => (after ? [[field.key, after] as const] : []))
  return Object.fromEntries([...kept, ...set])
}

const side = (items: readonly ItemDifference[], which: 'before' | 'after'): readonly Item[] =>
  items.flatMap((entry) => {
    if (entry.op === 'changed') return [entry[which]]
    return entry.op === (which === 'before' ? 'added' : 'removed') ? [] : [entry.item]
  })

const textOf = (state: Difference['before'], language: 'en' | 'cy'): string => {
  const value = state && 'value' in state ? state.value : undefined
  return typeof value === 'object' && 'en' in value ? (value[language] ?? '') : ''
}

test('a record does not differ from itself', () => {
  fc.assert(
    fc.property(anyContent, (content) => difference(content, structuredClone(content)).length === 0),
    runs,
  )
})

test('applied to the version before, the difference gives the version after', () => {
  fc.assert(
    fc.property(anyContent, anyContent, (before, after) => {
      expect(apply(before, difference(before, after))).toEqual(after)
      expect(apply(after, difference(after, before))).toEqual(before)
    }),
    runs,
  )
})

test('backwards, each change is its opposite, but for a withheld field that comes or goes', () => {
  fc.assert(
    fc.property(publicContent, publicContent, (before, after) => {
      const forth = difference(before, after).map(({ field, change }) => [field.key, opposite[change]])
      expect(difference(after, before).map(({ field, change }) => [field.key, change])).toEqual(forth)
    }),
    runs,
  )
})

test('words and items lose nothing', () => {
  fc.assert(
    fc.property(publicContent, publicContent, (before, after) => {
      for (const change of difference(before, after)) {
        for (const language of ['en', 'cy'] as const) {
          const words = change.words?.[language]
          if (!words) continue
          const without = (op: string) =>
            words
              .filter((word) => word.op !== op)
              .map(({ text }) => text)
              .join('')
          expect(without('added')).toBe(textOf(change.before, language))
          expect(without('removed')).toBe(textOf(change.after, language))
        }
        if (!change.items) continue
        expect({ value: side(change.items, 'before') }).toEqual(change.before)
        expect({ value: side(change.items, 'after') }).toEqual(change.after)
      }
    }),
    runs,
  )
})

test('any two texts come back whole from their words', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      const words = wordDifference(before, after)
      const without = (op: string) =>
        words
          .filter((word) => word.op !== op)
          .map(({ text }) => text)
          .join('')
      expect([without('added'), without('removed')]).toEqual([before, after])
    }),
  )
})

test('a rewritten text is two texts, and a text where there was none is added whole', () => {
  const long = (letter: string) => Array.from({ length: 1500 }, (_, n) => letter + n).join(' ')
  expect(wordDifference(long('a'), long('b')).map(({ op }) => op)).toEqual(['removed', 'added'])
  expect(wordDifference('', long('b'))).toEqual([{ op: 'added', text: long('b') }])
})

test('the changes that a reader sees', () => {
  const { content } = sampleRecord('face-matching')
  const configuration = { value: { en: 'Threshold 0.64.' } }
  const { tool_family: _, ...rest } = content
  const after: RecordContent = {
    ...rest,
    phase: { value: 'production' },
    human_review: { value: { en: 'Two officers compare both pictures before anybody is approached.' } },
    purpose: { value: { en: 'To find wanted people.' } },
    configuration,
  }
  const changes = difference(content, after)
  expect(changes.map(({ field, change }) => [field.key, change])).toEqual([
    ['tool_family', 'removed'],
    ['phase', 'changed'],
    ['purpose', 'added'],
    ['human_review', 'changed'],
    ['configuration', 'disclosed'],
  ])
  const words = changes.find(({ field }) => field.key === 'human_review')?.words
  expect(Object.keys(words ?? {})).toEqual(['en'])
  expect(words?.en?.filter(({ op }) => op === 'removed').map(({ text }) => text.trim())).toEqual([
    'An officer compares',
  ])
  expect(difference(after, content).map(({ change }) => change)).toEqual(
    changes.map(({ change }) => opposite[change]),
  )
})

test('a changed entry of a list is shown as one entry, field by field', () => {
  const { content } = sampleRecord('call-transcription')
  const state = content['risks_and_mitigations']
  const risks = state && 'value' in state && Array.isArray(state.value) ? state.value : []
  const after = {
    ...content,
    risks_and_mitigations: { value: [risks[0], { ...risks[1], remaining: 'low' }] },
  }
  const [change] = difference(content, after)
  expect(change?.items?.map(({ op }) => op)).toEqual(['same', 'changed'])
  const changed = change?.items?.find(({ op }) => op === 'changed')
  expect(changed?.op === 'changed' && changed.fields.map(({ field }) => field.key)).toEqual(['remaining'])
})
