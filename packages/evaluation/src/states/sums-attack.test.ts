// An attacker who adds and takes away: for every set of the finest groups whose amount follows from what a state shows, whoever
// knows the rows counts how many units stand behind it. He tries every set and every amount, and all that follows from several.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mergeUnitSums, type UnitSums } from '@policeai/metrics'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SumsBlock } from '../disclosure/index.ts'
import { followsFrom, setsOf } from '../disclosure/row-space.fixture.ts'
import { countObservations } from '../engine/count.ts'
import { newKeys } from '../evidence/index.ts'
import { readPlan } from '../plan/index.ts'
import { csvOf, type SmallRow } from '../tasks/every-task.fixture.ts'
import { taskOf } from '../tasks/index.ts'
import type { StateSlice } from './format.ts'
import { openState, type StateFile } from './index.ts'
import { caseOf, csvOfSite, planOf, rowsOfSite, SUMS_TASKS } from './many-units.fixture.ts'
import { placeSite, released, sealed, take } from './sites.fixture.ts'

const BELOW = 3
const SUPPRESS = `{ rule: suppress, below: ${BELOW} }`

let folder = ''
const keys = newKeys()
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policeai-attack-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The sums of some rows, as nobody but the site has them. */
async function blocksOf(task: string, rows: readonly SmallRow[]): Promise<readonly SumsBlock[]> {
  const read = readPlan(planOf(caseOf(task), SUPPRESS, '[]'), 'plan.yaml')
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  const { plan } = read
  const observationsPath = join(folder, `${task}.csv`)
  await writeFile(observationsPath, csvOf(rows))
  const counted = await countObservations({ plan, observationsPath, seed: 1 })
  if (!counted.ok) throw new Error(JSON.stringify(counted.faults))
  const { sums, open = (state: unknown) => state } = taskOf(plan).disclose ?? {}
  const all = open(counted.counts.slices.all, plan)
  return sums?.read(all, { all, plan }) ?? []
}

function placeOf({ force, sex }: SmallRow): string {
  return JSON.stringify([force, sex])
}

/** The parts of a unit lie in several groups here, so that what is behind two groups is counted anew from their rows. */
const SPLIT = new Set(['transcription', 'translation', 'summary'])

function pooled(parts: readonly (readonly SumsBlock[])[]): readonly SumsBlock[] {
  const blocks = new Map<string, SumsBlock>()
  for (const block of parts.flat()) {
    const before = blocks.get(block.name)
    blocks.set(block.name, before ? { ...block, sums: mergeUnitSums(before.sums, block.sums) } : block)
  }
  return [...blocks.values()]
}

/** The sums of any set of the finest groups. */
async function exactOf(task: string, rows: readonly SmallRow[]) {
  const places = [...new Set(rows.map(placeOf))].sort()
  const known = new Map<string, Promise<readonly SumsBlock[]>>()
  const sets = new Map<string, readonly SumsBlock[]>()
  const counted = (inside: readonly string[]): Promise<readonly SumsBlock[]> => {
    const key = inside.join()
    const own = rows.filter((row) => inside.includes(placeOf(row)))
    const found = known.get(key) ?? blocksOf(task, own)
    known.set(key, found)
    return found
  }
  return {
    places,
    of: async (set: readonly number[]): Promise<readonly SumsBlock[]> => {
      const inside = places.filter((_, at) => set[at] === 1)
      if (SPLIT.has(task)) return counted(inside)
      const before = sets.get(inside.join())
      if (before !== undefined) return before
      const parts: (readonly SumsBlock[])[] = []
      for (const place of inside) parts.push(await counted([place]))
      sets.set(inside.join(), pooled(parts))
      return pooled(parts)
    },
  }
}

function heldIn(slice: StateSlice): readonly string[] {
  return 'held' in slice ? (slice.held as string[]) : []
}

/** Which of the finest groups each slice is made of, and what it shows: everything but `held`, or nothing. */
function cluesOf({ slices, attributes }: StateFile, places: readonly string[]) {
  const inside = (columns: readonly string[], values: readonly (string | null)[]) =>
    places.map((place) => {
      const own: (string | null)[] = JSON.parse(place)
      return columns.every((column, i) => own[column === 'force' ? 0 : 1] === values[i]) ? 1 : 0
    })
  const ofGroups = attributes.flatMap(({ columns, groups }, a) =>
    groups.map(({ values }, g) => ({ of: inside(columns, values), slice: slices.groups[a]?.[g] })),
  )
  return [{ of: inside([], []), slice: slices.all }, ...ofGroups].flatMap(({ of, slice }) => {
    if (slice === undefined || !('state' in slice)) return []
    return [{ of, held: new Set(heldIn(slice)) }]
  })
}

function spreadOf({ sums, products }: UnitSums, c: readonly number[]): number | undefined {
  const k = sums.length
  let [total, squares] = [0, 0]
  for (let i = 0, at = 0; i < k; i++) {
    total += (c[i] ?? 0) * (sums[i] ?? 0)
    if (products === null) squares += (c[i] ?? 0) ** 2 * (sums[i] ?? 0)
    for (let j = i; products !== null && j < k; j++)
      squares += (i === j ? 1 : 2) * (c[i] ?? 0) * (c[j] ?? 0) * (products[at++] ?? 0)
  }
  return squares < 1e-9 ? undefined : total ** 2 / squares
}

