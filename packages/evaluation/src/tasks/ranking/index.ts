// The task of ranking: review for disclosure, and search.
export { ranking } from './task.ts'
