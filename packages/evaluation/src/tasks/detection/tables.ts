// The tables of a detection: what each threshold finds and at what price, and the categories one by one.
import { pooledCurve, precisionByRecall } from '@policeai/metrics'
import type { ResultTable } from '../../result/index.ts'
import type { DetectionReading } from './figures.ts'
import { countedSums } from './sums.ts'

const STEPS = 100
const MOST_ROWS = 1000
/** Attributes with more groups than this have no curve by group. */
const MOST_CURVES = 20

/** At each hundredth of recall that is reached, the highest threshold that reaches it. */
function precisionRecall({ state, slice }: DetectionReading): ResultTable {
  const { objects, images, thresholds, found, falseAlarms } = pooledCurve(state.matched)
  const rows: number[][] = []
  let step = 1
  for (let i = 0; i < thresholds.length && objects > 0; i++) {
    const right = found[i] ?? 0
    if (right / objects < step / STEPS - 1e-12) continue
    const wrong = falseAlarms[i] ?? 0
    rows.push([thresholds[i] ?? 0, right / objects, right / (right + wrong), wrong / images])
    while (step / STEPS <= right / objects + 1e-12) step++
  }
  return {
    table: 'precision_recall',
    slice: { ...slice },
    columns: [
      { key: 'threshold', unit: 'number' },
      { key: 'object_recall', unit: 'proportion' },
      { key: 'object_precision', unit: 'proportion' },
      { key: 'false_alarms_per_image', unit: 'number' },
    ],
    rows,
  }
}

function categories({ state, plan, slice }: DetectionReading): ResultTable {
  const rows = state.categories.slice(0, MOST_ROWS).map((name, place) => {
    const [objects = 0, found = 0, wrong = 0] = countedSums(state, plan, place).sums
    const curve = precisionByRecall(state.matched, { category: place, overlap: 0.5 })
    const precision = curve === undefined ? null : curve.reduce((sum, value) => sum + value, 0) / curve.length
    return [name, objects, found, wrong, precision]
  })
  const left = state.categories.length - rows.length
  return {
    table: 'categories',
    slice: { ...slice },
    columns: [
      { key: 'category', unit: 'text' },
      { key: 'objects', unit: 'count' },
      { key: 'found', unit: 'count' },
      { key: 'false_alarms', unit: 'count' },
      { key: 'coco_ap50', unit: 'score' },
    ],
    rows,
    ...(left > 0 ? { left_out: left } : {}),
  }
}

function hasCurve({ slice, attributes }: DetectionReading): boolean {
  const [name, ...others] = Object.keys(slice)
  if (name === undefined || others.length > 0) return name === undefined
  const attribute = attributes.find(({ columns }) => columns.length === 1 && columns[0] === name)
  return attribute !== undefined && attribute.groups.length <= MOST_CURVES
}

export function detectionTables(reading: DetectionReading): readonly ResultTable[] {
  if (reading.state.sums !== null) return []
  const whole = Object.keys(reading.slice).length === 0
  return [
    ...(hasCurve(reading) ? [precisionRecall(reading)] : []),
    ...(whole && reading.state.categories.length > 1 ? [categories(reading)] : []),
  ]
}