type Asked = {
  readonly names: readonly string[]
  readonly parts: Readonly<Record<string, number>>
  readonly block: string
}

/** Each amount by itself, and what follows from several. */
function askedOf(blocks: readonly SumsBlock[]): Asked[] {
  return blocks.flatMap(({ name, amounts, pieces = [], cells, sums }) => {
    if (cells === true && sums.products === null) return []
    const single = amounts.map((amount) => ({ [amount]: 1 }) as Record<string, number>)
    return [...single, ...pieces.map(({ parts }) => parts)].map((parts) => ({
      block: name,
      names: Object.keys(parts).map((amount) => `${name}.${amount}`),
      parts,
    }))
  })
}

/** Of what no unit has any, nothing can be learnt. */
function isNothing(blocks: readonly SumsBlock[], block: string, parts: Asked['parts']): boolean {
  const own = blocks.find(({ name }) => name === block)
  return (
    own === undefined || Object.keys(parts).every((name) => own.sums.sums[own.amounts.indexOf(name)] === 0)
  )
}

/** Where every set must be counted anew, one attribute beside the other is enough but for one task. */
const COUNTED_ANEW = new Set(['translation', 'summary'])

test.each(SUMS_TASKS)(
  '%s: no set of groups follows that has too few units',
  async (task) => {
    const exact = await exactOf(task, rowsOfSite(caseOf(task), 3, 6))
    const csv = csvOfSite(caseOf(task), 3, 6)
    const groups = COUNTED_ANEW.has(task) ? '[force, sex]' : undefined
    const { state } = take(await released(folder, task, planOf(caseOf(task), SUPPRESS, groups), csv))
    const clues = cluesOf(state, exact.places)
    const sets = setsOf(exact.places.length)
    const found = { follow: 0, hidden: 0 }
    const exposed: unknown[] = []
    const all = await exact.of(exact.places.map(() => 1))
    for (const { names, parts, block } of askedOf(all)) {
      if (isNothing(all, block, parts)) continue
      const follows = followsFrom(
        clues.filter(({ held }) => !names.some((name) => held.has(name))).map(({ of }) => of),
      )
      for (const set of sets) {
        if (!follows(set)) {
          found.hidden++
          continue
        }
        found.follow++
        const own = (await exact.of(set)).find(({ name }) => name === block)
        if (own === undefined) continue
        const spread = spreadOf(
          own.sums,
          own.amounts.map((amount) => parts[amount] ?? 0),
        )
        if (own.sums.units < BELOW || (spread ?? BELOW) < BELOW - 1e-9) exposed.push([set, names])
      }
    }
    expect(exposed).toEqual([])
    expect(exact.places.length).toBeGreaterThan(5)
    expect(found.follow).toBeGreaterThan(10)
    expect(found.hidden).toBeGreaterThan(100)
  },
  60_000,
)

test('types that add up to all spans leave together or not at all', async () => {
  const csv = csvOfSite(caseOf('spans'), 4, 6)
  const { state } = take(await released(folder, 'Types', planOf(caseOf('spans'), SUPPRESS), csv))
  for (const slice of [state.slices.all, ...state.slices.groups.flat()]) {
    for (const amount of ['correct', 'found', 'to_find']) {
      const held = ['NAME', 'PHONE'].map((type) => heldIn(slice).includes(`type ${type}.${amount}`))
      expect(new Set(held).size).toBe(1)
    }
  }
})

async function opened(task: string, site: string, csv: string, policy = SUPPRESS) {
  const plan = planOf(caseOf(task), policy)
  await placeSite(folder, site, plan, csv)
  const signed = sealed('state.json', take(await released(folder, site, plan, csv)), keys)
  return take(openState(signed, [keys.publicKeyPem])).opened
}

test.each(SUMS_TASKS)(
  '%s: a second release of the same rows is the same, of others has no sums',
  async (task) => {
    const small = caseOf(task)
    const csv = csvOfSite(small, 5, 6)
    const first = await opened(task, `Again ${task}`, csv)
    const again = async (rows: string, policy = SUPPRESS): Promise<StateFile> =>
      take(await released(folder, `Again ${task}`, planOf(small, policy), rows, { previous: [first] })).state
    expect((await again(csv)).slices).toEqual(first.state.slices)
    const shorter = `${csv.trimEnd().split('\n').slice(0, -1).join('\n')}\n`
    for (const next of [await again(shorter), await again(csv, '{ rule: suppress, below: 2 }')]) {
      const shown = [next.slices.all, ...next.slices.groups.flat()].filter((slice) => 'state' in slice)
      expect(shown.every((slice) => heldIn(slice).length > 0)).toBe(true)
      expect(JSON.stringify(shown.map((slice) => slice.state))).not.toMatch(/"sums":\[[^\]]*[1-9]/)
    }
  },
)
