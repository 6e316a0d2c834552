// What all observations of the demonstration are drawn with: one small generator with a fixed seed, which gives the same
// numbers on every machine, and the ways to write rows down.
/** Mulberry32: a small generator that gives the same numbers everywhere. */
export function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export type Random = () => number
export type Row = Readonly<Record<string, string | number>>

/** Box–Muller. */
export const normal = (random: Random, mean: number, deviation: number): number =>
  mean + deviation * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

export function pick<T>(random: Random, choices: readonly (readonly [T, number])[]): T {
  let left = random() * choices.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [value, weight] of choices) {
    left -= weight
    if (left < 0) return value
  }
  return choices.at(-1)![0]
}

export const yesNo = (one: 0 | 1): string => (one === 1 ? 'yes' : 'no')

export const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))

export const chance = (random: Random, share: number): boolean => random() < share

/** A whole number from 0 to `below`, without it. */
export const whole = (random: Random, below: number): number => Math.floor(random() * below)

export const oneOf = <T>(random: Random, from: readonly T[]): T => from[whole(random, from.length)]!

export function toCsv(rows: readonly Row[]): string {
  const columns = Object.keys(rows[0] ?? {})
  return `${[columns, ...rows.map((row) => columns.map((column) => row[column]))].map((line) => line.join(',')).join('\n')}\n`
}

export const toJsonLines = (rows: readonly object[]): string => `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`

/** Who somebody is, as far as errors are compared by it. */
export const SEX = [
  ['female', 0.5],
  ['male', 0.5],
] as const

export const ETHNICITY = [
  ['Asian', 0.22],
  ['Black', 0.22],
  ['Mixed', 0.06],
  ['White', 0.49],
  ['Other', 0.01],
] as const

export const AGE = [
  ['under 21', 0.18],
  ['21 to 40', 0.46],
  ['over 40', 0.36],
] as const
