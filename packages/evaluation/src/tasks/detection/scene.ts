// The rows of a detection as columns of numbers: images in the order of their names, and the boxes of an image in that of
// their rows, which decides between equal scores, as in COCO: it is the order in which the product gave them.
import type { DetectedBoxes, TruthBoxes } from '@policeai/metrics'
import type { CodedRow } from '../../observations/index.ts'
import type { Counting } from '../task.ts'
import { CROWD } from './check.ts'
import type { DetectionPlan } from './plan.ts'

/** One box; `size` is the area of an object, or the score of a detection. */
type Box = {
  readonly image: number
  readonly category: string
  readonly sides: readonly [x: number, y: number, width: number, height: number]
  readonly size: number
  readonly crowd: number
}

/** Images are numbered from 0. `codes` by attribute and image; `units` by image, where the plan has a cluster. */
export type Scene = {
  readonly images: number
  readonly categories: readonly string[]
  readonly truth: TruthBoxes
  readonly detected: DetectedBoxes
  readonly codes: readonly Int32Array[]
  readonly units: Int32Array | undefined
}

const COLUMNS = [
  ...['raw.image', 'raw.kind', 'raw.category', 'raw.score', 'raw.x', 'raw.y', 'raw.width', 'raw.height'],
  'raw.area',
  CROWD,
]

type Found = { readonly name: string; readonly place: Pick<CodedRow, 'codes' | 'units'> }
type Gathered = { readonly images: Found[]; readonly truth: Box[]; readonly detected: Box[] }

function boxOf(row: CodedRow, image: number): Box {
  const [, kind, category, score, x, y, width, height, area, crowd] = row.values
  const sides = [Number(x), Number(y), Number(width), Number(height)] as const
  const size = kind === 'detection' ? Number(score) : area === null ? sides[2] * sides[3] : Number(area)
  return { image, category: String(category ?? ''), sides, size, crowd: Number(crowd) }
}

async function gather({ coded, onProgress }: Counting<DetectionPlan>): Promise<Gathered> {
  const [images, truth, detected]: [Found[], Box[], Box[]] = [[], [], []]
  const places = new Map<string, number>()
  for await (const row of coded.each(COLUMNS, { order: ['raw.rowid'], onProgress })) {
    const [name, kind] = [String(row.values[0]), row.values[1]]
    const place = places.get(name) ?? places.size
    if (place === places.size) {
      places.set(name, place)
      images.push({ name, place: { codes: row.codes, units: row.units } })
    }
    if (kind !== 'image') (kind === 'truth' ? truth : detected).push(boxOf(row, place))
  }
  return { images, truth, detected }
}

/** Numbers by size, as COCO orders its images, before other names by their characters. */
function byName(a: string, b: string): number {
  const [left, right] = [a, b].map((name) => (name.trim() === '' ? Number.NaN : Number(name)))
  const [numbered, other] = [Number.isFinite(left), Number.isFinite(right)]
  if (numbered !== other) return numbered ? -1 : 1
  return (numbered ? (left ?? 0) - (right ?? 0) : 0) || (a < b ? -1 : 1)
}

function columnsOf(boxes: readonly Box[], numberOf: Int32Array, categories: ReadonlyMap<string, number>) {
  const box = new Float64Array(4 * boxes.length)
  for (const [i, { sides }] of boxes.entries()) box.set(sides, 4 * i)
  return {
    image: Int32Array.from(boxes, ({ image }) => numberOf[image] ?? 0),
    category: Int32Array.from(boxes, ({ category }) => categories.get(category) ?? 0),
    box,
  }
}

/** Reads the used rows. */
export async function readScene(counting: Counting<DetectionPlan>): Promise<Scene> {
  const { images, truth, detected } = await gather(counting)
  const order = [...images.keys()].sort((a, b) => byName(images[a]?.name ?? '', images[b]?.name ?? ''))
  const numberOf = new Int32Array(images.length)
  for (const [number, place] of order.entries()) numberOf[place] = number
  const categories = [...new Set([...truth, ...detected].map(({ category }) => category))].sort()
  const numbers = new Map(categories.map((name, i) => [name, i]))
  const coded = (read: (place: Found['place']) => number | undefined): Int32Array =>
    Int32Array.from(order, (place) => read(images[place]?.place ?? { codes: [], units: [] }) ?? 0)
  return {
    images: images.length,
    categories,
    truth: {
      ...columnsOf(truth, numberOf, numbers),
      area: Float64Array.from(truth, ({ size }) => size),
      crowd: Uint8Array.from(truth, ({ crowd }) => crowd),
    },
    detected: {
      ...columnsOf(detected, numberOf, numbers),
      score: Float64Array.from(detected, ({ size }) => size),
    },
    codes: counting.attributes.map((_, a) => coded(({ codes }) => codes[a])),
    units: counting.coded.clusters === 0 ? undefined : coded(({ units }) => units[0]),
  }
}
