// Summaries through the engine: claims and key facts as people found them, ROUGE as others count it, and what is awkward.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { headline, unsaid } from '../../report/index.ts'
import { faultsOf, figure, mergedMeasures, resultOf } from '../measured.fixture.ts'

const PLAN = 'task: summary\nminimum: { n: 1 }\n'

type Verdict = 'supported' | 'unsupported' | 'contradicted'
const claims = (...verdicts: readonly Verdict[]) => verdicts.map((verdict) => ({ claim: 'c', verdict }))

test('claims and key facts, with intervals between cases', async () => {
  const result = await resultOf(PLAN, [
    {
      case: 'a',
      claims: claims('supported', 'supported', 'unsupported'),
      key_facts: ['knife', 'two men'],
      covered: ['knife'],
    },
    { case: 'b', claims: claims('supported', 'contradicted'), key_facts: 'car|22:10', covered: 'car|22:10' },
    { case: 'b', claims: claims(), key_facts: ['x'], covered: null },
    { case: 'c', claims: null, key_facts: null, covered: null },
  ])
  expect(figure(result, 'unsupported_claims')).toMatchObject({ estimate: 0.2, events: 1, n: 5 })
  expect(figure(result, 'contradicted_claims')).toMatchObject({ estimate: 0.2, events: 1, n: 5 })
  expect(figure(result, 'sound_summaries')).toMatchObject({ events: 1, n: 3 })
  expect(figure(result, 'key_facts_covered')).toMatchObject({ events: 3, n: 5 })
  expect(figure(result, 'key_facts_covered').interval?.method).toBe('wilson-effective-n')
  expect(figure(result, 'rouge1')).toMatchObject({ status: 'not_applicable', reason_code: 'not_asked' })
})

test('what no row has was not asked, and is said nowhere as a thing that could not be measured', async () => {
  const result = await resultOf(PLAN, [
    { case: 'a', claims: claims('supported') },
    { case: 'b', claims: claims() },
  ])
  expect(headline(result, 'en').join(' ')).not.toContain('Key facts')
  expect(unsaid(result, 'en').map(({ text }) => text)).not.toContainEqual(expect.stringMatching(/ROUGE|Key/))
  const facts = await resultOf(PLAN, [{ case: 'a', key_facts: ['x'], covered: ['x'] }])
  expect(figure(facts, 'contradicted_claims')).toMatchObject({ reason_code: 'not_asked' })
  const nothing = await resultOf(PLAN, [{ case: 'a', claims: claims() }])
  expect(figure(nothing, 'contradicted_claims')).toMatchObject({ status: 'not_measured' })
})

// By linearisation by hand (Cochran 1977, section 2.11): two cases of 10 claims, 3 and 1 of them unsupported, so that
// z = ±1 and the variance is 2 · 2 ÷ 20² = 0.01, as that of p(1 − p) ÷ 0.01 = 16 claims, times (z ÷ t₁)² for having been
// estimated from two (Korn and Graubard 1998; Wilson's interval).
test('an interval by case', async () => {
  const rows = [3, 1].map((wrong, i) => ({
    case: `c${i}`,
    claims: claims(
      ...Array.from({ length: 10 }, (_, c): Verdict => (c < wrong ? 'unsupported' : 'supported')),
    ),
  }))
  const { estimate, interval } = figure(await resultOf(PLAN, rows), 'unsupported_claims')
  expect(estimate).toBe(0.2)
  const n = 16 * (1.959963984540054 / 12.706204736432095) ** 2
  const z2 = 1.959963984540054 ** 2
  const middle = (0.2 + z2 / (2 * n)) / (1 + z2 / n)
  const reach = (Math.sqrt(z2) / (1 + z2 / n)) * Math.sqrt((0.2 * 0.8) / n + z2 / (4 * n * n))
  expect(interval?.high).toBeCloseTo(middle + reach, 6)
  expect(interval?.low).toBeCloseTo(middle - reach, 6)
})

