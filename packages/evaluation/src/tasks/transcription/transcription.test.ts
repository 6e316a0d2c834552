// Transcription through the engine: sclite's own figures for NIST's files, what must come through, and what is awkward.
import { copyFileSync, existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { KEPT_LANGUAGES, numbersIn } from '@policeai/metrics'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluateFile } from '../../engine/index.ts'
import { readPlan } from '../../plan/index.ts'
import { headline } from '../../report/index.ts'
import type { Result } from '../../result/index.ts'
import { faultsOf, figure, mergedMeasures, resultOf } from '../measured.fixture.ts'
import { createNormaliser } from './normalise.ts'
import { isTrn, type TranscriptionPlan } from './plan.ts'
import { transcription } from './task.ts'
import { AMOUNTS, createUtteranceCounter } from './utterance.ts'

const DATA = resolve(import.meta.dirname, '../../../../../../shared/data')
const absent = !existsSync(join(DATA, 'csrnab.ref'))
const PLAN = 'task: transcription\nminimum: { n: 1 }\n'

async function csrnab(): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'policeai-trn-'))
  try {
    for (const name of ['csrnab.ref', 'csrnab.hyp']) copyFileSync(join(DATA, name), join(folder, name))
    const observations = '{ file: csrnab.hyp, truth: csrnab.ref, format: trn, speakers: wsj }'
    const plan = `plan: 1\ntitle: CSR\nsystem: { name: A system }\nobservations: ${observations}\n${PLAN}`
    await writeFile(join(folder, 'plan.yaml'), plan)
    const outcome = await evaluateFile(join(folder, 'plan.yaml'))
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
    return outcome.result
  } finally {
    await rm(folder, { recursive: true })
  }
}

// sclite's figures for these files: see ../shared/data/README.md.
test.skipIf(absent)(`NIST’s files${absent ? ' (skipped: no ../shared/data)' : ''}`, async () => {
  const result = await csrnab()
  const events = (measure: string) => [figure(result, measure).events, figure(result, measure).n]
  expect(events('word_error_rate')).toEqual([131 + 12 + 26, 1406])
  expect(figure(result, 'words_correct').estimate).toBeCloseTo(1263 / 1406, 12)
  expect(events('substitution_rate')).toEqual([131, 1406])
  expect(events('deletion_rate')).toEqual([12, 1406])
  expect(events('insertion_rate')).toEqual([26, 1406])
  expect(figure(result, 'sentence_error_rate').estimate?.toFixed(3)).toBe('0.745')
  expect(figure(result, 'word_error_rate').interval?.method).toBe('score-effective-events')
  const [speakers] = result.tables
  const rates = speakers?.rows.map(([speaker, , , rate]) => [speaker, (100 * Number(rate)).toFixed(1)])
  expect(rates).toEqual([
    ['4t0', '18.6'],
    ['4t2', '11.1'],
    ['4t1', '7.2'],
  ])
  expect(result.design?.clusters).toEqual([{ column: 'speaker', n: 3 }])
})

const say = (speaker: string, reference: string, hypothesis: string) => ({ speaker, reference, hypothesis })

// Cochran, Sampling Techniques (1977), section 2.11, by hand: errors 1, 1 and 4 in 4 words each, between three speakers.
test('word errors by hand, and intervals between speakers', async () => {
  const result = await resultOf(PLAN, [
    say('a', 'he left the house', 'he left a house'),
    say('b', 'he left the house', 'he left the the house'),
    say('c', 'he left the house', ''),
  ])
  const rate = figure(result, 'word_error_rate')
  expect([rate.events, rate.n]).toEqual([6, 12])
  const [error, student] = [Math.sqrt((3 / 2) * (1 + 1 + 4)) / 12, 4.302652729911275]
  // Each limit is where Student's quantile puts it with the variance in proportion: (x − ½)² = t²·v·x ÷ ½.
  const { low = 0, high = 0 } = rate.interval ?? {}
  expect([(low - 0.5) ** 2, (high - 0.5) ** 2]).toEqual([
    expect.closeTo((student * error) ** 2 * (low / 0.5), 8),
    expect.closeTo((student * error) ** 2 * (high / 0.5), 8),
  ])
  expect(0 < low && low < 0.5 && 0.5 < high).toBe(true)
})

test('one speaker says nothing of others', async () => {
  const result = await resultOf(PLAN, [say('a', 'one two', 'one two'), say('a', 'three', 'free')])
  expect(figure(result, 'word_error_rate')).toMatchObject({
    status: 'too_few',
    reason_code: 'one_unit',
    interval: null,
  })
  expect(figure(result, 'sentence_error_rate')).toMatchObject({ status: 'too_few', reason_code: 'one_unit' })
})

