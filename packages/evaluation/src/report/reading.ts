// Questions that a page asks of a result: which attributes and groups it has, which measures matter most, and
// the one figure for a measure in a group. An object that went through canonical JSON has its keys sorted, so
// an intersection is named from the plan and never from the order of the keys of a slice.
import { isDeepStrictEqual } from 'node:util'
import type { Disparity, Measure, Result } from '../result/index.ts'

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

const ERROR_RATES = ['false_positive_rate', 'false_negative_rate'] as const
const ALSO_SHOWN = ['positive_predictive_value', 'selection_rate'] as const

/**
 * The attributes of the plan, each with its groups in the engine's order.
 *
 * @example
 * attributesOf(result)[0].groups[0] // => { "name": "African-American", "n": 3696, "recorded": true }
 */
export function attributesOf(result: Result): readonly Attribute[] {
  return result.plan.groups.map((entry) => {
    const columns = typeof entry === 'string' ? [entry] : entry
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
    (figure) => figure.measure === measure && isOf(figure.slice, attribute),
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
    (figure) => figure.measure === measure && Object.keys(figure.slice).length === 0,
  )
}

/**
 * The figure of one measure in one slice, whatever the order of its keys.
 *
 * @example
 * figureAt(result, 'false_positive_rate', { race: 'Caucasian' }).events // => 349
 */
export function figureAt(result: Result, measure: string, slice: Measure['slice']): Measure | undefined {
  return result.measures.find(
    (figure) => figure.measure === measure && isDeepStrictEqual(figure.slice, slice),
  )
}

/**
 * The error rates, then what the plan's criteria are about, then predictive value and selection rate.
 *
 * @example
 * keyMeasures(result) // => ["false_positive_rate", "false_negative_rate", "positive_predictive_value", "selection_rate"]
 */
export function keyMeasures(result: Result): readonly string[] {
  const present = new Set(result.measures.map(({ measure }) => measure))
  const wanted = [...ERROR_RATES, ...result.plan.criteria.map(({ measure }) => measure), ...ALSO_SHOWN]
  return [...new Set(wanted)].filter((measure) => present.has(measure))
}

/**
 * The measures that are drawn: the error rates and what the plan's criteria are about.
 *
 * @example
 * drawnMeasures(result) // => ["false_positive_rate", "false_negative_rate"]
 */
export function drawnMeasures(result: Result): readonly string[] {
  const criteria = new Set<string>(result.plan.criteria.map(({ measure }) => measure))
  return keyMeasures(result).filter(
    (measure) => ERROR_RATES.some((rate) => rate === measure) || criteria.has(measure),
  )
}

/**
 * The largest difference in an error rate that is measured and whose adjusted p lies below 1 − level. Null where
 * no difference is shown.
 *
 * @example
 * widestGap(result).group // => "African-American"
 */
export function widestGap(result: Result): (Disparity & { readonly difference: ShownContrast }) | null {
  const alpha = 1 - result.plan.intervals.level
  const shown = result.disparities.filter(
    (d): d is Disparity & { difference: ShownContrast } =>
      ERROR_RATES.some((rate) => rate === d.measure) &&
      d.status === 'measured' &&
      d.difference.estimate !== null &&
      d.difference.interval !== null &&
      (d.p_adjusted ?? 1) < alpha,
  )
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
