// The task of plate reading.
export { plateReading } from './task.ts'
