// The units of one file (images, topics, entities, items): what of each is given, in which groups it lies and in which clusters,
// read once; and the rows without some of them, for counting again.
import { createHash } from 'node:crypto'
import { type Coded, codedRows } from '../observations/coded.ts'
import type { CommonPlan } from '../plan/index.ts'
import { yesOrNo } from '../tasks/yes-no.ts'
import type { UnitRule } from './unit-rules.ts'

/** A unit: the keys that name it in the rows, and a digest of what is given of it. */
export type Unit = {
  readonly name: string
  readonly keys: ReadonlySet<string>
  readonly given: string
  readonly clusters: readonly number[]
  /** Groups that it has rows in, as `attribute:code`. */
  readonly groups: ReadonlySet<string>
}

type Draft = {
  readonly keys: Set<string>
  readonly given: string[]
  clusters: readonly number[]
  readonly groups: Set<string>
}

/** What names the units of a row, as text; nothing where the column is empty or absent. */
function keyOf(column: string): string {
  return `coalesce(cast(${column} as text), '')`
}

/** Sets of keys that grow together, named by the first of them in the order of their bytes. */
function createSets() {
  const parents = new Map<string, string>()
  const rootOf = (key: string): string => {
    let at = key
    while ((parents.get(at) ?? at) !== at) at = parents.get(at) ?? at
    parents.set(key, at)
    return at
  }
  const join = (a: string, b: string): void => {
    const [one, other] = [rootOf(a), rootOf(b)]
    if (one !== other) parents.set(one < other ? other : one, one < other ? one : other)
  }
  return { rootOf, join }
}

type Row = {
  readonly keys: readonly string[]
  readonly joins: boolean
  readonly given: string | undefined
  readonly codes: readonly number[]
  readonly units: readonly number[]
}

async function* readRows(coded: Coded, rule: UnitRule): AsyncIterable<Row> {
  const { columns, joined, given, where } = rule
  const counts = where === undefined ? '1' : `case when ${where} then 1 else 0 end`
  const asked = [...columns.map(keyOf), joined ?? 'null', counts, ...given]
  const from = columns.length
  for await (const { values, codes, units } of coded.each(asked, {
    order: columns.map((column) => `${keyOf(column)} collate "C"`),
  })) {
    yield {
      keys: values.slice(0, from).map(String),
      joins: joined !== undefined && yesOrNo(String(values[from])) === true,
      given: Number(values[from + 1]) === 1 ? JSON.stringify(values.slice(from + 2).map(String)) : undefined,
      codes,
      units,
    }
  }
}

/** All units, by their names. */
export async function readUnits(coded: Coded, rule: UnitRule): Promise<ReadonlyMap<string, Unit>> {
  const { rootOf, join } = createSets()
  if (rule.joined !== undefined) {
    for await (const { keys, joins } of readRows(coded, rule)) if (joins) join(keys[0] ?? '', keys[1] ?? '')
  }
  const drafts = new Map<string, Draft>()
  for await (const { keys, given, codes, units } of readRows(coded, rule)) {
    for (const name of new Set(keys.map(rootOf))) {
      const draft = drafts.get(name) ?? { keys: new Set(), given: [], clusters: units, groups: new Set() }
      drafts.set(name, draft)
      for (const key of keys) if (rootOf(key) === name) draft.keys.add(key)
      if (given !== undefined) draft.given.push(given)
      for (const [attribute, code] of codes.entries()) draft.groups.add(`${attribute}:${code}`)
    }
  }
  return new Map(
    [...drafts].map(([name, { given, ...draft }]) => [name, { name, ...draft, given: digest(given) }]),
  )
}

function digest(given: readonly string[]): string {
  return createHash('sha256').update(given.toSorted().join('\n')).digest('hex')
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** The rows without those of some units. */
export function withoutUnits(
  coded: Coded,
  {
    plan,
    rule,
    units,
  }: { readonly plan: CommonPlan; readonly rule: UnitRule; readonly units: readonly Unit[] },
): Coded {
  const keys = units.flatMap((unit) => [...unit.keys])
  if (keys.length === 0) return coded
  const list = keys.map(quoted).join(', ')
  const kept = rule.columns.map((column) => `${keyOf(column)} not in (${list})`).join(' and ')
  const { table, attributes, rows } = coded
  return codedRows({ table, plan, attributes, used: `(${coded.used}) and ${kept}`, rows })
}
