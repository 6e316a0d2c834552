// Two systems on the same observations, held against statsmodels 0.13.5, SciPy 1.10.1 and R's pROC 1.18.0 on real data; and what
// a comparison must hold to whatever the rows: against itself it cannot tell, swapped it is mirrored, and no order matters.
import { existsSync } from 'node:fs'
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ComparedFigure, type Comparison, serialiseComparison } from '../comparing/index.ts'
import type { Fault } from '../faults/index.ts'
import { renderComparison } from '../report/index.ts'
import { compareFiles } from './index.ts'

const SHARED = resolve(import.meta.dirname, '../../../../../shared/data')
const COMPAS = join(SHARED, 'compas-two-year.csv')
const ASVSPOOF = join(SHARED, 'asvspoof5-dev-scores.csv')
const name = (title: string): string => (existsSync(COMPAS) ? title : `${title} (skipped: no ../shared/data)`)
const withData = test.skipIf(!existsSync(COMPAS))

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policeai-compare-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function outcomeOf(a: string, b: string) {
  const [pathA, pathB] = [join(folder, 'a.yaml'), join(folder, 'b.yaml')] as const
  await writeFile(pathA, a)
  await writeFile(pathB, b)
  return compareFiles([pathA, pathB], ['a.yaml', 'b.yaml'], { clock: () => new Date(0) })
}

async function compared(a: string, b: string): Promise<Comparison> {
  const outcome = await outcomeOf(a, b)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
  return outcome.comparison
}

function figure(
  comparison: Comparison,
  measure: string,
  slice: ComparedFigure['slice'] = {},
): ComparedFigure {
  const found = comparison.figures.find(
    (each) => each.measure === measure && JSON.stringify(each.slice) === JSON.stringify(slice),
  )
  if (found === undefined) throw new Error(`no ${measure}`)
  return found
}

function exactP(found: ComparedFigure): number | null | undefined {
  return found.also.find(({ test }) => test === 'mcnemar-exact')?.p
}

const HEAD = 'plan: 1\ntitle: A test\ntask: classification\npositive: 1\n'

