// English numbers written in words, as figures: "two hundred and five" and 205 are the same to whoever reads a
// statement. "first", "half", "dozen" and "quarter" are not read: each has everyday meanings that no other language shares.

const UNITS = new Map(
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
  eighteen nineteen`
    .split(/\s+/)
    .map((word, value) => [word, value]),
)

const TENS = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, i) => [word, 10 * (i + 2)]),
)

const SCALES = new Map([
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
])

type Reading = {
  readonly done: number
  readonly group: number
  readonly last: 'none' | 'unit' | 'ten' | 'scale'
}

const START: Reading = { done: 0, group: 0, last: 'none' }

function readUnit(reading: Reading, value: number): Reading | undefined {
  if (reading.last === 'unit' || (reading.last === 'ten' && (value === 0 || value > 9))) return undefined
  if (reading.last === 'scale' && value === 0) return undefined
  return { ...reading, group: reading.group + value, last: 'unit' }
}

function readTen(reading: Reading, value: number): Reading | undefined {
  if (reading.last === 'unit' || reading.last === 'ten') return undefined
  return { ...reading, group: reading.group + value, last: 'ten' }
}

function readScale({ done, group, last }: Reading, value: number): Reading | undefined {
  const times = last === 'none' ? 1 : group
  const fits = value === 100 ? times < 100 : done === 0 || done >= 1000 * value
  if (!fits || times === 0) return undefined
  if (value === 100) return { done, group: times * 100, last: 'scale' }
  return { done: done + times * value, group: 0, last: 'scale' }
}

function read(reading: Reading, word: string): Reading | undefined {
  const [unit, ten] = [UNITS.get(word), TENS.get(word)]
  if (unit !== undefined) return readUnit(reading, unit)
  if (ten !== undefined) return readTen(reading, ten)
  const scale = word === 'hundred' ? 100 : SCALES.get(word)
  return scale === undefined ? undefined : readScale(reading, scale)
}

function readOne(parts: readonly string[], from: number): { readonly value: number; readonly next: number } {
  let [reading, at] = [START, from]
  while (at < parts.length) {
    const joined = parts[at] === 'and' && reading.last === 'scale'
    const next = read(reading, parts[joined ? at + 1 : at] ?? '')
    if (next === undefined) break
    reading = next
    at += joined ? 2 : 1
  }
  return { value: reading.done + reading.group, next: at }
}

/**
 * The cardinal numbers that are written out in English words, in order; words that do not make one number, as in
 * "one two three" or a year such as "nineteen eighty-four", are several.
 *
 * @example
 * englishNumerals(['two', 'hundred', 'and', 'five', 'men', 'in', 'forty-two', 'cars']) // => [205, 42]
 */
export function englishNumerals(words: readonly string[]): number[] {
  const parts = words.flatMap((word) => word.toLowerCase().split('-'))
  const values: number[] = []
  let at = 0
  while (at < parts.length) {
    const { value, next } = readOne(parts, at)
    if (next > at) values.push(value)
    at = Math.max(next, at + 1)
  }
  return values
}
