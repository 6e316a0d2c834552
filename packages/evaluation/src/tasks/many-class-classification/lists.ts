// How far down a system's list of classes the true one stands: a list in falling order, or classes with their scores.
import type { Fault } from '../../faults/index.ts'
import type { Table } from '../../observations/index.ts'
import { gatherProblems } from '../row-problems.ts'
import type { ManyClassPlan } from './plan.ts'

/** The role of the column that holds the list; `undefined` where the plan has none. */
export function listRole({ columns }: ManyClassPlan): 'ranked' | 'scores' | undefined {
  if (columns.ranked !== undefined) return 'ranked'
  return columns.scores === undefined ? undefined : 'scores'
}

function placeInRanked(text: string, truth: string): number {
  const place = text.split('|').findIndex((name) => name.trim() === truth)
  return place < 0 ? Number.POSITIVE_INFINITY : place + 1
}

/** The scores of a row; `undefined` where it is no JSON object of numbers. */
function scoresIn(text: string): ReadonlyMap<string, number> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    const entries = Object.entries(value)
    return entries.every(([, score]) => typeof score === 'number') ? new Map(entries) : undefined
  } catch {
    return undefined
  }
}

/** A tie counts against the system. */
function placeByScore(text: string, truth: string): number {
  const scores = scoresIn(text)
  const own = scores?.get(truth)
  if (scores === undefined || own === undefined) return Number.POSITIVE_INFINITY
  return [...scores.values()].filter((score) => score >= own).length
}

/** The place of the true class, from 1; infinite where the list lacks it. */
export function placeOf(role: 'ranked' | 'scores', text: string, truth: string): number {
  return role === 'ranked' ? placeInRanked(text, truth) : placeByScore(text, truth)
}

/** The depths of the plan, rising. */
export function depthsOf({ top }: ManyClassPlan): readonly number[] {
  return [...new Set(top)].sort((a, b) => a - b)
}

/** Rows whose scores are no JSON object of numbers. */
export async function listFaults(table: Table, file: string, plan: ManyClassPlan): Promise<readonly Fault[]> {
  const { scores: field } = plan.columns
  if (field === undefined) return []
  const problems = gatherProblems()
  const hint = 'Expected such as {"theft": 0.7, "fraud": 0.3}.'
  const sql = 'select rowid + 1, scores from raw where scores is not null order by rowid'
  for await (const batch of table.batches(sql, () => {})) {
    const [rows, texts] = [batch.values(0), batch.values(1)]
    for (const [i, text] of texts.entries())
      if (scoresIn(String(text)) === undefined)
        problems.add({ field, what: '(scores) is no JSON object of numbers', hint }, Number(rows[i]), text)
  }
  return problems.faults(file)
}
