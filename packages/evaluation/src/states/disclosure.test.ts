// What leaves under each policy, and what a merge may still say of it: the truth lies within every interval, and nothing that
// was held back stands anywhere in the file.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { evaluateFile } from '../engine/index.ts'
import { newKeys } from '../evidence/index.ts'
import type { Measure, Result } from '../result/index.ts'
import { mergeStates, openState, type StateFile } from './index.ts'
import { draws, released, sealed, statesOf, take } from './sites.fixture.ts'

let folder = ''
const keys = newKeys()
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policeai-disclosure-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const plan = (disclosure: string, more = ''): string =>
  `plan: 1
title: Decisions
task: classification
system: { name: System }
observations: { file: rows.csv }
columns: { truth: truth, prediction: said, cluster: officer }
positive: 1
groups: [area, sex, [area, sex]]
minimum: { n: 5 }
${disclosure === '' ? '' : `disclosure: ${disclosure}\n`}${more}`.replace(
    more.includes('clustered') ? '' : ', cluster: officer',
    '',
  )
const SUPPRESS = '{ rule: suppress, below: 5 }'
const NONE = '{ rule: none, reason: made-up rows for a test, decided_by: Tester }'

/** Rows of a site; `rare` areas have few. */
function rowsOf(seed: number, n: number): string[] {
  const draw = draws(seed)
  return Array.from({ length: n }, (_, i) => {
    const truth = draw(2)
    const said = draw(6) === 0 ? 1 - truth : truth
    const area = draw(15) === 0 ? 'Rare' : ['North', 'South'][draw(2)]
    return `${truth},${said},${area},${['F', 'M'][draw(2)]},o${seed}-${Math.floor(i / 3)}`
  })
}
const csv = (rows: readonly string[]): string => ['truth,said,area,sex,officer', ...rows, ''].join('\n')

const SITES = { Avon: rowsOf(1, 130), Gwent: rowsOf(2, 90), Kent: rowsOf(3, 260) }

async function merged(text: string, sites: Partial<typeof SITES> = SITES): Promise<Result> {
  const files = Object.fromEntries(Object.entries(sites).map(([site, rows]) => [site, csv(rows)]))
  return take(mergeStates(await statesOf(folder, text, files, keys), [keys.publicKeyPem])).result
}

async function pooled(text: string, sites: Partial<typeof SITES> = SITES): Promise<Result> {
  await writeFile(join(folder, 'plan.yaml'), text)
  await writeFile(join(folder, 'rows.csv'), csv(Object.values(sites).flat()))
  return take(await evaluateFile(join(folder, 'plan.yaml'))).result
}

const same = (a: Measure, b: Measure): boolean =>
  a.measure === b.measure &&
  JSON.stringify(Object.entries(a.slice).sort()) === JSON.stringify(Object.entries(b.slice).sort())

/** Pairs of what was merged and what the pooled rows give. */
function pairs(result: Result, whole: Result): [Measure, Measure][] {
  return whole.measures.map((measure) => {
    const found = result.measures.find((each) => same(each, measure))
    if (found === undefined) throw new Error(`no ${measure.measure} of ${JSON.stringify(measure.slice)}`)
    return [found, measure]
  })
}

test.each([SUPPRESS, '{ rule: round, to: 5 }'])(
  'under %s every interval holds that of the pooled rows',
  async (rule) => {
    const [result, whole] = [await merged(plan(rule)), await pooled(plan(rule))]
    const kinds = { bounds: 0, none: 0 }
    for (const [found, exact] of pairs(result, whole)) {
      if (found.interval === null || exact.interval === null) {
        if (exact.interval !== null) {
          kinds.none++
          expect(found).toMatchObject({ status: 'not_measured', reason_code: 'held_back', estimate: null })
        }
        continue
      }
      expect(found.interval.low).toBeLessThanOrEqual(exact.interval.low + 1e-12)
      expect(found.interval.high).toBeGreaterThanOrEqual(exact.interval.high - 1e-12)
      if (found.interval.method === 'held-back-bounds') kinds.bounds++
    }
    expect(kinds.bounds).toBeGreaterThan(10)
    const codes = result.warnings.map(({ code }) => code)
    expect(codes).toContain(rule === SUPPRESS ? 'sites_held_back' : 'counts_rounded')
  },
)