test('numbers, negations and names that come through', async () => {
  const rows = [
    { ...say('a', 'I saw forty-two men', 'I saw 42 men'), names: ['Ann Lee', 'Łódź'] },
    { ...say('b', 'I did not see him at 14:30', 'I did see him at 2.30 pm'), names: 'Ann Lee|Bob' },
    { ...say('c', 'no I never went', 'no I went Bob'), names: null },
  ]
  rows[0] = { ...rows[0], hypothesis: 'I saw 42 men ann lee' } as (typeof rows)[0]
  const result = await resultOf(`${PLAN}columns: { names: names }\n`, rows)
  const share = (measure: string) => {
    const { estimate, n } = figure(result, measure)
    return [Math.round((estimate ?? Number.NaN) * n), n]
  }
  expect(share('numbers_kept')).toEqual([2, 2])
  expect(share('negations_kept')).toEqual([1, 3])
  expect(share('names_kept')).toEqual([1, 4])
})

test('words over silence', async () => {
  const result = await resultOf(PLAN, [
    say('a', '', 'thank you for watching'),
    say('a', '', ''),
    say('b', '  ', ''),
    say('b', 'hello', 'hello'),
  ])
  expect(figure(result, 'words_invented_over_silence')).toMatchObject({ estimate: 1 / 3, n: 3 })
  expect(figure(result, 'word_error_rate')).toMatchObject({ estimate: 4, events: 4, n: 1 })
  const none = await resultOf(PLAN, [say('a', 'hello', 'hello'), say('b', 'yes', 'yes')])
  expect(figure(none, 'words_invented_over_silence')).toMatchObject({ status: 'not_applicable' })
  const only = await resultOf(PLAN, [say('a', '', ''), say('b', '', '')])
  expect(figure(only, 'word_error_rate')).toMatchObject({ status: 'not_measured', estimate: null })
})

test('the headline counts words in every hundred', async () => {
  const rows = Array.from({ length: 40 }, (_, i) =>
    say(
      `s${i}`,
      'one two three four five six seven eight',
      i % 2 ? 'one two three four five six seven' : 'one two three four five six seven eight',
    ),
  )
  const [sentence = ''] = headline(await resultOf(PLAN, rows), 'en')
  expect(sentence).toBe(
    'Of every 100 words that were said, between 5 and 9 were written wrong, left out or added.',
  )
})

function planOf(text: string): TranscriptionPlan {
  const read = readPlan(
    `plan: 1\ntitle: A\nsystem: { name: A }\nobservations: { file: a.csv }\n${PLAN}${text}`,
    'plan.yaml',
  )
  if (!read.ok || read.plan.task !== 'transcription') throw new Error(JSON.stringify(read))
  return read.plan
}

const STEPS =
  'normalise: [strip-punctuation, lower-case, split-hyphens, straighten-apostrophes, { drop-fillers: [Um, uh] }]\n'

test('the steps of the plan, in their own order', () => {
  const { text } = createNormaliser(planOf(STEPS).normalise, KEPT_LANGUAGES.en)
  expect(text('“Um, he DIDN’T… pay (5%) – 1,250.50 for twenty-one!”').words).toEqual(
    "he didn't pay 5% 1,250.50 for twenty one".split(' '),
  )
  const { text: plain } = createNormaliser(planOf('normalise: []\n').normalise, KEPT_LANGUAGES.en)
  expect(plain('Cafe\u0301, Um').words).toEqual(['Café,', 'Um'])
})

test('alternatives and words that may be left out, after the steps', () => {
  const { amountsOf } = createUtteranceCounter(planOf(`references: trn\n${STEPS}`))
  const errors = (reference: string, hypothesis: string) =>
    [...amountsOf([reference, hypothesis])].slice(0, 4)
  expect(errors('I { want to / wanna } go (maybe)', 'I wanna go.')).toEqual([4, 0, 0, 0])
  expect(errors('I { um / @ } go', 'I go')).toEqual([2, 0, 0, 0])
  expect(errors('{ twenty-one / 21 } men', 'twenty one men')).toEqual([3, 0, 0, 0])
  const kept = amountsOf(['{ twenty-one / 21 } men', 'twenty men'])
  expect(kept[AMOUNTS.indexOf('numbers')]).toBe(1)
})

test('trn where the observations are, or where the plan says so', () => {
  expect(isTrn(planOf(''))).toBe(false)
  expect(isTrn(planOf('references: trn\n'))).toBe(true)
})

test('rows for the comparison of two systems', async () => {
  const rows = await transcription.rowAmounts?.(planOf(''), [])
  expect(rows?.editsOf?.(['a b c d', 'a x c e e'])).toEqual([
    'correct',
    'substitutions',
    'correct',
    'insertions',
    'substitutions',
  ])
  expect(rows?.answerOf(['a', ' A  b '])).toBe('a b')
})

