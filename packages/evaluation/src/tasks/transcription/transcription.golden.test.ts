// Rates that jiwer has in its tests (github.com/jitsi/jiwer, tests/test_measures.py), those of A. Morris, V. Maier and P. Green,
// "From WER and RIL to MER and WIL" (2004) among them, through plan and file.
import { expect, test } from 'vitest'
import { figure, resultOf } from '../measured.fixture.ts'

const PLAN = 'task: transcription\nminimum: { n: 1 }\n'

test.each([
  ['X', 'X', 0],
  ['X', 'X X Y Y', 3],
  ['X Y X', 'X Z', 2 / 3],
  ['X', 'Y', 1],
  ['X', 'Y Z', 2],
  ['This is a test', 'This test', 0.5],
  ['This is a test', '', 1],
  ['i am a short ground truth', 'i am a considerably longer and very much incorrect hypothesis', 7 / 6],
])('"%s" heard as "%s": %d', async (reference, hypothesis, rate) => {
  const result = await resultOf(PLAN, [{ speaker: 'a', reference, hypothesis }])
  expect(figure(result, 'word_error_rate').estimate).toBeCloseTo(rate, 14)
})
