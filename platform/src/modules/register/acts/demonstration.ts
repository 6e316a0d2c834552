// Records for a demonstration: made by the same acts as people use, in the same order, on the days that the
// demonstration tells of. The people are made up; nobody can sign in as one of them. Each step looks first at how
// far the record has come, so that a load that was broken off goes on where it stopped.
import { type RecordContent, sections } from '@policeai/record'
import type { Actor, Role } from '../../../kernel/actor.ts'
import type { DraftState } from '../domain/draft.ts'
import type { Decision } from '../domain/life.ts'
import { sectionDigest } from '../domain/life.ts'
import type { Organisations } from '../neighbours.ts'
import { findDraft } from '../store/drafts.ts'
import { findRecord, type Tool } from '../store/records.ts'
import { newestVersion } from '../store/versions.ts'
import { type Attaching, type AttachingDeps, createAttaching, type Offered } from './attaching.ts'
import { createDeciding, type Deciding, type DecidingDeps } from './deciding.ts'
import { createWriting, type Writing } from './writing.ts'

export type DemonstrationVersion = Readonly<{
  content: RecordContent
  /** Needed from the second version on. */
  changeNote: string
  evidence: readonly Offered[]
  submittedAt: Date
  decision: Decision
  authorisedAt: Date
  publishedAt: Date
}>

/** How far the newest draft has come; `returned` is a draft that came back with a reason. */
export type DemonstrationDraft = Pick<DemonstrationVersion, 'content' | 'changeNote' | 'evidence'> &
  Readonly<
    | { state: 'draft'; at: Date }
    | { state: 'submitted'; at: Date }
    | { state: 'authorised'; at: Date; decision: Decision }
    | { state: 'returned'; at: Date; reason: string }
  >

export type DemonstrationRecord = Readonly<{
  /** The same key a second time changes nothing. */
  key: string
  organisationId: string
  tool: Tool
  startedAt: Date
  /** Published, the first one first. */
  versions: readonly DemonstrationVersion[]
  draft: DemonstrationDraft | null
  retired: Readonly<{ at: Date; reason: string }> | null
}>

export type Demonstration = (
  record: DemonstrationRecord,
) => Promise<Readonly<{ recordId: string; isNew: boolean }>>

export type DemonstrationDeps = AttachingDeps & DecidingDeps & Readonly<{ organisations: Organisations }>

export function createDemonstration(deps: DemonstrationDeps): Demonstration {
  return async (record) => {
    const story = await createStory(deps, record)
    const { recordId, isNew } = await story.acts.start(story.contributor, {
      tool: record.tool,
      submissionKey: `demonstration:${record.key}`,
      content: {},
      demonstration: true,
    })
    await goOn(story, recordId, record)
    return { recordId, isNew }
  }
}

/** From the newest version that was published. What came after the story, or retired the record, ends it too. */
async function goOn(story: Story, recordId: string, record: DemonstrationRecord): Promise<void> {
  const { versions, draft, retired } = record
  const found = await findRecord(story.database, recordId)
  if (found === null || found.retiredAt !== null) return
  const published = (await newestVersion(story.database, recordId))?.number ?? 0
  for (const version of versions.slice(published)) await publish(story, recordId, version)
  if (published > versions.length) return
  if (draft) await leave(story, recordId, draft)
  if (retired) await retire(story, recordId, retired)
}

/** The people of one record, their acts, and the day on which the story stands. */
type Story = Readonly<{
  database: DemonstrationDeps['database']
  acts: Writing & Deciding & Attaching
  contributor: Actor
  approver: Actor
  editor: Actor
  time: { now: Date }
}>

async function createStory(deps: DemonstrationDeps, record: DemonstrationRecord): Promise<Story> {
  const centre = (await deps.organisations.list()).find(({ kind }) => kind === 'centre')
  if (!centre) throw new Error('there is no centre to publish the demonstration records')
  const time = { now: record.startedAt }
  const scripted = { ...deps, clock: () => time.now }
  return {
    database: deps.database,
    acts: { ...createWriting(scripted), ...createDeciding(scripted), ...createAttaching(scripted) },
    contributor: madeUp('contributor', record.organisationId),
    approver: madeUp('approver', record.organisationId),
    editor: madeUp('editor', centre.id),
    time,
  }
}

