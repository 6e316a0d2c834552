// The task of judgement: raters, and machines that judge.
export { judgement } from './task.ts'
