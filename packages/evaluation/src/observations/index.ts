// The door of the observations module: opens observations for a plan, and counts their rows.
export { type Missing, shorten } from './check.ts'
export type { Coded, CodedRow } from './coded.ts'
export { type ColumnNeed, groupColumns } from './columns.ts'
export type { Attribute, Group } from './groups.ts'
export {
  DEFAULT_LIMITS,
  type Limits,
  type Observations,
  type ObservationsFile,
  openObservations,
  openWarehoused,
} from './observations.ts'
export { fileDigest } from './read-file.ts'
export { roomFault } from './room.ts'
export { countCells, type Place, type SliceSums, sliceSums } from './slice-sums.ts'
export type { Batch, Table } from './table.ts'
export { removeTemporaryFolders, temporaryFolder } from './temporary.ts'
