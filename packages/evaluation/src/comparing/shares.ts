// A share of the same single rows: McNemar's tests, and Newcombe's interval for pairs. Only where a row stands in the
// denominator of both systems or of neither; a precision, whose denominators each system chooses, is not such a share.
import { mcNemar, type PairedCounts, pairedDifference } from '@policeai/metrics'
import type { CellPair } from './collect.ts'
import type { Contrast } from './contrast.ts'
import type { CellShare } from './estimates.ts'

/** The paired counts of a share; `undefined` where some row is in the denominator of one system alone, or none is in any. */
export function pairedCounts(
  cells: readonly CellPair[],
  a: CellShare,
  b: CellShare,
): PairedCounts | undefined {
  const counts = { both: 0, onlyA: 0, onlyB: 0, neither: 0 }
  for (const { a: inA, b: inB, count } of cells) {
    const [belowA, belowB] = [a.n[inA] === true, b.n[inB] === true]
    if (belowA !== belowB) return undefined
    if (!belowA) continue
    const [eventA, eventB] = [a.events[inA] === true, b.events[inB] === true]
    counts[eventA ? (eventB ? 'both' : 'onlyA') : eventB ? 'onlyB' : 'neither'] += count
  }
  return counts.both + counts.onlyA + counts.onlyB + counts.neither === 0 ? undefined : counts
}

export function compareShares(counts: PairedCounts, level: number): Contrast {
  const { exact, midP } = mcNemar(counts)
  const { estimate, ...limits } = pairedDifference(counts, level)
  return {
    difference: { estimate, interval: { ...limits, level, method: 'newcombe-paired' } },
    p: midP,
    test: 'mcnemar-mid-p',
    discordant: { only_a: counts.onlyA, only_b: counts.onlyB },
    also: [{ test: 'mcnemar-exact', p: exact }],
  }
}
