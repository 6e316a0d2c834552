// A thread that counts rows into the groups of some attributes, while the rows are fetched.
import { parentPort, workerData } from 'node:worker_threads'
import { fullRooms, type SharedRows } from './shared-rows.ts'
import { createTally, type TallyPlan } from './tally.ts'

/** What the thread is handed; `reader` is its number among the readers. */
export type TallyWork = { readonly plan: TallyPlan; readonly rows: SharedRows; readonly reader: number }

const { plan, rows, reader }: TallyWork = workerData
const tally = createTally(plan)
for (const { room, length } of fullRooms(rows, reader)) tally.add(room, length)
parentPort?.postMessage(tally.read())
