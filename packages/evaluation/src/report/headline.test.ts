// What the page says first: both error rates, the widest gap, and everything that is not known.
import { expect, test } from 'vitest'
import { planSchema } from '../plan/index.ts'
import type { Result } from '../result/index.ts'
import { headline, measuredSentence } from './headline.ts'
import { operatingSentence } from './plots/roc-plot.ts'
import { attributesOf, figuresOf, keyMeasures, widestGap } from './reading.ts'
import { COMPAS_RACE, resultOf } from './result.fixture.ts'
import { unsaid } from './unsaid.ts'
import { measureMeaning, overallLabel } from './words.ts'

const compas = resultOf(COMPAS_RACE)

test('COMPAS in three sentences, with the figures of its counts', () => {
  expect(headline(compas, 'en')).toEqual([
    'Of every 100 cases where ‘two_year_recid’ was not 1, between 31 and 34 were flagged in error.',
    'Of every 100 cases where ‘two_year_recid’ was 1, between 36 and 39 were missed.',
    'The widest difference between groups that the data show is in ‘False positive rate’, by race: 44.8% for African-American and 23.5% for Caucasian, 21.4 percentage points apart (18.2 to 24.5).',
  ])
})

test('the same in Welsh, with no English left over', () => {
  const sentences = headline(compas, 'cy')
  expect(sentences).toHaveLength(3)
  expect(sentences.join(' ')).not.toMatch(/\b(the|cases|of|between|rate)\b/)
  expect(sentences[0]).toContain('rhwng 31 a 34')
})

test('a gap below the reference is told without its sign', () => {
  const [disparity] = compas.disparities
  if (disparity === undefined) throw new Error('the fixture has no disparity')
  const difference = {
    estimate: -0.2,
    interval: { low: -0.25, high: -0.15, level: 0.95, method: 'newcombe' },
  }
  const below = { ...compas, disparities: [{ ...disparity, difference }] }
  expect(headline(below, 'en').at(-1)).toMatch(/20\.0 percentage points apart \(15\.0 to 25\.0\)/)
})

test('no gap is claimed that adjustment does not bear', () => {
  const disparities = compas.disparities.map((d) => ({ ...d, p_adjusted: 0.2 }))
  expect(widestGap({ ...compas, disparities })).toBeNull()
  expect(headline({ ...compas, disparities }, 'en').at(-1)).toMatch(/That does not show that there is none/)
  expect(headline({ ...compas, disparities: [] }, 'en')).toHaveLength(2)
})

test('no gap is claimed whose interval holds 0, whatever its p', () => {
  const disparities = compas.disparities.map(({ difference, ...d }) => {
    const interval = { low: -0.04, high: 0.38, level: 0.95, method: 'mover' }
    return { ...d, difference: { ...difference, interval } }
  })
  expect(widestGap({ ...compas, disparities })).toBeNull()
})

test('one case is a case', () => {
  const tiny = resultOf({ A: { tn: 1, fp: 0, fn: 0, tp: 2 } }, { disparities: [] })
  expect(headline(tiny, 'en')[0]).toBe(
    'False positive rate: too few to say. There is 1 case to measure it on; the plan asks for 30.',
  )
})

test('too few and not measured take the place of a figure', () => {
  const tiny = resultOf({ A: { tn: 3, fp: 2, fn: 0, tp: 0 } }, { disparities: [] })
  expect(headline(tiny, 'en')).toEqual([
    'False positive rate: too few to say. There are 5 cases to measure it on; the plan asks for 30.',
    'False negative rate: not measured (the denominator is 0).',
  ])
})

test.each<[string, Partial<Result['plan']>, RegExp]>([
  ['a score', {}, /Cases are flagged where ‘decile_score’ is 5 or more\.$/],
  [
    'a prediction in words',
    { columns: { truth: 'label', prediction: 'said' }, positive: 'hate', threshold: undefined },
    /recorded as true \(‘label’\).*flagged where ‘said’ is ‘hate’\.$/,
  ],
])('what was measured, by %s', (_, plan, sentence) => {
  expect(measuredSentence({ ...compas, plan: planSchema.parse({ ...compas.plan, ...plan }) }, 'en')).toMatch(
    sentence,
  )
})

test('what is not known: missing values, small groups, warnings and the scope', () => {
  const warnings = [
    { code: 'too_few', message: 'said by the sentence made here' },
    {
      code: 'reference_chosen',
      message: 'The largest was taken.',
      values: { attribute: 'race', reference: 'Caucasian', given: 'none' },
    },
    { code: 'never_heard_of', message: 'Something else.' },
  ]
  const groups = { ...COMPAS_RACE, Asian: { tn: 18, fp: 2, fn: 5, tp: 3 } }
  const result = resultOf(groups, { warnings })
  expect(unsaid(result, 'en').map(({ text }) => text)).toEqual([
    '3 of 7,245 rows have no value in ‘race’. They stand as a group of their own, which is compared with no other.',
    'By race, one rate or more rests on fewer than 30 cases, too few to say: Asian.',
    'Each of the cases was taken as independent of all others. If several come from the same person, place or recording, the intervals are too narrow.',
    'The largest was taken.',
    'Something else.',
    'The figures hold for the cases in the file compas-two-year.csv. Whether other cases, places or years would give the same is not shown.',
  ])
  const welsh = unsaid(result, 'cy')
  expect(welsh.map(({ foreign }) => foreign)).toEqual([false, false, false, false, true, false])
  expect(welsh[3]?.text).toMatch(/cymerwyd y grŵp mwyaf: “Caucasian”\.$/)
})

