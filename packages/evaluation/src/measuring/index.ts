// The door of the measuring module: from counts to findings, for every task alike.
export { type Assembly, assemble, type Counts, type Findings, findingFaults, readingsOf } from './assemble.ts'
export { figuresOnThreads } from './figures.ts'
export { type SlicedAttribute, type SliceGroup, sliceAttribute } from './slices.ts'
