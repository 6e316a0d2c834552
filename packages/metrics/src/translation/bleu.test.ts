import { expect, test } from 'vitest'
import { BLEU_DEFAULTS, BLEU_WIDTH, type BleuOptions, bleuOf, bleuSignature, bleuStatistics } from './bleu.ts'
import { drawSegments, type Pair, sumOf } from './segments.fixture.ts'
import { tokenise13a } from './segments.ts'

function sums(pairs: readonly Pair[], options: Partial<BleuOptions> = {}): Float64Array {
  const all = { ...BLEU_DEFAULTS, ...options }
  return sumOf(
    pairs.map(({ hypothesis, references }) => bleuStatistics(hypothesis, references, all)),
    BLEU_WIDTH,
  )
}

function score(pairs: readonly Pair[], options: Partial<BleuOptions> = {}): number {
  const bleu = bleuOf(sums(pairs, options), { ...BLEU_DEFAULTS, ...options })
  return bleu.kind === 'measured' ? bleu.score : NaN
}

// The example of sacreBLEU's README, scored in its test/test_bleu.py (test_corpus_bleu_cases).
const PUBLISHED: readonly Pair[] = [
  {
    hypothesis: 'The dog bit the man.',
    references: ['The dog bit the man.', 'The dog had bit the man.'],
  },
  { hypothesis: "It wasn't surprising.", references: ['It was not unexpected.', 'No one was surprised.'] },
  {
    hypothesis: 'The man had just bitten him.',
    references: ['The man bit him first.', 'The man had bitten the dog.'],
  },
]

const first = ({ hypothesis, references }: Pair): Pair => ({ hypothesis, references: references.slice(0, 1) })

test('gives the figures that sacreBLEU publishes for its own example', () => {
  expect(score(PUBLISHED)).toBeCloseTo(48.530827, 6)
  expect(score(PUBLISHED, { smoothing: 'none' })).toBeCloseTo(48.530827, 6)
  expect(score(PUBLISHED.map((pair) => ({ ...pair, hypothesis: '' })))).toBe(0)
})

test('gives what sacreBLEU 2.6.0 gives with one reference, and its printed parts with two', () => {
  expect(score(PUBLISHED.map(first))).toBeCloseTo(45.06750632106114, 10)
  const bleu = bleuOf(sums(PUBLISHED))
  if (bleu.kind !== 'measured') throw new Error('measured')
  expect(bleu.precisions.map((precision) => precision.toFixed(1))).toEqual(['82.4', '50.0', '45.5', '37.5'])
  expect(bleu).toMatchObject({ words: 17, referenceWords: 18 })
  expect(bleu.brevityPenalty).toBeCloseTo(0.943, 3)
})

// sacreBLEU's test/test_bleu.py: test_case_statistics, test_case_scoring and test_case_degenerate_stats.
test('counts and scores as the unit tests of sacreBLEU', () => {
  const counts = bleuStatistics('am I am a character sequence', ['I am a symbol string sequence a a'])
  expect([...counts.subarray(2)]).toEqual([4, 2, 1, 0, 6, 5, 4, 3])
  const scored = bleuOf([11, 11, 9, 7, 5, 3, 10, 8, 6, 4], { smoothing: 'none', effectiveOrder: false })
  expect(scored).toMatchObject({ score: expect.closeTo(83.75922397, 7) })
  for (const smoothing of ['none', 'exp'] as const) {
    const nothing = bleuOf([1, 5, 0, 0, 0, 0, 1, 0, 0, 0], { smoothing, effectiveOrder: false })
    expect(nothing).toMatchObject({ kind: 'measured', score: 0 })
  }
})

test('sums to the counts and score of sacreBLEU 2.6.0 over 200 drawn segments', () => {
  const pairs = drawSegments(200)
  expect([...sums(pairs)]).toEqual([8203, 8304, 8051, 7415, 6825, 6310, 8203, 8008, 7816, 7627])
  expect(score(pairs)).toBeCloseTo(88.91339644256567, 10)
  expect(score(pairs.map(first))).toBeCloseTo(87.7835227148215, 10)
})

test('smooths a missing order as sacreBLEU 2.6.0 does', () => {
  const pairs = [{ hypothesis: 'He did not go', references: ['He went home'] }]
  expect(score(pairs, { smoothing: 'none' })).toBe(0)
  expect(score(pairs, { smoothing: 'floor' })).toBeCloseTo(8.034284189446518, 10)
  expect(score(pairs, { smoothing: 'add-k' })).toBeCloseTo(31.947155212313625, 10)
})

// NLTK 3.10.3: nltk.translate.bleu_score.corpus_bleu, unsmoothed, of the same words.
test('agrees with NLTK where it computes the same', () => {
  const pairs = [
    {
      hypothesis: 'the dog bit the man yesterday evening .',
      references: ['the dog bit the man last evening .'],
    },
    {
      hypothesis: 'he did not see the red car leave .',
      references: ['he did not see the red car go .', 'he saw no red car leave the house .'],
    },
  ]
  expect(score(pairs, { smoothing: 'none' })).toBeCloseTo(73.0221629248887, 10)
})

// sacreBLEU 2.6.0, Tokenizer13a.
test('tokenises as 13a', () => {
  const text = 'The U.K.\'s "A-1" cost $3,000.50; up 4-5%, he said... (x_y) &lt;b&gt; ok?-\nyes 10.'
  expect(tokenise13a(text).join(' ')).toBe(
    'The U . K . \'s " A-1 " cost $ 3,000.50 ; up 4 - 5 % , he said . . . ( x _ y ) < b > ok ? yes 10 .',
  )
})

test('scores two words that are the same 0, as sacreBLEU does, unless the order is effective', () => {
  const pairs = [{ hypothesis: 'Not him', references: ['Not him'] }]
  expect(score(pairs)).toBe(0)
  expect(score(pairs, { effectiveOrder: true })).toBe(100)
  const one = [{ hypothesis: 'No', references: ['No'] }]
  expect(score(one, { effectiveOrder: true })).toBeCloseTo(100, 10)
})

test('takes case for a difference only where it is mixed', () => {
  const pairs = [{ hypothesis: 'THE MAN LEFT THE HOUSE', references: ['the man left the house'] }]
  expect(score(pairs)).toBe(0)
  expect(score(pairs, { letterCase: 'lc' })).toBeCloseTo(100, 10)
})

test('takes the shorter of two references that are equally near', () => {
  expect(bleuStatistics('a b c', ['a b c d', 'a b'])[1]).toBe(2)
})

test('is not measured without a word of reference, and refuses what is no corpus', () => {
  expect(bleuOf(bleuStatistics('some words', ['']))).toEqual({
    kind: 'not_measured',
    reason: 'no_reference_words',
  })
  expect(() => bleuStatistics('some words', [])).toThrow(RangeError)
  expect(() => bleuOf([1, 2])).toThrow(RangeError)
})

test('names its recipe', () => {
  const options = { letterCase: 'lc', smoothing: 'floor', effectiveOrder: true } as const
  expect(bleuSignature('var', options)).toBe(
    'nrefs:var|case:lc|eff:yes|tok:13a|smooth:floor[0.10]|version:policeai-metrics-1',
  )
})
