// Everything that keeps states from being merged, and what stands in the result of a merge beside the pooled figures.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import canonicalize from 'canonicalize'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newKeys, signStatement } from '../evidence/index.ts'
import { headline, measuredSentence, renderReport, unsaid } from '../report/index.ts'
import { type Result, resultSchema } from '../result/index.ts'
import { betweenSites } from './between.ts'
import { mergeStates, type NamedText, openState, STATE_PREDICATE_TYPE } from './index.ts'
import { type Keys, released, sealed, take } from './sites.fixture.ts'

const NONE = '{ rule: none, reason: made-up rows for a test, decided_by: Tester }'
const PLAN = `plan: 1
title: Decisions
task: classification
system: { name: System }
observations: { file: rows.csv }
columns: { truth: truth, prediction: said }
positive: 1
groups: [area]
minimum: { n: 5 }
disclosure: ${NONE}
`

let folder = ''
const keys = newKeys()
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policeai-merge-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** `wrong` of 40 are said to be what they are not. */
function csv(wrong: number, areas: readonly string[] = ['North', 'South']): string {
  const rows = Array.from({ length: 40 }, (_, i) => {
    const truth = i % 2
    return `${truth},${i < wrong ? 1 - truth : truth},${areas[(i >> 1) % areas.length]}`
  })
  return ['truth,said,area', ...rows, ''].join('\n')
}

async function stateOf(site: string, rows: string, plan = PLAN, by: Keys = keys): Promise<NamedText> {
  return sealed(`${site}.json`, take(await released(folder, site, plan, rows)), by)
}

function merge(states: readonly NamedText[], given: readonly Keys[] = [keys]) {
  return mergeStates(
    states,
    given.map(({ publicKeyPem }) => publicKeyPem),
    { clock: () => new Date(0) },
  )
}

function told(states: readonly NamedText[], given?: readonly Keys[]): string[] {
  const outcome = merge(states, given)
  return outcome.ok ? [] : outcome.faults.map(({ code, file, message }) => `${code} ${file}: ${message}`)
}

/** A state that its signer changed before signing it: what a signature does not protect from. */
function forged(state: NamedText, path: string, value: unknown): NamedText {
  const opened = take(openState(state, [keys.publicKeyPem])).opened
  const predicate = JSON.parse(JSON.stringify(opened.state))
  const keysTo = path.split('.')
  const last = keysTo.pop() ?? ''
  Reflect.set(
    keysTo.reduce((part, key) => part[key], predicate),
    last,
    value,
  )
  const statement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: 'a', digest: { sha256: '0'.repeat(64) } }],
    predicateType: STATE_PREDICATE_TYPE,
    predicate,
  } as const
  const signed = signStatement({ ...statement, subject: [...statement.subject] }, keys.privateKeyPem)
  if (!signed.ok) throw new Error(signed.message)
  return { name: state.name, text: signed.text }
}

/** The payload of an envelope, changed without its signature. */
function edited({ name, text }: NamedText, from: string, to: string): NamedText {
  const envelope = JSON.parse(text)
  const payload = Buffer.from(envelope.payload, 'base64').toString('utf8')
  expect(payload).toContain(from)
  envelope.payload = Buffer.from(payload.replace(from, to)).toString('base64')
  return { name, text: canonicalize(envelope) ?? '' }
}

test('everything that is wrong with any state is told at once, by the name of its file', async () => {
  const other = newKeys()
  const avon = await stateOf('Avon', csv(3))
  const states = [
    avon,
    await stateOf('Durham', csv(4), PLAN, other),
    edited(await stateOf('Gwent', csv(5)), '"site":"Gwent"', '"site":"Gwynt"'),
    { ...(await stateOf('avon ', csv(6))), name: 'avon-again.json' },
    { ...(await stateOf('Kent', csv(3))), name: 'kent.json' },
    await stateOf('Essex', csv(7), PLAN.replace('{ n: 5 }', '{ n: 9 }').replace('Decisions', 'Others')),
    { name: 'cut.json', text: avon.text.slice(0, 500) },
    { name: 'result.json', text: '{"result":1}' },
  ]
  expect(told(states)).toEqual([
    'state_signature Durham.json: this state was signed with a key that was not given',
    'state_signature Gwent.json: the signature does not fit: the state was changed after it was signed',
    expect.stringMatching(/^state_unreadable cut\.json: the state is not JSON: /),
    expect.stringMatching(/^state_unreadable result\.json: the state is not a DSSE envelope: /),
    'state_plan Essex.json: this is a state of another plan than Avon.json: `minimum` is {"n":9}, not {"n":5}; `title` is "Others", not "Decisions"',
    'state_repeated avon-again.json: Avon is in Avon.json already: a site is counted once',
    'state_repeated kent.json: these are the very observations of Avon in Avon.json: they would be counted twice',
  ])
})

