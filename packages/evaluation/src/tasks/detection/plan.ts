// The plan of a detection: rows of boxes, true ones and found ones, as the reader of COCO files gives them.
import { z } from 'zod'
import { column, commonColumns, taskPlan } from '../../plan/every-plan.ts'

/** COCO's twelve figures, with the names that `cocoFigures` gives them. */
export const COCO_MEASURES = {
  coco_ap: 'ap',
  coco_ap50: 'ap50',
  coco_ap75: 'ap75',
  coco_ap_small: 'apSmall',
  coco_ap_medium: 'apMedium',
  coco_ap_large: 'apLarge',
  coco_ar1: 'ar1',
  coco_ar10: 'ar10',
  coco_ar100: 'ar100',
  coco_ar_small: 'arSmall',
  coco_ar_medium: 'arMedium',
  coco_ar_large: 'arLarge',
} as const

export type CocoMeasure = keyof typeof COCO_MEASURES

/** COCO's figures, in COCO's order. */
export const COCO_NAMES = Object.keys(COCO_MEASURES) as readonly CocoMeasure[]

/** The measures of a detection, in the order in which they are reported. */
export const DETECTION_MEASURES = [
  'leaked_frames',
  'leaked_objects',
  'object_recall',
  'category_recall',
  'object_precision',
  'false_alarms_per_image',
  'miss_rate_at_false_alarms',
  'coco_ap',
  'coco_ap50',
  'coco_ap75',
  'coco_ap_small',
  'coco_ap_medium',
  'coco_ap_large',
  'coco_ar1',
  'coco_ar10',
  'coco_ar100',
  'coco_ar_small',
  'coco_ar_medium',
  'coco_ar_large',
  'category_ap50',
] as const

const { id } = commonColumns

const columnsSchema = z.strictObject({
  id,
  cluster: column
    .optional()
    .describe(
      'What images depend on, such as the video that they are frames of; without it, each stands alone',
    ),
  image: column.default('image').describe('Which image (or frame of video) a box is in'),
  kind: column
    .default('kind')
    .describe(
      '`truth`: an object that is there; `detection`: one that was found; `image`: an image without either',
    ),
  category: column
    .default('category')
    .describe('What the object is; without the column, all are of one category'),
  score: column.default('score').describe('How sure the system was of a detection'),
  x: column.default('x').describe('Left edge of the box, in pixels'),
  y: column.default('y').describe('Upper edge of the box, in pixels'),
  width: column.default('width').describe('Width of the box, in pixels'),
  height: column.default('height').describe('Height of the box, in pixels'),
  area: column
    .default('area')
    .describe(
      'Area of a true object in square pixels, for small, medium and large; by default that of its box',
    ),
  crowd: column
    .default('crowd')
    .describe('1 or true where a true box holds many objects that were not marked one by one'),
})

const redactionSchema = z.strictObject({
  share: z
    .number()
    .gt(0)
    .max(1)
    .default(0.9)
    .describe('An object is hidden where at least this share of its box is covered'),
  by: z
    .enum(['union', 'single'])
    .default('union')
    .describe('Covered by all boxes of the image together, or by one box alone'),
})

export const detectionPlanSchema = taskPlan({
  task: 'detection',
  measures: DETECTION_MEASURES,
  columns: columnsSchema.prefault({}),
  options: {
    threshold: z
      .number()
      .optional()
      .describe('score ≥ threshold is reported (and covered, in redaction); without it, every detection is'),
    false_alarms: z
      .array(z.number().gt(0).max(1000))
      .min(1)
      .max(10)
      .default([0.1, 1])
      .describe('False alarms an image at which misses are measured'),
    redaction: redactionSchema
      .optional()
      .describe(
        'Where detections are boxes painted over what had to be hidden: when an object counts as hidden',
      ),
  },
})

export type DetectionPlan = z.infer<typeof detectionPlanSchema>
