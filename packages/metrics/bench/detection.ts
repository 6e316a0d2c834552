// Measures COCO's twelve figures of five thousand images, 36,000 objects and 250,000 detections in eighty categories,
// matching included, and the bootstrap by image of one figure; beside it pycocotools or faster-coco-eval, where
// Python has one of them.
// Run: node packages/metrics/bench/detection.ts [images]
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bootstrapDetections } from '../src/detection/detection-bootstrap.ts'
import { cocoFigures } from '../src/detection/detection-figures.ts'
import { type DetectedBoxes, matchBoxes, type TruthBoxes } from '../src/detection/match-boxes.ts'
import { createRandom, type Random } from '../src/random.ts'
import { costOf, printRow, printTitle, runPython, withFolder } from './cost.ts'

const IMAGES = Number(process.argv[2] ?? 5000)
const OBJECTS = Math.round(7.2 * IMAGES)
const DETECTIONS = 50 * IMAGES
const CATEGORIES = 80

/** Sizes as in COCO: two fifths of the objects small, a quarter large. */
function placeBox({ uniform }: Random, box: Float64Array, at: number): void {
  const [width, height] = [8 * 60 ** uniform(), 8 * 50 ** uniform()]
  box[4 * at] = uniform() * (640 - width)
  box[4 * at + 1] = uniform() * (480 - height)
  box[4 * at + 2] = width
  box[4 * at + 3] = height
}

function generateTruth(random: Random): TruthBoxes {
  const box = new Float64Array(4 * OBJECTS)
  for (let i = 0; i < OBJECTS; i++) placeBox(random, box, i)
  const drawn = (below: number): Int32Array =>
    Int32Array.from({ length: OBJECTS }, () => Math.floor(below * random.uniform()))
  const area = Float64Array.from(
    { length: OBJECTS },
    (_, i) => 0.6 * (box[4 * i + 2] ?? 0) * (box[4 * i + 3] ?? 0),
  )
  const crowd = Uint8Array.from({ length: OBJECTS }, () => (random.uniform() < 0.01 ? 1 : 0))
  const category = drawn(CATEGORIES).map((of) => Math.floor(of ** 2 / CATEGORIES))
  return { image: drawn(IMAGES), category, box, area, crowd }
}

/** Three detections about each object, which overlap it more or less, better scores the nearer; the rest anywhere. */
function generateDetections(random: Random, truth: TruthBoxes): DetectedBoxes {
  const { uniform } = random
  const [image, category] = [new Int32Array(DETECTIONS), new Int32Array(DETECTIONS)]
  const [box, score] = [new Float64Array(4 * DETECTIONS), new Float64Array(DETECTIONS)]
  for (let i = 0; i < DETECTIONS; i++) {
    const target = i % OBJECTS
    const isNear = i < 3 * OBJECTS
    image[i] = isNear ? (truth.image[target] ?? 0) : Math.floor(IMAGES * uniform())
    category[i] = isNear ? (truth.category[target] ?? 0) : Math.floor(CATEGORIES * uniform() ** 2)
    const spread = 0.5 * uniform() ** 2
    if (!isNear) placeBox(random, box, i)
    else
      for (let side = 0; side < 4; side++) {
        const scale = truth.box[4 * target + 2 + (side % 2)] ?? 0
        box[4 * i + side] = (truth.box[4 * target + side] ?? 0) + scale * spread * (uniform() - 0.5)
      }
    score[i] = isNear ? uniform() ** (2 * spread) : 0.6 * uniform() ** 3
  }
  return { image, category, box, score }
}

const PEER = `
import sys, time, json, resource, io, contextlib
folder = sys.argv[1]
try:
    from pycocotools.coco import COCO
    from pycocotools.cocoeval import COCOeval
except ImportError:
    from faster_coco_eval import COCO, COCOeval_faster as COCOeval
with contextlib.redirect_stdout(io.StringIO()):
    truth = COCO(folder + '/truth.json')
    found = truth.loadRes(folder + '/detections.json')
    started = time.time()
    run = COCOeval(truth, found, 'bbox')
    run.evaluate(); run.accumulate(); run.summarize()
figures = 'AP %.10f' % run.stats[0]
`

function handOver(folder: string, truth: TruthBoxes, detected: DetectedBoxes): void {
  const numbers = (count: number): readonly { id: number; name: string }[] =>
    Array.from({ length: count }, (_, i) => ({ id: i + 1, name: `${i}` }))
  const rowOf = ({ image, category, box }: DetectedBoxes | TruthBoxes, i: number) => ({
    image_id: (image[i] ?? 0) + 1,
    category_id: (category[i] ?? 0) + 1,
    bbox: [...box.subarray(4 * i, 4 * i + 4)],
  })
  const annotations = Array.from(truth.area, (area, i) => ({
    ...rowOf(truth, i),
    id: i + 1,
    area,
    iscrowd: truth.crowd[i],
  }))
  const document = { images: numbers(IMAGES), categories: numbers(CATEGORIES), annotations }
  writeFileSync(join(folder, 'truth.json'), JSON.stringify(document))
  const detections = Array.from(detected.score, (score, i) => ({ ...rowOf(detected, i), score }))
  writeFileSync(join(folder, 'detections.json'), JSON.stringify(detections))
}

const random = createRandom(1)
const truth = generateTruth(random)
const detected = generateDetections(random, truth)
const images = Int32Array.from({ length: IMAGES }, (_, i) => i)

printTitle(`${IMAGES} images, ${OBJECTS} objects, ${DETECTIONS} detections, ${CATEGORIES} categories`)
const matched = costOf(() => matchBoxes(images, CATEGORIES, truth, detected))
printRow('matching', matched.cost)
const figured = costOf(() => cocoFigures(matched.result))
printRow('COCO’s twelve figures', figured.cost, `AP ${figured.result.ap?.toFixed(10)}`)
const resampled = costOf(() =>
  bootstrapDetections(matched.result, ['ap50'], { replicates: 200, random: createRandom(1) }),
)
printRow('AP at .50 of 200 resamples of the images', resampled.cost)
withFolder((folder) => {
  handOver(folder, truth, detected)
  const peer = runPython(PEER, [folder])
  printRow('pycocotools or faster-coco-eval, files read', peer, peer?.figures)
})
