// The task of transcription.
export { transcription } from './task.ts'
