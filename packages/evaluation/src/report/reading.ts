// Questions that a page asks of a result: which attributes and groups it has, which measures matter most, and
// the one figure for a measure in a group. An object that went through canonical JSON has its keys sorted, so
// an intersection is named from the plan and never from the order of the keys of a slice.
import { isDeepStrictEqual } from 'node:util'
import type { Disparity, Measure, Result } from '../result/index.ts'
import { taskOf } from '../tasks/index.ts'
import { isPercentage } from './units.ts'

export type Group = {
  readonly name: string
  readonly n: number
  /** False where it stands for rows without a value. */
  readonly recorded: boolean
}
export type Attribute = {
  /** `race`, or `race × sex`. */
  readonly name: string
  readonly columns: readonly string[]
  readonly groups: readonly Group[]
  /** The group that the others are compared with; null where nothing is compared. */
  readonly reference: string | null
}

/** So many groups, comparisons or criteria are shown at once. */
export const SHOWN_AT_ONCE = 40

/** The measures of the task that are shown first, or also. */
function shownOf({ plan }: Result, shown: 'key' | 'also'): readonly string[] {
  return taskOf(plan)
    .measures.filter((measure) => measure.shown === shown)
    .map(({ name }) => name)
}

/** The attributes of the plan, then those that a merge adds: the sites. */
function columnsIn({ plan, groups }: Result): readonly (readonly string[])[] {
  const planned = plan.groups.map((entry) => [entry].flat())
  const names = new Set(planned.map((columns) => columns.join(' × ')))
  const added = new Set(groups.map(({ attribute }) => attribute).filter((name) => !names.has(name)))
  return [...planned, ...[...added].map((name) => [name])]
}

/**
 * The attributes of the plan, each with its groups in the engine's order; after them the sites of a merged result.
 *
 * @example
 * attributesOf(result)[0].groups[0] // => { "name": "African-American", "n": 3696, "recorded": true }
 */
export function attributesOf(result: Result): readonly Attribute[] {
  return columnsIn(result).map((columns) => {
    const name = columns.join(' × ')
    return {
      name,
      columns,
      groups: result.groups
        .filter((group) => group.attribute === name)
        .map(({ group, n, recorded = true }) => ({ name: group, n, recorded })),
      reference: result.disparities.find(({ attribute }) => attribute === name)?.reference ?? null,
    }
  })
}

/**
 * The figures of one measure by group name, over one attribute.
 *
 * @example
 * figuresOf(result, 'false_positive_rate', attributesOf(result)[0]).get('Caucasian').events // => 349
 */
export function figuresOf(
  result: Result,
  measure: string,
  attribute: Attribute,
): ReadonlyMap<string, Measure> {
  const figures = result.measures.filter(
    (figure) => figure.measure === measure && figure.of === undefined && isOf(figure.slice, attribute),
  )
  return new Map(figures.map((figure) => [groupName(figure.slice, attribute.columns), figure]))
}

/**
 * The figure of one measure over all cases.
 *
 * @example
 * overallOf(result, 'false_positive_rate').n // => 3963
 */
export function overallOf(result: Result, measure: string): Measure | undefined {
  return result.measures.find(
    (figure) =>
      figure.measure === measure && figure.of === undefined && Object.keys(figure.slice).length === 0,
  )
}

/**
 * The figure of one measure in one slice, whatever the order of its keys.
 *
 * @example
 * figureAt(result, 'false_positive_rate', { race: 'Caucasian' }).events // => 349
 */
export function figureAt(
  result: Result,
  measure: string,
  slice: Measure['slice'],
  of?: string,
): Measure | undefined {
  return result.measures.find(
    (figure) => figure.measure === measure && figure.of === of && isDeepStrictEqual(figure.slice, slice),
  )
}

/**
 * The key measures of the task, then what the plan's criteria are about, then what the task shows besides.
 *
 * @example
 * keyMeasures(result) // => ["false_positive_rate", "false_negative_rate", "positive_predictive_value", "selection_rate"]
 */
export function keyMeasures(result: Result): readonly string[] {
  const single = result.measures.filter(({ of, status }) => of === undefined && status !== 'not_applicable')
  const present = new Set(single.map(({ measure }) => measure))
  const criteria = result.plan.criteria.map(({ measure }) => measure)
  const wanted = [...shownOf(result, 'key'), ...criteria, ...shownOf(result, 'also')]
  return [...new Set(wanted)].filter((measure) => present.has(measure))
}

/**
 * The measures that are drawn: the key ones of the task and what the plan's criteria are about.
 *
 * @example
 * drawnMeasures(result) // => ["false_positive_rate", "false_negative_rate"]
 */
export function drawnMeasures(result: Result): readonly string[] {
  const criteria = result.plan.criteria.map(({ measure }) => measure)
  const drawn = new Set<string>([...shownOf(result, 'key'), ...criteria])
  return keyMeasures(result).filter((measure) => drawn.has(measure))
}

/** A difference is shown where its adjusted p lies below 1 − level and its interval leaves 0 out. */
function isShown({ plan }: Result, { p_adjusted, difference }: Disparity & { difference: ShownContrast }) {
  const { low, high } = difference.interval
  return (p_adjusted ?? 1) < 1 - plan.intervals.level && (low > 0 || high < 0)
}

/**
 * The largest difference that is shown in a key measure: of those in percentage points where there are any, else of those
 * in the first measure that has one, since other units cannot be held against each other. Null where none is shown.
 *
 * @example
 * widestGap(result).group // => "African-American"
 */
export function widestGap(result: Result): (Disparity & { readonly difference: ShownContrast }) | null {
  const key = shownOf(result, 'key')
  const measured = result.disparities.filter(
    (d): d is Disparity & { difference: ShownContrast } =>
      key.includes(d.measure) &&
      d.of === undefined &&
      d.status === 'measured' &&
      d.difference.estimate !== null &&
      d.difference.interval !== null,
  )
  const all = measured.filter((d) => isShown(result, d))
  const first = key.find((measure) => all.some((d) => d.measure === measure))
  const percentages = all.filter(({ measure }) => isPercentage(measure))
  const shown = percentages.length > 0 ? percentages : all.filter(({ measure }) => measure === first)
  return shown.reduce<(typeof shown)[number] | null>((widest, d) => {
    return widest === null || Math.abs(d.difference.estimate) > Math.abs(widest.difference.estimate)
      ? d
      : widest
  }, null)
}

type ShownContrast = {
  readonly estimate: number
  readonly interval: NonNullable<Disparity['difference']['interval']>
}

/** The name of a slice's group: `Caucasian`, or `Caucasian × Female`, in the order of the columns. */
export function groupName(slice: Measure['slice'], columns: readonly string[]): string {
  return columns.map((column) => slice[column]).join(' × ')
}

/** The columns of a slice in the plan's order; those of a slice that the plan does not name as they come. */
export function columnsOf(slice: Measure['slice'], result: Result): readonly string[] {
  return attributesOf(result).find((attribute) => isOf(slice, attribute))?.columns ?? Object.keys(slice)
}

function isOf(slice: Measure['slice'], { columns }: Pick<Attribute, 'columns'>): boolean {
  return Object.keys(slice).length === columns.length && columns.every((column) => column in slice)
}
