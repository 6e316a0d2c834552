// The task of linkage: stolen items and records that are of one entity.
export { linkage } from './task.ts'
