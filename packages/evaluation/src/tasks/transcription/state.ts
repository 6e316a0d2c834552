// What a slice of transcription is counted into: sums over speakers, and of all observations the words of each speaker, who
// are not named to anybody else.
import { mergeUnitSums, type UnitSums } from '@policeai/metrics'
import { z } from 'zod'
import { unitSumsSchema } from '../state-parts.ts'
import { AMOUNTS } from './utterance.ts'

/** Beyond so many speakers there is no table of them. */
export const MOST_SPEAKERS = 1000

/** Of a speaker: the first six of the amounts of an utterance, summed. */
export const SPEAKER_WIDTH = 6

/** `speakers` is `null` in groups, after merging, and where there are too many. */
export type TranscriptionState = {
  readonly sums: UnitSums
  readonly speakers: ReadonlyMap<string, readonly number[]> | null
}

/** What leaves a site: no speaker. */
export const transcriptionStateSchema: z.ZodType<TranscriptionState> = z.strictObject({
  sums: unitSumsSchema(AMOUNTS.length),
  speakers: z.null(),
})

export function mergeTranscription(a: TranscriptionState, b: TranscriptionState): TranscriptionState {
  return { sums: mergeUnitSums(a.sums, b.sums), speakers: null }
}
