// The door of detection: boxes in images, what is found, missed and left to be seen.
export {
  bootstrapDetections,
  type DetectionBootstrapOptions,
  type DetectionFigure,
} from './detection-bootstrap.ts'
export {
  COCO_FIGURES,
  type CocoFigures,
  cocoFigures,
  type DetectionSlice,
  type MissCurve,
  missesByFalseAlarms,
  precisionByRecall,
} from './detection-figures.ts'
export {
  AREA_RANGES,
  type AreaRange,
  type DetectionState,
  mergeDetections,
  type ObjectColumns,
  OVERLAPS,
  splitDetections,
} from './detection-state.ts'
export {
  type CoverageRule,
  type CoveringBoxes,
  countLeaks,
  type FrameLeaks,
  type HiddenBoxes,
  leakedFrames,
  leakedObjects,
  mergeLeaks,
} from './leaked-frames.ts'
export { type DetectedBoxes, matchBoxes, type TruthBoxes } from './match-boxes.ts'
export { missRateAt, type PooledCurve, pooledCurve } from './pooled-curve.ts'
