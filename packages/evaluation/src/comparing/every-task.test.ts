// What must hold of a comparison whatever the task: a system made worse loses in the figure that it was made worse in, swapped
// systems mirror every answer, a system against itself cannot be told, groups are compared, the same input gives the same bytes,
// and every method and reason has its words in both languages.
import { beforeAll, describe, expect, test } from 'vitest'
import { renderComparison } from '../report/index.ts'
import { comparisonCy } from '../report/locales/comparison-cy.ts'
import { type ComparisonText, comparisonEn } from '../report/locales/comparison-en.ts'
import { SMALL_CASES, type SmallRow } from '../tasks/every-task.fixture.ts'
import { comparedBy } from '../tasks/measured.fixture.ts'
import { type ComparedFigure, type Comparison, serialiseComparison } from './index.ts'
import { spoiltRows } from './spoilt.fixture.ts'

const MIRROR: Readonly<Record<string, string>> = { a_better: 'b_better', b_better: 'a_better' }

async function compared(plan: string, a: readonly SmallRow[], b: readonly SmallRow[]): Promise<Comparison> {
  const outcome = await comparedBy(plan, a, b)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults, null, 1))
  return outcome.comparison
}

/** Everything that must turn with the systems, as one number or several. */
function turned({ difference, also, p, p_adjusted }: ComparedFigure, sign: 1 | -1): unknown {
  const limits = (interval: { low: number; high: number } | null | undefined) =>
    interval ? (sign === 1 ? [interval.low, interval.high] : [-interval.high, -interval.low]) : []
  const digits = (value: number | null) => (value === null ? null : Number(value.toFixed(8)) + 0)
  return {
    estimate: digits(difference.estimate === null ? null : sign * difference.estimate),
    limits: limits(difference.interval).map(digits),
    p: [p, p_adjusted].map(digits),
    also: also.map((each) => [each.test, digits(each.p), ...limits(each.interval).map(digits)]),
  }
}

/** Methods, tests and reasons for which a language has no words. */
function unsaid({ figures }: Comparison): readonly string[] {
  const missing = (text: ComparisonText) =>
    figures.flatMap(({ test, also, difference, reason_code: reason = '' }) => {
      const tests = [test, ...also.map((each) => each.test)].filter((name) => name !== undefined)
      const intervals = [difference.interval, ...also.map(({ interval }) => interval)]
      const methods = intervals.flatMap((interval) => (interval ? [interval.method] : []))
      return [
        ...tests.filter((name) => !(name in text.testNames)),
        ...methods.filter((name) => !(name in text.methods)),
        ...(reason === '' || reason in text.reasons ? [] : [reason]),
      ]
    })
  return [comparisonEn, comparisonCy].flatMap(missing)
}

describe.each(SMALL_CASES)('$task', (small) => {
  const { plan } = small
  const { measure, given, spoilt } = spoiltRows(small)
  let found: Comparison

  beforeAll(async () => {
    found = await compared(plan, given, spoilt)
  })

  test('the system that was spoilt is the worse', () => {
    const all = found.figures.filter(({ slice }) => Object.keys(slice).length === 0)
    expect(all.find((figure) => figure.measure === measure)).toMatchObject({ answer: 'a_better' })
    expect(
      all.every(({ answer, reason_code }) => (answer === 'not_compared') === (reason_code !== undefined)),
    ).toBe(true)
  })

  test('swapped, every answer is mirrored, whatever the method', async () => {
    const back = await compared(plan, spoilt, given)
    expect(back.figures.length).toBe(found.figures.length)
    for (const [i, figure] of found.figures.entries()) {
      const other = back.figures[i] as ComparedFigure
      expect([other.measure, other.of, other.slice]).toEqual([figure.measure, figure.of, figure.slice])
      expect(other.answer).toBe(MIRROR[figure.answer] ?? figure.answer)
      expect([other.a, other.b]).toEqual([figure.b, figure.a])
      expect(turned(other, -1)).toEqual(turned(figure, 1))
    }
  })

  test('against itself it cannot be told', async () => {
    const same = await compared(plan, given, given)
    for (const { answer, difference } of same.figures) {
      expect(['cannot_tell', 'not_compared']).toContain(answer)
      expect(Math.abs(difference.estimate ?? 0)).toBeLessThan(1e-12)
    }
  })

  test('groups are compared, by both attributes, with p-values adjusted', () => {
    expect(new Set(found.groups.map(({ attribute }) => attribute))).toEqual(new Set(['force', 'sex']))
    const adjusted = found.figures.filter(({ p_adjusted }) => p_adjusted !== null)
    expect(new Set(adjusted.flatMap(({ slice }) => Object.keys(slice)))).toEqual(new Set(['force', 'sex']))
    for (const { p, p_adjusted } of adjusted) expect(p_adjusted).toBeGreaterThanOrEqual(p ?? 1)
  })

  test('the same bytes again, and a page in both languages', async () => {
    const again = await compared(plan, given, spoilt)
    expect(serialiseComparison(again)).toBe(serialiseComparison(found))
    expect(unsaid(found)).toEqual([])
    for (const language of ['en', 'cy'] as const) {
      const page = renderComparison(found, { language })
      expect(page).toContain(`<html lang="${language}">`)
      expect(page).not.toMatch(/<script|undefined|NaN|\[object/)
    }
  })
})