// C.-Y. Lin, ROUGE (2004), section 3.1: of the reference "police killed the gunman", the two candidates have ROUGE-L 0.75 and
// 0.5, and the same ROUGE-2.
test('ROUGE as Lin gives it', async () => {
  const reference = 'police killed the gunman'
  const of = async (summary: string) => {
    const result = await resultOf(PLAN, [
      { case: 'a', reference, summary },
      { case: 'b', reference, summary },
    ])
    return ['rougeL', 'rouge2'].map((measure) => figure(result, measure).estimate)
  }
  const [[first, pairs], [second, samePairs]] = [
    await of('police kill the gunman'),
    await of('the gunman kill police'),
  ]
  expect([first, second]).toEqual([0.75, 0.5])
  expect(pairs).toBe(samePairs)
})

test('one case says nothing of others', async () => {
  const rows = [{ case: 'a', claims: claims('supported', 'unsupported') }]
  expect(figure(await resultOf(PLAN, rows), 'unsupported_claims')).toMatchObject({
    status: 'too_few',
    reason_code: 'one_unit',
    interval: null,
  })
})

test('all that is wrong with the rows at once', async () => {
  const faults = await faultsOf(PLAN, [
    { case: 'a', claims: 'supported', key_facts: ['x'], covered: ['y'] },
    { case: 'b', claims: { verdict: 'supported' }, key_facts: '[1]', covered: null },
    { case: 'c', claims: [{ verdict: 'true' }, 7], key_facts: ['x'], covered: ['X'] },
  ])
  expect(
    faults.map(({ code, row, field, message }) => [code, row, field, message.replace(/ \(.*/, '')]),
  ).toEqual([
    ['task_rows', 1, 'claims', '"claims" is not JSON in 1 place'],
    ['task_rows', 1, 'covered', '"covered" has a fact that is no key fact in 2 places'],
    ['task_rows', 2, 'claims', '"claims" is not a list in 1 place'],
    ['task_rows', 2, 'key_facts', '"key_facts" is no list of texts in 1 place'],
    ['task_rows', 3, 'claims', '"claims" has a claim without one of the three verdicts in 2 places'],
  ])
  const [nothing] = await faultsOf(PLAN, [{ case: 'a', summary: 'x' }])
  expect(nothing?.message).toBe('no row has anything in "claims", "key_facts" or "reference"')
})

test('the headline puts what is untrue first', async () => {
  const rows = Array.from({ length: 40 }, (_, i) => ({
    case: `c${i}`,
    claims: claims('supported', 'supported', i % 10 ? 'supported' : 'contradicted', 'supported'),
    key_facts: ['x', 'y'],
    covered: i % 4 ? ['x', 'y'] : ['x'],
  }))
  const result = await resultOf(PLAN, rows)
  expect(headline(result, 'en').slice(0, 2)).toEqual([
    expect.stringMatching(
      /^Of every 100 claims in the summaries, between \d and \d were contradicted by the source\.$/,
    ),
    expect.stringMatching(
      /^Of every 100 claims in the summaries, between 0 and \d had nothing in the source/,
    ),
  ])
})

const verdict = fc.constantFrom<Verdict>('supported', 'unsupported', 'contradicted')
const text = fc.array(fc.constantFrom('he', 'left', 'twice'), { maxLength: 4 }).map((all) => all.join(' '))

test('cases in two parts, merged, are the whole, in whatever order', async () => {
  const cases = fc.array(
    fc.tuple(fc.array(verdict, { maxLength: 4 }), fc.subarray(['x', 'y', 'z']), text, text, fc.boolean()),
    { minLength: 2, maxLength: 10 },
  )
  await fc.assert(
    fc.asyncProperty(cases, async (all) => {
      const parts = [true, false].map((side) =>
        all.flatMap(([verdicts, covered, summary, reference, where], i) =>
          where === side
            ? [
                {
                  case: `c${i}`,
                  claims: claims(...verdicts),
                  key_facts: 'x|y|z',
                  covered,
                  summary,
                  reference,
                },
              ]
            : [],
        ),
      )
      fc.pre(parts.every((part) => part.length > 0))
      const whole = await resultOf(PLAN, parts.flat().reverse())
      const merged = await mergedMeasures(PLAN, parts)
      for (const [i, { measure, estimate, interval, n }] of merged.entries()) {
        const pooled = whole.measures[i]
        expect([measure, estimate, n]).toEqual([pooled?.measure, pooled?.estimate, pooled?.n])
        if (interval === null) expect(pooled?.interval).toBeNull()
        else expect(interval.high).toBeCloseTo(pooled?.interval?.high ?? Number.NaN, 9)
      }
    }),
    { numRuns: 6 },
  )
}, 30_000)
