// The distance of two short texts, character by character.
export { editDistance } from './edit-distance.ts'