test('all that is wrong with references, names and columns', async () => {
  const rows = [
    { ...say('a', 'I { want to', 'I want to'), names: '["Ann"' },
    { ...say('b', ';; a comment', 'x'), names: '[1]' },
  ]
  const faults = await faultsOf(`${PLAN}references: trn\ncolumns: { names: names }\n`, rows)
  expect(faults.map(({ code, row, message }) => [code, row, message])).toEqual([
    [
      'task_rows',
      1,
      '"reference" is not in trn form in 2 places (row 1: "I { want to", row 2: ";; a comment")',
    ],
    ['task_rows', 1, '"names" is no list of texts in 2 places (row 1: "[\\"Ann\\"", row 2: "[1]")'],
  ])
  const [missing] = await faultsOf(PLAN, 'id,reference,hypothesis\n1,a,a\n')
  expect(missing).toMatchObject({ code: 'column_missing', field: 'speaker' })
  const byRow = await resultOf(`${PLAN}columns: { cluster: id }\n`, 'id,reference,hypothesis\n1,a,a\n2,b,\n')
  expect(figure(byRow, 'word_error_rate').estimate).toBe(0.5)
})

test('an utterance too long for its characters, and one too long for its words', async () => {
  const long = 'a '.repeat(20_000)
  const [fault] = await faultsOf(PLAN, [say('a', long, `${long}b`)])
  expect(fault).toMatchObject({ code: 'task_rows', field: 'reference' })
  const letters = 'abcdefghij '.repeat(3000)
  const [other] = await faultsOf(PLAN, [say('a', letters, letters), say('b', 'a', 'a')])
  expect(other?.hint).toContain('characters: false')
  const result = await resultOf(`${PLAN}characters: false\n`, [
    say('a', letters, letters),
    say('b', 'a', 'a'),
  ])
  expect(figure(result, 'word_error_rate').estimate).toBe(0)
  expect(figure(result, 'character_error_rate').status).toBe('not_applicable')
}, 30_000)

test('a speaker by name stays at the site', () => {
  const state = { sums: sumsOf(), speakers: new Map([['Ann', [1, 0, 0, 0, 1, 0]]]) }
  expect(JSON.stringify(transcription.release?.(state, { histogram: true }))).not.toContain('Ann')
})

function sumsOf() {
  const none = AMOUNTS.map(() => 0)
  return { observations: 0, units: 0, sums: none, products: null, counts: null }
}

// A text is only searched for numbers where one of its words may be one.
test('no number is overlooked', () => {
  const word = fc.constantFrom(
    ...'and a hundred thousand two forty-two half 14:30 3rd may 5 point first pm £5 1 250,50'.split(' '),
  )
  fc.assert(
    fc.property(fc.array(word, { maxLength: 6 }), (all) => {
      const text = all.join(' ')
      const { numbers } = createNormaliser(['lower-case'], KEPT_LANGUAGES.en).text(text)
      if (numbersIn(text, KEPT_LANGUAGES.en).length > 0) expect(numbers).toBe(true)
    }),
  )
})

const spoken = fc.tuple(
  fc.array(fc.constantFrom('he', 'left', 'not', 'two'), { maxLength: 5 }),
  fc.array(fc.constantFrom('he', 'left', 'not', 'two'), { maxLength: 5 }),
)

test('what is the same at both ends need not be aligned', () => {
  const plain = createUtteranceCounter(planOf(''))
  const trn = createUtteranceCounter(planOf('references: trn\n'))
  fc.assert(
    fc.property(spoken, ([reference, hypothesis]) => {
      const values = [reference.join(' '), hypothesis.join(' ')]
      expect([...plain.amountsOf(values)].slice(0, 4)).toEqual([...trn.amountsOf(values)].slice(0, 4))
    }),
  )
})

test('speakers in two parts, merged, are the whole', async () => {
  const speakers = fc.array(fc.tuple(fc.array(spoken, { minLength: 1, maxLength: 3 }), fc.boolean()), {
    minLength: 2,
    maxLength: 8,
  })
  await fc.assert(
    fc.asyncProperty(speakers, async (all) => {
      const parts = [true, false].map((side) =>
        all.flatMap(([utterances, where], i) =>
          where === side ? utterances.map(([r, h]) => say(`s${i}`, r.join(' '), h.join(' '))) : [],
        ),
      )
      fc.pre(parts.every((part) => part.length > 0))
      const whole = await resultOf(PLAN, parts.flat())
      expect(await mergedMeasures(PLAN, parts)).toEqual(whole.measures)
    }),
    { numRuns: 6 },
  )
}, 30_000)
