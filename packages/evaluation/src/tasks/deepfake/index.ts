// The door of the task: deepfake and spoof detection.
export { type DeepfakePlan, deepfakePlanSchema } from './plan.ts'
export { deepfake } from './task.ts'
