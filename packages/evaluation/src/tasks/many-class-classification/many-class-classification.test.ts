// 300 rows from a linear congruential generator, made here as scripts made them for scikit-learn 1.2.1 (Debian), whose
// figures these are: accuracy_score, f1_score, balanced_accuracy_score, cohen_kappa_score, recall_score, precision_score,
// top_k_accuracy_score and confusion_matrix.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultsOf, figure, mergedMeasures, resultOf } from '../measured.fixture.ts'
import { manyClassStateSchema, releaseManyClass } from './release.ts'
import { alignTo, type ManyClassState, mergeManyClass } from './state.ts'

const CLASSES = ['10A', '10B', '11A', '20A', '20B']

type Row = {
  truth: string
  prediction: string
  ranked: string
  scores: string
  force: string
  officer: string
}

/** The high bits of s ← 1,103,515,245·s + 12,345 modulo 2³¹. */
function generator(seed: number): () => number {
  let state = BigInt(seed)
  return () => {
    state = (state * 1_103_515_245n + 12_345n) % 2n ** 31n
    return Number(state / 65_536n)
  }
}

function makeRows(): Row[] {
  const next = generator(7)
  return Array.from({ length: 300 }, (_, i) => {
    const truth = next() % 4 > 0 ? (CLASSES[next() % 5] ?? '') : '10A'
    const scores = CLASSES.map((name, k) => {
      const raised = name === truth ? 35 : name.slice(0, 2) === truth.slice(0, 2) ? 15 : 0
      return [name, ((next() % 97) + raised) * 5 + k] as const
    })
    const ranked = scores.toSorted((a, b) => b[1] - a[1]).map(([name]) => name)
    const [force, officer] = [i % 3 === 0 ? 'north' : 'south', `officer ${i % 40}`]
    const list = { ranked: ranked.join(' | '), scores: JSON.stringify(Object.fromEntries(scores)) }
    return { truth, prediction: ranked[0] ?? '', ...list, force, officer }
  })
}

const ROWS = makeRows()
const HEAD = 'task: classification\n'
const COLUMNS = 'truth: truth, prediction: prediction'
const FAST = 'intervals: { replicates: 400 }\n'
const PLAN = `${HEAD}${FAST}columns: { ${COLUMNS}, ranked: ranked }\ntop: [1, 2, 3]\nhierarchy: { prefix: [2] }\ngroups: [force]\n`

test('the figures of scikit-learn, for all classes, for each, down the list and by prefix', async () => {
  const result = await resultOf(PLAN, ROWS)
  const is = (measure: string, of: string | undefined, value: number) =>
    expect(figure(result, measure, of).estimate, `${measure} ${of}`).toBeCloseTo(value, 14)
  is('accuracy', undefined, 0.5466666666666666)
  is('macro_f1', undefined, 0.5192653017941626)
  is('weighted_f1', undefined, 0.5512051069004951)
  is('balanced_accuracy', undefined, 0.5268129321355799)
  is('cohen_kappa', undefined, 0.4155732538818542)
  is('recall', '10A', 0.6055045871559633)
  is('recall', '20B', 0.6037735849056604)
  is('precision', '10B', 0.3617021276595745)
  is('f1', '11A', 0.45161290322580644)
  is('top_k_accuracy', '1', 0.5466666666666666)
  is('top_k_accuracy', '2', 0.76)
  is('top_k_accuracy', '3', 0.9033333333333333)
  is('accuracy', 'first 2 characters', 0.7133333333333334)
  is('macro_f1', 'first 2 characters', 0.656154781489164)
  is('cohen_kappa', 'first 2 characters', 0.5322782400609126)
  const confusion = result.tables.find(({ table, slice }) => table === 'confusion' && !('force' in slice))
  expect(confusion?.rows).toEqual([
    ['10A', 66, 18, 12, 5, 8],
    ['10B', 11, 17, 3, 3, 3],
    ['11A', 5, 8, 21, 7, 6],
    ['20A', 7, 2, 5, 28, 12],
    ['20B', 5, 2, 5, 9, 32],
  ])
})

test('every figure has an interval that holds it, and groups are compared', async () => {
  const result = await resultOf(PLAN, ROWS)
  for (const { estimate, interval, measure, status } of result.measures) {
    if (status === 'not_applicable') continue
    expect(interval?.low, measure).toBeLessThanOrEqual(estimate ?? 0)
    expect(interval?.high, measure).toBeGreaterThanOrEqual(estimate ?? 0)
  }
  expect(figure(result, 'macro_f1').interval?.method).toBe('multinomial-bootstrap')
  expect(result.disparities.some(({ measure, of }) => measure === 'recall' && of === '10A')).toBe(true)
})

test('scores give the places that the list gives, and a tie comes last', async () => {
  const plan = `${HEAD}${FAST}columns: { ${COLUMNS}, scores: scores }\ntop: [1, 2]\n`
  expect(figure(await resultOf(plan, ROWS), 'top_k_accuracy', '2').estimate).toBe(0.76)
  const tied = [{ ...ROWS[0], truth: 'a', prediction: 'a', scores: '{"a": 0.5, "b": 0.5}' }]
  expect(figure(await resultOf(plan, tied), 'top_k_accuracy', '1').estimate).toBe(0)
})

test('malformed scores are faults that name the row', async () => {
  const plan = `${HEAD}columns: { ${COLUMNS}, scores: scores }\n`
  const rows = [ROWS[0] ?? {}, { ...ROWS[1], scores: '{"10A": ' }, { ...ROWS[2], scores: '["10A"]' }]
  expect(await faultsOf(plan, rows)).toMatchObject([{ code: 'task_rows', row: 2, field: 'scores' }])
})

