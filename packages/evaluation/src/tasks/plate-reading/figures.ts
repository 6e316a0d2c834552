// What the figures of plate reading rest on in one slice.
import { type Basis, none, rateOfSums, shareOf } from '../../basis/index.ts'
import type { FigureBasis, Reading } from '../task.ts'
import type { PlatePlan } from './plan.ts'
import { PATTERN_NAMES } from './read.ts'
import type { PlateState } from './state.ts'

function at(place: number, size: number): number[] {
  return Array.from({ length: size }, (_, i) => (i === place ? 1 : 0))
}

function patternShare({ patterns }: PlateState, pattern: number): Basis {
  if (patterns === null) return none('needs_rows')
  const size = patterns.sums.length
  return shareOf(patterns, at(2 * pattern + 1, size), at(2 * pattern, size))
}

/** The patterns are those of all observations, so that every slice has the same figures. */
export function plateFigures({ state, all }: Reading<PlatePlan, PlateState>): FigureBasis[] {
  const { reads, characters } = state
  const share = (place: number): Basis => shareOf(reads, at(place, 3), [1, 1, 1], 'no_observation')
  return [
    { measure: 'exact_read_rate', basis: share(0) },
    ...PATTERN_NAMES.flatMap((of, pattern) =>
      (all.patterns?.sums[2 * pattern] ?? 0) > 0
        ? [{ measure: 'pattern_read_rate', of, basis: patternShare(state, pattern) }]
        : [],
    ),
    { measure: 'false_read_rate', basis: share(1) },
    { measure: 'no_read_rate', basis: share(2) },
    {
      measure: 'character_error_rate',
      basis: characters === null ? none('needs_rows') : rateOfSums(characters, [1, 0], [0, 1]),
    },
  ]
}
