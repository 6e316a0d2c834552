// Held against NIST's own test data, csrnab.ref and csrnab.hyp, and sclite 2.4.10 (Debian's sctk): the words with
// `-i wsj -o rsum`, the characters with `-c` besides. ../shared/data/README.md has the figures for words.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldCase } from './reference.ts'
import { parseTrn, plainWords, speakerOf, type Utterance } from './transcript.ts'
import {
  allSpeakers,
  type Comparison,
  countErrors,
  errorRate,
  mergeSpeakers,
  mergeWordErrors,
  type SpokenUtterance,
  sentenceErrors,
} from './word-errors.ts'

const DATA = resolve(import.meta.dirname, '../../../../../shared/data')
const absent = !existsSync(DATA)
const name = (title: string): string => (absent ? `${title} (skipped: no ../shared/data)` : title)

function read(file: string): readonly Utterance[] {
  const transcript = parseTrn(readFileSync(resolve(DATA, file), 'utf8'))
  if (transcript.kind === 'faulty') throw new Error(JSON.stringify(transcript.faults))
  return transcript.utterances
}

function csrnab(): readonly SpokenUtterance[] {
  const heard = new Map(read('csrnab.hyp').map(({ id, elements }) => [id, plainWords(elements)]))
  return read('csrnab.ref').map(({ id, elements }) => {
    const hypothesis = heard.get(id)
    if (hypothesis === undefined) throw new Error(`no hypothesis for ${id}`)
    return { speaker: speakerOf(id, 'wsj'), reference: elements, hypothesis }
  })
}

const WORDS: Comparison = { unit: 'word', normalise: foldCase }

test.skipIf(absent)(name('csrnab, word by word'), () => {
  const speakers = countErrors(csrnab(), WORDS)
  const all = allSpeakers(speakers)
  expect(all).toEqual({
    correct: 1263,
    substitutions: 131,
    deletions: 12,
    insertions: 26,
    utterances: 51,
    utterancesInError: 38,
  })
  expect(errorRate(all)).toMatchObject({ kind: 'measured', errors: 169, n: 1406 })
  const { events, n } = sentenceErrors(all)
  expect(((100 * events) / n).toFixed(1)).toBe('74.5')
  const rates = [...speakers].map(([speaker, errors]) => {
    const rate = errorRate(errors)
    return [speaker, rate.kind === 'measured' ? (100 * rate.estimate).toFixed(1) : rate.reason]
  })
  expect(rates).toEqual([
    ['4t0', '18.6'],
    ['4t1', '7.2'],
    ['4t2', '11.1'],
  ])
})

test.skipIf(absent)(name('csrnab, character by character'), () => {
  const counts = countErrors(csrnab(), { unit: 'character', normalise: foldCase })
  const list = [...counts].map(([s, e]) => [s, e.correct, e.substitutions, e.deletions, e.insertions])
  expect(list).toEqual([
    ['4t0', 2154, 94, 83, 52],
    ['4t1', 2660, 39, 39, 17],
    ['4t2', 2060, 57, 31, 20],
  ])
  expect(errorRate(allSpeakers(counts))).toMatchObject({ errors: 432, n: 7217 })
})

test('nothing said: no rate, but its insertions are counted', () => {
  const counts = allSpeakers(countErrors([{ speaker: 'ann', reference: [], hypothesis: ['hm'] }], WORDS))
  expect(errorRate(counts)).toEqual({ kind: 'not_measured', reason: 'no_reference_words' })
  expect(counts).toMatchObject({ insertions: 1, utterances: 1, utterancesInError: 1 })
})

const words = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 6 })
const spoken: fc.Arbitrary<SpokenUtterance> = fc.record({
  speaker: fc.constantFrom('ann', 'bob', 'cath'),
  reference: words.map((list) => list.map((word) => ({ kind: 'word' as const, word }))),
  hypothesis: words,
})

test('parts merged are the whole, in any order', () => {
  fc.assert(
    fc.property(fc.array(spoken, { maxLength: 12 }), fc.nat({ max: 12 }), (utterances, cut) => {
      const whole = countErrors(utterances, WORDS)
      const [head, tail] = [utterances.slice(0, cut), utterances.slice(cut)].map((u) => countErrors(u, WORDS))
      const merged = mergeSpeakers(tail ?? new Map(), head ?? new Map())
      expect(new Map([...merged].sort())).toEqual(new Map([...whole].sort()))
      expect(countErrors(utterances.toReversed(), WORDS)).toEqual(whole)
      expect(allSpeakers(merged)).toEqual([...whole.values()].reduce(mergeWordErrors, allSpeakers(new Map())))
    }),
  )
})

/** sclite's algorithm in full, nothing left out beforehand: the whole matrix, and the way back through it. */
function alignedInFull(said: readonly string[], heard: readonly string[]): readonly number[] {
  const cost: number[][] = said.concat('').map(() => [])
  const at = (i: number, j: number): number => (i < 0 || j < 0 ? Infinity : (cost[i]?.[j] ?? Infinity))
  const swap = (i: number, j: number): number => at(i - 1, j - 1) + (said[i - 1] === heard[j - 1] ? 0 : 4)
  for (let i = 0; i <= said.length; i++)
    for (let j = 0; j <= heard.length; j++)
      (cost[i] ?? [])[j] = i + j === 0 ? 0 : Math.min(swap(i, j), at(i - 1, j) + 3, at(i, j - 1) + 3)
  const counts = [0, 0, 0, 0]
  let [i, j] = [said.length, heard.length]
  while (i + j > 0) {
    const isDiagonal = i > 0 && j > 0 && swap(i, j) === at(i, j)
    const isDeletion = !isDiagonal && at(i - 1, j) < at(i, j - 1)
    const same = said[i - 1] === heard[j - 1]
    const kind = isDiagonal ? (same ? 0 : 1) : isDeletion ? 2 : 3
    counts[kind] = (counts[kind] ?? 0) + 1
    if (isDiagonal || isDeletion) i--
    if (isDiagonal || !isDeletion) j--
  }
  return counts
}

test('leaving out what both share at their ends changes no count', () => {
  const words = (size: number): fc.Arbitrary<string[]> =>
    fc.array(fc.constantFrom(...['a', 'b', 'c', 'A'].slice(0, size)), { maxLength: 12 })
  const pair = fc.integer({ min: 1, max: 4 }).chain((size) => fc.tuple(words(size), words(size)))
  fc.assert(
    fc.property(pair, ([said, heard]) => {
      const reference = said.map((word) => ({ kind: 'word' as const, word }))
      const all = allSpeakers(countErrors([{ speaker: 's', reference, hypothesis: heard }], WORDS))
      expect([all.correct, all.substitutions, all.deletions, all.insertions]).toEqual(
        alignedInFull(said.map(foldCase), heard.map(foldCase)),
      )
      expect(all.utterancesInError).toBe(said.map(foldCase).join() === heard.map(foldCase).join() ? 0 : 1)
    }),
    { numRuns: 3000 },
  )
})