test('measures that lack the same thing are told together', () => {
  const none = { estimate: null, interval: null, n: 0, events: null, status: 'not_measured' } as const
  const lacking = ['f1', 'accuracy'].map((measure) => ({ measure, slice: {}, ...none, reason: 'no row' }))
  const other = { measure: 'recall', slice: {}, ...none, reason: 'no class' }
  const said = unsaid({ ...compas, measures: [...lacking, other] }, 'en').map(({ text }) => text)
  expect(said).toContain('Not measured (no row): F1 score; Accuracy.')
  expect(said).toContain('Recall was not measured: no class.')
})

test('rows that stay in a database are not said to lie in a file', () => {
  const { provenance } = compas
  const observations = { ...provenance.observations, format: 'postgresql' as const, name: 'lab.passes' }
  const result = { ...compas, provenance: { ...provenance, observations } }
  expect(measuredSentence(result, 'en')).toMatch(/ in the database table lab\.passes\./)
  expect(measuredSentence(result, 'cy')).toMatch(/ yn nhabl lab\.passes y gronfa ddata /)
})

test('forty small groups are counted, not listed', () => {
  const many = Object.fromEntries(
    Array.from({ length: 40 }, (_, i) => [`G${i}`, { tn: 4, fp: 1, fn: 1, tp: 4 }]),
  )
  const sentence = unsaid(resultOf(many), 'en')[1]?.text
  expect(sentence).toMatch(/G5, and 34 more\.$/)
})

test('an intersection is read whatever the order of the keys of a slice', () => {
  const plan = { ...compas.plan, groups: [['sex', 'race']] }
  const [first] = compas.measures.filter(({ measure }) => measure === 'false_positive_rate')
  if (first === undefined) throw new Error('the fixture has no false positive rate')
  const measures = [{ ...first, slice: { race: 'Asian', sex: 'Female' } }]
  const groups = [{ attribute: 'sex × race', group: 'Female × Asian', n: 31 }]
  const result = { ...compas, plan, measures, groups }
  const [attribute] = attributesOf(result)
  expect(attribute).toMatchObject({ name: 'sex × race', groups: [{ name: 'Female × Asian', n: 31 }] })
  expect(attribute && figuresOf(result, 'false_positive_rate', attribute).has('Female × Asian')).toBe(true)
})

test('the measures of the plan’s criteria are key measures', () => {
  const criteria = [{ measure: 'accuracy' as const, at_least: 0.6 }]
  expect(keyMeasures({ ...compas, plan: planSchema.parse({ ...compas.plan, criteria }) })[2]).toBe('accuracy')
})

const PASSERS = {
  cases: 'passers-by',
  positives: 'passers-by who were on the list',
  negatives: 'passers-by who were not on the list',
}
const CALLS = {
  cases: 'galwadau',
  positives: 'galwadau i’r heddlu',
  negatives: 'galwadau eraill',
  flagged: 'eu cyfeirio',
}

test('a plan that says what its cases are is spoken of in those words, and what they stand for is said once', () => {
  const result = { ...compas, plan: { ...compas.plan, words: { en: PASSERS } } }
  expect(headline(result, 'en').slice(0, 2)).toEqual([
    'Of every 100 passers-by who were not on the list, between 31 and 34 were flagged in error.',
    'Of every 100 passers-by who were on the list, between 36 and 39 were missed.',
  ])
  expect(measuredSentence(result, 'en')).toMatch(
    /for 7,214 passers-by in .* Passers-by who were on the list are those where ‘two_year_recid’ is 1\. Passers-by are flagged/,
  )
  expect(measureMeaning('positive_predictive_value', result.plan, 'en')).toBe(
    'of passers-by flagged, how many were passers-by who were on the list',
  )
  expect(overallLabel(result.plan, 'en')).toBe('All passers-by')
})

test('what a positive decision does can be said, and so can what it does not', () => {
  const result = { ...compas, plan: { ...compas.plan, words: { en: { ...PASSERS, flagged: 'stopped' } } } }
  expect(headline(result, 'en')[1]).toMatch(/between 36 and 39 were not stopped\.$/)
  expect(operatingSentence(result, 'en')).toMatch(/who were not on the list are stopped\.$/)
})

test('each language has its own words, or those of the columns', () => {
  const result = { ...compas, plan: { ...compas.plan, words: { cy: CALLS } } }
  expect(headline(result, 'cy').slice(0, 2)).toEqual([
    'Ymhlith galwadau eraill, cafodd rhwng 31 a 34 o bob 100 eu cyfeirio ar gam.',
    'Ymhlith galwadau i’r heddlu, ni chafodd rhwng 36 a 39 o bob 100 eu cyfeirio.',
  ])
  expect(overallLabel(result.plan, 'cy')).toBe('Galwadau i gyd')
  expect(headline(result, 'en')).toEqual(headline(compas, 'en'))
  expect(measuredSentence(result, 'en')).toBe(measuredSentence(compas, 'en'))
})
