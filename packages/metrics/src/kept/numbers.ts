// The numbers of a text in one form, so that "£1,250.50" and "1 250,50 £" are the same and "14:30" and "2.30 pm" are.
import type { KeptLanguage } from './languages.ts'
import { englishNumerals } from './numerals.ts'

const TIME =
  /(?<![\p{Nd}.,:])(\d{1,2})(?:[:.h](\d{2}))?(?::(\d{2}))?\s?([ap])\.?m\b\.?|(?<![\p{Nd}.,:])(\d{1,2})[:h](\d{2})(?::(\d{2}))?(?![\p{Nd}:])/giu
const NUMERIC_DATE = /(?<![\p{L}\p{Nd}/.-])(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})(?![\p{L}\p{Nd}/-]|[.,]\d)/gu
const PHONE =
  /(?<![\p{L}\p{Nd}.,])(?:\+|00?(?=[1-9]))\d{1,4}(?:[ -]?(?:\(0\)|\(\d{2,5}\)|\d{2,})){1,5}(?![\p{L}\p{Nd}])/gu
const NUMBER = /\d+(?:[.,'’\u00a0\u2009\u202f ]\d+)*/gu

type Found = { readonly rest: string; readonly items: readonly string[] }

function take(text: string, pattern: RegExp, read: (...match: string[]) => readonly string[]): Found {
  const items: string[] = []
  const rest = text.replace(pattern, (...match: string[]) => {
    const found = read(...match)
    for (const item of found) items.push(item)
    return found.length === 0 ? (match[0] ?? '') : ' ; '
  })
  return { rest, items }
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined || hour > 12) return hour
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
}

// "10 am" is a time in English only: "am" is a word of German and of Welsh.
function readTime(english: boolean, match: readonly (string | undefined)[]): string[] {
  const [, h12, m12, s12, half, h24, m24, s24] = match
  const [hour, minute, second] = [Number(h12 ?? h24), m12 ?? m24, s12 ?? s24]
  if (hour > (minute === undefined ? 12 : 24) || Number(minute ?? 0) > 59) return []
  if (minute === undefined && !english) return []
  return [`${hourOf(hour, half)}:${minute ?? '00'}${second === undefined ? '' : `:${second}`}`]
}

function readDate(...match: string[]): string[] {
  const [, first = '', , second = '', third = ''] = match
  const parts = [first, second, third].map(Number)
  const year = first.length === 4 ? first : third
  const others = first.length === 4 ? [second, third] : [first, second]
  const days = others.map(Number)
  const fits = (year.length === 4 || year.length === 2) && Math.max(...days) <= 31 && Math.min(...days) <= 12
  return fits && Math.min(...days) > 0 ? parts.map(String) : []
}

function readPhone(match = ''): string[] {
  const digits = match.replace('(0)', '').replace(/\D/g, '')
  if (digits.length < 9 || digits.length > 15) return []
  return [`tel ${match.startsWith('+') ? digits.padStart(digits.length + 2, '0') : digits}`]
}

function decimalOf(whole: string, fraction: string): string {
  const kept = fraction.replace(/0+$/, '')
  const plain = whole.replace(/^0+(?=\d)/, '')
  return kept === '' ? plain : `${plain}.${kept}`
}

// Separators of thousands are followed by three digits each; the next other mark begins the decimals.
const GROUPED = /^\d{1,3}(?:([.,'’\u00a0\u2009\u202f ])\d{3})(?:\1\d{3})*(?=\D|$)/u

type FirstNumber = { readonly value: string; readonly after: string }

function readFirst(text: string, decimal: '.' | ','): FirstNumber {
  const grouped = text.match(GROUPED)
  const whole = grouped !== null && grouped[1] !== decimal ? grouped[0] : (text.match(/^\d+/)?.[0] ?? '')
  const rest = text.slice(whole.length)
  const fraction = rest.startsWith(decimal) ? (rest.match(/^[.,](\d+)/)?.[1] ?? '') : ''
  const after = rest.slice(fraction === '' ? 0 : fraction.length + 1).replace(/^\D/, '')
  return { value: decimalOf(whole.replace(/\D/g, ''), fraction), after }
}

function readNumbers(text: string, decimal: '.' | ','): string[] {
  const values: string[] = []
  let left = text
  while (left !== '') {
    const { value, after } = readFirst(left, decimal)
    values.push(value)
    left = after
  }
  return values
}

function literally(name: string): string {
  return name.replace(/[^\p{L}\p{M}]/gu, '\\$&')
}

type MonthNames = { readonly pattern: RegExp; readonly numberOf: ReadonlyMap<string, string> }

// The name of a month counts only beside a number, as "may" and "mars" are other words too.
function readMonthNames(months: KeptLanguage['months']): MonthNames | undefined {
  const numberOf = new Map(months.flatMap((names, i) => names.map((name) => [name, String(i + 1)] as const)))
  const names = [...numberOf.keys()].sort((a, b) => b.length - a.length).map(literally)
  if (names.length === 0) return undefined
  const month = `(?<![\\p{L}\\p{M}])(${names.join('|')})(?![\\p{L}\\p{M}])`
  const before = `(?<=\\d(?:st|nd|rd|th|er|\\.)?(?:\\s+(?:of|de|o))?\\s+)${month}`
  const after = `${month}(?=\\.?,?\\s+(?:de\\s+)?\\d)`
  return { pattern: new RegExp(`${before}|${after}`, 'giu'), numberOf }
}

/** A pattern of so many names takes longer to build than a text to read. */
const known = new WeakMap<KeptLanguage['months'], MonthNames | undefined>()

function monthNamesOf(months: KeptLanguage['months']): MonthNames | undefined {
  if (!known.has(months)) known.set(months, readMonthNames(months))
  return known.get(months)
}

function takeMonths(text: string, { months }: KeptLanguage): Found {
  const names = monthNamesOf(months)
  if (names === undefined) return { rest: text, items: [] }
  return take(text, names.pattern, (_, first, second) => {
    const number = names.numberOf.get((first ?? second ?? '').toLowerCase())
    return number === undefined ? [] : [number]
  })
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*|[^\s\p{L}\p{M}]/gu) ?? []
}

/**
 * The numbers of a text, each as a figure in one form: times ("14:30", also of "2.30pm"), telephone numbers
 * ("tel 07700900123", with "+" as "00"), the day, month and year of a date each as a number, in the order of no
 * country, and all other numbers as decimals without separators of thousands. What stands beside a number (a currency,
 * "%", "kg", "th", "million") is not kept. With `numerals: 'english'` numbers written in English words are read too.
 *
 * Forms that cannot be told apart are not made the same: "2.30" without "pm" is a decimal in English and two numbers
 * elsewhere, "24" is not 2024, a national telephone number is not its international one, and a space before three
 * digits parts thousands.
 *
 * @example
 * numbersIn('On 4 March 2024 at 2.30pm he paid £1,250.50 for two cars', KEPT_LANGUAGES.en).sort() // => ["1250.5", "14:30", "2", "2024", "3", "4"]
 * numbersIn('Le 04/03/2024 à 14h30 il a payé 1 250,50 £', KEPT_LANGUAGES.fr).sort() // => ["1250.5", "14:30", "2024", "3", "4"]
 */
export function numbersIn(text: string, language: KeptLanguage): string[] {
  const english = language.numerals === 'english'
  const items: string[] = []
  const keep = ({ rest, items: found }: Found): string => {
    for (const item of found) items.push(item)
    return rest
  }
  const plain = asciiDigits(text.normalize('NFC'))
  const withoutMonths = keep(takeMonths(plain, language))
  const withoutPhones = keep(take(withoutMonths, PHONE, (match) => readPhone(match)))
  const withoutDates = keep(take(withoutPhones, NUMERIC_DATE, readDate))
  const withoutTimes = keep(take(withoutDates, TIME, (...match) => readTime(english, match)))
  const rest = keep(take(withoutTimes, NUMBER, (match = '') => readNumbers(match, language.decimal)))
  return english ? items.concat(englishNumerals(wordsOf(rest)).map(String)) : items
}

// The digits of every script but those of mathematics stand in runs of ten code points, apart from other digits.
function asciiDigits(text: string): string {
  return text.replace(/(?![0-9\u{1d7ce}-\u{1d7ff}])\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0
    let zero = code
    while (zero > code - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
    return String(code - zero)
  })
}
