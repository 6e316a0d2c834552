// The task of translation.
export { translation } from './task.ts'
