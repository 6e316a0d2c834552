// Kept: the numbers, negations and names that come through a translation, a transcript or a summary.
export { keptItems, keptNames, keptNegations, keptNumbers, mergeKept, negationsIn } from './kept.ts'
export { KEPT_LANGUAGES, type KeptLanguage, type Negation } from './languages.ts'
export { numbersIn } from './numbers.ts'
export { englishNumerals } from './numerals.ts'
