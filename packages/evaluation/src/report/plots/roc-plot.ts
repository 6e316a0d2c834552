// The ROC curve: what every threshold would have given, and the plan's own threshold on it. Square, since both
// axes are shares of the same kind; the diagonal is what chance would give.
import * as Plot from '@observablehq/plot'
import type { Html } from '@policeai/govuk/html'
import type { Curve, Result } from '../../result/index.ts'
import { formatProportion } from '../format.ts'
import { type Language, planWords, wordsFor } from '../words.ts'
import { COLOURS, drawing } from './svg.ts'

export type RocPlot = {
  readonly result: Result
  readonly language: Language
  /** Unique on the page; the ids of title and description are made from it. */
  readonly id: string
}

const DIAGONAL = [
  { x: 0, y: 0 },
  { x: 1, y: 1 },
]

/**
 * Draws the ROC curve of all cases as SVG, 360 by 360 units: true positive rate over false positive rate, both from 0 to
 * 1, with the plan's threshold on it. Null where the result has no such curve.
 *
 * Source: Fawcett 2006, "An introduction to ROC analysis", Pattern Recognition Letters 27:861–874.
 *
 * @example
 * rocPlot({ result: { ...result, curves: [] }, language: 'en', id: 'b' }) // => null
 */
export function rocPlot({ result, language, id }: RocPlot): Html | null {
  const curve = overallCurve(result)
  if (curve === null) return null
  const words = wordsFor(language).roc
  const options = {
    width: 360,
    height: 360,
    marginLeft: 50,
    marginRight: 22,
    marginTop: 30,
    marginBottom: 46,
    x: { domain: [0, 1] },
    y: { domain: [0, 1] },
    marks: [...frame(language), ...curveMarks(curve), ...operatingMarks(curve, language)],
  } satisfies Plot.PlotOptions
  return drawing(options, {
    id,
    title: words.plot,
    text: words.description(operatingSentence(result, language)),
  })
}

/** The curve of all cases; null where the plan has no score. */
export function overallCurve({ curves }: Result): Curve | null {
  return curves.find(({ slice }) => Object.keys(slice).length === 0) ?? null
}

/**
 * What the plan's threshold gives, as a sentence; empty where the curve has no operating point.
 *
 * @example
 * operatingSentence(result, 'en').startsWith('At the plan’s threshold of 5, 62.6% of cases') // => true
 */
export function operatingSentence(result: Result, language: Language): string {
  const words = wordsFor(language)
  const point = overallCurve(result)?.operating_point ?? null
  if (point === null) return ''
  const rate = (value: number) => formatProportion(value, language)
  const { threshold, true_positive_rate: found, false_positive_rate: flagged } = point
  return words.roc.operating(String(threshold), planWords(result.plan, language), rate(found), rate(flagged))
}

function frame(language: Language): readonly Plot.Markish[] {
  const { locale, roc } = wordsFor(language)
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
  const grid = { ticks: 5, stroke: COLOURS.grid, strokeOpacity: 1 }
  const axis = {
    ticks: 5,
    tickFormat: (value: number) => percent.format(value),
    fontSize: 14,
    tickSize: 4,
  } as const
  const quiet = { stroke: 'currentColor', strokeDasharray: '4 3', strokeOpacity: 0.75 }
  return [
    Plot.gridX(grid),
    Plot.gridY(grid),
    Plot.line(DIAGONAL, { x: 'x', y: 'y', ...quiet }),
    Plot.text([0.82], { x: Number, y: Number, text: () => roc.chance, rotate: -45, dy: 12, fontSize: 14 }),
    Plot.axisX({ ...axis, label: roc.x, labelAnchor: 'center', labelArrow: 'none', labelOffset: 42 }),
    Plot.axisY({ ...axis, label: roc.y, labelArrow: 'none' }),
  ]
}

function curveMarks({ points }: Curve): readonly Plot.Markish[] {
  const at = { x: 'false_positive_rate', y: 'true_positive_rate' }
  const line = Plot.line(points, { ...at, stroke: COLOURS.mark, strokeWidth: 2.5, strokeLinejoin: 'round' })
  const few = points.length <= 25
  return few ? [line, Plot.dot(points, { ...at, r: 3, fill: COLOURS.mark })] : [line]
}

function operatingMarks({ operating_point: point }: Curve, language: Language): readonly Plot.Markish[] {
  if (point === null) return []
  const at = { x: 'false_positive_rate', y: 'true_positive_rate' }
  const label = wordsFor(language).roc.mark(String(point.threshold))
  const halo = { stroke: COLOURS.paper, strokeWidth: 4, fill: 'currentColor' }
  const ahead = point.false_positive_rate < 0.6
  const place = { textAnchor: ahead ? 'start' : 'end', dx: ahead ? 12 : -12, dy: ahead ? 10 : -8 } as const
  return [
    Plot.dot([point], {
      ...at,
      r: 7,
      symbol: 'diamond',
      fill: COLOURS.mark,
      stroke: COLOURS.paper,
      strokeWidth: 2,
    }),
    Plot.text([point], { ...at, ...halo, ...place, text: () => label, fontSize: 14, fontWeight: 600 }),
  ]
}
