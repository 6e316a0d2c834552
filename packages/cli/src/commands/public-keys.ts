// Public keys from files; what is no public key is told by the name of its file, all at once.
import { resolve } from 'node:path'
import { readPublicKey } from '@policeai/evaluation'
import { faultLine, InputFault } from '../fault.ts'
import { readText } from '../files.ts'

export async function readPublicKeys(files: readonly string[], cwd: string): Promise<readonly string[]> {
  const keys: string[] = []
  const faults: string[] = []
  for (const file of files) {
    const pem = await readText(resolve(cwd, file), file)
    const read = readPublicKey(pem)
    if (read.ok) keys.push(pem)
    else faults.push(faultLine({ file, message: read.message }))
  }
  if (faults.length > 0) throw new InputFault(faults)
  return keys
}