const contentNow = async ({ database }: Story, recordId: string): Promise<RecordContent> =>
  (await findDraft(database, recordId))?.content ?? {}

/** Acts on the draft as it stands. */
async function on({ database }: Story, actor: Actor, recordId: string) {
  const draft = await findDraft(database, recordId)
  if (!draft) throw new Error(`the demonstration record ${recordId} has no draft`)
  return { actor, recordId, revision: draft.revision }
}

async function begin(story: Story, recordId: string): Promise<void> {
  if (await findDraft(story.database, recordId)) return
  expectDone(await story.acts.revise(story.contributor, recordId))
}

type Words = Pick<DemonstrationVersion, 'content' | 'evidence'>

/** The evidence first: the words about each test are then those of the story, and not the ones made from the file. */
async function write(story: Story, recordId: string, words: Words): Promise<void> {
  const { acts, contributor } = story
  for (const evidence of words.evidence) {
    const outcome = await acts.attach(await on(story, contributor, recordId), evidence)
    const cited = 'refused' in outcome && outcome.refused.code === 'attached_already'
    if (!cited) expectDone(outcome)
  }
  for (const { key: section, fields } of sections) {
    const keys = fields.map((field) => field.key)
    const values = Object.fromEntries(Object.entries(words.content).filter(([key]) => keys.includes(key)))
    const base = sectionDigest(await contentNow(story, recordId), keys)
    if (sectionDigest(values, keys) === base) continue
    expectDone(
      await acts.saveSection(await on(story, contributor, recordId), { section, keys, values, base }),
    )
  }
}

type Submitted = Words & Pick<DemonstrationVersion, 'changeNote'>

const stateNow = async ({ database }: Story, recordId: string): Promise<DraftState | null> =>
  (await findDraft(database, recordId))?.state ?? null

async function submit(story: Story, recordId: string, draft: Submitted, at: Date): Promise<void> {
  story.time.now = at
  await begin(story, recordId)
  if ((await stateNow(story, recordId)) !== 'draft') return
  await write(story, recordId, draft)
  expectDone(await story.acts.submit(await on(story, story.contributor, recordId), draft.changeNote))
}

async function authorise(story: Story, recordId: string, decision: Decision, at: Date): Promise<void> {
  if ((await stateNow(story, recordId)) !== 'submitted') return
  story.time.now = at
  expectDone(await story.acts.authorise(await on(story, story.approver, recordId), decision))
}

async function publish(story: Story, recordId: string, version: DemonstrationVersion): Promise<void> {
  await submit(story, recordId, version, version.submittedAt)
  await authorise(story, recordId, version.decision, version.authorisedAt)
  story.time.now = version.publishedAt
  expectDone(await story.acts.publish(await on(story, story.editor, recordId)))
}

async function leave(story: Story, recordId: string, draft: DemonstrationDraft): Promise<void> {
  if ((await findDraft(story.database, recordId))?.returned) return
  if (draft.state === 'draft') {
    story.time.now = draft.at
    await begin(story, recordId)
    if ((await stateNow(story, recordId)) === 'draft') await write(story, recordId, draft)
    return
  }
  await submit(story, recordId, draft, draft.at)
  if (draft.state === 'authorised') await authorise(story, recordId, draft.decision, draft.at)
  if (draft.state !== 'returned') return
  story.time.now = draft.at
  expectDone(await story.acts.sendBack('return', await on(story, story.approver, recordId), draft.reason))
}

type Retirement = NonNullable<DemonstrationRecord['retired']>

async function retire(story: Story, recordId: string, { at, reason }: Retirement): Promise<void> {
  story.time.now = at
  expectDone(await story.acts.retire(story.approver, recordId, reason))
}

const madeUp = (role: Role, organisationId: string): Actor => ({
  personId: `demonstration-${role}`,
  name: role,
  organisationId,
  organisationName: '',
  roles: [role],
  secondFactorAt: null,
})

/** A demonstration that a rule refuses is a fault in its data: it names the rule. */
function expectDone(outcome: object): void {
  if ('done' in outcome) return
  throw new Error(`the demonstration data were refused: ${JSON.stringify(outcome)}`)
}
