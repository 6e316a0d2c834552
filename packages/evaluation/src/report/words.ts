// Which words a page speaks: its language, how a plan is spoken of in it, and what the engine says as a code. The two
// languages are the whole choice.
import { visible } from '../faults/index.ts'
import type { Plan } from '../plan/index.ts'
import type { Result, Values } from '../result/index.ts'
import { measureWords, type PlanWords, taskWords } from '../tasks/index.ts'
import { cy } from './locales/cy.ts'
import { capitalised, en, type Words } from './locales/en.ts'
import type { Group } from './reading.ts'

export type Language = 'en' | 'cy'

/** A sentence; `foreign` where it comes from the engine, which speaks English whatever the page speaks. */
export type Said = { readonly text: string; readonly foreign: boolean }

const WORDS: Readonly<Record<Language, Words>> = { en, cy }

export function wordsFor(language: Language): Words {
  return WORDS[language]
}

/**
 * How the cases of a plan are spoken of, in small letters: in the plan's own words where it has them in this language,
 * else by its columns. Nouns are in the plural; `flagged` follows “were”, or “cafodd” in Welsh.
 *
 * @example
 * planWords(result.plan, 'en').positives // => "cases where ‘two_year_recid’ was 1"
 */
export function planWords(plan: Plan, language: Language): PlanWords {
  const words = wordsFor(language)
  const columns = columnNames(plan, words)
  const own = plan.words?.[language]
  const ofTask = taskWords(plan, language)
  if (own === undefined) return columns === null ? words.taskWords(ofTask) : words.columnWords(columns)
  return 'positives' in own ? words.ownWords(own) : words.taskWords({ ...ofTask, ...own })
}

/** Where the observations lie: in a file, in a table, or at so many sites, which they never left. */
export function whereOf({ provenance }: Result, language: Language): string {
  const { inFile, inTable, atSites, locale } = wordsFor(language)
  const { sites, observations } = provenance
  if (sites !== undefined) return atSites(new Intl.NumberFormat(locale).format(sites.length))
  return observations.format === 'postgresql' ? inTable(observations.name) : inFile(observations.name)
}

/**
 * The heading of the row, or the name of the mark, that is about all observations.
 *
 * @example
 * overallLabel(result.plan, 'en') // => "All cases"
 */
export function overallLabel(plan: Plan, language: Language): string {
  return capitalised(planWords(plan, language).all)
}

/**
 * Columns and text values in quotation marks, numbers bare: ‘two_year_recid’ and 1; ‘label’ and ‘hate’. Null for a plan
 * that knows no positive.
 */
export function columnNames(
  plan: Plan,
  words: Words,
): { readonly truth: string; readonly positive: string } | null {
  if (!('positive' in plan)) return null
  return { truth: words.quote(plan.columns.truth), positive: valueWords(plan.positive, words) }
}

export function valueWords(value: string | number | boolean, words: Words): string {
  return typeof value === 'number' ? String(value) : words.quote(String(value))
}

/**
 * The name of a measure; one that this version does not know is shown under its key.
 *
 * @example
 * measureName('accuracy', 'cy') // => "Cywirdeb"
 */
export function measureName(measure: string, language: Language): string {
  return measureWords(measure, language)?.name ?? measure
}

/**
 * The name of a figure: of its measure and, where that has several, of its class, type, threshold or rank.
 *
 * @example
 * figureName({ measure: 'accuracy' }, result.plan, 'en') // => "Accuracy"
 */
export function figureName(
  { measure, of }: { readonly measure: string; readonly of?: string | undefined },
  plan: Plan,
  language: Language,
): string {
  const name = measureName(measure, language)
  if (of === undefined) return name
  return wordsFor(language).ofMeasure(name, taskWords(plan, language).of?.(of) ?? of)
}

/**
 * What a measure says, in plain words and in those of the plan; null for one that this version does not know.
 *
 * @example
 * measureMeaning('true_positive_rate', result.plan, 'en') // => "of cases where ‘two_year_recid’ was 1, those flagged"
 */
export function measureMeaning(measure: string, plan: Plan, language: Language): string | null {
  const words = taskWords(plan, language).measures[measure] ?? measureWords(measure, language)
  return words?.meaning(planWords(plan, language)) ?? null
}

/**
 * The name of a group; of rows without a value, in the language of the page.
 *
 * @example
 * groupLabel({ name: 'Asian × (not recorded)', n: 3, recorded: false }, 'cy') // => "Asian × (heb ei gofnodi)"
 */
export function groupLabel({ name, recorded }: Group, language: Language): string {
  if (recorded) return visible(name)
  return visible(name).replaceAll(/(?<=\()not recorded(?=\))/g, wordsFor(language).groups.notRecorded)
}

type Because = Pick<Result['measures'][number], 'reason' | 'reason_code' | 'reason_values'>

/**
 * Why there is no figure, or no finding, in the language of the page as far as it knows the reason.
 *
 * @example
 * reasonText({ reason: 'no observation is positive in truth', reason_code: 'no_positive' }, 'cy').text // => "nid oes unrhyw achos sy’n bositif mewn gwirionedd"
 */
export function reasonText({ reason, reason_code, reason_values }: Because, language: Language): Said {
  const words = wordsFor(language)
  if (reason === undefined) return { text: words.groups.noReason, foreign: false }
  const say = words.reasons[reason_code ?? '']
  if (say === undefined) return { text: reason, foreign: language !== 'en' }
  const { group, ...values } = formatted(reason_values ?? {}, words)
  return { text: group === undefined ? say(values) : words.colon(group, say(values)), foreign: false }
}

/** What the engine warned of or found, in the language of the page as far as it knows the warning. */
export function warningText({ code, message, values }: Result['warnings'][number], language: Language): Said {
  const words = wordsFor(language)
  const say = values && words.warnings[code]
  if (say === undefined) return { text: message, foreign: language !== 'en' }
  return { text: say(formatted(values ?? {}, words)), foreign: false }
}

function formatted(values: Values, { locale }: Words): Readonly<Record<string, string>> {
  const format = new Intl.NumberFormat(locale)
  const said = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'number' ? format.format(value) : value,
  ])
  return Object.fromEntries(said)
}
