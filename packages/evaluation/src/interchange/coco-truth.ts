// The ground truth of COCO: images, categories and annotated boxes, each checked as it is read. What a detector found
// is held against it.
import type { Fault } from '../faults/index.ts'
import { type Box, checkBox } from './coco-box.ts'
import type { FaultList } from './fault-list.ts'
import { isObject, type JsonObject, scalarOf } from './json-text.ts'

export type Id = string | number
export type CocoImage = {
  readonly width: number | undefined
  readonly height: number | undefined
  readonly attributes: JsonObject
}
export type CocoObject = {
  readonly id: Id | null
  readonly image: Id
  readonly category: Id
  readonly box: Box
  readonly area: number
  readonly crowd: boolean
  readonly score: number | null
}
export type CocoTruth = {
  readonly images: ReadonlyMap<Id, CocoImage>
  readonly categories: ReadonlyMap<Id, string>
  readonly objects: readonly CocoObject[]
}

/** Where in a file something stands: the list, and the place in it from 0. */
export type Place = { readonly file: string; readonly list: string; readonly index: number }

export function faultAt(place: Place, key: string, code: Fault['code'], message: string): Fault {
  const { file, list, index } = place
  return { code, file, row: index + 1, field: `${list}[${index}]${key && `.${key}`}`, message }
}

export function isId(value: unknown): value is Id {
  return typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))
}

export function listOf(value: unknown, list: string, file: string, faults: FaultList): readonly unknown[] {
  if (Array.isArray(value)) return value
  const message = `expected a list under "${list}"`
  faults.add({ code: 'import_malformed', file, field: list, message, hint: 'Is this the right file?' })
  return []
}

/** Each object of a list that has an id which none before it had. */
function* identified(
  list: readonly unknown[],
  { name, file }: { readonly name: string; readonly file: string },
  faults: FaultList,
): Iterable<{ readonly id: Id; readonly item: JsonObject; readonly place: Place }> {
  const seen = new Set<Id>()
  for (const [index, item] of list.entries()) {
    const place = { file, list: name, index }
    const id = isObject(item) ? item['id'] : undefined
    if (!isObject(item) || !isId(id)) {
      faults.add(faultAt(place, 'id', 'import_malformed', 'expected an object with an id'))
    } else if (seen.has(id)) {
      faults.add(faultAt(place, 'id', 'duplicate_id', `the id ${JSON.stringify(id)} stands here twice`))
    } else {
      seen.add(id)
      yield { id, item, place }
    }
  }
}

function extent(value: unknown, key: string, place: Place, faults: FaultList): number | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'number' && value > 0 && Number.isFinite(value)) return value
  faults.add(
    faultAt(place, key, 'out_of_range', `the ${key} is ${JSON.stringify(value)}; expected pixels above 0`),
  )
  return undefined
}

function readImages(list: readonly unknown[], file: string, faults: FaultList): Map<Id, CocoImage> {
  const images = new Map<Id, CocoImage>()
  for (const { id, item, place } of identified(list, { name: 'images', file }, faults)) {
    const width = extent(item['width'], 'width', place, faults)
    const height = extent(item['height'], 'height', place, faults)
    images.set(id, { width, height, attributes: item })
  }
  return images
}

function readCategories(list: readonly unknown[], file: string, faults: FaultList): Map<Id, string> {
  const categories = new Map<Id, string>()
  const names = new Set<string>()
  for (const { id, item, place } of identified(list, { name: 'categories', file }, faults)) {
    const name = String(scalarOf(item['name']) ?? id)
    if (names.has(name)) {
      faults.add(faultAt(place, 'name', 'duplicate_id', `two categories are called ${JSON.stringify(name)}`))
    }
    names.add(name)
    categories.set(id, name)
  }
  return categories
}

type Known = Pick<CocoTruth, 'images' | 'categories'>

/** What annotations and detections have in common; `undefined` where a fault was found. */
export function readObject(
  item: JsonObject,
  place: Place,
  known: Known,
  faults: FaultList,
): Pick<CocoObject, 'image' | 'category' | 'box'> | undefined {
  const [image, category] = [item['image_id'], item['category_id']]
  const unknown = (key: string, value: unknown, where: string): void =>
    faults.add(
      value === undefined
        ? faultAt(place, key, 'import_malformed', `the key "${key}" is missing`)
        : faultAt(place, key, 'import_mismatch', `${JSON.stringify(value)} is not among the ${where}`),
    )
  const size = isId(image) ? known.images.get(image) : undefined
  if (size === undefined) unknown('image_id', image, 'images of the ground truth')
  const isKnown = isId(category) && known.categories.has(category)
  if (!isKnown) unknown('category_id', category, 'categories of the ground truth')
  const box = checkBox(item['bbox'], size, (code, message) =>
    faults.add(faultAt(place, 'bbox', code, message)),
  )
  return isId(image) && size !== undefined && isKnown && box ? { image, category, box } : undefined
}

/** Where no area is given, it is the box's. */
function areaOf(value: unknown, { width, height }: Box, place: Place, faults: FaultList): number {
  if (value === undefined || value === null) return width * height
  if (typeof value === 'number' && value >= 0 && Number.isFinite(value)) return value
  faults.add(
    faultAt(place, 'area', 'out_of_range', `the area is ${JSON.stringify(value)}; expected 0 or more`),
  )
  return 0
}

function readAnnotations(
  list: readonly unknown[],
  file: string,
  known: Known,
  faults: FaultList,
): readonly CocoObject[] {
  const objects: CocoObject[] = []
  for (const { id, item, place } of identified(list, { name: 'annotations', file }, faults)) {
    const object = readObject(item, place, known, faults)
    if (object === undefined) continue
    const area = areaOf(item['area'], object.box, place, faults)
    const crowd = item['iscrowd'] === 1 || item['iscrowd'] === true
    objects.push({ ...object, id, area, crowd, score: null })
  }
  return objects
}

export function readTruth(value: unknown, file: string, faults: FaultList): CocoTruth {
  const root = isObject(value) ? value : {}
  const part = (list: string): readonly unknown[] => listOf(root[list], list, file, faults)
  const images = readImages(part('images'), file, faults)
  const categories = readCategories(part('categories'), file, faults)
  const objects = readAnnotations(part('annotations'), file, { images, categories }, faults)
  return { images, categories, objects }
}
