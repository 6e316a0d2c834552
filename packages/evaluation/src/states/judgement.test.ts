// The states of a judgement under disclosure control: items by the ratings that they got are counts, and go as counts do.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newKeys } from '../evidence/index.ts'
import type { Result } from '../result/index.ts'
import { csvOf, type SmallRow } from '../tasks/every-task.fixture.ts'
import { mergeStates, openState } from './index.ts'
import { draws, released, sealed, statesOf, take } from './sites.fixture.ts'

let folder = ''
const keys = newKeys()
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policeai-judgement-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const SUPPRESS = '{ rule: suppress, below: 5 }'
const NONE = '{ rule: none, reason: made-up rows for a test, decided_by: Tester }'
const plan = (policy: string, more = ''): string =>
  `plan: 1\ntitle: Judged\ntask: judgement\nsystem: { name: System }\nobservations: { file: rows.csv }\njudge: model\ngroups: [area]\nminimum: { n: 2 }\nintervals: { replicates: 200 }\ndisclosure: ${policy}\n${more}`

/** Items with what a person and the model said of them; `rare` in so many of the south. */
function rowsOf(seed: number, rare: number): SmallRow[] {
  const draw = draws(seed)
  return Array.from({ length: 160 }, (_, i) => {
    const area = i % 4 === 0 ? 'South' : 'North'
    const person = ['good', 'bad'][draw(2)] ?? ''
    const model = draw(4) > 0 ? person : person === 'good' ? 'bad' : 'good'
    const odd = area === 'South' && i / 4 < rare
    return [
      { item: `${seed}-${i}`, rater: 'ann', label: odd ? 'neither' : person, area },
      { item: `${seed}-${i}`, rater: 'model', label: odd ? 'good' : model, area },
    ]
  }).flat()
}

async function merged(policy: string, sites: Record<string, SmallRow[]>): Promise<Result> {
  const files = Object.fromEntries(Object.entries(sites).map(([site, rows]) => [site, csvOf(rows)]))
  const states = await statesOf(folder, plan(policy), files, keys)
  return take(mergeStates(states, [keys.publicKeyPem])).result
}

const ofSlices = ({ measures }: Result) => measures.filter(({ slice }) => !('site' in slice))

test('where every set of ratings is frequent, the figures are those of all rows', async () => {
  const sites = { Avon: rowsOf(1, 0), Kent: rowsOf(2, 0) }
  const [some, all] = [await merged(SUPPRESS, sites), await merged(NONE, sites)]
  expect(ofSlices(some).filter(({ status }) => status === 'measured').length).toBeGreaterThan(8)
  expect(ofSlices(some)).toEqual(ofSlices(all))
})

test('a rare set of ratings keeps its slice at the site, and as many others as protect it', async () => {
  const { state } = take(await released(folder, 'Avon', plan(SUPPRESS), csvOf(rowsOf(1, 3))))
  const slices = [state.slices.all, ...state.slices.groups.flat()]
  const rare = state.disclosure.cells.findIndex((name) => name.includes('neither'))
  expect(slices.map((slice) => ('counts' in slice ? slice.counts[rare] : 'whole'))).toEqual([
    null,
    'whole',
    null,
  ])
  expect([state.rows.used, state.attributes[0]?.groups.map(({ n }) => n)]).toEqual([null, [240, null]])
  expect(JSON.stringify(state)).not.toContain('raters":["')
  const { result } = take(
    mergeStates(
      [
        sealed('a.json', { state, account: undefined }, keys),
        ...(await statesOf(folder, plan(SUPPRESS), { Kent: csvOf(rowsOf(2, 0)) }, keys)),
      ],
      [keys.publicKeyPem],
    ),
  )
  const measured = result.measures.filter(({ slice }) => Object.keys(slice).length === 0)
  expect(measured.map(({ status }) => status)).toContain('not_measured')
  for (const { status, reason_code } of measured)
    if (status === 'not_measured') expect(reason_code).toBe('held_back')
})

test('the same rows again give the same; others, with another set of ratings, keep what is near', async () => {
  const send = async (rows: SmallRow[], previous: Parameters<typeof released>[4] = {}) =>
    take(await released(folder, 'Again', plan(SUPPRESS), csvOf(rows), previous))
  const first = await send(rowsOf(1, 0))
  const opened = take(openState(sealed('first.json', first, keys), [keys.publicKeyPem])).opened
  expect((await send(rowsOf(1, 0), { previous: [opened] })).state.slices).toEqual(first.state.slices)
  const fewer = (await send(rowsOf(1, 0).slice(0, -4), { previous: [opened] })).state
  expect([first.state.disclosure.counts.held_back, fewer.disclosure.counts.held_back > 0]).toEqual([0, true])
  const other = (await send(rowsOf(1, 8), { previous: [opened] })).state
  expect(other.disclosure.cells.length).toBeGreaterThan(first.state.disclosure.cells.length)
})

test('ratings of whole clusters are cases, and too many sets of ratings are no counts', async () => {
  const clustered = plan(SUPPRESS, 'columns: { cluster: case }\n')
  expect(await released(folder, 'Cases', clustered, 'no table')).toMatchObject({
    ok: false,
    faults: [{ code: 'disclosure', message: expect.stringContaining('`columns.cluster`') }],
  })
  const scale = plan(SUPPRESS, 'scale: interval\n')
  const many = Array.from({ length: 250 }, (_, i) => [
    { item: i, rater: 'ann', label: i, area: 'North' },
    { item: i, rater: 'model', label: i, area: 'North' },
  ]).flat()
  expect(await released(folder, 'Many', scale, csvOf(many))).toMatchObject({
    ok: false,
    faults: [{ code: 'disclosure', message: expect.stringContaining('250 different sets of ratings') }],
  })
})