/** The counts of every cell of a slice, as anybody would count them. */
function cellsOf(rows: readonly string[], keep: (fields: readonly string[]) => boolean): number[] {
  const cells = [0, 0, 0, 0]
  for (const row of rows) {
    const fields = row.split(',')
    if (keep(fields)) cells[2 * Number(fields[0]) + Number(fields[1])]! += 1
  }
  return cells
}

test('a small count stands nowhere in the file', async () => {
  const { state, account } = take(await released(folder, 'Avon', plan(SUPPRESS), csv(SITES.Avon)))
  const slices = state.attributes.flatMap(({ columns, groups }, a) =>
    groups.map((group, g) => ({ columns, group, slice: state.slices.groups[a]?.[g] })),
  )
  let held = 0
  for (const { columns, group, slice } of slices) {
    const at = columns.map((column) => ['truth', 'said', 'area', 'sex'].indexOf(column))
    const cells = cellsOf(SITES.Avon, (fields) => at.every((place, i) => fields[place] === group.values[i]))
    if (slice !== undefined && 'state' in slice) {
      for (const cell of cells) expect(cell === 0 || cell >= 5).toBe(true)
      continue
    }
    held++
    const counts = slice?.counts ?? []
    expect(counts).toHaveLength(4)
    for (const [i, count] of counts.entries()) {
      if (count !== null) expect([count, count === 0 || count >= 5]).toEqual([cells[i], true])
    }
  }
  expect(held).toBeGreaterThan(2)
  expect(state.disclosure.counts.held_back).toBeGreaterThan(5)
  expect(state.disclosure.statement.en).toMatch(/^Counts of 1 to 4 are held back/)
  expect(account?.by_attribute.some(({ primary }) => primary > 0)).toBe(true)
  expect(JSON.stringify(state)).not.toMatch(/primary|complementary|exposed|"audit"/)
  expect(state.provenance.observations.bytes).toBe(0)
})

test('rounding leaves no exact count, not even the number of observations', async () => {
  const { state } = take(await released(folder, 'Avon', plan('{ rule: round, to: 7 }'), csv(SITES.Avon)))
  const numbers = JSON.stringify({
    rows: state.rows,
    slices: state.slices,
    attributes: state.attributes,
  }).match(/\d+/g)
  expect(numbers?.length).toBeGreaterThan(20)
  for (const number of numbers ?? []) expect(Number(number) % 7).toBe(0)
})

test('rows without a value are held back where they are few, and where there are several kinds of them', async () => {
  const few = [...SITES.Kent, ',1,North,F,o1', ',0,North,F,o1', '1,1,,F,o2']
  const many = [...SITES.Kent, ...Array.from({ length: 9 }, () => ',1,North,F,o1')]
  const both = [...many, ...Array.from({ length: 7 }, () => '1,,North,F,o1')]
  const rowsIn = async (rows: readonly string[]): Promise<StateFile['rows']> =>
    take(await released(folder, 'Kent', plan(SUPPRESS), csv(rows))).state.rows
  expect(await rowsIn(few)).toEqual({
    total: null,
    used: 261,
    missing: [
      { column: 'truth', role: 'truth', rows: null },
      { column: 'area', role: 'group', rows: null },
    ],
  })
  expect(await rowsIn(many)).toMatchObject({ total: 269, missing: [{ column: 'truth', rows: 9 }] })
  expect(await rowsIn(both)).toMatchObject({
    total: 276,
    missing: [
      { column: 'truth', rows: null },
      { column: 'said', rows: null },
    ],
  })
})

