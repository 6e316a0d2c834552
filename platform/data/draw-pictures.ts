// Draws what is seen: number plates, faces in searches and in comparisons, clips that were tested again, and frames of
// video with what is in them.
import {
  AGE,
  chance,
  clamp,
  createRandom,
  ETHNICITY,
  normal,
  oneOf,
  pick,
  type Random,
  type Row,
  SEX,
  toCsv,
  whole,
  yesNo,
} from './draws.ts'

const LETTERS = 'ABCDEFGHJKLMNOPRSTUVWXY'
const ALIKE: Readonly<Record<string, string>> = {
  '0': 'O', O: '0', '1': 'I', I: '1', '5': 'S', S: '5', '8': 'B', B: '8', '2': 'Z', '4': 'A', D: 'O', V: 'Y', M: 'N',
}

const letters = (random: Random, count: number): string =>
  Array.from({ length: count }, () => LETTERS[whole(random, LETTERS.length)]).join('')

const plateOf = (random: Random): string => `${letters(random, 2)}${51 + whole(random, 25)} ${letters(random, 3)}`

/** The plate with one character read as one that looks like it, or as any other. */
function misread(random: Random, plate: string): string {
  const at = [...plate].flatMap((character, i) => (character === ' ' ? [] : [i]))
  const place = at.find((i) => plate[i]! in ALIKE && chance(random, 0.6)) ?? oneOf(random, at)
  return `${plate.slice(0, place)}${ALIKE[plate[place]!] ?? LETTERS[whole(random, LETTERS.length)]}${plate.slice(place + 1)}`
}

/** Reads of number plates: night, rain and motorcycles are harder. */
function plates(seed: number, rows: number): Row[] {
  const random = createRandom(seed)
  const vehicles = Array.from({ length: Math.round(rows * 0.6) }, () => ({ plate: plateOf(random), kind: pick(random, VEHICLES) }))
  return Array.from({ length: rows }, (_, i) => {
    const at = whole(random, vehicles.length)
    const { plate, kind } = vehicles[at]!
    const light = pick(random, [['day', 0.64], ['night', 0.36]] as const)
    const weather = pick(random, [['dry', 0.75], ['rain', 0.25]] as const)
    const trouble = 1 + (light === 'night' ? 1 : 0) + (weather === 'rain' ? 0.8 : 0) + (kind === 'motorcycle' ? 2 : 0)
    const answer = random() < 0.012 * trouble ? misread(random, plate) : random() < 0.02 * trouble ? '' : plate
    return { passage: `p${i + 1}`, vehicle: `v${at + 1}`, plate, 'read as': answer.replaceAll(' ', ''), light, weather, 'kind of vehicle': kind }
  })
}

const VEHICLES = [
  ['car or van', 0.8],
  ['lorry', 0.14],
  ['motorcycle', 0.06],
] as const

/** Searches of a list of custody pictures, some for people who are on it. */
function searches(seed: number, rows: number): Row[] {
  const random = createRandom(seed)
  const people = Array.from({ length: Math.round(rows * 0.7) }, () => ({ ethnicity: pick(random, ETHNICITY), sex: pick(random, SEX), listed: chance(random, 0.5) }))
  return Array.from({ length: rows }, (_, i) => {
    const at = whole(random, people.length)
    const { ethnicity, sex, listed } = people[at]!
    const picture = pick(random, [['doorbell or shop camera', 0.55], ['telephone', 0.45]] as const)
    const poor = picture === 'telephone' ? 0 : 0.07
    const score = listed ? normal(random, 0.75 - poor, 0.11) : normal(random, 0.43 + (ethnicity === 'Black' ? 0.025 : 0), 0.07)
    const rank = listed ? (score > 0.52 ? 1 : 1 + whole(random, 24)) : ''
    return { search: `s${i + 1}`, person: `n${at + 1}`, listed: yesNo(listed ? 1 : 0), score: clamp(score, 0, 1).toFixed(4), rank, ethnicity, sex, picture }
  })
}

/** Comparisons of a person at the door with the picture of who is expected; half of them are somebody else. */
function comparisons(seed: number, rows: number): Row[] {
  const random = createRandom(seed)
  const people = Array.from({ length: 320 }, (_, i) => ({ name: `b${i + 1}`, ethnicity: pick(random, ETHNICITY), sex: pick(random, SEX), age: pick(random, AGE) }))
  return Array.from({ length: rows }, (_, i) => {
    const person = oneOf(random, people)
    const genuine = chance(random, 0.45)
    const other = genuine ? person : oneOf(random, people.filter(({ name, sex }) => name !== person.name && sex === person.sex))
    const score = genuine ? normal(random, 0.8, 0.08) : normal(random, 0.38 + (person.age === 'under 21' ? 0.03 : 0), 0.09)
    return { comparison: `c${i + 1}`, expected: person.name, present: other.name, same: yesNo(genuine ? 1 : 0), score: clamp(score, 0, 1).toFixed(4), ethnicity: person.ethnicity, sex: person.sex, age: person.age }
  })
}

