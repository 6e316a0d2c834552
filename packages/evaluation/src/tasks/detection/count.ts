// Matches all boxes once, and divides the outcomes among the groups of images.
import { countLeaks, type FrameLeaks, matchBoxes, splitDetections } from '@policeai/metrics'
import type { Outcome } from '../../faults/index.ts'
import type { Attribute } from '../../observations/index.ts'
import type { Design } from '../../result/index.ts'
import type { Counting, Slices } from '../task.ts'
import type { DetectionPlan } from './plan.ts'
import { readScene, type Scene } from './scene.ts'
import type { DetectionTaskState } from './state.ts'

/** Units from 0 without a gap, in the order of their codes. */
function withoutGaps(codes: Int32Array): Int32Array {
  const numbers = new Map([...new Set(codes)].sort((a, b) => a - b).map((code, i) => [code, i]))
  return codes.map((code) => numbers.get(code) ?? 0)
}

function rowsWhere(size: number, isKept: (i: number) => boolean): number[] {
  return Array.from({ length: size }, (_, i) => i).filter(isKept)
}

function boxesAt(
  { image, box }: { readonly image: Int32Array; readonly box: Float64Array },
  rows: readonly number[],
) {
  return {
    image: Int32Array.from(rows, (i) => image[i] ?? 0),
    box: Float64Array.from(rows.flatMap((i) => [...box.subarray(4 * i, 4 * i + 4)])),
  }
}

/** What is left to be seen: objects, crowds apart, under the detections that are reported. */
function leaksOf({ truth, detected }: Scene, images: Int32Array, plan: DetectionPlan): FrameLeaks | null {
  const { redaction, threshold = Number.NEGATIVE_INFINITY } = plan
  if (redaction === undefined) return null
  const hidden = rowsWhere(truth.image.length, (i) => truth.crowd[i] === 0)
  const covering = rowsWhere(detected.image.length, (i) => (detected.score[i] ?? 0) >= threshold)
  return countLeaks(images, boxesAt(truth, hidden), boxesAt(detected, covering), redaction)
}

/** The state of each group of an attribute. */
function groupStates(
  { categories, matched, unitOf, leaks }: DetectionTaskState,
  codes: Int32Array,
  { groups }: Attribute,
): DetectionTaskState[] {
  const places: number[][] = groups.map(() => [])
  for (const [place, code] of codes.entries()) places[code]?.push(place)
  return splitDetections(matched, codes, groups.length).map((part, group) => {
    const own = Int32Array.from(places[group] ?? [])
    const at = (column: Int32Array): Int32Array => own.map((place) => column[place] ?? 0)
    return {
      categories,
      matched: part,
      unitOf: withoutGaps(at(unitOf)),
      leaks: leaks && {
        rule: leaks.rule,
        images: at(leaks.images),
        hidden: at(leaks.hidden),
        leaked: at(leaks.leaked),
      },
      sums: null,
    }
  })
}

/** Counts the used rows. */
export async function countDetections(
  counting: Counting<DetectionPlan>,
): Promise<Outcome<{ slices: Slices<DetectionTaskState>; design?: Design }>> {
  const { plan, attributes } = counting
  const scene = await readScene(counting)
  const images = Int32Array.from({ length: scene.images }, (_, i) => i)
  const all = {
    categories: scene.categories,
    matched: matchBoxes(images, scene.categories.length, scene.truth, scene.detected),
    unitOf: scene.units === undefined ? images : withoutGaps(scene.units),
    leaks: leaksOf(scene, images, plan),
    sums: null,
  }
  const groups = attributes.map((attribute, a) =>
    groupStates(all, scene.codes[a] ?? new Int32Array(), attribute),
  )
  const slices = { all, groups }
  if (scene.units !== undefined) return { ok: true, slices }
  return { ok: true, slices, design: { clusters: [{ column: plan.columns.image, n: images.length }] } }
}
