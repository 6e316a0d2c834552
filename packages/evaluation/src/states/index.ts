// The door of the states module: what leaves a site in place of its rows, and the result of many of them.
export { STATE_VERSION, type StateFile, stateFileSchema } from './format.ts'
export { type MergeOptions, mergeStates } from './merge.ts'
export type { NamedText, OpenedState } from './opened.ts'
export type { Released } from './release.ts'
export { openState, STATE_PREDICATE_TYPE, signState } from './seal.ts'
export { serialiseState } from './serialise.ts'
export { type StateOptions, stateOfFile } from './write.ts'