/** Clips made anew half a year later, in several versions each; the score is a natural log-likelihood ratio. */
function newClips(seed: number, originals: number): Row[] {
  const random = createRandom(seed)
  return Array.from({ length: originals }, (_, i) => {
    const kind = pick(random, [['video', 0.55], ['sound', 0.45]] as const)
    const genuine = chance(random, 0.5)
    const way = genuine ? 'camera' : kind === 'sound' ? 'voice clone' : oneOf(random, ['face swap', 'text to video'])
    const own = normal(random, genuine ? 2.6 : way === 'voice clone' ? -1.6 : -3, 0.9)
    return COMPRESSIONS.map(([compression, kept]) => ({
      clip: `d${i + 1}-${compression === 'as recorded' ? 1 : 2}`,
      original: `d${i + 1}`,
      genuine: yesNo(genuine ? 1 : 0),
      kind,
      compression,
      score: normal(random, own * kept, 0.8).toFixed(3),
    }))
  }).flat()
}

const COMPRESSIONS = [
  ['as recorded', 1],
  ['sent by messenger', 0.6],
] as const

type Box = readonly [x: number, y: number, width: number, height: number]
type Annotation = Readonly<{ id: number; image_id: number; category_id: number; bbox: Box; area: number; iscrowd: 0 }>
type Detection = Readonly<{ image_id: number; category_id: number; bbox: Box; score: number }>

const CATEGORIES = [
  { id: 1, name: 'person', width: 60, height: 150, share: 0.5 },
  { id: 2, name: 'vehicle', width: 190, height: 110, share: 0.3 },
  { id: 3, name: 'bag', width: 38, height: 34, share: 0.2 },
] as const

const FRAME = { width: 1280, height: 720 } as const

/** Frames of cameras in shops and streets, what people marked in them, and what the tool found: two COCO files. */
function frames(seed: number, count: number): Readonly<{ truth: object; detections: readonly Detection[] }> {
  const random = createRandom(seed)
  const annotations: Annotation[] = []
  const detections: Detection[] = []
  const images = Array.from({ length: count }, (_, i) => {
    const light = pick(random, [['day', 0.6], ['night', 0.4]] as const)
    const image = { id: i + 1, file_name: `frame-${i + 1}.jpg`, ...FRAME, camera: `k${1 + (i % 24)}`, light }
    for (let n = whole(random, 6); n > 0; n--) {
      const annotation = markedIn(random, image.id, annotations.length + 1)
      annotations.push(annotation)
      detections.push(...foundOf(random, annotation, light))
    }
    if (chance(random, light === 'night' ? 0.3 : 0.15)) detections.push(imagined(random, image.id))
    return image
  })
  const categories = CATEGORIES.map(({ id, name }) => ({ id, name }))
  return { truth: { images, annotations, categories }, detections }
}

function boxOf(random: Random, category: (typeof CATEGORIES)[number]): Box {
  const size = 0.5 + 1.3 * random()
  const [width, height] = [Math.round(category.width * size), Math.round(category.height * size)]
  return [whole(random, FRAME.width - width), whole(random, FRAME.height - height), width, height]
}

const categoryOf = (random: Random) => pick(random, CATEGORIES.map((category) => [category, category.share] as const))

function markedIn(random: Random, image_id: number, id: number): Annotation {
  const category = categoryOf(random)
  const bbox = boxOf(random, category)
  return { id, image_id, category_id: category.id, bbox, area: bbox[2] * bbox[3], iscrowd: 0 }
}

/** Small things and things at night are missed more often. */
function foundOf(random: Random, { image_id, category_id, bbox, area }: Annotation, light: string): readonly Detection[] {
  const missed = 0.04 + (light === 'night' ? 0.1 : 0) + (area < 32 ** 2 ? 0.3 : area < 96 ** 2 ? 0.05 : 0)
  if (chance(random, missed)) return []
  const [x, y, width, height] = bbox
  const shift = (length: number) => Math.round(normal(random, 0, 0.05) * length)
  const left = clamp(x + shift(width), 0, FRAME.width - width)
  const top = clamp(y + shift(height), 0, FRAME.height - height)
  return [{ image_id, category_id, bbox: [left, top, width, height], score: rounded(clamp(normal(random, 0.78, 0.14), 0.05, 0.999)) }]
}

function imagined(random: Random, image_id: number): Detection {
  const category = categoryOf(random)
  return { image_id, category_id: category.id, bbox: boxOf(random, category), score: rounded(clamp(normal(random, 0.42, 0.15), 0.05, 0.999)) }
}

const rounded = (score: number): number => Math.round(score * 1000) / 1000

/** A line an entry, so that a change of one shows as one. */
const listed = (entries: readonly object[]): string => `[\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n]`

function cocoTruth(truth: object): string {
  const parts = Object.entries(truth).map(([name, entries]) => `${JSON.stringify(name)}: ${listed(entries)}`)
  return `{\n${parts.join(',\n')}\n}\n`
}

/** The files by name, as text. */
export function drawPictures(): readonly (readonly [name: string, text: string])[] {
  const { truth, detections } = frames(20260805, 160)
  return [
    ['plates-severnside.csv', toCsv(plates(20260806, 1600))],
    ['searches-westmarch.csv', toCsv(searches(20260807, 1400))],
    ['reporting-calder.csv', toCsv(comparisons(20260808, 1800))],
    ['clips-retest.csv', toCsv(newClips(20261009, 500))],
    ['cctv-northmoor.detections.json', `${listed(detections)}\n`],
    ['cctv-northmoor.truth.json', cocoTruth(truth)],
  ]
}
