// Linkage: were the records of one person, or of one stolen item, brought together, and those of others kept apart? Entities
// are what is resampled, since the pairs of one entity stand or fall together.
import type { ColumnNeed } from '../../observations/index.ts'
import { ownDesign } from '../gathered.ts'
import type { Counting, MeasureDefinition, Task } from '../task.ts'
import { linkageFaults } from './check.ts'
import { linkageDisclosure } from './disclosure.ts'
import { linkageFigures } from './figures.ts'
import { countItems } from './items.ts'
import { countPairs } from './pairs.ts'
import { hasPairs, type LinkagePlan, linkagePlanSchema, predictionColumn } from './plan.ts'
import { type LinkageState, linkageStateSchema, mergeLinkageStates } from './state.ts'
import { words } from './words.ts'

const measures: readonly MeasureDefinition[] = [
  { name: 'pairwise_recall', unit: 'proportion', better: 'higher', shown: 'key' },
  { name: 'pairwise_precision', unit: 'proportion', better: 'higher', shown: 'key' },
  { name: 'pairwise_f1', unit: 'score', better: 'higher' },
  { name: 'b_cubed_recall', unit: 'proportion', better: 'higher', shown: 'also' },
  { name: 'b_cubed_precision', unit: 'proportion', better: 'higher', shown: 'also' },
  { name: 'b_cubed_f1', unit: 'score', better: 'higher' },
  { name: 'pair_completeness', unit: 'proportion', better: 'higher', shown: 'also' },
  { name: 'reduction_ratio', unit: 'proportion', better: 'higher' },
  { name: 'list_precision_at', unit: 'proportion', better: 'higher' },
]

function needsOf(plan: LinkagePlan): readonly ColumnNeed[] {
  const { truth, prediction, left, right, score, compared } = plan.columns
  if (left === undefined || right === undefined) {
    return [
      { role: 'truth', name: truth, kind: 'label', used: true },
      { role: 'prediction', name: predictionColumn(plan), kind: 'text', used: false },
    ]
  }
  const scored = prediction === undefined && compared === undefined
  const label = (role: string, name: string): ColumnNeed => ({ role, name, kind: 'label', used: true })
  return [
    label('first_item', left),
    label('second_item', right),
    label('truth', truth),
    ...(prediction === undefined ? [] : [label('prediction', prediction)]),
    ...(score === undefined ? [] : [{ role: 'score', name: score, kind: 'number', used: scored } as const]),
    ...(compared === undefined ? [] : [label('compared', compared)]),
  ]
}

async function count(counting: Counting<LinkagePlan>) {
  const { plan } = counting
  const slices = await (hasPairs(plan) ? countPairs : countItems)(counting)
  const { left, right, truth } = plan.columns
  const column = left === undefined ? truth : `${left} = ${right}`
  return { ok: true, slices, ...ownDesign(plan, { column, n: slices.all.sums.units }) } as const
}

export const linkage: Task<LinkagePlan, LinkageState> = {
  name: 'linkage',
  planSchema: linkagePlanSchema,
  stateSchema: linkageStateSchema,
  measures,
  words,
  needs: needsOf,
  check: ({ plan, table, file }) => linkageFaults(table, file, plan),
  count,
  figures: linkageFigures,
  merge: mergeLinkageStates,
  disclose: linkageDisclosure,
}
