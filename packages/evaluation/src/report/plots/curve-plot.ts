// The curve of a table: one or more of its columns over another, each line told apart by dash and label as well as by
// colour, with the band of its limits where the table has them. The table beside it has every number.
import * as Plot from '@observablehq/plot'
import type { Html } from '@policeai/govuk/html'
import type { ResultTable } from '../../result/index.ts'
import type { TablePlot } from '../../tasks/index.ts'
import { COLOURS, drawing } from './svg.ts'

export type CurvePlot = {
  readonly table: ResultTable
  readonly plot: TablePlot
  /** The names of the columns. */
  readonly names: Readonly<Record<string, string>>
  readonly title: string
  readonly text: string
  readonly locale: string
  /** Unique on the page. */
  readonly id: string
}

const LINES = [
  { stroke: COLOURS.mark, dash: '' },
  { stroke: 'var(--plot-second, #801650)', dash: '7 3' },
  { stroke: 'var(--plot-third, #28A197)', dash: '2 3' },
] as const
const FONT = 14

type Point = {
  readonly x: number
  readonly y: number
  readonly low: number | null
  readonly high: number | null
}

function place(table: ResultTable, key: string): number {
  return table.columns.findIndex((column) => column.key === key)
}

function numberAt(row: ResultTable['rows'][number], at: number): number | null {
  const value = at < 0 ? null : row[at]
  return typeof value === 'number' ? value : null
}

/** The points of a line; on a logarithmic axis what is 0 has no place. */
function pointsOf(table: ResultTable, { x, scale }: TablePlot, y: string): Point[] {
  const [across, up, low, high] = [x, y, `${y}_low`, `${y}_high`].map((key) => place(table, key))
  return table.rows.flatMap((row) => {
    const [a, b] = [numberAt(row, across ?? -1), numberAt(row, up ?? -1)]
    if (a === null || b === null || (scale === 'log' && (a <= 0 || b <= 0))) return []
    return [{ x: a, y: b, low: numberAt(row, low ?? -1), high: numberAt(row, high ?? -1) }]
  })
}

/** On a logarithmic axis the steps of a decade stand close; those at 1 and at 3 are named, about equally far apart. */
function isNamed(value: number): boolean {
  const lead = Math.round(value / 10 ** Math.floor(Math.log10(value) + 1e-9))
  return lead === 1 || lead === 3
}

function tickFormat(table: ResultTable, key: string, locale: string, type: 'log' | 'linear') {
  const unit = table.columns[place(table, key)]?.unit
  const style = unit === 'proportion' || unit === 'rate' ? 'percent' : 'decimal'
  const format = new Intl.NumberFormat(locale, { style, maximumSignificantDigits: 3 })
  return (value: number) => (type === 'linear' || isNamed(value) ? format.format(value) : '')
}

/** The name of a line stands to that side of its middle where there is more room. */
function nameOfLine(points: readonly Point[], at: number, name: string): Plot.Markish[] {
  const middle = points[Math.floor(points.length * (0.35 + 0.3 * at))] ?? points.at(-1)
  if (middle === undefined || name === '') return []
  const across = points.map(({ x }) => x)
  const isRight = middle.x > (Math.min(...across) + Math.max(...across)) / 2
  const side = isRight
    ? ({ textAnchor: 'end', dx: -10 } as const)
    : ({ textAnchor: 'start', dx: 10 } as const)
  const ink = { fill: 'currentColor', stroke: COLOURS.paper, strokeWidth: 4, fontSize: FONT }
  return [Plot.text([middle], { x: 'x', y: 'y', text: () => name, dy: -10, ...side, ...ink })]
}

function lineMarks(points: readonly Point[], at: number, name: string): Plot.Markish[] {
  const { stroke, dash } = LINES[at % LINES.length] ?? LINES[0]
  const band = points.filter(({ low, high }) => low !== null && high !== null)
  return [
    ...(band.length > 1
      ? [Plot.areaY(band, { x: 'x', y1: 'low', y2: 'high', fill: stroke, fillOpacity: 0.12 })]
      : []),
    Plot.line(points, { x: 'x', y: 'y', stroke, strokeWidth: 2.5, strokeDasharray: dash }),
    ...(points.length <= 20 ? [Plot.dot(points, { x: 'x', y: 'y', r: 3, fill: stroke })] : []),
    ...nameOfLine(points, at, name),
  ]
}

function diagonal({ diagonal: drawn }: TablePlot): Plot.Markish[] {
  if (drawn !== true) return []
  const ends = [
    { x: 0, y: 0 },
    { x: 1, y: 1 },
  ]
  return [
    Plot.line(ends, { x: 'x', y: 'y', stroke: 'currentColor', strokeDasharray: '4 3', strokeOpacity: 0.75 }),
  ]
}

/** Draws the curve of a table as SVG, 640 by 360 units; null where no line has two points. */
export function curvePlot({ table, plot, names, title, text, locale, id }: CurvePlot): Html | null {
  const lines = plot.y
    .map((y) => ({ y, points: pointsOf(table, plot, y) }))
    .filter(({ points }) => points.length > 1)
  const [first] = lines
  if (first === undefined) return null
  const type = plot.scale === 'log' ? 'log' : 'linear'
  const axis = { ticks: 6, fontSize: FONT, tickSize: 4, labelArrow: 'none' } as const
  const grid = { ticks: 6, stroke: COLOURS.grid, strokeOpacity: 1 }
  const label = (key: string) => names[key] ?? key
  const options = {
    width: 640,
    height: 360,
    marginLeft: 64,
    marginRight: 24,
    marginTop: 30,
    marginBottom: 48,
    x: { type },
    y: { type, ...(type === 'linear' ? { zero: true } : {}) },
    marks: [
      Plot.gridX(grid),
      Plot.gridY(grid),
      ...diagonal(plot),
      ...lines.flatMap(({ y, points }, at) => lineMarks(points, at, lines.length > 1 ? label(y) : '')),
      Plot.axisX({
        ...axis,
        label: label(plot.x),
        labelAnchor: 'center',
        labelOffset: 42,
        tickFormat: tickFormat(table, plot.x, locale, type),
      }),
      Plot.axisY({
        ...axis,
        label: lines.length > 1 ? null : label(first.y),
        tickFormat: tickFormat(table, first.y, locale, type),
      }),
    ],
  } satisfies Plot.PlotOptions
  return drawing(options, { id, title, text })
}
