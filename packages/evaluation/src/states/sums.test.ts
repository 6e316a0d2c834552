// States of tasks whose figures are sums over units, under disclosure control: what of them leaves gives the figures of all rows,
// and what does not is told.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newKeys } from '../evidence/index.ts'
import type { Measure, Result } from '../result/index.ts'
import type { TranscriptionState } from '../tasks/transcription/state.ts'
import { AMOUNTS } from '../tasks/transcription/utterance.ts'
import { mergeStates } from './index.ts'
import { caseOf, csvOfSite, planOf, SUMS_TASKS } from './many-units.fixture.ts'
import { released, statesOf, take } from './sites.fixture.ts'

let folder = ''
const keys = newKeys()
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policeai-sums-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const SUPPRESS = '{ rule: suppress, below: 3 }'
const NONE = '{ rule: none, reason: made-up rows for a test, decided_by: Tester }'

async function merged(task: string, policy: string, seeds: number, more = ''): Promise<Result> {
  const small = caseOf(task)
  const plan = planOf(small, policy).replace('{ id: id }', `{ id: id${more} }`)
  const sites = { Avon: csvOfSite(small, 1, seeds), Kent: csvOfSite(small, 2, seeds) }
  const states = await statesOf(folder, plan, sites, keys)
  return take(mergeStates(states, [keys.publicKeyPem])).result
}

const keyOf = ({ measure, of, slice }: Measure): string => JSON.stringify([measure, of, slice])

/** What does not change when two sites' sums are added in one order or the other. */
function near(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, item) =>
    typeof item === 'number' ? Number(item.toPrecision(9)) : item,
  )
}

function holds(outer: Measure, inner: Measure): boolean {
  if (outer.interval === null || inner.interval === null) return inner.interval === null
  return (
    outer.interval.low <= inner.interval.low + 1e-12 && outer.interval.high >= inner.interval.high - 1e-12
  )
}

/** Holds each figure under a policy against that without one; how many are the same, of all and of groups, and how many stay. */
function held(some: Result, all: Result) {
  const found = new Map(some.measures.map((each) => [keyOf(each), each]))
  const seen = { groups: 0, ofAll: 0, told: 0 }
  expect(found.size).toBeGreaterThanOrEqual(all.measures.length)
  for (const exact of all.measures) {
    const figure = found.get(keyOf(exact))
    if (figure === undefined) throw new Error(`no ${keyOf(exact)}`)
    if (figure.interval?.method === 'held-back-bounds') expect(holds(figure, exact)).toBe(true)
    else if (['held_back', 'needs_rows'].includes(figure.reason_code ?? '')) {
      expect([figure.status, figure.estimate]).toEqual(['not_measured', null])
      seen.told++
    } else {
      expect(near(figure)).toEqual(near(exact))
      if (exact.status === 'measured') seen[Object.keys(exact.slice).length > 0 ? 'groups' : 'ofAll']++
    }
  }
  return seen
}

test.each(SUMS_TASKS)(
  '%s: a figure is that of all rows, or stands between limits, or is told',
  async (task) => {
    const seen = held(await merged(task, SUPPRESS, 6), await merged(task, NONE, 6))
    expect(seen.ofAll).toBeGreaterThan(2)
    expect(seen.groups).toBeGreaterThan(5)
    expect(seen.told).toBeGreaterThan(5)
  },
)

test('spans in clusters, and zeros that stay', async () => {
  const clustered = await merged('spans', NONE, 6, ', cluster: id')
  const seen = held(await merged('spans', SUPPRESS, 6, ', cluster: id'), clustered)
  expect(seen.ofAll).toBeGreaterThan(2)
  const zeros = '{ rule: suppress, below: 3, zeros: suppress }'
  const without = held(await merged('spans', zeros, 6), await merged('spans', NONE, 6))
  expect(without.ofAll).toBeGreaterThan(2)
  expect(without.told).toBeGreaterThan(seen.told)
})

test.each(SUMS_TASKS)(
  '%s: a site too small for any sum lets its size go, and the merge says so',
  async (task) => {
    const small = caseOf(task)
    const few = csvOfSite(small, 1, 1).split('\n').slice(0, 6).join('\n')
    const sites = { Avon: `${few}\n`, Kent: csvOfSite(small, 2, 6) }
    const states = await statesOf(folder, planOf(small, SUPPRESS), sites, keys)
    const { result } = take(mergeStates(states, [keys.publicKeyPem]))
    expect(result.warnings.map(({ code }) => code)).toContain('sites_held_back')
    const ofAll = result.measures.filter(({ slice }) => Object.keys(slice).length === 0)
    expect(ofAll.some(({ reason_code }) => reason_code === 'held_back')).toBe(true)
    expect(ofAll.every(({ status, interval }) => status !== 'measured' || interval !== null)).toBe(true)
  },
)

test.each(['ranking', 'linkage', 'translation', 'detection', 'judgement', 'transcription', 'summary'])(
  '%s: under `round` the refusal says why, and what to do',
  async (task) => {
    const outcome = await released(folder, 'Avon', planOf(caseOf(task), '{ rule: round, to: 5 }'), 'no table')
    expect(outcome).toMatchObject({ ok: false, faults: [{ code: 'disclosure', field: 'disclosure' }] })
    const [fault] = outcome.ok ? [] : outcome.faults
    expect(fault?.message).toMatch(/^under `round` nothing of this task can leave/)
    expect(fault?.hint).toContain('`rule: suppress`')
  },
)

