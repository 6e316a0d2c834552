// Translation: BLEU, chrF and TER from counts of segments that add up, each with the recipe that it was made by.
export {
  BLEU_DEFAULTS,
  BLEU_WIDTH,
  type Bleu,
  type BleuOptions,
  type BleuSmoothing,
  bleuOf,
  bleuSignature,
  bleuStatistics,
} from './bleu.ts'
export {
  CHRF,
  CHRF_PLUS,
  type Chrf,
  type ChrfOptions,
  chrfOf,
  chrfSignature,
  chrfStatistics,
  chrfWidth,
} from './chrf.ts'
export { type LetterCase, tokenise13a } from './segments.ts'
export {
  TER_DEFAULTS,
  TER_WIDTH,
  type Ter,
  type TerOptions,
  terOf,
  terSignature,
  terStatistics,
} from './ter.ts'
