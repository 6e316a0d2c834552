// `policeai keys new`: a pair of keys, of which the private one is readable by its owner alone from the moment it is
// there. Nothing is ever overwritten: a lost private key cannot be had again.
import { access, mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { newKeys } from '@policeai/evaluation'
import { faultLine, InputFault } from '../fault.ts'
import { orInputFault } from '../files.ts'
import type { Surroundings } from '../surroundings.ts'

export async function makeKeys(
  { out }: { readonly out: string },
  { stdout, cwd }: Surroundings,
): Promise<void> {
  const folder = resolve(cwd, out)
  const [privatePath, publicPath] = [join(folder, 'private.pem'), join(folder, 'public.pem')]
  await refuseExisting([privatePath, publicPath])
  const keys = newKeys()
  await orInputFault(folder, () => mkdir(folder, { recursive: true }))
  await orInputFault(privatePath, () =>
    writeFile(privatePath, keys.privateKeyPem, { flag: 'wx', mode: 0o600 }),
  )
  await orInputFault(publicPath, () => writeFile(publicPath, keys.publicKeyPem, { flag: 'wx', mode: 0o644 }))
  stdout.write(`Key ${keys.keyId}
  ${privatePath}  keep it to yourself: whoever has it can sign as you
  ${publicPath}  give it to whoever is to verify your evidence
`)
}

async function refuseExisting(paths: readonly string[]): Promise<void> {
  const there = await Promise.all(paths.map(exists))
  const faults = paths
    .filter((_, i) => there[i])
    .map((file) =>
      faultLine({ file, message: 'there is a key here already; it is kept', hint: 'Give another folder.' }),
    )
  if (faults.length > 0) throw new InputFault(faults)
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
