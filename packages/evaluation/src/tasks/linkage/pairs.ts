// Counts pairs of items. The items that true pairs tie together are an entity; a pair counts half for the entity of each of
// its items, since all pairs of one entity stand or fall together.
import { type Coded, type CodedRow, type SliceSums, sliceSums } from '../../observations/index.ts'
import { makeSlices } from '../gathered.ts'
import type { Counting, Slices } from '../task.ts'
import { yesOrNo } from '../yes-no.ts'
import { hasLinks, type LinkagePlan } from './plan.ts'
import { headOf, type LinkageState, type Listed, PAIR_SUMS } from './state.ts'

type Pair = {
  readonly isTrue: boolean
  readonly linked: boolean
  readonly compared: boolean
  readonly score: number | undefined
}

/** The columns of a pair; null where the plan has none. */
function columnsOf({ columns }: LinkagePlan): string[] {
  const optional = ['prediction', 'score', 'compared'] as const
  const given = optional.map((role) => (columns[role] === undefined ? 'null' : role))
  return ['first_item', 'second_item', 'truth', ...given]
}

function pairOf({ values }: CodedRow, plan: LinkagePlan): Pair {
  const [, , truth, prediction, score, compared] = values
  const said = (text: unknown) => yesOrNo(String(text)) === true
  const number = score === null || score === undefined ? undefined : Number(score)
  const wasCompared = plan.columns.compared === undefined || said(compared)
  const decided =
    plan.columns.prediction === undefined
      ? number !== undefined && plan.threshold !== undefined && number >= plan.threshold
      : said(prediction)
  return { isTrue: said(truth), linked: wasCompared && decided, compared: wasCompared, score: number }
}

/** Sets of items that grow together. */
function createEntities() {
  const [places, parents]: [Map<unknown, number>, number[]] = [new Map(), []]
  const rootOf = (place: number): number => {
    let at = place
    while (parents[at] !== at) {
      const above = parents[at] ?? at
      parents[at] = parents[above] ?? above
      at = above
    }
    return at
  }
  const entityOf = (item: unknown): number => {
    const known = places.get(item)
    if (known !== undefined) return rootOf(known)
    places.set(item, parents.length)
    return parents.push(parents.length) - 1
  }
  const join = (a: unknown, b: unknown): void => {
    const [one, other] = [entityOf(a), entityOf(b)]
    parents[Math.max(one, other)] = Math.min(one, other)
  }
  return { entityOf, join }
}

const ORDER = ['raw.first_item collate "C"', 'raw.second_item collate "C"']

async function entitiesOf(coded: Coded): Promise<(item: unknown) => number> {
  const { entityOf, join } = createEntities()
  for await (const { values } of coded.each(['first_item', 'second_item', 'truth'], { order: ORDER })) {
    const [first, second, truth] = values
    for (const item of [first, second]) entityOf(item)
    if (yesOrNo(String(truth)) === true) join(first, second)
  }
  return entityOf
}

function amountsOf({ isTrue, linked, compared }: Pair): readonly number[] {
  const both = (a: boolean, b = true): number => Number(a && b)
  return [both(isTrue, linked), both(linked), both(isTrue), 1, both(isTrue, compared), both(!compared)]
}

function addPair(
  sums: SliceSums,
  row: CodedRow,
  amounts: readonly number[],
  units: readonly [number, number],
): void {
  const [one, other] = units
  if (one === other) {
    sums.add({ ...row, units: [one] }, amounts)
    return
  }
  const halves = amounts.map((amount) => amount / 2)
  for (const unit of units) sums.add({ ...row, units: [unit] }, halves)
}

/** The list of a slice as it grows; what cannot be reached any more is let go now and then. */
function createList(longest: number) {
  let list: readonly Listed[] = []
  let waiting: Listed[] = []
  const settle = (): readonly Listed[] => {
    list = headOf([...list, ...waiting], longest)
    waiting = []
    return list
  }
  return {
    add: (listed: Listed): void => {
      waiting.push(listed)
      if (waiting.length > 2 * longest + 1000) settle()
    },
    settle,
  }
}

/** Counts the used rows. */
export async function countPairs({
  coded,
  plan,
  attributes,
  onProgress,
}: Counting<LinkagePlan>): Promise<Slices<LinkageState>> {
  const byEntity = coded.clusters === 0
  const entityOf = byEntity ? await entitiesOf(coded) : () => 0
  const sums = sliceSums(byEntity ? { ...coded, clusters: 1 } : coded, PAIR_SUMS.length, { cells: false })
  const longest = plan.columns.score === undefined ? 0 : Math.max(0, ...plan.list_precision_at)
  const lists = makeSlices(attributes, () => createList(longest))
  for await (const row of coded.each(columnsOf(plan), { order: ORDER, onProgress })) {
    const pair = pairOf(row, plan)
    const [first, second] = row.values
    const amounts = amountsOf(hasLinks(plan) ? pair : { ...pair, linked: false })
    if (byEntity) addPair(sums, row, amounts, [entityOf(first), entityOf(second)])
    else sums.add(row, amounts)
    if (pair.score === undefined || !pair.compared) continue
    const listed: Listed = [pair.score, Number(pair.isTrue)]
    lists.all.add(listed)
    for (const [a, code] of row.codes.entries()) lists.groups[a]?.[code]?.add(listed)
  }
  const { all, groups } = sums.read()
  return {
    all: { sums: all, list: lists.all.settle() },
    groups: groups.map((each, a) =>
      each.map((own, g) => ({ sums: own, list: lists.groups[a]?.[g]?.settle() ?? [] })),
    ),
  }
}
