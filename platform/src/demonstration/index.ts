// Loads the demonstration: made-up organisations and people, the lab's measurements of made-up observations, and
// a dozen records in every state. Each step that was done before is left as it is, so that a load that was broken
// off goes on; the entry in the audit log that says it is whole comes last.
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import type { Platform } from '../compose.ts'
import { SYSTEM_ACTOR } from '../kernel/actor.ts'
import type { Kernel } from '../kernel/module.ts'
import type { Lab } from '../modules/lab/index.ts'
import type { DemonstrationRecord, DemonstrationVersion } from '../modules/register/index.ts'
import { contentOf, DATA_FOLDER, type Digests } from './content.ts'
import { DEMONSTRATION_ORGANISATIONS, DEMONSTRATION_PEOPLE } from './people.ts'
import { DEMONSTRATION_RUNS, type RunName } from './runs.ts'
import { STORIES, type Story, type StoryDraft, type StoryVersion, type StoryWords } from './stories.ts'

const SUBJECT = { type: 'demonstration', id: 'demonstration' } as const

/** Whether there is still something to load. Never beside the organisations of a real instance. */
export async function needsDemonstration({ kernel, accounts }: Platform): Promise<boolean> {
  const organisations = await accounts.organisations.list()
  if (organisations.some(({ demonstration }) => !demonstration)) return false
  return (await kernel.audit.list({ subjectType: SUBJECT.type, limit: 1 })).length === 0
}

export async function loadDemonstration({ kernel, accounts, lab, register }: Platform): Promise<void> {
  await accounts.loadDemonstration(DEMONSTRATION_PEOPLE, DEMONSTRATION_ORGANISATIONS)
  const evidence = createEvidence(kernel, await measureAll(lab))
  for (const story of STORIES) await register.loadDemonstration(await recordOf(story, evidence))
  await kernel.database.transaction().execute((transaction) =>
    kernel.audit.note(transaction, {
      actor: SYSTEM_ACTOR,
      action: 'demonstration.loaded',
      subject: SUBJECT,
    }),
  )
}

async function measureAll(lab: Lab): Promise<Digests> {
  const names = Object.keys(DEMONSTRATION_RUNS) as RunName[]
  const measured = await Promise.all(names.map(async (name) => [name, await measure(lab, name)] as const))
  return Object.fromEntries(measured) as Digests
}

/** The SHA-256 of the evidence. */
async function measure(lab: Lab, name: RunName): Promise<string> {
  const { organisationId, title, on } = DEMONSTRATION_RUNS[name]
  const run = await lab.loadDemonstrationRun({
    organisationId,
    title,
    planText: await readFile(new URL(`plans/${name}.yaml`, DATA_FOLDER), 'utf8'),
    planName: `${name}.yaml`,
    observationsName: `${name}.csv`,
    observations: createReadStream(new URL(`observations/${name}.csv`, DATA_FOLDER)),
    at: at(on, 9),
  })
  return run.sha256
}

type Evidence = ReturnType<typeof createEvidence>

/** The signed evidence as a force would bring it, and the digests that name it in a record. */
function createEvidence({ documents }: Pick<Kernel, 'documents'>, digests: Digests) {
  return {
    digests,
    offer: async (run: RunName) => ({
      text: await text(documents.read(digests[run])),
      publicPem: null,
      ownData: true,
    }),
  }
}

async function recordOf(story: Story, evidence: Evidence): Promise<DemonstrationRecord> {
  const versions = story.versions.map((version) => versionOf(story, version, evidence))
  return {
    key: story.key,
    organisationId: story.organisationId,
    tool: story.tool,
    startedAt: at(story.started, 9),
    versions: await Promise.all(versions),
    draft: story.draft ? await draftOf(story, story.draft, evidence) : null,
    retired: story.retired ? { at: at(story.retired.on, 11), reason: story.retired.reason } : null,
  }
}

async function versionOf(
  story: Story,
  version: StoryVersion,
  evidence: Evidence,
): Promise<DemonstrationVersion> {
  return {
    ...(await wordsOf(story, version, evidence)),
    submittedAt: at(version.submitted, 10),
    decision: version.decision,
    authorisedAt: at(version.authorised, 14),
    publishedAt: at(version.published, 11),
  }
}

async function draftOf(
  story: Story,
  draft: StoryDraft,
  evidence: Evidence,
): Promise<NonNullable<DemonstrationRecord['draft']>> {
  const words = { ...(await wordsOf(story, draft, evidence)), at: at(draft.on, 15) }
  if (draft.state === 'authorised') return { ...words, state: draft.state, decision: draft.decision }
  if (draft.state === 'returned') return { ...words, state: draft.state, reason: draft.reason }
  return { ...words, state: draft.state }
}

async function wordsOf({ key }: Story, words: StoryWords, { digests, offer }: Evidence) {
  return {
    content: await contentOf(key, words, digests),
    changeNote: words.changeNote,
    evidence: await Promise.all(words.evidence.map(({ run }) => offer(run))),
  }
}

/** In the office hours of that day. */
const at = (day: string, hour: number): Date => new Date(`${day}T${String(hour).padStart(2, '0')}:00:00Z`)
