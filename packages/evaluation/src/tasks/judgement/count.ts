// Counts ratings item by item: the ratings of an item are one unit, or those of all items of a cluster.
import { createHash } from 'node:crypto'
import type { CodedRow } from '../../observations/index.ts'
import { gatherUnits, makeSlices, mapSlices } from '../gathered.ts'
import type { Counting, Slices } from '../task.ts'
import type { JudgementPlan } from './plan.ts'
import { type ItemRatings, type JudgementState, kindsOf, type UnitKind } from './state.ts'

function digestOf(rater: string): string {
  return createHash('sha256').update(rater).digest('hex').slice(0, 16)
}

/** The raters beside the judge, in the order of their bytes. */
async function ratersOf({ coded, plan }: Counting<JudgementPlan>): Promise<readonly string[]> {
  const rows = await coded.table.rows(
    `select rater from raw where ${coded.used} group by rater order by rater collate "C"`,
  )
  return rows.map(([rater]) => String(rater)).filter((rater) => rater !== String(plan.judge ?? ''))
}

/** Rows are item, run, rater, label. */
function ratingsOf(rows: readonly CodedRow[], lead: string | undefined): ItemRatings {
  const others = new Map<string, number>()
  let first: string | null = null
  for (const { values } of rows) {
    const [, , rater, label] = values.map(String)
    if (rater === lead) first = label ?? null
    else if (label !== undefined) others.set(label, (others.get(label) ?? 0) + 1)
  }
  const sorted = [...others].sort(([a], [b]) => (a < b ? -1 : 1))
  return { lead: first, others: sorted, weight: rows[0]?.weight ?? 1 }
}

/** An item that was rated in several runs is as many items of one unit. */
function itemsOf(rows: readonly CodedRow[], lead: string | undefined): readonly ItemRatings[] {
  const runs = new Map<unknown, CodedRow[]>()
  for (const row of rows) {
    const run = runs.get(row.values[1]) ?? []
    runs.set(row.values[1], run)
    run.push(row)
  }
  return [...runs.values()].map((run) => ratingsOf(run, lead))
}

/** Counts the used rows. */
export async function countRatings(counting: Counting<JudgementPlan>): Promise<Slices<JudgementState>> {
  const { coded, plan, attributes, onProgress } = counting
  const raters = await ratersOf(counting)
  const digests = raters.length > 2 ? null : raters.map(digestOf).sort()
  const lead = plan.judge === undefined ? (raters.length === 2 ? raters[0] : undefined) : String(plan.judge)
  const slices = makeSlices(attributes, () => new Map<number, ItemRatings[]>())
  let item = 0
  await gatherUnits(coded, {
    columns: ['item', plan.columns.epoch === undefined ? 'null' : 'epoch', 'rater', 'label'],
    by: 1,
    order: ['raw.item collate "C"'],
    slices,
    visit: (units, rows) => {
      if (units === slices.all) item++
      const unit = coded.clusters === 0 ? item : (rows[0]?.units[0] ?? 0)
      units.set(unit, [...(units.get(unit) ?? []), ...itemsOf(rows, lead)])
    },
    onProgress,
  })
  return mapSlices(slices, (units) => ({
    kinds: kindsOf([...units.values()].map((items): UnitKind => ({ items, times: 1 }))),
    raters: digests,
  }))
}