test.each([
  ['a negative count', 'slices.all.state.cells.sums.0', -1, /cells\.sums\.0/],
  [
    'a huge count',
    'slices.all.state.cells.sums.0',
    1e300,
    /cells\.sums\[0\] is larger than any site can have/,
  ],
  ['huge numbers of observations', 'rows.used', 1e15, /rows\.used/],
  ['no number at all', 'slices.all.state.cells.sums.0', null, /cells\.sums\.0/],
  ['counts that do not add up', 'slices.all.state.cells.sums.0', 17, /do not add up/],
  ['a group twice', 'attributes.0.groups.1.values', ['North'], /stands in it twice/],
  ['a group without counts', 'slices.groups.0.length', 1, /not one for each group/],
  ['other attributes', 'attributes.0.columns', ['sex'], /are not those of its plan/],
  ['another version', 'state', 2, /state:/],
  ['a plan that is not the one named', 'plan.title', 'Else', /plan_sha256/],
])('%s is refused though it is signed', async (_, path, value, message) => {
  const [line, ...others] = told([forged(await stateOf('Avon', csv(3)), path, value)])
  expect(others).toEqual([])
  expect(line).toMatch(/^state_unreadable Avon\.json: the state is not valid: /)
  expect(line).toMatch(message)
})

test('counts of another version of the engine are refused', async () => {
  const other = forged(await stateOf('Kent', csv(4)), 'provenance.engine.version', '9.9.9')
  const [line] = told([await stateOf('Avon', csv(3)), other])
  expect(line).toMatch(
    /^state_plan Kent\.json: this was counted by @policeai\/evaluation 9\.9\.9, and Avon\.json by/,
  )
})

test('a result that was signed is no state, and a reference that no site has is told', async () => {
  const state = await stateOf('Avon', csv(3), PLAN.replace('minimum', 'reference: { area: East }\nminimum'))
  expect(told([state])).toEqual([
    'reference_absent the states: no row has the reference group "East" in "area"',
  ])
  expect(told([])).toEqual(['state_unreadable the states: there is no state to merge'])
  expect(told([state], [])).toEqual([
    'state_signature Avon.json: this state was signed with a key that was not given',
  ])
})

async function three(): Promise<Result> {
  const states = [
    await stateOf('Kent', csv(9, ['North', '', 'East'])),
    await stateOf('Avon', csv(3, ['North', '(not recorded)'])),
    await stateOf('Gwent', csv(0, ['South', ''])),
  ]
  return take(merge(states)).result
}

test('what no site let go whole is told, and what one group shows is still read', async () => {
  const policy = (below: number): string => PLAN.replace(NONE, `{ rule: suppress, below: ${below} }`)
  const areas = ['North', 'North', 'North', 'North', 'South']
  expect(told([await stateOf('Avon', csv(9, areas), policy(30))])).toEqual([
    'state_unreadable the states: no site let all counts of any group go, so nothing can be measured',
  ])
  const { measures } = take(merge([await stateOf('Avon', csv(9, areas), policy(3))])).result
  expect(measures[0]).toMatchObject({ measure: 'accuracy', slice: {}, status: 'measured' })
})

test('a group called as the missing ones are stays apart from them', async () => {
  const { groups } = await three()
  expect(groups.filter(({ attribute }) => attribute === 'area')).toEqual([
    { attribute: 'area', group: 'North', n: 34 },
    { attribute: 'area', group: '(not recorded)', n: 20 },
    { attribute: 'area', group: 'South', n: 20 },
    { attribute: 'area', group: 'East', n: 12 },
    { attribute: 'area', group: '((not recorded))', n: 34, recorded: false },
  ])
})