describe('real data', () => {
  const at = (threshold: number, more = '') =>
    `${HEAD}system: { name: COMPAS at ${threshold} }
observations: { file: compas.csv }
columns: { id: id, truth: two_year_recid, score: decile_score${more} }
threshold: ${threshold}
groups: [race]
`
  beforeAll(async () => {
    if (existsSync(COMPAS)) await copyFile(COMPAS, join(folder, 'compas.csv'))
  })

  withData(name('deciles at 5 and at 6: McNemar as statsmodels and SciPy give it'), async () => {
    const comparison = await compared(at(5), at(6))
    const accuracy = figure(comparison, 'accuracy')
    expect(accuracy.discordant).toEqual({ only_a: 326, only_b: 355 })
    expect(exactP(accuracy)).toBeCloseTo(0.28327921274894646, 12)
    expect(accuracy.p).toBeCloseTo(0.26678414759985025, 12)
    expect(accuracy.answer).toBe('cannot_tell')
    const groups = ['African-American', 'Caucasian', 'Hispanic', 'Other']
    const byGroup = groups.map((race) => exactP(figure(comparison, 'false_positive_rate', { race })) ?? 1)
    const expected = [2.5489470578119236e-57, 1.4693679385278594e-39, 1.1920928955078125e-7, 0.00048828125]
    for (const [i, p] of byGroup.entries()) expect(p / (expected[i] ?? 1)).toBeCloseTo(1, 9)
    expect(figure(comparison, 'false_positive_rate').answer).toBe('b_better')
    expect(figure(comparison, 'true_positive_rate').answer).toBe('a_better')
    expect(figure(comparison, 'selection_rate').answer).toBe('differ')
    expect(figure(comparison, 'accuracy', { race: 'Asian' })).toMatchObject({ n: 32, answer: 'cannot_tell' })
    expect(figure(comparison, 'false_positive_rate', { race: 'Asian' })).toMatchObject({
      n: 23,
      answer: 'not_compared',
      reason_code: 'below_minimum',
      p_adjusted: null,
    })
  })

  withData(name('predictive values, whose denominators differ: the variance of the difference'), async () => {
    const found = figure(await compared(at(5), at(6)), 'positive_predictive_value')
    expect(found.difference.estimate).toBeCloseTo(-0.034824623965473256, 12)
    const { low, high } = found.difference.interval ?? { low: 0, high: 0 }
    // NumPy: the root of N ÷ (N − 1) · Σ u², u the influence of a row; reach by SciPy's t of 7,213 degrees.
    expect((high - low) / 2).toBeCloseTo(0.004528746629199969 * 1.9602982, 7)
    const bootstrap = found.also.find(({ test }) => test === 'bootstrap-paired')?.interval
    expect(Math.abs((bootstrap?.low ?? 0) - low)).toBeLessThan(0.0005)
    expect(Math.abs((bootstrap?.high ?? 0) - high)).toBeLessThan(0.0005)
  })

  withData(name('clusters: as the cluster-robust variance of statsmodels'), async () => {
    const found = figure(await compared(at(5, ', cluster: age'), at(6)), 'accuracy')
    expect(found.difference.estimate).toBeCloseTo(-0.004019961186581648, 12)
    expect(found.difference.interval?.low).toBeCloseTo(-0.010840938383560378, 9)
    expect(found.p).toBeCloseTo(0.24340885500582468, 7)
    expect(found.test).toBe('student-paired')
  })

  withData(name('areas under the curve and Brier scores: as pROC and t.test give them'), async () => {
    const [, ...lines] = (await readFile(ASVSPOOF, 'utf8')).trim().split(/\r?\n/)
    const rows = lines
      .map((line) => line.split(',').map(Number))
      .filter(([, , label]) => label !== 2)
      .map(([asv = 0, cm = 0, label], i) => `${i},${label},${asv},${cm},${logistic(asv)},${logistic(cm)}\n`)
    await writeFile(join(folder, 'trials.csv'), `id,genuine,asv,cm,pasv,pcm\n${rows.join('')}`)
    const of = (score: string) =>
      `${HEAD}system: { name: ${score} }\nobservations: { file: trials.csv }\ncolumns: { id: id, truth: genuine, score: ${score} }\nthreshold: 0.5\nintervals: { replicates: 200 }\n`
    const area = figure(await compared(of('asv'), of('cm')), 'area_under_roc')
    expect(area.a).toBeCloseTo(0.864206345378, 11)
    expect(area.b).toBeCloseTo(0.999992414, 9)
    expect(area.difference.interval?.low).toBeCloseTo(-0.1420857882, 9)
    expect(area.difference.interval?.high).toBeCloseTo(-0.1294863491, 9)
    expect(area).toMatchObject({ answer: 'b_better', test: 'delong-paired', n: 23_780 })
    const brier = figure(await compared(of('pasv'), of('pcm')), 'brier_score')
    expect(brier.a).toBeCloseTo(0.35396050049877, 10)
    expect(brier.difference.interval?.low).toBeCloseTo(0.349669745881, 10)
    expect(brier.difference.interval?.high).toBeCloseTo(0.352003382281, 10)
    expect(brier.answer).toBe('b_better')
  })
})

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x))
}

type Row = readonly [truth: number, a: number, b: number, group: string, unit: number]

async function ofRows(
  rows: readonly Row[],
  { swapped = false, clustered = false } = {},
): Promise<Comparison> {
  const content = rows.map((row, i) => `r${i},${row.join(',')}\n`)
  await writeFile(join(folder, 'rows.csv'), `id,truth,a,b,group,unit\n${content.join('')}`)
  const of = (column: string) =>
    `${HEAD}system: { name: ${column} }\nobservations: { file: rows.csv }\ncolumns: { id: id, truth: truth, prediction: ${column}${clustered ? ', cluster: unit' : ''} }\ngroups: [group]\nminimum: { n: 1 }\nintervals: { replicates: 200 }\n`
  return compared(of(swapped ? 'b' : 'a'), of(swapped ? 'a' : 'b'))
}

