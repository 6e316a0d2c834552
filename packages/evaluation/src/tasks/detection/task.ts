// Detection: were the objects, faces or plates in each image found, at what price in false alarms, and, where they had to be
// hidden, what can still be seen? A row is a box; what is resampled is the image, or its video.
import type { ColumnNeed } from '../../observations/index.ts'
import type { MeasureDefinition, Task } from '../task.ts'
import { detectionFaults } from './check.ts'
import { countDetections } from './count.ts'
import { detectionDisclosure } from './disclosure.ts'
import { detectionFigures, detectionFiguresPlace } from './figures.ts'
import { COCO_NAMES, type DetectionPlan, detectionPlanSchema } from './plan.ts'
import {
  type DetectionTaskState,
  detectionStateSchema,
  mergeDetectionStates,
  releaseDetections,
} from './state.ts'
import { detectionTables } from './tables.ts'
import { words } from './words.ts'

const measures: readonly MeasureDefinition[] = [
  { name: 'leaked_frames', unit: 'proportion', better: 'lower', shown: 'key' },
  { name: 'leaked_objects', unit: 'proportion', better: 'lower', shown: 'also' },
  { name: 'object_recall', unit: 'proportion', better: 'higher', shown: 'key' },
  { name: 'category_recall', unit: 'proportion', better: 'higher' },
  { name: 'object_precision', unit: 'proportion', better: 'higher', shown: 'also' },
  { name: 'false_alarms_per_image', unit: 'number', better: 'lower', shown: 'key' },
  { name: 'miss_rate_at_false_alarms', unit: 'proportion', better: 'lower' },
  ...COCO_NAMES.map((name) => ({ name, unit: 'score', better: 'higher' }) as const),
  { name: 'category_ap50', unit: 'score', better: 'higher' },
]

function needs({ columns }: DetectionPlan): ColumnNeed[] {
  const side = (role: 'x' | 'y' | 'width' | 'height'): ColumnNeed => {
    const need = { role, name: columns[role], kind: 'number', used: false, sparse: true } as const
    return role === 'width' || role === 'height' ? { ...need, low: 0 } : need
  }
  const label = (role: 'category' | 'crowd'): ColumnNeed => {
    return {
      role,
      name: columns[role],
      kind: 'label',
      used: false,
      sparse: true,
      optional: columns[role] === role,
    }
  }
  return [
    { role: 'image', name: columns.image, kind: 'label', used: true },
    { role: 'kind', name: columns.kind, kind: 'label', used: true },
    label('category'),
    { role: 'score', name: columns.score, kind: 'number', used: false, sparse: true },
    side('x'),
    side('y'),
    side('width'),
    side('height'),
    {
      ...{ role: 'area', name: columns.area, kind: 'number', used: false, sparse: true, low: 0 },
      optional: columns.area === 'area',
    },
    label('crowd'),
  ]
}

export const detection: Task<DetectionPlan, DetectionTaskState> = {
  name: 'detection',
  planSchema: detectionPlanSchema,
  stateSchema: detectionStateSchema,
  measures,
  words,
  needs,
  check: ({ plan, table, file }) => detectionFaults(table, file, plan),
  count: countDetections,
  figures: detectionFigures,
  figuresPlace: detectionFiguresPlace,
  tables: detectionTables,
  merge: mergeDetectionStates,
  release: releaseDetections,
  disclose: detectionDisclosure,
}
