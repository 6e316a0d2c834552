// The scores of a slice as columns of numbers, with the units that its rows depend on each other by, numbered from 0.
import type { ScoresOfTwo } from '@policeai/metrics'
import type { PairedScores } from './collect.ts'
import type { Dependence, UnitDesign } from './dependence.ts'

/** Codes in the order in which they were met, from 0 without a gap. */
function createNumbering(): (code: number) => number {
  const numbers = new Map<number, number>()
  return (code) => {
    const known = numbers.get(code) ?? numbers.size
    numbers.set(code, known)
    return known
  }
}

function unitsOf({ places }: PairedScores, dependence: Dependence): ScoresOfTwo['units'] {
  if (dependence === 'rows') return { kind: 'columns', columns: [] }
  const numbered = createNumbering()
  const column = (side: number, number = createNumbering()): Int32Array =>
    Int32Array.from(places, ({ units }) => number(units[side] ?? 0))
  if (dependence === 'people') return { kind: 'sharing', columns: [column(0, numbered), column(1, numbered)] }
  return { kind: 'columns', columns: dependence === 'crossed' ? [column(0), column(1)] : [column(0)] }
}

export function scoreColumns(
  scores: PairedScores,
  { dependence, weighted }: Pick<UnitDesign, 'dependence' | 'weighted'>,
): ScoresOfTwo {
  return {
    a: Float64Array.from(scores.a),
    b: Float64Array.from(scores.b),
    truth: Uint8Array.from(scores.positive),
    ...(weighted ? { weights: Float64Array.from(scores.places, ({ weight }) => weight) } : {}),
    units: unitsOf(scores, dependence),
  }
}
