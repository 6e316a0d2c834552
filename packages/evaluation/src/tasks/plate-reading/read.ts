// What becomes of one plate: read as it stands, read as another, or not read; how far the characters are off; and after which
// pattern the plate is made.
import { editDistance } from '@policeai/metrics'
import type { PlatePlan } from './plan.ts'

/** The patterns of British plates, by what stands on them without spaces; `other` for all that follow none. */
const PATTERNS = {
  current: /^[A-Z]{2}\d{2}[A-Z]{3}$/,
  prefix: /^[A-Z]\d{1,3}[A-Z]{3}$/,
  suffix: /^[A-Z]{3}\d{1,3}[A-Z]$/,
  dateless: /^([A-Z]{1,3}\d{1,4}|\d{1,4}[A-Z]{1,3})$/,
  other: /^/,
} as const

export type Pattern = keyof typeof PATTERNS
export const PATTERN_NAMES = Object.keys(PATTERNS) as readonly Pattern[]

/** The amounts of a row, in the order of its vector; the first three are cells, of which it is in one. */
export const AMOUNTS = [
  ...(['exact', 'another', 'none', 'edits', 'characters'] as const),
  ...PATTERN_NAMES.flatMap((pattern) => [`plates_${pattern}`, `exact_${pattern}`] as const),
] as const

export type Amount = (typeof AMOUNTS)[number]

function stripped(text: string): string {
  return text.replace(/[\s\p{Pd}]/gu, '')
}

function patternOf(truth: string): Pattern {
  const plain = stripped(truth).toUpperCase()
  return PATTERN_NAMES.find((name) => PATTERNS[name].test(plain)) ?? 'other'
}

/** A text as the plan compares it. */
export function normalised(text: string, { normalise }: Pick<PlatePlan, 'normalise'>): string {
  const whole = text.normalize('NFC').trim()
  const bare = normalise.includes('strip-separators') ? stripped(whole) : whole
  const upper = normalise.includes('upper-case') ? bare.toUpperCase() : bare
  return normalise.includes('fold-look-alikes') ? upper.replaceAll('O', '0').replaceAll('I', '1') : upper
}

/** The answer: empty where there was none, or it was not sure enough. */
export function answerOf(plan: PlatePlan, [, prediction, confidence]: readonly unknown[]): string {
  const isSure = plan.threshold === undefined || Number(confidence) >= plan.threshold
  return isSure ? normalised(String(prediction ?? ''), plan) : ''
}

/** Counts one row: truth, prediction, and confidence where the plan has a threshold. */
export function readAmounts(plan: PlatePlan, values: readonly unknown[]): readonly number[] {
  const text = String(values[0])
  const [truth, answer, pattern] = [normalised(text, plan), answerOf(plan, values), patternOf(text)]
  const isExact = answer === truth
  const amounts: Partial<Record<Amount, number>> = {
    [isExact ? 'exact' : answer === '' ? 'none' : 'another']: 1,
    edits: editDistance(truth, answer),
    characters: [...truth].length,
    [`plates_${pattern}`]: 1,
    [`exact_${pattern}`]: isExact ? 1 : 0,
  }
  return AMOUNTS.map((amount) => amounts[amount] ?? 0)
}
