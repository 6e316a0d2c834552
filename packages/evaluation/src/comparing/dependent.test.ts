// Rows that depend on each other or stand for several: what a comparison says of them, held against the same rows written out,
// and against intervals that take them for independent. And whatever of two files or plans does not go together.
import { createRandom } from '@policeai/metrics'
import { describe, expect, test } from 'vitest'
import { comparedBy } from '../tasks/measured.fixture.ts'
import type { ComparedFigure, Comparison } from './index.ts'

type Row = Readonly<Record<string, unknown>>

async function compared(plan: string, a: readonly Row[], b: readonly Row[]): Promise<Comparison> {
  const outcome = await comparedBy(plan, a, b)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults, null, 1))
  return outcome.comparison
}

async function faultsOf(plan: string, a: readonly Row[], b: readonly Row[]) {
  const outcome = await comparedBy(plan, a, b)
  return outcome.ok ? [] : outcome.faults
}

function figure({ figures }: Comparison, measure: string): ComparedFigure {
  const found = figures.find((each) => each.measure === measure && Object.keys(each.slice).length === 0)
  if (found === undefined) throw new Error(`no ${measure}`)
  return found
}

function widthOf({ difference: { interval } }: ComparedFigure): number {
  if (interval === null) throw new Error('no interval')
  return interval.high - interval.low
}

const REPLICATES = 'intervals: { replicates: 1000 }\nminimum: { n: 1 }\n'
const scored = (columns: string) =>
  `task: classification\ncolumns: { id: id, truth: truth, score: score${columns} }\npositive: 1\nthreshold: 0.5\n${REPLICATES}`

/** Rows of people who have a way of their own, so that their scores go together. */
function scores(lift: number, seed: number): readonly Row[] {
  const [people, random] = [createRandom(1), createRandom(seed)]
  const ways = Array.from({ length: 40 }, () => people.uniform())
  return Array.from({ length: 240 }, (_, i) => {
    const truth = (i * 7) % 3 === 0 ? 1 : 0
    const score = 0.45 * (ways[i % 40] ?? 0) + lift * truth + (0.55 - lift) * random.uniform()
    return {
      id: `r${i}`,
      truth,
      score,
      person: `p${i % 40}`,
      camera: `c${Math.floor(i / 40)}`,
      weight: 1 + (i % 3),
    }
  })
}

const [A, B] = [scores(0.2, 2), scores(0.1, 3)]

describe('figures of scores', () => {
  const MEASURES = ['area_under_roc', 'average_precision', 'brier_score', 'expected_calibration_error']

  test.each([
    ['by themselves', '', 'delong-paired', 'bootstrap-paired'],
    ['of one cluster', ', cluster: person', 'obuchowski-paired', 'bootstrap-paired'],
    ['of two clusters that cross', ', cluster: [person, camera]', 'bootstrap-crossed', 'bootstrap-crossed'],
    ['weighted', ', weight: weight', 'bootstrap-paired', 'bootstrap-paired'],
  ])('rows %s are compared in every one', async (_, columns, ofArea, ofOthers) => {
    const found = await compared(scored(columns), A, B)
    const methods = MEASURES.map((measure) => figure(found, measure).difference.interval?.method)
    expect(methods).toEqual([ofArea, ofOthers, 'student-paired', ofOthers])
    for (const measure of MEASURES) expect(figure(found, measure).test).toBeDefined()
    expect(figure(found, 'area_under_roc')).toMatchObject({ answer: 'a_better' })
  })

  test('whole weights give the figures of the rows written out so many times', async () => {
    const repeated = (rows: readonly Row[]) =>
      rows.flatMap((row) =>
        Array.from({ length: Number(row.weight) }, (_, i) => ({ ...row, id: `${row.id}-${i}` })),
      )
    const weighted = await compared(scored(', weight: weight'), A, B)
    const written = await compared(scored(''), repeated(A), repeated(B))
    for (const measure of MEASURES) {
      const [one, other] = [figure(weighted, measure), figure(written, measure)]
      expect(one.a).toBeCloseTo(other.a ?? 0, 12)
      expect(one.b).toBeCloseTo(other.b ?? 0, 12)
    }
  })

  test('a single cluster says nothing of others, in any figure', async () => {
    const one = (rows: readonly Row[]) => rows.map((row) => ({ ...row, person: 'p' }))
    const found = await compared(scored(', cluster: person'), one(A), one(B))
    for (const { answer, reason_code } of found.figures)
      expect({ answer, reason_code }).toEqual({ answer: 'not_compared', reason_code: 'one_unit' })
  })
})

