// The result in two or three sentences that can be read aloud: how often the system is wrong, each way, as
// frequencies with their range; and the widest difference between groups that the data show, or that they show none.
import type { Measure, Result } from '../result/index.ts'
import { type Frequency, type MeasureWords, taskWords } from '../tasks/index.ts'
import { formatCount, formatDifference, formatEnds, formatEstimate, frequencyOf } from './format.ts'
import type { Words } from './locales/en.ts'
import { attributesOf, drawnMeasures, figuresOf, overallOf, widestGap } from './reading.ts'
import { isPercentage, unitOf } from './units.ts'
import {
  columnNames,
  type Language,
  measureName,
  planWords,
  reasonText,
  valueWords,
  warningText,
  whereOf,
  wordsFor,
} from './words.ts'

/**
 * The headline of a result, one sentence an item: the key measures of its task, what the plan asked besides (such as the
 * thresholds that keep its limits), and the widest gap between groups that is shown after adjustment. Ranges are intervals at the plan's level. A rate that could not be had says why.
 *
 * Source: Gigerenzer 2011, BMJ 343:d6386 (natural frequencies, with the denominator named).
 *
 * @example
 * headline(result, 'en')[0] // => "Of every 100 cases where ‘two_year_recid’ was not 1, between 31 and 34 were flagged in error."
 */
export function headline(result: Result, language: Language): readonly string[] {
  const said = drawnMeasures(result).map((measure) => {
    const says = taskWords(result.plan, language).measures[measure]?.says
    return says === undefined ? null : measureSentence(result, measure, says, language)
  })
  const found = result.findings?.map((finding) => warningText(finding, language).text) ?? []
  return [...said, ...found, gapSentence(result, language)].filter((sentence) => sentence !== null)
}

/**
 * What was measured, what the plan's own words stand for where it has them, and what counts as a flag.
 *
 * @example
 * measuredSentence(result, 'en').startsWith('COMPAS decile (version 2013, Northpointe) was compared') // => true
 */
export function measuredSentence(result: Result, language: Language): string {
  const words = wordsFor(language)
  const { plan, rows } = result
  const cases = planWords(plan, language)
  const columns = columnNames(plan, words)
  const used = formatCount(rows.used, language)
  const where = whereOf(result, language)
  const system = systemName(plan, words)
  if (columns === null || !('positive' in plan)) return words.measuredTask(system, used, cases, where)
  const sentences = [
    words.measured(system, columns.truth, used, cases, where),
    ...(plan.words?.[language] ? [words.meant(cases, columns)] : []),
    flagSentence(plan, language),
  ]
  return sentences.join(' ')
}

/**
 * The system with its version and supplier, as far as the plan names them.
 *
 * @example
 * systemName(result.plan, wordsFor('en')) // => "COMPAS decile (version 2013, Northpointe)"
 */
export function systemName({ system }: Result['plan'], words: Words): string {
  const version = system.version === undefined ? null : words.version(system.version)
  const details = [version, system.supplier].filter((detail) => detail !== null && detail !== undefined)
  return details.length === 0 ? system.name : `${system.name} (${details.join(', ')})`
}

type BinaryPlan = Extract<Result['plan'], { positive: unknown }>

function flagSentence(plan: BinaryPlan, language: Language): string {
  const words = wordsFor(language)
  const cases = planWords(plan, language)
  const { score, prediction } = plan.columns
  if (score !== undefined) return words.flaggedByScore(cases, words.quote(score), String(plan.threshold))
  return words.flaggedByPrediction(cases, words.quote(prediction ?? ''), valueWords(plan.positive, words))
}

function measureSentence(
  result: Result,
  measure: string,
  says: NonNullable<MeasureWords['says']>,
  language: Language,
): string | null {
  const words = wordsFor(language)
  const figure = overallOf(result, measure)
  const name = measureName(measure, language)
  if (figure === undefined || figure.status === 'not_applicable') return null
  if (figure.status === 'too_few' && figure.reason_code !== 'one_unit') {
    return tooFewSentence(result, figure, name, language)
  }
  if (figure.interval === null) return words.headline.unmeasured(name, reasonText(figure, language).text)
  return says(planWords(result.plan, language), frequencyWords(measure, figure.interval, language))
}

function tooFewSentence(result: Result, figure: Measure, name: string, language: Language): string {
  const minimum = formatCount(result.plan.minimum.n, language)
  const { tooFew } = wordsFor(language).headline
  return tooFew(name, { n: formatCount(figure.n, language), one: figure.n === 1, minimum })
}

function frequencyWords(
  measure: string,
  interval: NonNullable<Measure['interval']>,
  language: Language,
): Frequency {
  const unit = unitOf(measure)
  if (unit !== 'proportion') {
    const [low, high] = formatEnds(measure, interval, language)
    return { low, high, base: '' }
  }
  const [low, high, base] = Object.values(frequencyOf(interval)).map((count) => formatCount(count, language))
  return { low: low ?? '', high: high ?? '', base: base ?? '' }
}

function gapSentence(result: Result, language: Language): string | null {
  const words = wordsFor(language)
  const gap = widestGap(result)
  if (gap === null) {
    return result.disparities.some(({ status }) => status === 'measured') ? words.headline.noGap : null
  }
  const value = (group: string) => groupValue(result, gap.measure, gap.attribute, group, language)
  const points = (difference: number) => formatDifference(gap.measure, difference, language)
  return words.headline.gap({
    measure: measureName(gap.measure, language),
    attribute: gap.attribute,
    group: gap.group,
    value: value(gap.group),
    reference: gap.reference,
    referenceValue: value(gap.reference),
    difference: withUnit(gap.measure, points(Math.abs(gap.difference.estimate)).replace('+', ''), words),
    interval: unsignedRange(gap.difference.interval, points, words),
  })
}

function withUnit(measure: string, difference: string, { disparities }: Words): string {
  return isPercentage(measure) ? `${difference} ${disparities.points}` : difference
}

/** The range of a gap without its sign: a gap is shown only where both ends lie on one side of 0. */
function unsignedRange(
  { low, high }: { readonly low: number; readonly high: number },
  points: (difference: number) => string,
  words: Words,
): string {
  const [near, far] = low < 0 && high <= 0 ? [-high, -low] : [low, high]
  return words.to(points(near).replace('+', ''), points(far).replace('+', ''))
}

function groupValue(
  result: Result,
  measure: string,
  attributeName: string,
  group: string,
  language: Language,
): string {
  const attribute = attributesOf(result).find(({ name }) => name === attributeName)
  const figure = attribute && figuresOf(result, measure, attribute).get(group)
  return figure?.estimate == null ? '–' : formatEstimate(measure, figure.estimate, language)
}
