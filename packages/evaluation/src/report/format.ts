// Numbers as a reader meets them: proportions as percentages with no more digits than they can carry, rare
// things as frequencies, nothing rounded to 0 or to 100 % that is not.
import type { Interval } from '../result/index.ts'
import type { Unit } from '../tasks/index.ts'
import { isPercentage, unitOf } from './units.ts'
import { type Language, wordsFor } from './words.ts'

const formats = new Map<string, Intl.NumberFormat>()

/** A page writes thousands of numbers in few ways, and to make a way costs more than to use it. */
function numberFormat(language: Language, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  const key = language + JSON.stringify(options)
  const format = formats.get(key) ?? new Intl.NumberFormat(wordsFor(language).locale, options)
  formats.set(key, format)
  return format
}

/** Values nearer to 0 or 1 than this are arithmetic noise of an exact 0 or 1. */
const EXACT = 1e-12

/**
 * A whole number with thousands separated.
 *
 * @example
 * formatCount(7214, 'en') // => "7,214"
 */
export function formatCount(count: number, language: Language): string {
  return numberFormat(language).format(count)
}

/**
 * A proportion (0 to 1) as a percentage: one decimal, and more where it is nearer than 1 % to 0 or to 100 %, so that
 * two significant digits of the rarer side always show.
 *
 * @example
 * [0.4485, 0, 0.00017, 0.99983].map((p) => formatProportion(p, 'en')) // => ["44.9%", "0%", "0.017%", "99.983%"]
 */
export function formatProportion(proportion: number, language: Language): string {
  return percent(proportion, decimalsFor([proportion]), language)
}

/**
 * An interval of proportions (0 to 1), both ends with the same number of decimals.
 *
 * @example
 * formatInterval({ low: 0.4256, high: 0.4716, level: 0.95, method: 'wilson' }, 'en') // => "42.6% to 47.2%"
 */
export function formatInterval({ low, high }: Interval, language: Language): string {
  const decimals = decimalsFor([low, high])
  return wordsFor(language).to(percent(low, decimals, language), percent(high, decimals, language))
}

/**
 * An estimate in the unit of its measure: a percentage, or three decimals for a score between 0 and 1.
 *
 * @example
 * [formatEstimate('accuracy', 0.6537, 'en'), formatEstimate('area_under_roc', 0.70217, 'en')] // => ["65.4%", "0.702"]
 */
export function formatEstimate(measure: string, estimate: number, language: Language): string {
  return formatUnit(unitOf(measure), estimate, language)
}

/**
 * A figure in one of the units of measures: a percentage for proportions and rates, three decimals for scores, and for
 * other numbers as many decimals as leave three significant digits.
 *
 * @example
 * [formatUnit('rate', 1.2, 'en'), formatUnit('score', 0.5, 'en'), formatUnit('number', 27.346, 'en')] // => ["120.0%", "0.500", "27.3"]
 */
export function formatUnit(unit: Unit, value: number, language: Language): string {
  if (unit === 'proportion') return formatProportion(value, language)
  if (unit === 'rate') return percent(value, value > 1 ? 1 : decimalsFor([value]), language)
  return decimal(value, decimalsOf(unit, value), language)
}

function decimalsOf(unit: Unit, value: number): number {
  if (unit === 'score' || value === 0) return 3
  return Math.min(4, Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value)))))
}

/**
 * An interval in the unit of its measure.
 *
 * @example
 * formatMeasureInterval('area_under_roc', { low: 0.69, high: 0.714, level: 0.95, method: 'delong' }, 'en') // => "0.690 to 0.714"
 */
export function formatMeasureInterval(measure: string, interval: Interval, language: Language): string {
  if (unitOf(measure) === 'proportion') return formatInterval(interval, language)
  return wordsFor(language).to(...formatEnds(measure, interval, language))
}

/** Both ends of an interval in the unit of a measure that is no proportion, as fine as the farther one can carry. */
export function formatEnds(
  measure: string,
  { low, high }: Pick<Interval, 'low' | 'high'>,
  language: Language,
): [low: string, high: string] {
  const unit = unitOf(measure)
  const decimals = decimalsOf(unit, Math.max(Math.abs(low), Math.abs(high)))
  const text = (value: number) =>
    unit === 'rate' ? formatUnit(unit, value, language) : decimal(value, decimals, language)
  return [text(low), text(high)]
}

