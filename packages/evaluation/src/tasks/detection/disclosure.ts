// What disclosure control is put to in a state of detection: objects, false alarms and images, summed over images or videos. The
// outcomes image by image, with the score of each detection, are rows, and stay.
import type { UnitSums } from '@policeai/metrics'
import type { SumsBlock } from '../../disclosure/index.ts'
import { aboutSums, refuseRounding, restOf } from '../sums-lens.ts'
import type { Disclosure, SumsLens } from '../task.ts'
import { MOST_CATEGORIES } from './figures.ts'
import type { ImageSums } from './image-sums.ts'
import type { DetectionPlan } from './plan.ts'
import { type DetectionTaskState, stateOfSums } from './state.ts'
import { countedSums, frameSums, hiddenSums } from './sums.ts'

const COUNTED = ['objects', 'found', 'false_alarms', 'images'] as const
const MISSED = [restOf('objects', 'found')]
const FRAMES = ['hidden', 'leaked', 'nothing_to_hide'] as const
const HIDDEN = ['objects', 'left'] as const

function imageSumsOf(state: DetectionTaskState, plan: DetectionPlan): ImageSums {
  const { categories, unitOf, leaks } = state
  const clustered = plan.columns.cluster !== undefined
  return {
    counted: countedSums(state, plan),
    categories:
      categories.length > MOST_CATEGORIES ? [] : categories.map((_, at) => countedSums(state, plan, at)),
    frames: leaks && frameSums(leaks, unitOf, clustered),
    objects: leaks && hiddenSums(leaks, unitOf),
  }
}

function sumsIn({ sums }: DetectionTaskState): ImageSums {
  if (sums === null) throw new Error('disclosure control reads sums over images')
  return sums
}

/** The blocks of one slice; a category has none where the slice's list is another. */
function blocksOf(
  { counted, categories, frames, objects }: ImageSums,
  names: readonly string[],
): SumsBlock[] {
  const ofCategory = (sums: UnitSums, at: number): SumsBlock => ({
    name: `category ${names[at] ?? ''}`,
    amounts: COUNTED,
    pieces: MISSED,
    sums,
    together: 'categories',
  })
  return [
    { name: 'images', amounts: COUNTED, pieces: MISSED, sums: counted },
    ...(frames === null ? [] : [{ name: 'frames', amounts: FRAMES, sums: frames }]),
    ...(objects === null
      ? []
      : [{ name: 'hidden', amounts: HIDDEN, pieces: [restOf('objects', 'left')], sums: objects }]),
    ...categories.map(ofCategory),
  ]
}

const lens: SumsLens<DetectionTaskState, DetectionPlan> = {
  read: (state) => blocksOf(sumsIn(state), state.categories),
  write: (state, [counted, ...others]) => {
    const own = sumsIn(state)
    const rest = [...others]
    const frames = own.frames && (rest.shift() ?? own.frames)
    const objects = own.objects && (rest.shift() ?? own.objects)
    return stateOfSums(state.categories, {
      counted: counted ?? own.counted,
      frames,
      objects,
      categories: rest,
    })
  },
}

export const detectionDisclosure: Disclosure<DetectionTaskState, DetectionPlan> = {
  cells: () => ({ names: [], counts: [] }),
  partition: false,
  restore: (state) => state,
  open: (state, plan) => stateOfSums(state.categories, imageSumsOf(state, plan)),
  refusal: refuseRounding('images'),
  sums: lens,
  about: aboutSums(
    'objects, detections and images at the plan’s threshold',
    'images or videos',
    'The outcomes image by image, with the score of each detection, are rows and stay: COCO’s figures, misses at given false alarms and the curve are `not_measured` (`needs_rows`). Categories leave together or not at all. ',
  ),
}
