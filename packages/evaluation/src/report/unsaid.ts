// What a result cannot say, as sentences: missing values, groups too small, measures that could not be had, what
// the engine warned of, and what no evaluation on given data can show. Read before the figures, not after.
import type { Result } from '../result/index.ts'
import { formatCount } from './format.ts'
import { type Attribute, attributesOf, figuresOf, keyMeasures, overallOf } from './reading.ts'
import {
  groupLabel,
  type Language,
  measureName,
  planWords,
  reasonText,
  type Said,
  warningText,
  whereOf,
  wordsFor,
} from './words.ts'

/** Warnings that the sentences made here say already, with the figures. */
const SAID_HERE = new Set(['missing_values', 'group_not_recorded', 'too_few'])

/** So many groups are named in a sentence; the others are counted, and stand in the table. */
const NAMED = 6

/**
 * Every sentence about what could not be said, the scope of the data last. Never empty.
 *
 * @example
 * unsaid(result, 'en')[0].text // => "3 of 7,217 rows have no value in ‘race’. They stand as a group of their own, which is compared with no other."
 */
export function unsaid(result: Result, language: Language): readonly Said[] {
  const words = wordsFor(language)
  const warned = result.warnings.filter(({ code }) => !SAID_HERE.has(code))
  const ours = [
    ...missing(result, language),
    ...attributesOf(result).flatMap((attribute) => [
      tooFew(result, attribute, language),
      oneUnit(result, attribute, language),
    ]),
    ...unmeasured(result, language),
    result.plan.groups.length === 0 ? words.unsaid.noGroups : null,
    ...designSentences(result, language),
  ].filter((sentence) => sentence !== null)
  return [
    ...ours.map((text) => ({ text, foreign: false })),
    ...warned.map((warning) => warningText(warning, language)),
    { text: words.unsaid.scope(planWords(result.plan, language), whereOf(result, language)), foreign: false },
  ]
}

function missing({ rows }: Result, language: Language): readonly string[] {
  const words = wordsFor(language)
  return rows.missing.map(({ column, role, rows: count, kept }) => {
    const total = formatCount(rows.total, language)
    const sentence = words.unsaid.missing(formatCount(count, language), total, words.quote(column))
    if (role === 'id' || kept) return sentence
    return `${sentence} ${role === 'group' ? words.unsaid.ownGroup : words.unsaid.leftOut}`
  })
}

function tooFew(result: Result, attribute: Attribute, language: Language): string | null {
  const words = wordsFor(language)
  const small = groupsTooSmall(result, attribute, (reason) => reason !== 'one_unit')
  if (small.length === 0) return null
  const minimum = formatCount(result.plan.minimum.n, language)
  return words.unsaid.tooFew(attribute.name, namesOf(small, language), minimum)
}

/** Of a single speaker, image or case nothing can be said of others, however many its rows are. */
function oneUnit(result: Result, attribute: Attribute, language: Language): string | null {
  const single = groupsTooSmall(result, attribute, (reason) => reason === 'one_unit')
  if (single.length === 0) return null
  return wordsFor(language).unsaid.oneUnit(attribute.name, namesOf(single, language))
}

function namesOf(groups: Attribute['groups'], language: Language): string {
  const named = groups.slice(0, NAMED).map((group) => groupLabel(group, language))
  const rest = groups.length - named.length
  if (rest <= 0) return named.join(', ')
  return [...named, wordsFor(language).unsaid.andMore(formatCount(rest, language))].join(', ')
}

/** What was taken as independent, and what each observation stood for. */
function designSentences({ plan, design }: Result, language: Language): readonly string[] {
  const words = wordsFor(language).design
  const { cases } = planWords(plan, language)
  const count = (n: number) => formatCount(n, language)
  const columns = design?.clusters.map(({ column, n }) => words.cluster(column, count(n))).join(words.and)
  return [
    columns ? words.clustered(cases, columns) : words.independent(cases),
    ...(design?.weight === undefined
      ? []
      : [words.weighted(design.weight, count(Math.round(design.effective_n ?? 0)))]),
  ]
}

function groupsTooSmall(
  result: Result,
  attribute: Attribute,
  because: (reason: string | undefined) => boolean,
): Attribute['groups'] {
  const figures = keyMeasures(result).map((measure) => figuresOf(result, measure, attribute))
  const isSmall = (figure: Result['measures'][number] | undefined) =>
    figure?.status === 'too_few' && because(figure.reason_code)
  return attribute.groups.filter(({ name }) => figures.some((of) => isSmall(of.get(name))))
}

function unmeasured(result: Result, language: Language): readonly string[] {
  const words = wordsFor(language)
  const single = result.measures.filter(({ of }) => of === undefined)
  const names = [...new Set(single.map(({ measure }) => measure))]
  const figures = names.map((measure) => overallOf(result, measure)).filter((figure) => figure !== undefined)
  const missing = figures.filter(({ status }) => status === 'not_measured')
  const reasonOf = (figure: (typeof figures)[number]) => reasonText(figure, language).text
  return [...new Set(missing.map(reasonOf))].map((reason) => {
    const alike = missing.filter((figure) => reasonOf(figure) === reason)
    const [first = '', ...others] = alike.map(({ measure }) => measureName(measure, language))
    if (others.length === 0) return words.unsaid.unmeasured(first, reason)
    return words.unsaid.severalUnmeasured([first, ...others].join('; '), reason)
  })
}
