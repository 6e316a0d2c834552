// Keys from files; what is no key is told by the name of its file, and of public keys all at once.
import { resolve } from 'node:path'
import { readPrivateKey, readPublicKey } from '@policeai/evaluation'
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

/** The text of a private key that can sign. */
export async function readKey(file: string, cwd: string): Promise<string> {
  const pem = await readText(resolve(cwd, file), file)
  const read = readPrivateKey(pem)
  if (!read.ok) throw new InputFault([faultLine({ file, message: read.message })])
  return pem
}
