// Against an attacker who tries every set of the finest groups: where the amount of one follows from what is shown, enough units
// stand behind it. Units at random, in one group each or spread over several, some of them with most of an amount.
import { collectUnits, createRandom, type Random } from '@policeai/metrics'
import { expect, test } from 'vitest'
import { holdSums, markFew, protect, type ReleasedTable, type SumsBlock } from './index.ts'
import { followsFrom, setsOf } from './row-space.fixture.ts'
import { thinAmounts } from './sums.ts'
import { pairs, tableOf } from './tables.fixture.ts'

const AMOUNTS = ['words', 'errors']
const PIECES = [{ parts: { words: 1, errors: -1 }, holds: ['errors'] }]

/** What a unit has in one of the finest groups. */
type Piece = {
  readonly unit: number
  readonly at: Readonly<Record<string, string>>
  readonly amounts: number[]
}

function drawn(random: Random, count: number, split: boolean): Piece[] {
  const below = (n: number): number => Math.floor(n * random.uniform())
  const area = (): string => `a${Math.floor(4 * random.uniform() ** skew)}`
  const [skew, heavy] = [1 + below(4), 12 + below(400)]
  return Array.from({ length: count }, (_, unit) => {
    const parts = split ? 1 + below(3) : 1
    const home = { area: area(), sex: `s${below(2)}` }
    return Array.from({ length: parts }, (_part, i) => {
      const words = below(heavy) === 0 ? 60 : 1 + below(3)
      const at = i === 0 ? home : { area: area(), sex: home.sex }
      return { unit, at, amounts: [words, below(2) === 0 ? below(words + 1) : 0] }
    })
  }).flat()
}

function vectorsOf(parts: readonly Piece[]): readonly number[][] {
  const units = new Map<number, number[]>()
  for (const { unit, amounts } of parts) {
    const own = units.get(unit) ?? [0, 0]
    units.set(unit, own)
    for (const [i, amount] of amounts.entries()) own[i] = (own[i] ?? 0) + amount
  }
  return [...units.values()]
}

function blocksOf(parts: readonly Piece[]): readonly SumsBlock[] {
  const units = collectUnits(2)
  for (const amounts of vectorsOf(parts)) units.add({ amounts, observations: 1 })
  return [{ name: 'sums', amounts: AMOUNTS, pieces: PIECES, sums: units.read() }]
}

const columns = ['area', 'sex']

function placesOf(parts: readonly Piece[]): readonly Readonly<Record<string, string>>[] {
  return [...new Set(parts.map(({ at }) => JSON.stringify(at)))].sort().map((at) => JSON.parse(at))
}

function isIn(
  at: Readonly<Record<string, string>>,
  own: readonly string[],
  values: readonly string[],
): boolean {
  return own.every((column, i) => at[column] === values[i])
}

function control(parts: readonly Piece[], below: number) {
  const policy = { rule: 'suppress', below, zeros: 'show' } as const
  const joint = parts.map(({ at }) => ({ at, cells: [], n: 1 }))
  const table = tableOf(joint, { cellNames: [], attributes: [['area'], ['sex'], ...pairs(columns)] })
  const sliced = (slices: ReleasedTable['slices']) =>
    slices.map((slice) => blocksOf(parts.filter(({ at }) => isIn(at, slice.columns, slice.values))))
  const { table: released } = protect(markFew(table, sliced(table.slices), policy), policy)
  const held = holdSums(released, sliced(released.slices), policy, new Map())
  return { released, held }
}

/** The sets of the finest groups whose amount follows where these amounts are needed for it. */
function following({ released, held }: ReturnType<typeof control>, parts: readonly Piece[], needs: string[]) {
  const places = placesOf(parts)
  const rows = released.slices
    .filter(
      ({ n, attribute }) => n !== null && !needs.some((name) => held.get(attribute)?.has(`sums.${name}`)),
    )
    .map((slice) => places.map((at) => (isIn(at, slice.columns, slice.values) ? 1 : 0)))
  return setsOf(places.length)
    .filter(followsFrom(rows))
    .map((set) =>
      parts.filter(({ at }) =>
        places.some((p, i) => set[i] === 1 && isIn(at, columns, [p['area'] ?? '', p['sex'] ?? ''])),
      ),
    )
}

const ASKED: readonly (readonly [needs: string[], of: (amounts: readonly number[]) => number])[] = [
  [['words'], ([words = 0]) => words],
  [['errors'], ([, errors = 0]) => errors],
  [['words', 'errors'], ([words = 0, errors = 0]) => words - errors],
]

test.each([
  ['in one group each', false],
  ['spread over groups', true],
] as const)('units %s', (_, split) => {
  const seen = { follow: 0, partly: 0, nothing: 0 }
  for (let seed = 1; seed <= 150; seed++) {
    const random = createRandom(seed)
    const below = 3 + (seed % 3)
    const parts = drawn(random, 12 + 3 * (seed % 60), split)
    const controlled = control(parts, below)
    for (const [needs, of] of ASKED) {
      const sets = following(controlled, parts, needs)
      seen.follow += sets.length
      if (sets.length === 0) seen.nothing++
      else if (sets.length < 2 ** placesOf(parts).length - 1) seen.partly++
      for (const set of sets) {
        const values = vectorsOf(set)
          .map(of)
          .filter((value) => value !== 0)
        const behind = split
          ? values.length
          : values.reduce((sum, x) => sum + x, 0) ** 2 / values.reduce((sum, x) => sum + x * x, 0)
        if (values.length > 0) expect([seed, needs, behind >= below - 1e-9]).toEqual([seed, needs, true])
        if (values.length > 0) expect(vectorsOf(set).length).toBeGreaterThanOrEqual(below + AMOUNTS.length)
      }
    }
  }
  expect(seen.follow).toBeGreaterThan(500)
  expect(seen.partly).toBeGreaterThan(50)
  expect(seen.nothing).toBeGreaterThan(10)
})

test('rows that an amount leaves out are a count, and small where they are few', () => {
  const policy = { rule: 'suppress', below: 5, zeros: 'show' } as const
  const blocksWith = (judged: number): readonly SumsBlock[] => {
    const units = collectUnits(1)
    for (let i = 0; i < 40; i++) units.add({ amounts: [i < judged ? 1 : 0], observations: 1 })
    return [{ name: 'sums', amounts: ['judged'], ofRows: ['judged'], sums: units.read() }]
  }
  const heldOf = (judged: number) => [...thinAmounts([blocksWith(judged)], true, policy)]
  expect([40, 39, 36, 35, 20].map((judged) => heldOf(judged).length)).toEqual([0, 1, 1, 0, 0])
})
