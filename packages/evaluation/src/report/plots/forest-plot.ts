// The forest plot: one measure over the groups of one attribute, each with its interval, against the line and band
// of all cases. The label stands above its row, so that long names and a narrow screen both keep their place, and
// every plot of a measure has the same scale, so that attributes can be compared with one another.
import * as Plot from '@observablehq/plot'
import type { Html } from '@policeai/govuk/html'
import type { Interval, Measure, Result } from '../../result/index.ts'
import { formatCount, formatEstimate, isProportion } from '../format.ts'
import { type Attribute, attributesOf, figuresOf, overallOf } from '../reading.ts'
import { type Language, measureName, wordsFor } from '../words.ts'
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

/**
 * Draws a forest plot as SVG, 360 units wide and 42 a group high. A group with too few cases is a hollow mark with a
 * dashed line. Null where the attribute is not in the plan or none of its groups has an interval.
 *
 * Source: Lewis and Clarke 2001, "Forest plots: trying to see the wood and the trees", BMJ 322:1479–1480.
 *
 * @example
 * forestPlot({ result, measure: 'false_positive_rate', attribute: 'sex', language: 'en', id: 'a' }) // => null
 */
export function forestPlot({ result, measure, attribute: name, language, id }: ForestPlot): Html | null {
  const attribute = attributesOf(result).find((candidate) => candidate.name === name)
  const rows = attribute === undefined ? [] : rowsOf(result, measure, attribute, language)
  if (rows.length === 0) return null
  const overall = overallOf(result, measure)
  const options = {
    width: WIDTH,
    height: rows.length * ROW + 58,
    marginLeft: 10,
    marginRight: 14,
    marginTop: 24,
    marginBottom: 34,
    x: { domain: domainOf(result, measure), label: null },
    y: { domain: [0, rows.length], reverse: true, axis: null },
    marks: [
      ...overallMarks(overall, measure, language),
      ...axis(rows.length, measure, language),
      ...rowMarks(rows),
    ],
  } satisfies Plot.PlotOptions
  return drawing(options, { id, ...describe(rows, overall, measure, name, language) })
}

function rowsOf(result: Result, measure: string, attribute: Attribute, language: Language): readonly Row[] {
  const figures = figuresOf(result, measure, attribute)
  const drawable = attribute.groups.flatMap((group) => {
    const figure = figures.get(group.name)
    return figure?.estimate == null || figure.interval === null
      ? []
      : [{ ...figure, group: group.name, estimate: figure.estimate, interval: figure.interval }]
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

function labelOf(group: string, { reference }: Attribute, language: Language): string {
  const mark = group === reference ? ` (${wordsFor(language).groups.reference})` : ''
  const room = LONGEST_LABEL - mark.length
  return `${group.length > room ? `${group.slice(0, room - 1)}…` : group}${mark}`
}

/** One scale for every plot of a measure: all its intervals fit, and 0 is in unless it lies far off. */
function domainOf(result: Result, measure: string): readonly [number, number] {
  const intervals = result.measures.flatMap((m) => (m.measure === measure && m.interval ? [m.interval] : []))
  const low = Math.min(...intervals.map((interval) => interval.low))
  const high = Math.max(...intervals.map((interval) => interval.high))
  const pad = (high - low) * 0.04 || 0.01
  return [low < high / 2 ? 0 : Math.max(0, low - pad), Math.min(1, high + pad)]
}

function overallMarks(
  overall: Measure | undefined,
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
    Plot.text([x], { x: (d: number) => d, frameAnchor: 'top', dy: -16, text: () => label, fontSize: 13 }),
  ]
}

function axis(rows: number, measure: string, language: Language): readonly Plot.Markish[] {
  const tickFormat = (value: number) => tick(value, measure, language)
  const bottom = Plot.axisX({
    anchor: 'bottom',
    ticks: 5,
    tickFormat,
    fontSize: 13,
    tickSize: 4,
    label: null,
  })
  return rows === 0 ? [] : [Plot.gridX({ ticks: 5, stroke: COLOURS.grid, strokeOpacity: 1 }), bottom]
}

/** Axis figures are round, so `30%` rather than `30.0%`. */
function tick(value: number, measure: string, language: Language): string {
  const style = isProportion(measure) ? 'percent' : 'decimal'
  const options = { style, maximumSignificantDigits: 3 } as const
  return new Intl.NumberFormat(wordsFor(language).locale, options).format(value)
}

function rowMarks(rows: readonly Row[]): readonly Plot.Markish[] {
  const y = (row: Row) => row.y + 0.68
  const line = { x1: lowOf, x2: highOf, y, stroke: COLOURS.mark, strokeWidth: 2.5 }
  const dot = { x: 'estimate', y, r: 5, stroke: COLOURS.mark, strokeWidth: 2 }
  const text = { y: (row: Row) => row.y + 0.26, fontSize: 13, stroke: COLOURS.paper, strokeWidth: 4 }
  const solid = rows.filter(({ hollow }) => !hollow)
  const hollow = rows.filter((row) => row.hollow)
  return [
    Plot.ruleY(solid, line),
    Plot.ruleY(hollow, { ...line, strokeWidth: 1.5, strokeDasharray: '3 3' }),
    Plot.dot(solid, { ...dot, fill: COLOURS.mark }),
    Plot.dot(hollow, { ...dot, fill: COLOURS.paper }),
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

function lowOf({ interval }: Row): number {
  return interval.low
}

function highOf({ interval }: Row): number {
  return interval.high
}

function describe(
  rows: readonly Row[],
  overall: Measure | undefined,
  measure: string,
  attribute: string,
  language: Language,
): { readonly title: string; readonly text: string } {
  const words = wordsFor(language)
  const title = words.forest.title(measureName(measure, words), attribute)
  const value = (estimate: number) => formatEstimate(measure, estimate, language)
  const ranked = rows.filter(({ hollow }) => !hollow).sort((a, b) => a.estimate - b.estimate)
  const [lowest, highest] = [ranked[0], ranked.at(-1)]
  if (!lowest || !highest) return { title, text: words.forest.none }
  const all = overall?.estimate == null ? words.groups.notMeasured : value(overall.estimate)
  const named = (row: Row) => `${row.label}, ${value(row.estimate)}`
  return { title, text: words.forest.description(all, named(lowest), named(highest)) }
}
