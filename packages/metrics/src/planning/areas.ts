// How many positives and negatives tell two areas under the ROC curve apart. Before the data are seen there are no
// placements to take a variance from; Hanley and McNeil's is that of exponential scores, and close for others.
import { requireThat } from '../require-that.ts'
import { beginningOf, deviatesOf, type TestRisk } from './risk.ts'

/** Negatives per positive, and the correlation of the two areas: 0 for separate groups, above where both score the same. */
export type AreaDesign = { readonly negativesPerPositive: number; readonly correlation: number }

/** The probabilities, less the squared area, that two positives beat one negative, and one positive beats two negatives. */
function excessesOf(area: number): { readonly ofPositives: number; readonly ofNegatives: number } {
  const squared = area * area
  return { ofPositives: area / (2 - area) - squared, ofNegatives: (2 * squared) / (1 + area) - squared }
}

function requireArea(area: number): void {
  requireThat(area > 0 && area < 1, `an area is between 0 and 1, got ${area}`)
}

/**
 * The variance that an area under the ROC curve of this size is expected to have.
 *
 * Source: J. A. Hanley and B. J. McNeil, Radiology 143 (1982) 29–36, equation 1. Throws `RangeError` for an area outside
 * (0, 1) and for an empty class.
 *
 * @example
 * roundTo(Math.sqrt(expectedAreaVariance(0.893, { positives: 51, negatives: 58 })), 4) // => 0.0325
 */
export function expectedAreaVariance(
  area: number,
  { positives, negatives }: { readonly positives: number; readonly negatives: number },
): number {
  requireArea(area)
  requireThat(positives >= 1 && negatives >= 1, 'an area needs both classes')
  const { ofPositives, ofNegatives } = excessesOf(area)
  const sum = area * (1 - area) + (positives - 1) * ofPositives + (negatives - 1) * ofNegatives
  return sum / (positives * negatives)
}

/** Positives times the variance of an area, for large classes. */
function varianceOfOne(area: number, negativesPerPositive: number): number {
  const { ofPositives, ofNegatives } = excessesOf(area)
  return ofPositives / negativesPerPositive + ofNegatives
}

function reachOf(
  a: number,
  b: number,
  { negativesPerPositive, correlation }: AreaDesign,
  risk: TestRisk,
): number {
  const { significance, power } = deviatesOf(risk)
  const [ofA, ofB] = [varianceOfOne(a, negativesPerPositive), varianceOfOne(b, negativesPerPositive)]
  const equal = 2 * ofA * (1 - correlation)
  const different = ofA + ofB - 2 * correlation * Math.sqrt(ofA * ofB)
  return significance * Math.sqrt(equal) + power * Math.sqrt(different)
}

function requireDesign({ negativesPerPositive, correlation }: AreaDesign): void {
  requireThat(negativesPerPositive > 0, `needs negatives per positive, got ${negativesPerPositive}`)
  requireThat(correlation >= 0 && correlation < 1, `a correlation is in [0, 1), got ${correlation}`)
}

/**
 * The number of positives, rounded up (in each group, or in all where both systems score the same observations), that
 * tells two areas apart; negatives in proportion.
 *
 * Source: Hanley and McNeil (1982), page 34, for large classes; for the same observations Radiology 148 (1983) 839–843.
 * Throws `RangeError` unless the areas differ and lie in (0, 1).
 *
 * @example
 * positivesForAreas(0.7, 0.75, { negativesPerPositive: 1, correlation: 0 }, { significance: 0.1, power: 0.8 }) // => 653
 */
export function positivesForAreas(a: number, b: number, design: AreaDesign, risk: TestRisk): number {
  requireArea(a)
  requireArea(b)
  requireDesign(design)
  requireThat(a !== b, `needs two different areas, got ${a} twice`)
  return Math.ceil((reachOf(a, b, design, risk) / (b - a)) ** 2)
}

/**
 * The smallest excess over a reference area that so many positives (in each group) show; `undefined` where not even an
 * area near 1 would be told apart.
 *
 * Source: as `positivesForAreas`, solved for the gap by bisection.
 *
 * @example
 * roundTo(smallestAreaGap(0.7, 653, { negativesPerPositive: 1, correlation: 0 }, { significance: 0.1, power: 0.8 }), 3) // => 0.05
 */
export function smallestAreaGap(
  reference: number,
  positives: number,
  design: AreaDesign,
  risk: TestRisk,
): number | undefined {
  requireArea(reference)
  requireDesign(design)
  requireThat(positives > 0, `needs positives, got ${positives}`)
  const shown = (gap: number): boolean =>
    Math.sqrt(positives) * gap >= reachOf(reference, reference + gap, design, risk)
  return beginningOf(0, (1 - reference) * (1 - 1e-9), shown)
}
