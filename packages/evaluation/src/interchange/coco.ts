// A pair of COCO files: one row an annotated box (`truth`) or a found one (`detection`); an image with neither has one
// row of the kind `image`, because false alarms are counted per image and none may be lost. Other keys of an image,
// such as `lighting`, are columns, so that groups can be taken from them.
import {
  type CocoObject,
  type CocoTruth,
  faultAt,
  type Id,
  listOf,
  readObject,
  readTruth,
} from './coco-truth.ts'
import { createFaultList, type FaultList, outcomeOf, withoutTruth } from './fault-list.ts'
import type { Importer, ImportLimits, ImportSource, Row } from './importer.ts'
import { isObject, type JsonObject, parseJson, scalarOf } from './json-text.ts'
import { readBytes } from './source-bytes.ts'

async function readValue(source: ImportSource, limits: ImportLimits, faults: FaultList): Promise<unknown> {
  const read = await readBytes(source, limits)
  const request = { file: source.name, depth: limits.depth, nonFinite: 'fault' } as const
  const parsed = read.ok ? parseJson(read.bytes, request) : read
  if (parsed.ok) return parsed.value
  for (const fault of parsed.faults) faults.add(fault)
  return undefined
}

function readDetections(
  value: unknown,
  file: string,
  truth: CocoTruth,
  faults: FaultList,
): readonly CocoObject[] {
  const detections: CocoObject[] = []
  for (const [index, item] of listOf(value, 'detections', file, faults).entries()) {
    const place = { file, list: 'detections', index }
    const found = isObject(item) ? item : {}
    const object = readObject(found, place, truth, faults)
    const score = found['score']
    if (typeof score !== 'number' || !Number.isFinite(score)) {
      const shown = typeof score === 'number' ? 'beyond every number' : (JSON.stringify(score) ?? 'missing')
      faults.add(faultAt(place, 'score', 'not_a_number', `the score is ${shown}; expected a number`))
    } else if (object !== undefined) {
      const { width, height } = object.box
      detections.push({ ...object, id: null, area: width * height, crowd: false, score })
    }
  }
  return detections
}

const COLUMNS = [
  ...['image', 'kind', 'category', 'score', 'x', 'y', 'width', 'height', 'area', 'crowd', 'id'],
  'category_id',
] as const

/** Keys of images that fit into a field, each with its column; one that is taken, in any case, is set apart by `image_`. */
function attributeColumns(truth: CocoTruth): ReadonlyMap<string, string> {
  const keys = new Set<string>()
  for (const { attributes } of truth.images.values()) {
    for (const [key, value] of Object.entries(attributes)) if (scalarOf(value) !== null) keys.add(key)
  }
  keys.delete('id')
  const taken = new Set<string>(COLUMNS)
  const columns = new Map<string, string>()
  for (const key of keys) {
    let column = key
    const isFree = (): boolean => !taken.has(column.toLowerCase()) && (column === key || !keys.has(column))
    while (!isFree()) column = `image_${column}`
    taken.add(column.toLowerCase())
    columns.set(key, column)
  }
  return columns
}

function attributesOf(attributes: JsonObject | undefined, columns: ReadonlyMap<string, string>): Row {
  return Object.fromEntries([...columns].map(([key, column]) => [column, scalarOf(attributes?.[key])]))
}

function rowOf(object: CocoObject, kind: string, categories: CocoTruth['categories']): Row {
  const { id, image, category, score, box, area, crowd } = object
  const name = categories.get(category) ?? null
  return { image, kind, category: name, score, ...box, area, crowd, id, category_id: category }
}

/** COCO's order of images, on which the order of detections of equal score rests. */
function inOrder(a: Id, b: Id): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return typeof a === typeof b ? (a < b ? -1 : 1) : typeof a === 'number' ? -1 : 1
}

/** Image by image, so that whoever numbers images as they come has them in COCO's order. */
function* rowsOf(
  { images, categories, objects }: CocoTruth,
  detections: readonly CocoObject[],
  columns: ReadonlyMap<string, string>,
): Iterable<Row> {
  const [real, found] = [objects, detections].map((list) => Map.groupBy(list, ({ image }) => image))
  const empty = Object.fromEntries(COLUMNS.map((column) => [column, null]))
  for (const image of [...images.keys()].sort(inOrder)) {
    const attributes = attributesOf(images.get(image)?.attributes, columns)
    const [truths, answers] = [real?.get(image) ?? [], found?.get(image) ?? []]
    for (const object of truths) yield { ...rowOf(object, 'truth', categories), ...attributes }
    for (const object of answers) yield { ...rowOf(object, 'detection', categories), ...attributes }
    if (truths.length + answers.length === 0) yield { ...empty, image, kind: 'image', ...attributes }
  }
}

export const cocoImporter: Importer = {
  format: 'coco',
  title: 'COCO JSON',
  files: { file: 'the detections (a list)', truth: 'the ground truth (images, categories, annotations)' },
  read: async ({ file, truth: source }, { limits }) => {
    if (source === undefined) return withoutTruth(file.name, 'the ground truth')
    const faults = createFaultList(limits.faults)
    const values = [await readValue(source, limits, faults), await readValue(file, limits, faults)]
    if (faults.any()) return faults.refusal()
    const truth = readTruth(values[0], source.name, faults)
    const detections = readDetections(values[1], file.name, truth, faults)
    const columns = attributeColumns(truth)
    return outcomeOf(faults, [...COLUMNS, ...columns.values()], () => rowsOf(truth, detections, columns))
  },
}
