// A command that is interrupted leaves nothing behind: no rows in a temporary folder, no half-written file. Then the signal
// does what it does, so that whoever started the command sees what ended it.
import { removeTemporaryFolders } from '@policeai/evaluation'
import { abandonWrites } from './files.ts'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Does the work, and cleans up after it where a signal ends the process first. */
export async function interruptibly<T>(work: () => Promise<T>): Promise<T> {
  const end = (signal: NodeJS.Signals) => {
    release()
    removeTemporaryFolders()
    abandonWrites()
    process.kill(process.pid, signal)
  }
  const release = () => {
    for (const signal of SIGNALS) process.removeListener(signal, end)
  }
  for (const signal of SIGNALS) process.on(signal, end)
  try {
    return await work()
  } finally {
    release()
  }
}
