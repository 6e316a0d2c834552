// Where observations are counted: one interface for the files that were loaded and for a warehouse in which the data stay.
// The SQL that goes through it is the same for both, so that both give the same figures.

/** Some rows of an answer, by column. */
export type Batch = {
  readonly length: number
  /** Fills the first `length` places with a column of numbers, none of which is missing. */
  readonly numbers: (column: number, into: Float64Array) => void
  readonly values: (column: number) => readonly unknown[]
}

/** A database that has the relation `raw`: one line an observation, a column a role. */
export type Table = {
  /** Makes the answer of a query a relation of that name. */
  readonly define: (name: string, sql: string) => Promise<void>
  readonly rows: (sql: string) => Promise<readonly (readonly unknown[])[]>
  /** `onProgress` is told how far the first batch is, from 0 to 1: what is sorted is sorted before there is one. */
  readonly batches: (sql: string, onProgress: (done: number) => void) => AsyncIterable<Batch>
  /** Does the work, and tells from time to time how far its present statement has come, from 0 to 1. */
  readonly watched: <T>(work: () => Promise<T>, onProgress: (done: number) => void) => Promise<T>
  readonly close: () => Promise<void>
}
