// Counts a ranking topic by topic: the items of a topic in their order, for all of it and for each group's part of it.
import type { ElusionSample } from '@policeai/metrics'
import type { CodedRow } from '../../observations/index.ts'
import { gatherUnits, makeSlices, mapSlices, type OwnSums, ownSums } from '../gathered.ts'
import type { Counting, Slices } from '../task.ts'
import { yesOrNo } from '../yes-no.ts'
import type { RankingPlan } from './plan.ts'
import { isRelevant, sampleRoles } from './relevance.ts'
import { type RankingState, sortSamples } from './state.ts'
import { amountNames, type RankedItem, sampleOf, topicAmounts } from './topic.ts'

/** A row as it is put in order. `at`: lower comes first; none where it never came up. */
type Candidate = {
  readonly row: CodedRow
  readonly at: number | undefined
  readonly document: Buffer
  readonly relevant: boolean
}

type Ordered = { readonly item: RankedItem; readonly place: number }

/** By place or score; ties by document from last to first, byte by byte, as trec_eval has it, else what matters last. */
function before(a: Candidate, b: Candidate): number {
  if (a.at === undefined || b.at === undefined) return Number(a.at === undefined) - Number(b.at === undefined)
  return a.at - b.at || Buffer.compare(b.document, a.document) || Number(a.relevant) - Number(b.relevant)
}

function candidateOf(row: CodedRow, plan: RankingPlan): Candidate {
  const [document, relevance, position] = row.values.slice(plan.columns.epoch === undefined ? 1 : 2)
  const at = position === null || position === undefined ? undefined : Number(position)
  return {
    row,
    at: at !== undefined && plan.columns.score !== undefined ? -at : at,
    document: Buffer.from(String(document ?? '')),
    relevant: relevance !== '' && isRelevant(String(relevance), plan) === true,
  }
}

function orderTopic(rows: readonly CodedRow[], plan: RankingPlan): ReadonlyMap<CodedRow, Ordered> {
  const candidates = rows.map((row) => candidateOf(row, plan)).sort(before)
  return new Map(
    candidates.map(({ row, at, relevant }, place) => {
      const [discarded, sampled] = row.values.slice(-2).map((text) => yesOrNo(String(text)) === true)
      const asked = plan.columns.sampled !== undefined
      const rank = at === undefined ? undefined : place + 1
      const sample = { discarded: asked && discarded === true, sampled: asked && sampled === true }
      return [row, { item: { rank, relevant, ...sample }, place }]
    }),
  )
}

type Collector = { readonly sums: OwnSums; readonly samples: ElusionSample[] }

function addTopic(
  { sums, samples }: Collector,
  rows: readonly CodedRow[],
  order: ReadonlyMap<CodedRow, Ordered>,
  plan: RankingPlan,
): void {
  const ordered = rows.flatMap((row) => order.get(row) ?? []).sort((a, b) => a.place - b.place)
  const items = ordered.map(({ item }) => item)
  const [first] = rows
  if (first === undefined) return
  sums.add(first, topicAmounts(items, plan))
  if (plan.columns.sampled !== undefined) samples.push(sampleOf(items))
}

/** Counts the used rows. */
export async function countTopics(counting: Counting<RankingPlan>): Promise<Slices<RankingState>> {
  const { coded, plan, attributes, onProgress } = counting
  const width = amountNames(plan).length
  const slices = makeSlices(attributes, (): Collector => {
    return { sums: ownSums(coded, width, { cells: false }), samples: [] }
  })
  const units = ['topic', ...(plan.columns.epoch === undefined ? [] : ['epoch'])]
  let order: ReadonlyMap<CodedRow, Ordered> = new Map()
  await gatherUnits(coded, {
    columns: [...units, 'document', 'relevance', 'place', ...sampleRoles(plan)],
    by: units.length,
    order: units.map((unit) => `raw.${unit} collate "C"`),
    slices,
    visit: (slice, rows) => {
      if (slice === slices.all) order = orderTopic(rows, plan)
      addTopic(slice, rows, order, plan)
    },
    onProgress,
  })
  return mapSlices(slices, ({ sums, samples }) => ({ sums: sums.read(), samples: sortSamples(samples) }))
}
