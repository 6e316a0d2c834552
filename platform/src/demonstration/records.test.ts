// The demonstration records as a reader meets them: whole where they must be, in the states that the stories tell
// of, in both languages where they say so, and about nobody real.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { readPlan, TASKS, variantOf } from '@policeai/evaluation'
import { completeness, type RecordContent } from '@policeai/record'
import { expect, test } from 'vitest'
import { observationFiles } from '../../data/generate.ts'
import { contentOf, DATA_FOLDER, type Digests, readContent } from './content.ts'
import { DEMONSTRATION_ORGANISATIONS } from './people.ts'
import { DEMONSTRATION_RUNS } from './runs.ts'
import { STORIES } from './stories.ts'
import type { Story, StoryWords } from './story.ts'

const TODAY = '2026-11-23'
const FORCES = new URL('../../../../shared/data/police-forces.json', import.meta.url)

const listed = (folder: string) => readdirSync(new URL(folder, DATA_FOLDER))
const read = (path: string) => readFileSync(new URL(path, DATA_FOLDER), 'utf8')
const recordFiles = listed('records/')
const digests = Object.fromEntries(
  Object.keys(DEMONSTRATION_RUNS).map((run, i) => [run, String(i).repeat(64)]),
) as Digests

const said = ({ key }: Story, words: StoryWords) => contentOf(key, words, digests)
const saidIn = (content: RecordContent, key: string) => {
  const state = content[key]
  return state && 'value' in state ? state.value : undefined
}
const newest = (story: Story) => said(story, story.versions.at(-1) ?? (story.draft as StoryWords))

const texts = [
  ...recordFiles.map((name) => [name, read(`records/${name}`)] as const),
  ['stories', JSON.stringify(STORIES)] as const,
]

test.each(recordFiles)('%s is a record without faults', async (name) => {
  expect(Object.keys(await readContent(name.replace(/\.yaml$/, ''))).length).toBeGreaterThan(2)
})

test('every file belongs to a story', () => {
  const used = STORIES.flatMap(({ key, versions, draft }) => [
    `${key}.yaml`,
    ...[...versions, ...(draft ? [draft] : [])].flatMap(({ instead }) =>
      instead ? [`${key}.${instead}.yaml`] : [],
    ),
  ])
  expect([...used].sort()).toEqual([...recordFiles].sort())
})

test('there are twenty-two records of six forces, in every state', () => {
  const stateOf = ({ versions, draft, retired }: Story) =>
    retired ? 'retired' : versions.length > 0 ? 'published' : draft?.state
  const states = Object.groupBy(STORIES, (story) => stateOf(story) ?? '')
  expect(Object.fromEntries(Object.entries(states).map(([state, list]) => [state, list?.length]))).toEqual({
    published: 17,
    retired: 1,
    draft: 1,
    submitted: 1,
    returned: 1,
    authorised: 1,
  })
  expect(new Set(STORIES.map(({ organisationId }) => organisationId)).size).toBe(6)
  expect(Math.max(...STORIES.map(({ versions }) => versions.length))).toBe(3)
  expect(STORIES.some(({ versions, draft }) => versions.length > 0 && draft?.state === 'draft')).toBe(true)
})

test.each(STORIES)('$key is complete wherever it was submitted', async (story) => {
  const submitted = [
    ...story.versions,
    ...(story.draft && story.draft.state !== 'draft' ? [story.draft] : []),
  ]
  for (const words of submitted) {
    const content = await said(story, words)
    const phase = saidIn(content, 'phase')
    expect(completeness(content, { phase: phase as 'pilot' }).missing.map(({ key }) => key)).toEqual([])
  }
})

test('the draft that nobody has submitted still lacks something', async () => {
  const content = await readContent('westmarch-casebrief')
  expect(completeness(content, { phase: 'pre_deployment' }).missing.length).toBeGreaterThan(2)
})

test('a version says something else than the one before it', async () => {
  for (const story of STORIES) {
    const steps = [...story.versions, ...(story.draft ? [story.draft] : [])]
    const contents = await Promise.all(steps.map((words) => said(story, words)))
    for (const [i, content] of contents.entries()) if (i > 0) expect(content).not.toEqual(contents[i - 1])
  }
})

test('each step comes after the one before it, and none is still to come', () => {
  for (const { key, started, versions, draft, retired } of STORIES) {
    const days = [
      started,
      ...versions.flatMap(({ submitted, authorised, published }) => [submitted, authorised, published]),
      ...(draft ? [draft.on] : []),
      ...(retired ? [retired.on] : []),
      TODAY,
    ]
    expect([key, ...days]).toEqual([key, ...days.toSorted()])
    for (const { evidence, submitted } of versions)
      for (const { run } of evidence) expect(DEMONSTRATION_RUNS[run].on <= submitted).toBe(true)
  }
})

test('the decision and the record name the same day of review, and one review is overdue', async () => {
  for (const story of STORIES)
    for (const version of story.versions) {
      const review = saidIn(await said(story, version), 'authorisation_review')
      if (review !== undefined) expect([story.key, review]).toEqual([story.key, version.decision.reviewDue])
    }
  const open = STORIES.filter(({ retired, versions }) => !retired && versions.length > 0)
  const overdue = open.filter(({ versions }) => (versions.at(-1)?.decision.reviewDue ?? TODAY) < TODAY)
  expect(overdue.map(({ key }) => key)).toEqual(['northmoor-ledgerlight'])
})