test('spans: under `round` documents that leak stand between limits, and sums stay', async () => {
  const [some, all] = [await merged('spans', '{ rule: round, to: 5 }', 3), await merged('spans', NONE, 3)]
  const exact = new Map(all.measures.map((each) => [keyOf(each), each]))
  let bounded = 0
  for (const figure of some.measures) {
    const of = exact.get(keyOf(figure))
    if (of === undefined || of.status === 'not_applicable') continue
    if (figure.interval?.method !== 'held-back-bounds') {
      expect([figure.status, of.status]).toContain('not_measured')
      continue
    }
    expect(figure.measure).toBe('document_leak_rate')
    expect(holds(figure, of)).toBe(true)
    bounded++
  }
  expect(bounded).toBeGreaterThan(5)
})

test('what stays at the site stands nowhere in the file', async () => {
  const small = caseOf('transcription')
  const { state } = take(await released(folder, 'Avon', planOf(small, SUPPRESS), csvOfSite(small, 1, 6)))
  expect(state.disclosure.statement.en).toContain('A sum over units')
  const ofAll = state.disclosure.sums?.find(({ attribute }) => attribute === '')
  expect(ofAll?.shown).toBeGreaterThan(5)
  expect(JSON.stringify(state)).not.toMatch(/"speakers":\s*[[{]/)
  const held = state.slices.groups.flat().flatMap((slice) => ('held' in slice ? [slice] : []))
  expect(held.length).toBeGreaterThan(2)
  for (const { held: names, state: own } of held) {
    const { sums } = (own as TranscriptionState).sums
    for (const name of names) {
      const place = AMOUNTS.findIndex((amount) => `sums.${amount}` === name)
      expect(place).toBeGreaterThan(-1)
      expect(sums[place]).toBe(0)
    }
  }
})

/** One review: of 400 documents 100 were read, and of the rest 80 drawn and judged. */
function reviewOf(site: number, matter: number): string {
  const rows = Array.from({ length: 400 }, (_, i) => {
    const [discarded, sampled] = [i >= 100, i >= 100 && i < 180]
    const relevance = (i < 100 && i % 3 === 0) || (sampled && i < 100 + matter) ? 1 : 0
    const words = [discarded, sampled].map((is) => (is ? 'yes' : 'no'))
    return [`t${site}`, `d${i}`, i + 1, relevance, ...words].join(',')
  })
  return ['topic,document,rank,relevance,discarded,sampled', ...rows, ''].join('\n')
}

test('a review of one topic lets its sample go, and stays where few of it matter', async () => {
  const plan = (policy: string): string =>
    `plan: 1\ntitle: Reviews\ntask: ranking\nsystem: { name: System }\nobservations: { file: rows.csv }\ncolumns: { rank: rank, discarded: discarded, sampled: sampled }\nminimum: { n: 1 }\ndisclosure: ${policy}\n`
  const elusionOf = async (policy: string, second: number) => {
    const sites = { Avon: reviewOf(1, 6), Kent: reviewOf(2, second) }
    const states = await statesOf(folder, plan(policy), sites, keys)
    const { result } = take(mergeStates(states, [keys.publicKeyPem]))
    return result.measures.find(({ measure, slice }) => measure === 'elusion' && !('site' in slice))
  }
  expect(await elusionOf(SUPPRESS, 8)).toEqual(await elusionOf(NONE, 8))
  expect(await elusionOf(SUPPRESS, 8)).toMatchObject({ status: 'measured', n: 160, events: 14 })
  expect(await elusionOf(SUPPRESS, 2)).toMatchObject({ status: 'not_measured', estimate: null })
  const { state } = take(await released(folder, 'Kent', plan(SUPPRESS), reviewOf(2, 2)))
  expect(state.slices.all).toMatchObject({ counts: [34, 220, null, null], state: { samples: null } })
})

test('tables by run do not travel, and the merged result says so', async () => {
  const plan = `plan: 1\ntitle: Runs\ntask: transcription\nsystem: { name: System }\nobservations: { file: rows.csv }\ncolumns: { id: id, epoch: run }\ndisclosure: ${NONE}\n`
  const csv = (site: number): string => {
    const rows = [1, 2].flatMap((run) =>
      Array.from(
        { length: 12 },
        (_, i) => `${site}-${i},${run},s${site}-${i},stop now,stop ${i % 3 ? 'now' : run}`,
      ),
    )
    return ['id,run,speaker,reference,hypothesis', ...rows, ''].join('\n')
  }
  const states = await statesOf(folder, plan, { Avon: csv(1), Kent: csv(2) }, keys)
  const { result } = take(mergeStates(states, [keys.publicKeyPem]))
  expect(result.tables.map(({ table }) => table)).not.toContain('runs')
  expect(result.warnings).toContainEqual(
    expect.objectContaining({ code: 'runs_stay', values: { column: 'run' } }),
  )
})
