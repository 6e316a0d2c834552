// The door of the faults module.
export type { Fault, FaultCode, Outcome } from './fault.ts'
export { nearest } from './nearest.ts'
