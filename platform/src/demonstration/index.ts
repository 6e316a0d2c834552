// Loads the demonstration: made-up organisations and people, the lab's measurements of made-up observations, and
// a dozen records in every state. Each step that was done before is left as it is, so that a load that was broken
// off goes on; the entry in the audit log that says it is whole comes last.
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { text } from 'node:stream/consumers'
import { type Plan, readPlan } from '@policeai/evaluation'
import type { Platform } from '../compose.ts'
import { SYSTEM_ACTOR } from '../kernel/actor.ts'
import type { Kernel } from '../kernel/module.ts'
import type { DemonstrationRun, Lab } from '../modules/lab/index.ts'
import type { DemonstrationRecord, DemonstrationVersion } from '../modules/register/index.ts'
import { contentOf, DATA_FOLDER, type Digests } from './content.ts'
import { DEMONSTRATION_ORGANISATIONS, DEMONSTRATION_PEOPLE } from './people.ts'
import { DEMONSTRATION_RUNS, type DemonstrationMeasurement, type RunName } from './runs.ts'
import { STORIES } from './stories.ts'
import type { Story, StoryDraft, StoryVersion, StoryWords } from './story.ts'

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
  const loaded = await lab.loadDemonstrationRuns(await Promise.all(names.map(runOf)))
  return Object.fromEntries(names.map((name, i) => [name, loaded[i]?.sha256])) as Digests
}

async function runOf(name: RunName): Promise<DemonstrationRun> {
  const { organisationId, title, on }: DemonstrationMeasurement = DEMONSTRATION_RUNS[name]
  const planText = await readFile(new URL(`plans/${name}.yaml`, DATA_FOLDER), 'utf8')
  const { file = '', truth } = planOf(name, planText).observations
  return {
    organisationId,
    title,
    planText,
    planName: `${name}.yaml`,
    observations: fileOf(file),
    truth: truth === undefined ? null : fileOf(truth),
    at: at(on, 9),
  }
}

function planOf(name: RunName, text: string): Plan {
  const read = readPlan(text, `${name}.yaml`)
  if (read.ok) return read.plan
  throw new Error(`the demonstration plan ${name} has faults: ${read.faults.map(({ message }) => message)}`)
}

/** A file as a plan names it, from its own folder. */
function fileOf(path: string): DemonstrationRun['observations'] {
  return { name: basename(path), bytes: createReadStream(new URL(path, new URL('plans/', DATA_FOLDER))) }
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