const rowArbitrary = fc.tuple(
  fc.constantFrom(0, 1),
  fc.constantFrom(0, 1),
  fc.constantFrom(0, 1),
  fc.constantFrom('x', 'y'),
  fc.integer({ min: 0, max: 9 }),
)
const rowsArbitrary = fc.array(rowArbitrary, { minLength: 4, maxLength: 60 })
const RUNS = { numRuns: 6 }

const MIRROR: Readonly<Record<string, string>> = { a_better: 'b_better', b_better: 'a_better' }

/** All but the bootstrap, which draws the units in another order. */
function plain({ also: _, ...rest }: ComparedFigure) {
  return rest
}

describe('whatever the rows', () => {
  test('a system against itself: no difference, and no telling', async () => {
    await fc.assert(
      fc.asyncProperty(rowsArbitrary, fc.boolean(), async (rows, clustered) => {
        const same = rows.map(([truth, a, , group, unit]): Row => [truth, a, a, group, unit])
        for (const found of (await ofRows(same, { clustered })).figures) {
          expect(['cannot_tell', 'not_compared']).toContain(found.answer)
          if (found.answer === 'cannot_tell') expect(found.difference.estimate).toBeCloseTo(0, 12)
        }
      }),
      RUNS,
    )
  })

  test('swapped, every answer is mirrored', async () => {
    await fc.assert(
      fc.asyncProperty(rowsArbitrary, fc.boolean(), async (rows, clustered) => {
        const [there, back] = [
          await ofRows(rows, { clustered }),
          await ofRows(rows, { clustered, swapped: true }),
        ]
        for (const [i, found] of there.figures.entries()) {
          const other = back.figures[i]
          expect(other?.answer).toBe(MIRROR[found.answer] ?? found.answer)
          expect([other?.a, other?.b]).toEqual([found.b, found.a])
          const [one, two] = [found.difference.interval, other?.difference.interval]
          expect(one === null).toBe(two === null)
          if (one && two) expect(one.low).toBeCloseTo(-two.high, 9)
        }
      }),
      RUNS,
    )
  })

  test('the order of the rows changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(rowsArbitrary, async (rows) => {
        const [there, back] = [await ofRows(rows), await ofRows(rows.toReversed())]
        expect(back.figures.map(plain)).toEqual(there.figures.map(plain))
      }),
      RUNS,
    )
  })

  test('the interval holds the difference, and says the answer', async () => {
    await fc.assert(
      fc.asyncProperty(rowsArbitrary, fc.boolean(), async (rows, clustered) => {
        for (const { difference, answer, slice } of (await ofRows(rows, { clustered })).figures) {
          const { estimate, interval } = difference
          if (interval === null || estimate === null) continue
          expect(interval.low).toBeLessThanOrEqual(estimate + 1e-12)
          expect(interval.high).toBeGreaterThanOrEqual(estimate - 1e-12)
          const spans = interval.low <= 0 && interval.high >= 0
          if (answer !== 'not_compared' && spans) expect(answer).toBe('cannot_tell')
          if (answer === 'cannot_tell' && Object.keys(slice).length === 0) expect(spans).toBe(true)
        }
      }),
      RUNS,
    )
  })
})

