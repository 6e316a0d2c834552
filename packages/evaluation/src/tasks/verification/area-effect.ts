// How much less sure dependent claims make the area under the ROC curve than as many independent ones: the variance of
// the placements summed by unit, over DeLong's.
import { areaUnderRoc, type ScoreHistogram, scanHistogram } from '@policeai/metrics'
import { type Cumulative, missRate, refusedRate } from './crossing.ts'
import { type Dependence, type ErrorSums, sumUnits } from './dependence.ts'
import type { Entries } from './entries.ts'

/** Design effects times claims, and claims, so that the mean effect of several sites is had by adding both; and units. */
export type AreaEffect = { readonly weighted: number; readonly claims: number; readonly units: number }

/** The share of the other class below each score, half of a tie counted: DeLong's placements, less the area. */
function placements(histogram: ScoreHistogram, cumulative: Cumulative, area: number) {
  const { positives, negatives } = histogram
  const half = (counts: Float64Array, at: number, n: number) => (counts[at] ?? 0) / (2 * n)
  return {
    genuine: positives.map(
      (_, at) => refusedRate(cumulative, at) + half(negatives, at, cumulative.negatives) - area,
    ),
    impostor: negatives.map(
      (_, at) => 1 - missRate(cumulative, at) - half(positives, at, cumulative.positives) - area,
    ),
  }
}

function varianceOf({ sums, least }: ErrorSums): number {
  const of = (part: ErrorSums['sums'] | null) =>
    part === null || part.units < 2 ? 0 : ((part.products?.[0] ?? 0) * part.units) / (part.units - 1)
  return Math.max(of(sums), of(least))
}

/**
 * The design effect of the area, at least 1, which it also is where DeLong's variance is nought; `undefined` without an area.
 *
 * Source: N. A. Obuchowski, Biometrics 53 (1997) 567–578, written as one sum over the units of both classes.
 */
export function areaEffect(
  entries: Entries,
  places: Int32Array,
  local: Dependence,
  histogram: ScoreHistogram,
  cumulative: Cumulative,
): AreaEffect | undefined {
  const area = areaUnderRoc(scanHistogram(histogram))
  if (area === undefined) return undefined
  const { genuine, impostor } = placements(histogram, cumulative, area.estimate)
  const { scores } = histogram
  const summed = sumUnits(local, (give) => {
    let at = 0
    for (let i = 0; i < places.length; i++) {
      const place = places[i] as number
      while (scores[at] !== entries.scores[place]) at++
      const isGenuine = entries.genuine[place] === 1
      const psi = isGenuine ? (genuine[at] ?? 0) / area.positives : (impostor[at] ?? 0) / area.negatives
      give(i, psi, 0)
    }
  })
  const claims = area.positives + area.negatives
  const { units } = summed.sums
  const effect = area.variance === 0 ? 1 : Math.max(1, varianceOf(summed) / area.variance)
  return { weighted: effect * claims, claims, units }
}
