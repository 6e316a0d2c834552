// Where memory or the disk does not suffice: no fault of the observations but of how many they are, and something that
// whoever runs the evaluation can mend.
import { tmpdir } from 'node:os'
import type { Fault } from '../faults/index.ts'

const FULL = /^Out of Memory Error: failed to offload|No space left on device|\b(ENOSPC|EDQUOT|EFBIG)\b/

/** The fault behind an error of the disk or the reader of tables; nothing where it is another error. */
export function roomFault(error: unknown, file: string): Fault | undefined {
  const said = error instanceof Error ? error.message : ''
  const code = 'observations_too_large'
  if (FULL.test(said)) {
    const message = 'the disk has no room for what does not fit into memory'
    const hint = `Make room in ${tmpdir()}, or name another folder by the variable TMPDIR.`
    return { code, file, message, hint }
  }
  if (!/^Out of Memory Error/.test(said)) return undefined
  const message = 'the observations need more memory than the evaluation may take'
  return { code, file, message, hint: 'Raise the memory limit, or leave out groups.' }
}
