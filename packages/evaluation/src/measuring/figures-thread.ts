// A thread that reads the figures of some slices. It loads nothing but the module that holds them.
import { parentPort, workerData } from 'node:worker_threads'
import type { FigureBasis } from '../tasks/task.ts'
import { type ThreadFigures, type ThreadWork, untaken } from './figures.ts'

type Read = (reading: unknown) => readonly FigureBasis[]

const work: ThreadWork = workerData
const module: Readonly<Record<string, Read | undefined>> = await import(work.module)
const read = module[work.name]
if (read === undefined) throw new Error(`no ${work.name} in ${work.module}`)
const found: ThreadFigures = Array.from(untaken(work), ([at, reading]) => [at, read(reading)])
parentPort?.postMessage(found)