describe('what does not pair', () => {
  const plan = (file: string, columns = 'id: id, truth: truth, prediction: said', more = '') =>
    `${HEAD}system: { name: ${file} }\nobservations: { file: ${file}.csv }\ncolumns: { ${columns} }\nminimum: { n: 1 }\n${more}`
  const write = (file: string, rows: string) => writeFile(join(folder, `${file}.csv`), rows)
  const faultsOf = async (a: string, b: string): Promise<readonly Fault[]> => {
    const outcome = await outcomeOf(a, b)
    return outcome.ok ? [] : outcome.faults
  }

  test('rows of one file only are left out and counted, in every order of ids', async () => {
    await write('one', 'id,truth,said\nb,1,1\na,0,0\n,1,1\nż,0,1\n𝒳,1,0\ne,,1\n')
    await write('two', 'id,truth,said\n𝒳,1,1\nc,1,1\na,0,1\nż,0,1\ne,1,1\n')
    const { pairs, a, b, warnings } = await compared(plan('one'), plan('two'))
    expect([pairs, a.alone, b.alone]).toEqual([3, 2, 2])
    expect(warnings.map(({ values }) => values)).toEqual([
      { side: 'A', file: 'one.csv', rows: 2, examples: '"b", (no id)' },
      { side: 'B', file: 'two.csv', rows: 2, examples: '"c", "e"' },
    ])
  })

  test('truths that differ are a fault, with their rows', async () => {
    await write('one', 'id,truth,said\na,0,0\nb,1,1\nc,1.0,1\n')
    await write('two', 'id,truth,said\na,1,0\nb,0,1\nc,1,1\n')
    const [fault, ...more] = await faultsOf(plan('one'), plan('two'))
    expect(more).toEqual([])
    expect(fault).toMatchObject({ code: 'truth_differs', file: 'two.csv' })
    expect(fault?.message).toContain('2 rows ("a": "0" and "1"; "b": "1" and "0")')
  })

  test('no id in common', async () => {
    await write('one', 'id,truth,said\na,0,0\n')
    await write('two', 'id,truth,said\nb,1,0\n')
    expect(await faultsOf(plan('one'), plan('two'))).toMatchObject([{ code: 'nothing_paired' }])
  })

  test('groups that differ are told, and those of A are taken', async () => {
    await write('one', 'id,truth,said,g\na,0,0,x\nb,1,1,y\n')
    await write('two', 'id,truth,said,g\na,0,1,x\nb,1,1,x\n')
    const { groups, warnings } = await compared(
      plan('one', undefined, 'groups: [g]\n'),
      plan('two', undefined, 'groups: [g]\n'),
    )
    expect(groups.map(({ group, n }) => [group, n])).toEqual([
      ['x', 1],
      ['y', 1],
    ])
    expect(warnings).toMatchObject([{ code: 'groups_differ', values: { attribute: 'g', rows: 1 } }])
  })

  test('plans without an id, of other tasks, with runs in one only: all faults at once', async () => {
    const faults = await faultsOf(
      plan('one', 'truth: truth, prediction: said'),
      plan('two', 'truth: truth, prediction: said, id: id, epoch: run'),
    )
    expect(faults.map(({ file, field }) => [file, field])).toEqual([
      ['a.yaml', 'columns.id'],
      ['b.yaml', 'columns.epoch'],
    ])
    const broken = await faultsOf('plan: 2', 'plan: 3')
    expect(new Set(broken.map(({ file }) => file))).toEqual(new Set(['a.yaml', 'b.yaml']))
  })

  test('options that make another figure of the same name are a fault; those that say how a system decides are not', async () => {
    await write('one', 'id,truth,score\na,0,0.2\nb,1,0.7\n')
    const of = (more: string) =>
      `${HEAD}system: { name: one }\nobservations: { file: one.csv }\ncolumns: { id: id, truth: truth, score: score }\nminimum: { n: 1 }\n${more}`
    const faults = await faultsOf(of('threshold: 0.5\n'), of('threshold: 0.6\ncalibration: { bins: 5 }\n'))
    expect(faults).toMatchObject([{ code: 'plan_value', file: 'b.yaml', field: 'calibration' }])
    expect(faults[0]?.message).toBe('`calibration` is {"bins":5}, and that of a.yaml is {"bins":15}')
    expect(await faultsOf(of('threshold: 0.5\n'), of('threshold: 0.6\n'))).toEqual([])
  })

  test('tasks of units need no id, and groups of one plan only are told and not compared', async () => {
    const rows = ['i1', 'i2', 'i3'].map(
      (image) => `${image},truth,0,0,5,5,,x\n${image},detection,0,0,5,5,0.9,x\n`,
    )
    await write('boxes', `image,kind,x,y,width,height,score,g\n${rows.join('')}`)
    const of = (more: string) =>
      `plan: 1\ntitle: Boxes\ntask: detection\nsystem: { name: one }\nobservations: { file: boxes.csv }\nminimum: { n: 1 }\n${more}`
    const { groups, warnings, unit } = await compared(of('groups: [g]\n'), of(''))
    expect([groups, unit]).toEqual([[], 'image'])
    expect(warnings).toMatchObject([{ code: 'groups_of_one', values: { attribute: 'g' } }])
  })

  test('runs pair with runs, and the input is the unit', async () => {
    const rows = ['a,1', 'a,2', 'b,1', 'b,2', 'c,1', 'c,2']
    await write('one', `id,run,truth,said\n${rows.map((row, i) => `${row},1,${i % 2}\n`).join('')}`)
    await write(
      'two',
      `id,run,truth,said\n${rows
        .toReversed()
        .map((row) => `${row},1,1\n`)
        .join('')}`,
    )
    const columns = 'id: id, truth: truth, prediction: said, epoch: run'
    const { pairs, design, figures } = await compared(plan('one', columns), plan('two', columns))
    expect(pairs).toBe(6)
    expect(design).toEqual({ clusters: [{ column: 'id', n: 3 }] })
    expect(figures.find(({ measure }) => measure === 'accuracy')).toMatchObject({
      a: 0.5,
      b: 1,
      answer: 'cannot_tell',
    })
  })

  test('the page has no script and is in both languages, and the same input gives the same bytes', async () => {
    await write('one', 'id,truth,said,g\na,0,0,<b>\nb,1,1,y\n')
    await write('two', 'id,truth,said,g\na,0,1,<b>\nb,1,1,y\nc,0,0,y\n')
    const [a, b] = [plan('one', undefined, 'groups: [g]\n'), plan('two')]
    const comparison = await compared(a, b)
    expect(serialiseComparison(await compared(a, b))).toBe(serialiseComparison(comparison))
    for (const language of ['en', 'cy'] as const) {
      const page = renderComparison(comparison, { language })
      expect(page).toContain(`<html lang="${language}">`)
      expect(page).not.toMatch(/<script|undefined|NaN|<b>/)
    }
  })
})

