// What every threshold would have given: the ROC curve beside the table of its points.
import { formatProportion, type Result, rocPlot, wordsFor } from '@policeai/evaluation'
import type { Language } from '../../../../kernel/http/language.ts'
import { beside, dataTable, figure, type Section } from '../../../../site/index.ts'

type Curve = Result['curves'][number]
type Point = Curve['points'][number]

/** So many points of a long curve stand in the table. */
const POINTS_SHOWN = 21

/** Null where the plan has no score. */
export function thresholdSection(language: Language, result: Result): Section | null {
  const curve = result.curves.find(({ slice }) => Object.keys(slice).length === 0)
  const picture = rocPlot({ result, language, id: 'roc' })
  if (curve === undefined || picture === null) return null
  const words = wordsFor(language).roc
  const plot = figure({ caption: words.plot, picture })
  return { id: 'threshold', title: words.title, body: beside(plot, points(language, curve)) }
}

function points(language: Language, curve: Curve) {
  const words = wordsFor(language).roc
  const shown = representative(curve)
  const some = shown.length < curve.points.length
  return dataTable({
    id: 'points',
    caption: some ? words.tableSome(String(shown.length), String(curve.points.length)) : words.table,
    columns: [{ text: words.threshold }, { text: words.y, numeric: true }, { text: words.x, numeric: true }],
    rows: shown.map((point) => [
      nameOf(language, point, curve),
      formatProportion(point.true_positive_rate, language),
      formatProportion(point.false_positive_rate, language),
    ]),
  })
}

function nameOf(language: Language, { threshold }: Point, { operating_point: operating }: Curve): string {
  if (threshold === null) return '–'
  return threshold === operating?.threshold
    ? wordsFor(language).roc.thresholdUsed(String(threshold))
    : String(threshold)
}

/** All points of a short curve; of a long one every so many, its last, and the plan's. */
function representative({ points, operating_point: operating }: Curve): readonly Point[] {
  const step = Math.ceil(points.length / POINTS_SHOWN)
  const last = points.length - 1
  return points.filter(
    ({ threshold }, i) =>
      i % step === 0 || i === last || (threshold !== null && threshold === operating?.threshold),
  )
}