test('the record and the story name the same force, and every test has the evidence that is attached', async () => {
  for (const story of STORIES) {
    const organisation = DEMONSTRATION_ORGANISATIONS.find(({ id }) => id === story.organisationId)
    expect(saidIn(await newest(story), 'organisation_name')).toMatchObject({ en: organisation?.name.en })
    for (const version of story.versions)
      for (const { run, test: index } of version.evidence) {
        const tests = saidIn(await said(story, version), 'test_evidence') as readonly object[]
        expect(tests[index]).toMatchObject({
          evidence_sha256: digests[run],
          date: DEMONSTRATION_RUNS[run].on,
          own_data: 'yes',
        })
      }
  }
})

test('two records withhold one field each, with a gist, until a day in 2027', async () => {
  const withheld = (await Promise.all(STORIES.map(newest))).map((content) =>
    Object.values(content).flatMap((state) => ('withheld' in state ? [state.withheld] : [])),
  )
  expect(withheld.filter((list) => list.length > 0).map((list) => list.length)).toEqual([1, 1])
  for (const { lapses, gist, balance } of withheld.flat()) {
    expect(lapses).toMatch(/^2027-/)
    expect(gist.en.length).toBeGreaterThan(40)
    expect(balance?.conclusion).toBeTruthy()
  }
})

/** Texts of a field that lack their Welsh, as paths. */
function withoutWelsh(value: unknown, path: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  if ('en' in value) return 'cy' in value ? [] : [path]
  return Object.entries(value).flatMap(([key, part]) => withoutWelsh(part, `${path}.${key}`))
}

test('the two records of the Welsh force say everything in Welsh too', async () => {
  const welsh = STORIES.filter(({ organisationId }) => organisationId === 'glannau')
  expect(welsh).toHaveLength(2)
  for (const story of welsh) expect(withoutWelsh(await newest(story), story.key)).toEqual([])
})

test('two more records have the summary in Welsh', async () => {
  const summary = ['title', 'organisation_name', 'one_sentence_description', 'name', 'description']
  for (const key of ['westmarch-sightline', 'severnside-findback']) {
    const content = await readContent(key)
    expect(summary.flatMap((field) => withoutWelsh(content[field], field))).toEqual([])
  }
})

test('the committed observations are what the generator makes', () => {
  const made = observationFiles()
  expect([...made.keys()].sort()).toEqual(listed('observations/').sort())
  for (const [name, text] of made) expect(read(`observations/${name}`) === text, name).toBe(true)
})

test('every run has its plan and its observations, and no file is left over', () => {
  const names = Object.keys(DEMONSTRATION_RUNS)
  expect(listed('plans/').sort()).toEqual(names.map((name) => `${name}.yaml`).sort())
  const files = names.flatMap((name) => {
    const plan = readPlan(read(`plans/${name}.yaml`), name)
    return plan.ok ? [plan.plan.observations.file, plan.plan.observations.truth] : []
  })
  const observations = files.flatMap((file) => (file === undefined ? [] : [basename(file)]))
  expect(listed('observations/').sort()).toEqual(observations.sort())
})

test('every task is measured by a run, and shown in a published record', () => {
  const shown = STORIES.flatMap(({ versions }) => versions.at(-1)?.evidence ?? []).map(({ run }) => run)
  const measured = shown.flatMap((run) => {
    const plan = readPlan(read(`plans/${run}.yaml`), run)
    return plan.ok ? [variantOf(plan.plan)] : []
  })
  expect([...new Set(measured)].sort()).toEqual(TASKS.map(({ name }) => name).sort())
})

const absent = existsSync(FORCES) ? '' : ' (skipped: no ../shared/data)'

test.skipIf(absent !== '')(`no real force is named${absent}`, () => {
  const { forces } = JSON.parse(readFileSync(FORCES, 'utf8')) as { forces: readonly { name: string }[] }
  expect(forces.length).toBeGreaterThan(40)
  const places = forces.map(({ name }) => name.replace(/ (Police|Constabulary)( Service)?$/, ''))
  const everything = [...texts, ['organisations', JSON.stringify(DEMONSTRATION_ORGANISATIONS)] as const]
  for (const [file, text] of everything)
    expect(
      places.filter((place) => new RegExp(`\\b${place}\\b`, 'i').test(text)),
      file,
    ).toEqual([])
})

test('no record praises or vouches for a tool', () => {
  const forbidden = /\b(approved|safe|safely|certified|accurate|pass|passed|diogel|cymeradwy\w*)\b/i
  for (const [file, text] of texts) expect(text.match(forbidden)?.[0], file).toBeUndefined()
})

test('addresses lead nowhere real', () => {
  for (const [file, text] of texts) {
    const hosts = [...text.matchAll(/(?:https?:\/\/|@)([a-z0-9.-]+)/gi)].map(([, host]) => host ?? '')
    expect(
      hosts.filter((host) => !host.endsWith('.example')),
      file,
    ).toEqual([])
  }
})
