// The door of the faults module.
export { counted } from './counted.ts'
export type { Fault, FaultCode, Outcome } from './fault.ts'
export { nearest } from './nearest.ts'
export { openEnd } from './open-end.ts'
export { visible } from './visible.ts'
