// The task of summaries.
export { summary } from './task.ts'
