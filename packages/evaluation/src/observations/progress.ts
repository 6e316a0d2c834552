// How far reading has come: each step has its share of the whole, about as long as it takes of ten million rows, and
// tells how much of it is done as often as the reader of tables knows. It never goes back.
import type { Table } from './table.ts'

const STEPS = {
  digest: [0, 0.2],
  loading: [0.2, 0.7],
  counting: [0.7, 0.72],
  checking: [0.72, 0.9],
  groups: [0.9, 1],
} as const satisfies Readonly<Record<string, readonly [from: number, to: number]>>

export type ReadingProgress = {
  /** So much of a step is done, from 0 to 1. */
  readonly at: (step: keyof typeof STEPS, done: number) => void
  /** Does a step, and tells how far its present statement has come. */
  readonly during: <T>(step: keyof typeof STEPS, table: Table, work: () => Promise<T>) => Promise<T>
}

export function createReadingProgress(onProgress: (done: number) => void): ReadingProgress {
  let furthest = 0
  const at: ReadingProgress['at'] = (step, done) => {
    const [from, to] = STEPS[step]
    const share = from + (to - from) * done
    if (share <= furthest) return
    furthest = share
    onProgress(share)
  }
  return {
    at,
    during: async (step, table, work) => {
      const made = await table.watched(work, (done) => at(step, done))
      at(step, 1)
      return made
    },
  }
}
