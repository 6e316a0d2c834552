// Tables of counts for the tests: from counts of a full cross-classification, and from a seeded stream.
import { createRandom } from '@policeai/metrics'
import type { CountedSlice, CountTable } from './index.ts'

/** One cell of the full cross-classification: its value in each column, and its counts by cell. */
export type Joint = {
  readonly at: Readonly<Record<string, string>>
  readonly cells: readonly number[]
  /** Observations, where the cells do not partition them. */
  readonly n?: number
}

export type Listing = {
  readonly cellNames: readonly string[]
  readonly attributes: readonly (readonly string[])[]
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}

function slices(joint: readonly Joint[], columns: readonly string[], width: number): CountedSlice[] {
  const found = new Map<string, { values: string[]; cells: number[]; n: number }>()
  for (const { at, cells, n } of joint) {
    const values = columns.map((column) => at[column] ?? '')
    const empty = { values, cells: Array.from({ length: width }, () => 0), n: 0 }
    const slice = found.get(values.join('|')) ?? empty
    found.set(values.join('|'), slice)
    slice.n += n ?? sum(cells)
    for (const [c, count] of cells.entries()) slice.cells[c] = (slice.cells[c] ?? 0) + count
  }
  return [...found.values()].map((slice) => ({ attribute: columns.join(' × '), columns, ...slice }))
}

/** The table of a cross-classification (which partitions its observations unless each part has an n of its own): all observations, then each attribute that is listed. */
export function tableOf(joint: readonly Joint[], { cellNames, attributes }: Listing): CountTable {
  const all = [[], ...attributes].flatMap((columns) => slices(joint, columns, cellNames.length))
  return { cellNames, partition: joint.every(({ n }) => n === undefined), slices: all }
}

/** Every pair of columns. */
export function pairs(columns: readonly string[]): string[][] {
  return columns.flatMap((a, i) => columns.slice(i + 1).map((b) => [a, b]))
}

/** Observations with skewed groups and rare errors, as a force has them. */
export function randomJoint(seed: number, columns: readonly string[], groups: number, rows: number): Joint[] {
  const random = createRandom(seed)
  const found = new Map<string, { at: Record<string, string>; cells: number[] }>()
  for (let i = 0; i < rows; i++) {
    const at: Record<string, string> = {}
    for (const column of columns) at[column] = `g${Math.floor(groups * random.uniform() ** 2)}`
    const key = JSON.stringify(at)
    const entry = found.get(key) ?? { at, cells: [0, 0, 0, 0] }
    found.set(key, entry)
    const u = random.uniform()
    const cell = u < 0.9 ? 0 : u < 0.92 ? 1 : u < 0.94 ? 2 : 3
    entry.cells[cell] = (entry.cells[cell] ?? 0) + 1
  }
  return [...found.values()]
}