test('of clustered rows the variation stays where a count of the attribute is held back, and the merge says so', async () => {
  const clustered = plan(SUPPRESS, '# clustered\n')
  const { state } = take(await released(folder, 'Kent', clustered, csv(SITES.Kent)))
  expect(state.disclosure.without_design).toContain('area × sex')
  const ofArea = state.slices.groups[2] ?? []
  expect(ofArea.every((slice) => 'counts' in slice)).toBe(true)
  expect('state' in state.slices.all).toBe(true)
  const sites = { Avon: SITES.Avon, Kent: SITES.Kent }
  const [result, whole] = [await merged(clustered, sites), await pooled(clustered, sites)]
  for (const [found, exact] of pairs(result, whole)) {
    if (found.status === 'measured') {
      expect(found.estimate).toBeCloseTo(exact.estimate ?? Number.NaN, 12)
      expect(found.interval?.low).toBeCloseTo(exact.interval?.low ?? Number.NaN, 9)
    } else if (exact.status === 'measured') expect(found.reason_code).toBe('held_back')
  }
  expect(result.measures.filter(({ reason_code }) => reason_code === 'held_back').length).toBeGreaterThan(5)
  expect(result.measures[0]).toMatchObject({ status: 'measured', interval: { method: 'wilson-effective-n' } })
  expect(result.warnings.map(({ code }) => code)).toContain('clusters_by_site')
})

test('a second state does not give away what the first held back', async () => {
  const first = take(await released(folder, 'Avon', plan(SUPPRESS), csv(SITES.Avon)))
  const opened = take(openState(sealed('first.json', first, keys), [keys.publicKeyPem])).opened
  const again = take(await released(folder, 'Avon', plan(SUPPRESS), csv(SITES.Avon), { previous: [opened] }))
  expect(again.state.slices).toEqual(first.state.slices)
  const more = csv([...SITES.Avon, '0,0,North,M,o200', '0,0,North,M,o200'])
  const unaware = take(await released(folder, 'Avon', plan(SUPPRESS), more))
  const aware = take(await released(folder, 'Avon', plan(SUPPRESS), more, { previous: [opened] }))
  const shown = (state: StateFile): number | null => state.rows.used
  expect(shown(unaware.state)).toBe(132)
  expect(shown(aware.state)).toBe(null)
})

test.each([
  ['', {}, /does not say what is done to small counts[\s\S]*/, /disclosure: \{ rule: suppress, below: 5 \}/],
  [
    '{ rule: round, to: 5 }',
    { more: '# clustered\n' },
    /do not say how they vary between clusters/,
    /rule: suppress/,
  ],
  [SUPPRESS, { weighted: true }, /nothing with weights can leave/, /Leave out `columns.weight`/],
  [NONE, { site: ' ' }, /a site has a name/, /--site/],
])('%s is refused before a row is read %#', async (rule, given, message, hint) => {
  const {
    more = '',
    weighted = false,
    site = 'Avon',
  } = given as { more?: string; weighted?: boolean; site?: string }
  const text = weighted
    ? plan(rule).replace('prediction: said', 'prediction: said, weight: officer')
    : plan(rule, more)
  const outcome = await released(folder, 'Avon', text, 'not even a table', { site })
  expect(outcome).toMatchObject({ ok: false, faults: [{ code: 'disclosure' }] })
  if (outcome.ok) return
  expect(outcome.faults[0]?.message).toMatch(message)
  expect(outcome.faults[0]?.hint).toMatch(hint)
})

test('an earlier state of another plan or site is refused, all of it at once', async () => {
  const other = take(
    await released(
      folder,
      'Gwent',
      plan(NONE).replace('minimum: { n: 5 }', 'minimum: { n: 6 }'),
      csv(SITES.Gwent),
    ),
  )
  const opened = take(openState(sealed('gwent.json', other, keys), [keys.publicKeyPem])).opened
  const outcome = await released(folder, 'Avon', plan(NONE), csv(SITES.Avon), { previous: [opened] })
  expect(outcome.ok ? [] : outcome.faults.map(({ file, message }) => `${file}: ${message}`)).toEqual([
    'gwent.json: this is a state of Gwent, not of Avon',
    'gwent.json: this is a state of another plan: `minimum` is {"n":6}, not {"n":5}',
  ])
})
