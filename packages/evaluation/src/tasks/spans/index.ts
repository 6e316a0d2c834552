// The task of spans: redaction and the finding of entities.
export { spans } from './task.ts'
