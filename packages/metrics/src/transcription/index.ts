// Transcription: NIST's trn form, sclite's alignment, and the errors that are counted from it.
export { type Aligner, createAligner, type Edit, type Edits, type Visit } from './alignment.ts'
export { countKept, isEnglishNegation, isEnglishNumber } from './kept-words.ts'
export {
  type ArcChoices,
  compileReference,
  compileWords,
  createVocabulary,
  foldCase,
  type Reference,
  type Vocabulary,
} from './reference.ts'
export {
  parseTrn,
  plainWords,
  speakerOf,
  type Transcript,
  type TranscriptElement,
  type TranscriptFault,
  type Utterance,
} from './transcript.ts'
export {
  allSpeakers,
  type Comparison,
  countErrors,
  type ErrorRate,
  type ErrorsBySpeaker,
  errorRate,
  mergeSpeakers,
  mergeWordErrors,
  type SpokenUtterance,
  sentenceErrors,
  type WordErrors,
} from './word-errors.ts'
