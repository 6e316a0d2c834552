// The confusion matrix: whole where classes are few, else the pairs of classes that are confused most often.
import type { ResultTable } from '../../result/index.ts'
import type { ManyClassReading } from './figures.ts'

/** A matrix of more classes is wider than a page. */
const MOST_COLUMNS = 20
/** The most attributes' groups that have a matrix of their own. */
const MOST_GROUPS = 50
const MOST_PAIRS = 1000

type Row = ResultTable['rows'][number]

function matrix({ state: { classes, cells, counts }, slice, all }: ManyClassReading): ResultTable {
  const rows = all.classes.map((truth): Row => {
    const t = classes.indexOf(truth)
    const count = (name: string): number => {
      const cell = cells.indexOf(t * classes.length + classes.indexOf(name))
      return t < 0 || cell < 0 ? 0 : (counts[cell] ?? 0)
    }
    return [truth, ...all.classes.map(count)]
  })
  const columns = all.classes.map((key) => ({ key, unit: 'count' as const }))
  return {
    table: 'confusion',
    slice: { ...slice },
    columns: [{ key: 'true_class', unit: 'text' }, ...columns],
    rows,
  }
}

function confusedPairs({ state: { classes, cells, counts }, slice }: ManyClassReading): ResultTable {
  const size = classes.length
  const truths = new Array<number>(size).fill(0)
  for (const [i, cell] of cells.entries()) {
    const truth = Math.floor(cell / size)
    truths[truth] = (truths[truth] ?? 0) + (counts[i] ?? 0)
  }
  const pairs = cells
    .map((cell, i) => ({ truth: Math.floor(cell / size), prediction: cell % size, count: counts[i] ?? 0 }))
    .filter(({ truth, prediction }) => truth !== prediction)
    .sort((a, b) => b.count - a.count || a.truth - b.truth || a.prediction - b.prediction)
  const rows = pairs
    .slice(0, MOST_PAIRS)
    .map(
      ({ truth, prediction, count }): Row => [
        classes[truth] ?? '',
        classes[prediction] ?? '',
        count,
        count / (truths[truth] ?? 1),
      ],
    )
  const left = pairs.length - rows.length
  return {
    table: 'confused_pairs',
    slice: { ...slice },
    columns: [
      { key: 'true_class', unit: 'text' },
      { key: 'predicted_class', unit: 'text' },
      { key: 'n', unit: 'count' },
      { key: 'share', unit: 'proportion' },
    ],
    rows,
    ...(left > 0 && { left_out: left }),
  }
}

/** Of all observations; of the groups of single attributes where classes and groups are few. */
export function manyClassTables(reading: ManyClassReading): ResultTable[] {
  const few = reading.all.classes.length <= MOST_COLUMNS
  const at = Object.keys(reading.slice)
  if (at.length === 0) return [few ? matrix(reading) : confusedPairs(reading)]
  const attribute = reading.attributes.find(({ columns }) => columns.length === 1 && columns[0] === at[0])
  const shown = few && at.length === 1 && (attribute?.groups.length ?? 0) <= MOST_GROUPS
  return shown ? [matrix(reading)] : []
}
