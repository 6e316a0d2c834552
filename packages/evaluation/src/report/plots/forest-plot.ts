// The forest plot: one measure over the groups of one attribute, each with its interval, against the line and band
// of all cases. The label stands above its row, so that long names and a narrow screen both keep their place, and
// every plot of a measure has the same scale, so that attributes can be compared with one another.
import * as Plot from '@observablehq/plot'
import type { Html } from '@policeai/govuk/html'
import type { Interval, Measure, Result } from '../../result/index.ts'
import { formatCount, formatEstimate } from '../format.ts'
import { type Attribute, attributesOf, figuresOf, type Group, overallOf, SHOWN_AT_ONCE } from '../reading.ts'
import { isPercentage, unitOf } from '../units.ts'
import { groupLabel, type Language, measureName, planWords, wordsFor } from '../words.ts'
import { COLOURS, drawing } from './svg.ts'

export type ForestPlot = {
  readonly result: Result
  readonly measure: string
  /** The name of an attribute of the plan: `race`, or `race × sex`. */
  readonly attribute: string
  readonly language: Language
  /** Unique on the page; the ids of title and description are made from it. */
  readonly id: string
}

/** A group that has an interval to draw. */
type Row = {
  readonly y: number
  readonly label: string
  readonly count: string
  readonly estimate: number
  readonly interval: Interval
  readonly hollow: boolean
}

const WIDTH = 360
const ROW = 42
const LONGEST_LABEL = 34
const LEFT = 10
const RIGHT = 14
const FONT = 14
/** Of a figure at this size, about; what is known before it is drawn. */
const LETTER = 8

/**
 * Draws a forest plot as SVG, 360 units wide and 42 a group high, of the first 40 groups of the attribute: the largest. A group
 * with too few cases is a hollow mark with a dashed line; it does not set the scale, and an arrowhead shows that its line
 * runs on beyond the plot. Null where the attribute is not in the plan or none of its groups has an interval.
 *
 * Source: Lewis and Clarke 2001, "Forest plots: trying to see the wood and the trees", BMJ 322:1479–1480.
 *
 * @example
 * forestPlot({ result, measure: 'false_positive_rate', attribute: 'sex', language: 'en', id: 'a' }) // => null
 */
export function forestPlot({ result, measure, attribute: name, language, id }: ForestPlot): Html | null {
  const attribute = attributesOf(result).find((candidate) => candidate.name === name)
  const all = attribute === undefined ? [] : rowsOf(result, measure, attribute, language)
  const rows = all.slice(0, SHOWN_AT_ONCE)
  if (rows.length === 0) return null
  const overall = overallOf(result, measure)
  const domain = domainOf(result, measure)
  const options = {
    width: WIDTH,
    height: rows.length * ROW + 58,
    marginLeft: LEFT,
    marginRight: RIGHT,
    marginTop: 24,
    marginBottom: 34,
    x: { domain, label: null },
    y: { domain: [0, rows.length], reverse: true, axis: null },
    marks: [
      ...overallMarks(overall, domain, measure, language),
      ...axis(rows.length, measure, language),
      ...rowMarks(rows, domain),
    ],
  } satisfies Plot.PlotOptions
  return drawing(options, { id, ...describe({ result, measure, attribute: name, language, id }, all) })
}

function rowsOf(result: Result, measure: string, attribute: Attribute, language: Language): readonly Row[] {
  const figures = figuresOf(result, measure, attribute)
  const drawable = attribute.groups.flatMap((group) => {
    const figure = figures.get(group.name)
    return figure?.estimate == null || figure.interval === null
      ? []
      : [{ ...figure, group, estimate: figure.estimate, interval: figure.interval }]
  })
  return drawable.map(({ group, estimate, interval, n, status }, y) => ({
    y,
    label: labelOf(group, attribute, language),
    count: wordsFor(language).n(formatCount(n, language)),
    estimate,
    interval,
    hollow: status === 'too_few',
  }))
}

function labelOf(group: Group, { reference }: Attribute, language: Language): string {
  const name = groupLabel(group, language)
  const mark = group.name === reference ? ` (${wordsFor(language).groups.reference})` : ''
  const room = LONGEST_LABEL - mark.length
  return `${name.length > room ? `${name.slice(0, room - 1)}…` : name}${mark}`
}

type Domain = readonly [low: number, high: number]

/** Where the figures of a unit can lie. */
function reachOf(measure: string): Domain {
  const unit = unitOf(measure)
  const most = unit === 'proportion' || unit === 'score' ? 1 : Number.POSITIVE_INFINITY
  return [unit === 'proportion' || unit === 'rate' ? 0 : Number.NEGATIVE_INFINITY, most]
}

/**
 * One scale for every plot of a measure: the intervals of all that is measured fit, and 0 is in unless it lies far off.
 * Those of groups with too few cases are wide and would push the findings into a corner; they count where all are so.
 */
function domainOf(result: Result, measure: string): Domain {
  const drawn = result.measures.filter(
    (m) => m.measure === measure && m.of === undefined && m.interval !== null,
  )
  const measured = drawn.filter(({ status, slice }) => status === 'measured' && Object.keys(slice).length > 0)
  const setting = measured.length > 0 ? [...measured, ...drawn.filter(isOverall)] : drawn
  const intervals = setting.flatMap(({ interval }) => interval ?? [])
  const low = Math.min(...intervals.map((interval) => interval.low))
  const high = Math.max(...intervals.map((interval) => interval.high))
  const pad = (high - low) * 0.04 || 0.01
  const [least, most] = reachOf(measure)
  const from = low >= 0 && low < high / 2 ? 0 : low - pad
  return [Math.max(least, from), Math.min(most, high + pad)]
}

