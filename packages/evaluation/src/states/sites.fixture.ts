// Rows split among sites, each counted by itself in a folder of its own: what the tests of states start from.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { newKeys } from '../evidence/index.ts'
import type { Outcome } from '../faults/index.ts'
import { type NamedText, type Released, type StateOptions, signState, stateOfFile } from './index.ts'

export type Keys = ReturnType<typeof newKeys>

const clock = (): Date => new Date(0)

/** Writes a plan and rows as a site of this name would have them; gives the path of the plan. */
export async function placeSite(folder: string, site: string, plan: string, csv: string): Promise<string> {
  const own = join(folder, encodeURIComponent(site))
  await mkdir(own, { recursive: true })
  await writeFile(join(own, 'rows.csv'), csv)
  const path = join(own, 'plan.yaml')
  await writeFile(path, plan)
  return path
}

export async function released(
  folder: string,
  site: string,
  plan: string,
  csv: string,
  options: Partial<StateOptions> = {},
): Promise<Outcome<Released>> {
  return stateOfFile(await placeSite(folder, site, plan, csv), { site, clock, ...options })
}

export function take<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
  return outcome as T
}

export function sealed(name: string, { state }: Released, keys: Keys): NamedText {
  const signed = signState(state, keys.privateKeyPem)
  if (!signed.ok) throw new Error(signed.message)
  return { name, text: signed.text }
}

/** The signed states of many sites, by the same key. */
export async function statesOf(
  folder: string,
  plan: string,
  sites: Readonly<Record<string, string>>,
  keys: Keys,
): Promise<NamedText[]> {
  const states: NamedText[] = []
  for (const [site, csv] of Object.entries(sites))
    states.push(sealed(`${site}.json`, take(await released(folder, site, plan, csv)), keys))
  return states
}

/** A whole number from 0 to below − 1, from a seed of its own (mulberry32). */
export function draws(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}
