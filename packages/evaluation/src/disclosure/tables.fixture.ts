// Tables of counts for the tests: from counts of a full cross-classification, and from a seeded stream.
import { createRandom } from '@policeai/metrics'
import type { CountedSlice, CountTable } from './index.ts'

/** One cell of the full cross-classification: its value in each column, and its counts by cell. */
export type Joint = { readonly at: Readonly<Record<string, string>>; readonly cells: readonly number[] }

export type Listing = {
  readonly cellNames: readonly string[]
  readonly attributes: readonly (readonly string[])[]
}

function slices(joint: readonly Joint[], columns: readonly string[], width: number): CountedSlice[] {
  const found = new Map<string, { values: string[]; cells: number[] }>()
  for (const { at, cells } of joint) {
    const values = columns.map((column) => at[column] ?? '')
    const slice = found.get(values.join('|')) ?? { values, cells: Array.from({ length: width }, () => 0) }
    found.set(values.join('|'), slice)
    for (const [c, count] of cells.entries()) slice.cells[c] = (slice.cells[c] ?? 0) + count
  }
  return [...found.values()].map(({ values, cells }) => {
    const n = cells.reduce((sum, count) => sum + count, 0)
    return { attribute: columns.join(' × '), columns, values, n, cells }
  })
}

/** The table of a cross-classification: all observations, then each attribute that is listed. */
export function tableOf(joint: readonly Joint[], { cellNames, attributes }: Listing): CountTable {
  const all = [[], ...attributes].flatMap((columns) => slices(joint, columns, cellNames.length))
  return { cellNames, partition: true, slices: all }
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
