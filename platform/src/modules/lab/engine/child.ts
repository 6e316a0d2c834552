// The process that measures: takes an order, reports progress, sends what came of it, and takes the next, until nobody
// is left to give one. It gives way to the web server, and does not outlive it.
import { constants, setPriority } from 'node:os'
import { type EvaluationProgress, evaluate } from '@policeai/evaluation'
import type { EngineOrder } from './engine.ts'
import type { ChildMessage } from './evaluate-in-child.ts'

/** Where each step begins and ends within the whole. */
const SHARES: Readonly<Record<EvaluationProgress['step'], readonly [from: number, to: number]>> = {
  reading: [0, 0.6],
  counting: [0.6, 0.95],
  measuring: [0.95, 1],
}

setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
process.once('disconnect', () => process.exit())
process.on('message', (order: EngineOrder) => {
  void work(order).then(say, (error) => say({ type: 'broken', message: String(error) }))
})

async function work({ time, ...order }: EngineOrder): Promise<ChildMessage> {
  const onProgress = ({ step, done }: EvaluationProgress) => {
    const [from, to] = SHARES[step]
    process.send?.({
      type: 'progress',
      progress: { step, share: from + done * (to - from) },
    } satisfies ChildMessage)
  }
  const outcome = await evaluate({ ...order, clock: () => new Date(time), onProgress })
  return { type: 'outcome', outcome }
}

function say(message: ChildMessage): void {
  process.send?.(message)
}
