// The table beside the ROC curve: what the thresholds would have given, and which of them is the plan's.
import { type Html, html } from '@policeai/govuk/html'
import type { Curve, Result } from '../result/index.ts'
import { formatCount, formatProportion } from './format.ts'
import { overallCurve } from './plots/roc-plot.ts'
import { scrolling } from './tables.ts'
import { type Language, wordsFor } from './words.ts'

/** So many points of a long curve stand in the table. */
const POINTS_SHOWN = 21

/**
 * The points of the ROC curve of all cases, the plan's threshold among them. Null where the result has no such curve.
 *
 * @example
 * render(pointsTable(result, 'en')).includes('5 (the plan’s)') // => true
 */
export function pointsTable(result: Result, language: Language): Html | null {
  const curve = overallCurve(result)
  if (curve === null) return null
  const words = wordsFor(language).roc
  const shown = representative(curve)
  const [some, total] = [shown.length, curve.points.length].map((count) => formatCount(count, language))
  const caption = shown.length < curve.points.length ? words.tableSome(some ?? '', total ?? '') : words.table
  return scrolling(
    caption,
    html`<table class="figures"><caption><span>${caption}</span></caption>
<thead><tr><th scope="col">${words.threshold}</th><th scope="col" class="number">${words.y}</th><th scope="col" class="number">${words.x}</th></tr></thead>
<tbody>${shown.map((point) => pointRow(point, curve, language))}</tbody></table>`,
  )
}

type Point = Curve['points'][number]

function pointRow(point: Point, { operating_point: operating }: Curve, language: Language): Html {
  const threshold = point.threshold === null ? '–' : String(point.threshold)
  const used = operating !== null && point.threshold === operating.threshold
  const name = used ? wordsFor(language).roc.thresholdUsed(threshold) : threshold
  const rate = (value: number) => html`<td class="number">${formatProportion(value, language)}</td>`
  return html`<tr${used && html` class="all"`}><th scope="row">${name}</th>${rate(point.true_positive_rate)}${rate(point.false_positive_rate)}</tr>
`
}

/**
 * The points of a short curve; of a long one those nearest to even steps along it, so that a steep rise is told as
 * well as a flat end. The plan's own stands among them even where no case has just that score.
 */
function representative({ points, operating_point: operating }: Curve): readonly Point[] {
  const along = (point: Point) => point.false_positive_rate + point.true_positive_rate
  const nearest = (step: number) =>
    points.reduce((best, point) =>
      Math.abs(along(point) - step) < Math.abs(along(best) - step) ? point : best,
    )
  const steps = Array.from({ length: POINTS_SHOWN - 1 }, (_, i) => nearest((2 * i) / (POINTS_SHOWN - 2)))
  const shown = new Set(points.length < POINTS_SHOWN ? points : steps)
  const others = [...shown].filter(({ threshold }) => threshold !== operating?.threshold)
  return [...others, ...(operating === null ? [] : [operating])].sort(byThreshold)
}

/** Falling, as along the curve; the end at which nothing is flagged has none. */
function byThreshold(a: Point, b: Point): number {
  return (b.threshold ?? Number.POSITIVE_INFINITY) - (a.threshold ?? Number.POSITIVE_INFINITY)
}
