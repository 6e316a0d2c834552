// Every figure of one slice, compared: by the method that fits what the figure rests on, with an answer in one word.
import { matchedPairs } from '@policeai/metrics'
import { sizeOf } from '../basis/index.ts'
import type { CommonPlan } from '../plan/index.ts'
import type { FigureBasis } from '../tasks/index.ts'
import { answered, applies, because, type Found, lacking } from './answers.ts'
import type { PairedSlice } from './collect.ts'
import type { Contrast } from './contrast.ts'
import type { UnitDesign } from './dependence.ts'
import { type CellShare, estimateOf } from './estimates.ts'
import type { ComparedFigure } from './schema.ts'
import { compareScores, type ScoredFigure } from './scores.ts'
import { compareShares, pairedCounts } from './shares.ts'
import { type BothSums, compareSums, type Systems, sidesOf } from './sums.ts'

export type Comparing = {
  readonly plan: CommonPlan
  readonly systems: Systems
  readonly design: Pick<UnitDesign, 'dependence' | 'weighted'>
  readonly shares: {
    readonly a: readonly (CellShare | undefined)[]
    readonly b: readonly (CellShare | undefined)[]
  }
  /** The sums of all pairs. */
  readonly all: BothSums
  readonly seed: number
}

/** Which pairs a slice is of, and among how many slices the work of drawing is divided. */
export type SliceAt = { readonly slice: ComparedFigure['slice']; readonly share: number }

function ofShare({ shares, design, plan }: Comparing, pairs: PairedSlice, at: number): Found | undefined {
  const [a, b] = [shares.a[at], shares.b[at]]
  if (design.dependence !== 'rows' || design.weighted || a === undefined || b === undefined) return undefined
  const counts = pairedCounts(pairs.cells, a, b)
  if (counts === undefined) return undefined
  const { both, onlyA, onlyB, neither } = counts
  const n = both + onlyA + onlyB + neither
  const contrast = compareShares(counts, plan.intervals.level)
  return { a: (both + onlyA) / n, b: (both + onlyB) / n, n, contrast }
}

function ofScore(found: ScoredFigure): Found {
  if (typeof found !== 'string') return found
  return { a: Number.NaN, b: Number.NaN, n: 0, contrast: undefined, why: because(found) }
}

/** A figure that cells and scores do not give; its contrast comes with those of the others. */
function ofSums(a: FigureBasis, b: FigureBasis): Found {
  const n = Math.round(Math.min(sizeOf(a.basis).n, sizeOf(b.basis).n))
  const why = a.basis.kind === 'none' || b.basis.kind === 'none' ? lacking(a, b) : undefined
  return { a: estimateOf(a.basis), b: estimateOf(b.basis), n, contrast: undefined, why }
}

/** The test of matched pairs, on errors by segment of speech. */
function withSegments(
  measure: string,
  contrast: Contrast,
  { segments }: PairedSlice,
  level: number,
): Contrast {
  if (measure !== 'word_error_rate') return contrast
  const tested = matchedPairs(segments, level)
  if (tested.kind === 'not_measured') return contrast
  const { p, z, segments: n } = tested
  return { ...contrast, also: [...contrast.also, { test: 'mapsswe', p, z, segments: n }] }
}

type FigurePair = { readonly a: FigureBasis; readonly b: FigureBasis }

/** The figures of both that have a meaning, with their places among all. */
function figuresOf(
  { systems, all }: Comparing,
  { joint, pairs }: PairedSlice,
): readonly (FigurePair & { readonly place: number })[] {
  const sums = sidesOf(joint.sums)
  const ofB = systems.b.figuresOf(sums.b, all.b, pairs)
  return systems.a.figuresOf(sums.a, all.a, pairs).flatMap((a, place) => {
    const b = ofB[place]
    if (b?.measure !== a.measure || b.of !== a.of) throw new Error('the figures of the two systems differ')
    return applies(a) || applies(b) ? [{ a, b, place }] : []
  })
}

/** Every figure of a slice that has a meaning, in the order of the task. */
export function compareSlice(
  comparing: Comparing,
  pairs: PairedSlice,
  { slice, share }: SliceAt,
): ComparedFigure[] {
  const { plan, systems, all, seed, design } = comparing
  const { level, replicates } = plan.intervals
  const figures = figuresOf(comparing, pairs)
  const { scores } = pairs
  const scored =
    scores === undefined
      ? new Map<number, ScoredFigure>()
      : compareScores(
          figures.map(({ a }) => a),
          { plan, scores, design, seed, slice, share },
        )
  const found = figures.map(({ a, b, place }, at) => {
    const score = scored.get(at)
    return score === undefined ? (ofShare(comparing, pairs, place) ?? ofSums(a, b)) : ofScore(score)
  })
  const open = figures.flatMap(({ place }, at) => {
    const { contrast, why, n = 0 } = found[at] ?? {}
    return contrast === undefined && why === undefined && n >= plan.minimum.n ? [place] : []
  })
  const options = { level, replicates, seed, slice, share, all }
  const bySums = open.length === 0 ? new Map<number, Contrast>() : compareSums(systems, pairs, open, options)
  return figures.map(({ a, place }, at) => {
    const { contrast = bySums.get(place), ...rest } = found[at] as Found
    const whole = contrast && withSegments(a.measure, contrast, pairs, level)
    const alone = whole?.difference.interval === null && pairs.joint.units < 2
    const why = rest.why ?? (alone ? because('one_unit') : undefined)
    return answered(a, slice, { ...rest, why, contrast: whole }, plan)
  })
}
