// The figures of every slice. Where each takes long, as resampling does, the slices are shared out to threads; what comes
// out is the same on any number of them, since nothing that is drawn depends on another slice.
import type { CommonPlan } from '../plan/index.ts'
import type { FigureBasis, FiguresPlace, Reading, Task } from '../tasks/task.ts'
import { startThread } from '../threads/index.ts'

/** The figures of each reading, in their order. */
export type Figures = readonly (readonly FigureBasis[])[]

/** What a thread is handed: where to find the function, what to read from, and how far the list is taken, which all share. */
export type ThreadWork<R = unknown> = FiguresPlace & {
  readonly readings: readonly R[]
  readonly next: Int32Array
}

/** What a thread has read, by the place of the reading. */
export type ThreadFigures = readonly (readonly [at: number, figures: readonly FigureBasis[]])[]

export type ThreadOptions = {
  readonly threads: number
  /** Told how many of the readings are done, from 0 to 1. */
  readonly onProgress?: (done: number) => void
  /** The milliseconds of work from which threads are started. */
  readonly worth?: number
}

/** A thread takes about so many milliseconds to start. */
const WORTH = 300

/** The next reading that nobody has taken, for as long as there is one. */
export function* untaken<R>({ readings, next }: Pick<ThreadWork<R>, 'readings' | 'next'>) {
  for (;;) {
    const at = Atomics.add(next, 0, 1)
    const reading = readings[at]
    if (reading === undefined) return
    yield [at, reading] as const
  }
}

/** The figures of all readings, read here. */
export function figuresOf<P extends CommonPlan, S>(
  task: Task<P, S>,
  readings: readonly Reading<P, S>[],
): Figures {
  return readings.map(task.figures)
}

/** As `figuresOf`, on up to so many threads, where the first reading took so long that they are worth starting. */
export async function figuresOnThreads<P extends CommonPlan, S>(
  task: Task<P, S>,
  readings: readonly Reading<P, S>[],
  { threads, onProgress = () => {}, worth = WORTH }: ThreadOptions,
): Promise<Figures> {
  const { figuresPlace: place } = task
  const [first, ...others] = readings
  if (first === undefined) return []
  const before = performance.now()
  const figures = [task.figures(first)]
  const left = (performance.now() - before) * others.length
  const work = { readings, next: new Int32Array(new SharedArrayBuffer(4)).fill(1) }
  const helped = Math.min(threads - 1, others.length, Math.floor(left / worth))
  const started =
    place === undefined
      ? []
      : Array.from({ length: helped }, () =>
          startThread<ThreadFigures>('figures-thread', import.meta.url, { ...place, ...work }),
        )
  try {
    for (const [at, reading] of untaken(work)) {
      figures[at] = task.figures(reading)
      onProgress(at / readings.length)
    }
    const found = await Promise.all(started.map((thread) => thread.answer))
    for (const [at, ofSlice] of found.flat()) figures[at] = ofSlice
  } finally {
    await Promise.all(started.map(({ stop }) => stop()))
  }
  return figures
}
