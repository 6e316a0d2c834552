// What happens to a demonstration record, as data: versions with their evidence and the decision on each, a draft, an end.
import type { RunName } from './runs.ts'

/** Evidence from a run, and the entry of `test_evidence`, counted from 0, that it belongs to. */
export type StoryEvidence = Readonly<{ run: RunName; test: number }>

export type StoryDecision = Readonly<{ role: string; conditions: string | null; reviewDue: string }>

/** What the record says at one time: its file, or its file with the fields of `instead` put in their place. */
export type StoryWords = Readonly<{
  /** The middle of `<key>.<instead>.yaml`. */
  instead?: string
  /** Fields that were not filled in at that time. */
  without?: readonly string[]
  changeNote: string
  evidence: readonly StoryEvidence[]
}>

/** Days as `YYYY-MM-DD`. */
export type StoryVersion = StoryWords &
  Readonly<{ submitted: string; authorised: string; published: string; decision: StoryDecision }>

export type StoryDraft = StoryWords &
  Readonly<{ on: string }> &
  Readonly<
    | { state: 'draft' | 'submitted' }
    | { state: 'authorised'; decision: StoryDecision }
    | { state: 'returned'; reason: string }
  >

export type Story = Readonly<{
  /** The name of its file, without `.yaml`. */
  key: string
  organisationId: string
  tool: Readonly<{ name: string; supplier: string }>
  started: string
  versions: readonly StoryVersion[]
  draft?: StoryDraft
  retired?: Readonly<{ on: string; reason: string }>
}>