function isOverall({ slice }: Measure): boolean {
  return Object.keys(slice).length === 0
}

function overallMarks(
  overall: Measure | undefined,
  domain: Domain,
  measure: string,
  language: Language,
): readonly Plot.Markish[] {
  if (overall?.estimate == null) return []
  const label = wordsFor(language).forest.overall(formatEstimate(measure, overall.estimate, language))
  const x = overall.estimate
  const band = overall.interval === null ? [] : [overall.interval]
  return [
    Plot.rectX(band, { x1: 'low', x2: 'high', fill: COLOURS.band, insetLeft: -0.5, insetRight: -0.5 }),
    Plot.ruleX([x], { stroke: 'currentColor', strokeDasharray: '4 3', strokeOpacity: 0.75 }),
    Plot.text([x], { ...placeOf(label, x, domain), dy: -16, text: () => label, fontSize: FONT }),
  ]
}

/** Above its line, or at the edge of the plot that it would be cut off by. */
function placeOf(label: string, x: number, [low, high]: Domain): Plot.TextOptions {
  const width = WIDTH - LEFT - RIGHT
  const [at, half] = [((x - low) / (high - low)) * width, (label.length * LETTER) / 2]
  if (at < half) return { frameAnchor: 'top-left', textAnchor: 'start' }
  if (at > width - half) return { frameAnchor: 'top-right', textAnchor: 'end' }
  return { x: () => x, frameAnchor: 'top' }
}

function axis(rows: number, measure: string, language: Language): readonly Plot.Markish[] {
  const tickFormat = (value: number) => tick(value, measure, language)
  const bottom = Plot.axisX({
    anchor: 'bottom',
    ticks: 5,
    tickFormat,
    fontSize: FONT,
    tickSize: 4,
    label: null,
  })
  return rows === 0 ? [] : [Plot.gridX({ ticks: 5, stroke: COLOURS.grid, strokeOpacity: 1 }), bottom]
}

/** Axis figures are round, so `30%` rather than `30.0%`. */
function tick(value: number, measure: string, language: Language): string {
  const style = isPercentage(measure) ? 'percent' : 'decimal'
  const options = { style, maximumSignificantDigits: 3 } as const
  return new Intl.NumberFormat(wordsFor(language).locale, options).format(value)
}

function rowMarks(rows: readonly Row[], domain: Domain): readonly Plot.Markish[] {
  const y = (row: Row) => row.y + 0.68
  const [low, high] = domain
  const within = (value: number) => Math.min(high, Math.max(low, value))
  const ends = {
    x1: ({ interval }: Row) => within(interval.low),
    x2: ({ interval }: Row) => within(interval.high),
  }
  const line = { ...ends, y, stroke: COLOURS.mark, strokeWidth: 2.5 }
  const dot = { x: 'estimate', y, r: 5, stroke: COLOURS.mark, strokeWidth: 2 }
  const arrow = { y, symbol: 'triangle', r: 4.5, fill: COLOURS.mark } as const
  const text = { y: (row: Row) => row.y + 0.26, fontSize: FONT, stroke: COLOURS.paper, strokeWidth: 4 }
  const solid = rows.filter(({ hollow }) => !hollow)
  const hollow = rows.filter((row) => row.hollow)
  return [
    Plot.ruleY(solid, line),
    Plot.ruleY(hollow, { ...line, strokeWidth: 1.5, strokeDasharray: '3 3' }),
    Plot.dot(solid, { ...dot, fill: COLOURS.mark }),
    Plot.dot(
      rows.filter(({ interval }) => interval.high > high),
      { ...arrow, x: high, rotate: 90 },
    ),
    Plot.dot(
      rows.filter(({ interval }) => interval.low < low),
      { ...arrow, x: low, rotate: -90 },
    ),
    Plot.dot(
      hollow.filter(({ estimate }) => estimate === within(estimate)),
      { ...dot, fill: COLOURS.paper },
    ),
    Plot.text(rows, {
      ...text,
      text: 'label',
      frameAnchor: 'left',
      textAnchor: 'start',
      fill: 'currentColor',
    }),
    Plot.text(rows, {
      ...text,
      text: 'count',
      frameAnchor: 'right',
      textAnchor: 'end',
      fill: 'currentColor',
    }),
  ]
}

function describe(
  { result, measure, attribute, language }: ForestPlot,
  rows: readonly Row[],
): { readonly title: string; readonly text: string } {
  const words = wordsFor(language)
  const overall = overallOf(result, measure)
  const title = words.forest.title(measureName(measure, language), attribute)
  const value = (estimate: number) => formatEstimate(measure, estimate, language)
  const ranked = rows.filter(({ hollow }) => !hollow).sort((a, b) => a.estimate - b.estimate)
  const [lowest, highest] = [ranked[0], ranked.at(-1)]
  if (!lowest || !highest) return { title, text: words.forest.none }
  const all = overall?.estimate == null ? words.groups.notMeasured : value(overall.estimate)
  const named = (row: Row) => `${row.label}, ${value(row.estimate)}`
  return {
    title,
    text: words.forest.description(planWords(result.plan, language), all, named(lowest), named(highest)),
  }
}