/**
 * The level of an interval: 0.95 → 95%.
 *
 * @example
 * formatLevel(0.95, 'en') // => "95%"
 */
export function formatLevel(level: number, language: Language): string {
  const options = { style: 'percent', maximumFractionDigits: 3 } as const
  return numberFormat(language, options).format(level)
}

/**
 * A difference with its sign: percentage points for proportions, the score's own unit otherwise.
 *
 * @example
 * formatDifference('false_positive_rate', -0.2139, 'en') // => "−21.4"
 */
export function formatDifference(measure: string, difference: number, language: Language): string {
  const [value, digits] = isPercentage(measure)
    ? [difference * 100, 1]
    : [difference, decimalsOf(unitOf(measure), difference)]
  const size = Math.abs(value)
  const decimals = size > EXACT && size < 0.1 ? Math.min(8, 1 - Math.floor(Math.log10(size))) : digits
  const options = {
    minimumFractionDigits: Math.max(digits, decimals),
    maximumFractionDigits: Math.max(digits, decimals),
    signDisplay: 'exceptZero',
  } as const
  return numberFormat(language, options).format(value).replace('-', '−')
}

/**
 * A ratio to three significant digits, and no less than two decimals between 0.1 and 10.
 *
 * @example
 * [1.9121, 0.034567, 12.44].map((r) => formatRatio(r, 'en')) // => ["1.91", "0.0346", "12.4"]
 */
export function formatRatio(ratio: number, language: Language): string {
  const options = { minimumSignificantDigits: 3, maximumSignificantDigits: 3 }
  return numberFormat(language, options).format(ratio)
}

/**
 * A p value to three decimals, or `<0.001`.
 *
 * @example
 * [formatP(0.0341, 'en'), formatP(1e-9, 'en')] // => ["0.034", "<0.001"]
 */
export function formatP(p: number, language: Language): string {
  return p < 0.001 ? wordsFor(language).lessThan(decimal(0.001, 3, language)) : decimal(p, 3, language)
}

/**
 * A moment in words, in UTC, which is named so that nobody has to guess.
 *
 * @example
 * formatTime('2026-08-03T14:05:00Z', 'en') // => "3 August 2026 at 14:05 UTC"
 */
export function formatTime(time: string, language: Language): string {
  const options = { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' } as const
  return `${new Intl.DateTimeFormat(wordsFor(language).locale, options).format(new Date(time))} UTC`
}

/**
 * An interval of proportions as whole cases in a round number of them: the smallest of 100, 1,000, … in which the
 * upper end is at least 5 cases and the two ends differ.
 *
 * Source: Gigerenzer 2011, "What are natural frequencies?", BMJ 343:d6386.
 *
 * @example
 * frequencyOf({ low: 1.524e-6, high: 5.843e-6, level: 0.95, method: 'clopper-pearson' }) // => { "low": 2, "high": 6, "base": 1000000 }
 */
export function frequencyOf({ low, high }: Interval): { low: number; high: number; base: number } {
  for (let base = 100; base < 1e12; base *= 10) {
    const [from, to] = [Math.round(low * base), Math.round(high * base)]
    if (high * base >= 5 && from < to) return { low: from, high: to, base }
  }
  return { low: Math.floor(low * 100), high: Math.ceil(high * 100), base: 100 }
}

function percent(proportion: number, decimals: number, language: Language): string {
  const options = {
    style: 'percent',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  } as const
  const exact = nearness(proportion) === 0 && proportion < 1.5
  const format = exact ? ({ style: 'percent', maximumFractionDigits: 0 } as const) : options
  return numberFormat(language, format).format(exact ? Math.round(proportion) : proportion)
}

/** Decimals of a percentage that show two significant digits of the value that lies farthest from 0 and 1. */
function decimalsFor(proportions: readonly number[]): number {
  const farthest = Math.max(...proportions.map(nearness))
  if (farthest === 0 || farthest >= 0.01) return 1
  return Math.min(10, 1 - Math.floor(Math.log10(farthest * 100) + 1e-9))
}

function nearness(proportion: number): number {
  const nearest = Math.min(Math.abs(proportion), Math.abs(1 - proportion))
  return nearest < EXACT ? 0 : nearest
}

function decimal(value: number, digits: number, language: Language): string {
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  return numberFormat(language, options).format(value)
}
