// States as texts, and as they are once their signatures hold.
import type { StateFile, StateSlice } from './format.ts'

/** A text and what faults call it. */
export type NamedText = { readonly name: string; readonly text: string }

/** A state whose signature holds. */
export type OpenedState = {
  readonly name: string
  readonly state: StateFile
  readonly keyId: string
  /** The state of a slice that was let go whole, as its task reads it. */
  readonly stateOf: (slice: StateSlice) => unknown
}