describe('people who share comparisons', () => {
  const faces = (noise: number, seed: number): readonly Row[] => {
    const [people, random] = [createRandom(4), createRandom(seed)]
    const ways = Array.from({ length: 16 }, () => people.uniform())
    return Array.from({ length: 16 }, (_, i) =>
      Array.from({ length: 16 - i }, (__, step) => {
        const j = i + step
        const score = (i === j ? 0.7 : 0) + (ways[i] ?? 0) * (ways[j] ?? 0) + noise * random.uniform()
        return { id: `${i}-${j}`, genuine: i === j ? 1 : 0, score, one: `p${i}`, other: `p${j}` }
      }),
    ).flat()
  }
  const plan = (columns: string) =>
    `task: verification\ncolumns: { id: id${columns} }\nthreshold: 0.6\nfalse_match_rates: [0.05]\n${REPLICATES}`

  test('their intervals are wider than of comparisons by themselves, and no figure is left out', async () => {
    const [a, b] = [faces(0.3, 5), faces(1, 6)]
    const apart = await compared(plan(''), a, b)
    const shared = await compared(plan(', subject_a: one, subject_b: other'), a, b)
    const [one, other] = [figure(apart, 'false_match_rate'), figure(shared, 'false_match_rate')]
    expect(other.difference.estimate).toBeCloseTo(one.difference.estimate ?? 0, 12)
    expect(widthOf(other)).toBeGreaterThan(1.1 * widthOf(one))
    // Each genuine comparison is of a person of its own: nothing of it is shared, and Student's degrees alone differ.
    const [alone, own] = [figure(apart, 'false_non_match_rate'), figure(shared, 'false_non_match_rate')]
    expect(alone.difference.estimate).toBe(own.difference.estimate)
    expect(widthOf(own) / widthOf(alone)).toBeGreaterThan(0.7)
    expect(widthOf(own) / widthOf(alone)).toBeLessThan(1.5)
    expect(figure(shared, 'equal_error_rate').difference.interval?.method).toBe('bootstrap-people')
    expect(figure(shared, 'area_under_roc').difference.interval?.method).toBe('bootstrap-people')
  })
})

describe('units that are counted whole', () => {
  const DETECTION = `task: detection\n${REPLICATES}`
  const box = { category: 'face', x: 0, y: 0, width: 40, height: 50 }
  const images = (found: (image: number) => boolean, first = 0): readonly Row[] =>
    Array.from({ length: 20 }, (_, n) => {
      const image = `i${n + first}`
      const truth = { image, kind: 'truth', score: null, ...box }
      return found(n + first) ? [truth, { image, kind: 'detection', score: 0.9, ...box }] : [truth]
    }).flat()

  test('recall of 20 images: the jackknife of a share is Student’s interval of paired differences', async () => {
    const found = figure(
      await compared(
        DETECTION,
        images((n) => n % 4 !== 0),
        images((n) => n % 2 === 0),
      ),
      'object_recall',
    )
    // R 4.2.2: t.test of differences: 5 images −1 (0, 4, …), 10 images 1 (the odd ones), 5 images 0.
    expect(found.difference.estimate).toBeCloseTo(0.25, 12)
    expect(found.difference.interval?.low).toBeCloseTo(-0.1481381282, 9)
    expect(found.difference.interval?.high).toBeCloseTo(0.6481381282, 9)
    expect(found.p).toBeCloseTo(0.2044057417, 9)
    expect(found.test).toBe('jackknife-paired')
  })

  test('images of one file only are told and left out; none in common, or other objects, is a fault', async () => {
    const { pairs, warnings, unit } = await compared(
      DETECTION,
      images(() => true),
      images(() => true, 5),
    )
    expect([pairs, unit]).toEqual([15, 'image'])
    expect(warnings.map(({ code, values }) => [code, values?.side, values?.units])).toEqual([
      ['units_alone', 'A', 5],
      ['units_alone', 'B', 5],
    ])
    expect(
      await faultsOf(
        DETECTION,
        images(() => true),
        images(() => true, 20),
      ),
    ).toMatchObject([{ code: 'nothing_paired', file: 'b.jsonl' }])
    const moved = images(() => true).map((row) =>
      row.image === 'i3' && row.kind === 'truth' ? { ...row, x: 9 } : row,
    )
    const [fault] = await faultsOf(
      DETECTION,
      images(() => true),
      moved,
    )
    expect(fault).toMatchObject({ code: 'truth_differs' })
    expect(fault?.message).toContain('1 image ("i3")')
  })

  test('pairs of records: those of one entity are left out together', async () => {
    const plan = `task: linkage\ncolumns: { left: one, right: other, prediction: linked }\n${REPLICATES}`
    const pairs = (right: (entity: number) => boolean): readonly Row[] =>
      Array.from({ length: 30 }, (_, entity) => [
        { one: `e${entity}a`, other: `e${entity}b`, truth: 1, linked: right(entity) ? 1 : 0 },
        { one: `e${entity}a`, other: `e${(entity + 1) % 30}b`, truth: 0, linked: 0 },
      ]).flat()
    const found = await compared(
      plan,
      pairs((n) => n % 10 !== 0),
      pairs((n) => n % 2 === 0),
    )
    expect(found.pairs).toBe(30)
    expect(figure(found, 'pairwise_recall')).toMatchObject({ answer: 'a_better', a: 0.9, b: 0.5 })
  })

  test('one topic says nothing of others', async () => {
    const plan = `task: ranking\nrecall_at: [2]\n${REPLICATES}`
    const order = (turn: boolean): readonly Row[] =>
      Array.from({ length: 12 }, (_, n) => ({
        document: `d${n}`,
        rank: turn ? 12 - n : n + 1,
        relevance: n < 4 ? 1 : 0,
      }))
    expect(figure(await compared(plan, order(false), order(true)), 'recall_at')).toMatchObject({
      a: 0.5,
      b: 0,
      answer: 'not_compared',
      reason_code: 'one_unit',
    })
  })
})

test('an id twice is a fault that names it', async () => {
  const rows = [...A, { ...A[3], id: 'r7' }]
  const [fault] = await faultsOf(scored(''), rows, B)
  expect(fault).toMatchObject({ file: 'a.jsonl', field: 'id' })
  expect(fault?.message).toContain('r7')
})