test('more than 2,000 classes are a fault, and more than 50 where rows are clustered', async () => {
  const many = (n: number) =>
    Array.from({ length: n }, (_, i) => ({ ...ROWS[0], truth: `c${i}`, prediction: 'c0' }))
  const plan = `${HEAD}columns: { ${COLUMNS} }\n`
  expect(await faultsOf(plan, many(2001))).toMatchObject([{ code: 'task_rows', field: 'truth' }])
  const clustered = `${HEAD}columns: { ${COLUMNS}, cluster: officer }\n`
  expect(await faultsOf(clustered, many(51))).toMatchObject([{ code: 'task_rows' }])
  expect(await faultsOf(plan, many(51))).toEqual([])
})

test('one class alone: accuracy stands, kappa says why it cannot', async () => {
  const rows = Array.from({ length: 40 }, () => ({ truth: 'a', prediction: 'a' }))
  const result = await resultOf(`${HEAD}columns: { ${COLUMNS} }\n`, rows)
  expect(figure(result, 'accuracy').estimate).toBe(1)
  expect(figure(result, 'cohen_kappa')).toMatchObject({
    status: 'not_measured',
    reason_code: 'one_value_only',
  })
  expect(figure(result, 'top_k_accuracy', '1')).toMatchObject({ reason_code: 'not_asked' })
})

test('clusters and weights leave the figures of equal weights, and change the intervals', async () => {
  const clustered = await resultOf(
    `${HEAD}columns: { ${COLUMNS}, cluster: officer }\nhierarchy: { prefix: [2] }\n`,
    ROWS,
  )
  expect(figure(clustered, 'macro_f1').estimate).toBeCloseTo(0.5192653017941626, 12)
  expect(figure(clustered, 'macro_f1').interval?.method).toBe('linearised')
  expect(figure(clustered, 'accuracy', 'first 2 characters').estimate).toBeCloseTo(0.7133333333333334, 12)
  expect(figure(clustered, 'accuracy').interval?.method).toBe('wilson-effective-n')
  const twice = ROWS.map((row) => ({ ...row, w: 2 }))
  const weighted = await resultOf(`${HEAD}columns: { ${COLUMNS}, weight: w }\n`, twice)
  expect(figure(weighted, 'cohen_kappa').estimate).toBeCloseTo(0.4155732538818542, 12)
})

test('two sites merged are all rows, classes of one site only included', async () => {
  for (const columns of [`{ ${COLUMNS}, ranked: ranked }`, `{ ${COLUMNS}, cluster: officer }`]) {
    const plan = `${HEAD}${FAST}columns: ${columns}\ntop: [1, 2, 3]\nhierarchy: { prefix: [2] }\n`
    const byOfficer = (own: boolean) =>
      ROWS.filter(({ officer, truth }) => Number(officer.slice(8)) < 20 === own && (own || truth !== '11A'))
    const pooled = await resultOf(plan, [...byOfficer(true), ...byOfficer(false)])
    const merged = await mergedMeasures(plan, [byOfficer(true), byOfficer(false)])
    for (const [i, measure] of merged.entries()) {
      const whole = pooled.measures[i]
      expect([measure.measure, measure.of, measure.n]).toEqual([whole?.measure, whole?.of, whole?.n])
      expect(measure.estimate ?? 0, measure.measure).toBeCloseTo(whole?.estimate ?? 0, 12)
      expect(measure.interval?.low ?? 0, measure.measure).toBeCloseTo(whole?.interval?.low ?? 0, 6)
    }
  }
})

const EMPTY: ManyClassState = {
  classes: [],
  prefixes: [1],
  cells: [],
  counts: [],
  dependent: false,
  margins: null,
  top: null,
}

function stateOf(pairs: readonly (readonly [string, string])[]): ManyClassState {
  const classes = [...new Set(pairs.flat())].sort()
  const cells = new Map<number, number>()
  for (const [truth, prediction] of pairs) {
    const cell = classes.indexOf(truth) * classes.length + classes.indexOf(prediction)
    cells.set(cell, (cells.get(cell) ?? 0) + 1)
  }
  const rising = [...cells].sort(([a], [b]) => a - b)
  return { ...EMPTY, classes, cells: rising.map(([cell]) => cell), counts: rising.map(([, count]) => count) }
}

const name = fc.constantFrom('a1', 'a2', 'b1', 'b2', 'c1')
const pairs = fc.array(fc.tuple(name, name), { maxLength: 40 })

test('any split of the rows merges to the whole, and a state survives its file', () => {
  fc.assert(
    fc.property(pairs, fc.nat(40), (drawn, at) => {
      const merged = mergeManyClass(stateOf(drawn.slice(0, at)), stateOf(drawn.slice(at)))
      expect(merged).toEqual(stateOf(drawn))
      const written = JSON.parse(JSON.stringify(releaseManyClass(merged, { histogram: true })))
      expect(manyClassStateSchema.parse(written)).toEqual(merged)
      expect(alignTo(merged, ['a1', 'a2', 'b1', 'b2', 'c1']).counts).toEqual(merged.counts)
    }),
  )
})

test('a state that does not fit together is refused', () => {
  const state = stateOf([['a', 'b']])
  expect(manyClassStateSchema.safeParse({ ...state, cells: [9] }).success).toBe(false)
  expect(manyClassStateSchema.safeParse({ ...state, counts: [] }).success).toBe(false)
  expect(manyClassStateSchema.safeParse({ ...state, classes: ['b', 'a'] }).success).toBe(false)
})