test('speech: matched pairs of segments, counted by hand', async () => {
  const rows = [
    ['u1', 'a b c d e', 'x b c d e', 'a b c d x'],
    ['u2', 'a b c d e', 'x b c d e', 'a b c d e'],
    ['u3', 'a b c d e', 'x x c d e', 'a b c d e'],
  ]
  const of = (column: string) =>
    `plan: 1\ntitle: Calls\ntask: transcription\nsystem: { name: ${column} }\nobservations: { file: said.csv }\ncolumns: { id: id, hypothesis: ${column} }\nminimum: { n: 1 }\n`
  const withSpeaker = rows.map((row, i) => `s${i},${row.join()}\n`)
  await writeFile(join(folder, 'said.csv'), `speaker,id,reference,one,two\n${withSpeaker.join('')}`)
  const found = figure(await compared(of('one'), of('two')), 'word_error_rate')
  expect([found.a, found.b]).toEqual([4 / 15, 1 / 15])
  // Errors a − b by segment: 1 and −1, 1, 2. Mean 3 ÷ 4, variance (7 − 9 ÷ 4) ÷ 3.
  const mapsswe = found.also.find(({ test }) => test === 'mapsswe')
  expect(mapsswe?.segments).toBe(4)
  expect(mapsswe?.z).toBeCloseTo(0.75 / Math.sqrt((7 - 9 / 4) / 3 / 4), 12)
})