test('the order of the files changes nothing', async () => {
  const states = [
    await stateOf('Kent', csv(9)),
    await stateOf('Avon', csv(3)),
    await stateOf('Gwent', csv(1)),
  ]
  expect(merge([...states].reverse())).toEqual(merge(states))
})

test('sites stand in the result by name, and are compared with nothing', async () => {
  const result = await three()
  expect(resultSchema.parse(JSON.parse(JSON.stringify(result)))).toEqual(result)
  expect(
    result.groups.filter(({ attribute }) => attribute === 'site').map(({ group, n }) => [group, n]),
  ).toEqual([
    ['Avon', 40],
    ['Gwent', 40],
    ['Kent', 40],
  ])
  const rates = result.measures.filter(
    ({ measure, slice }) => measure === 'false_positive_rate' && 'site' in slice,
  )
  expect(rates.map(({ slice, events, n }) => [slice['site'], events, n])).toEqual([
    ['Avon', 2, 20],
    ['Gwent', 0, 20],
    ['Kent', 5, 20],
  ])
  expect(result.disparities.some(({ attribute }) => attribute === 'site')).toBe(false)
  expect(result.provenance.observations).toMatchObject({ format: 'states', name: 'the states of 3 sites' })
  expect(result.provenance.sites?.map(({ site, key }) => [site, key])).toEqual([
    ['Avon', keys.keyId],
    ['Gwent', keys.keyId],
    ['Kent', keys.keyId],
  ])
  expect(result.tables.map(({ table }) => table)).toEqual(expect.arrayContaining(['sites', 'between_sites']))
})

test('the report says how many sites there were and that rows stayed, draws them, and is in one language', async () => {
  const result = await three()
  expect(measuredSentence(result, 'en')).toContain('for 120 cases at 3 sites, where the rows stayed')
  expect(unsaid(result, 'en').at(-1)?.text).toMatch(
    /^The figures hold for the cases at 3 sites, where the rows stayed\./,
  )
  expect(headline(result, 'en')[0]).toMatch(/^Of every 100 cases/)
  const page = renderReport(result, { language: 'en' })
  expect(page).toMatch(/<svg[\s\S]*Gwent[\s\S]*<\/svg>/)
  for (const part of [
    'Reliability by site',
    'Differences between sites',
    'Another site, from',
    'False positive rate',
  ])
    expect(page).toContain(part)
  expect(renderReport(result, { language: 'cy' })).not.toMatch(
    /lang="en"|between_sites|false_positive_rate|undefined/,
  )
})

// R 4, metafor 3.8-1: rma(measure = "PLO", xi = c(4, 9, 20, 6), ni = c(50, 60, 70, 80), method = "PM", test = "knha"), plogis of
// the estimate and its limits; I² as (Q − df) ÷ Q; the prediction interval by qt(.975, 2) and its tau² and standard error.
test('how far sites differ is told with those left out counted', () => {
  const site = (events: number, n: number) => [
    { measure: 'false_positive_rate', basis: { kind: 'proportion', proportion: { events, n } } as const },
  ]
  const sites = [site(4, 50), site(9, 60), site(20, 70), site(6, 80), site(1, 4)]
  const plan = {
    minimum: { n: 30 },
    intervals: { level: 0.95, proportion: 'wilson', replicates: 1000 },
  } as const
  const [table] = betweenSites(sites, new Set(['false_positive_rate']), plan)
  const row = Object.fromEntries((table?.columns ?? []).map(({ key }, i) => [key, table?.rows[0]?.[i]]))
  expect(row).toMatchObject({ measure: 'false_positive_rate', sites: 4, not_used: 1, scale: 'log-odds' })
  expect(betweenSites([site(4, 50), site(1, 4)], new Set(['false_positive_rate']), plan)).toEqual([])
  expect(betweenSites(sites, new Set(), plan)).toEqual([])
  expect(row['mean']).toBeCloseTo(0.1384027195, 6)
  expect([row['low'], row['high']]).toEqual([
    expect.closeTo(0.0455844449, 6),
    expect.closeTo(0.3507582455, 6),
  ])
  expect(row['tau']).toBeCloseTo(0.653379615, 5)
  expect(row['i_squared']).toBeCloseTo(0.78626997, 7)
  expect([row['prediction_low'], row['prediction_high']]).toEqual([
    expect.closeTo(0.0061617908, 5),
    expect.closeTo(0.8062720598, 5),
  ])
})
