// Makes the demonstration observations: invented people, calls and clips, drawn from the stated rates with a
// fixed seed, so that anyone can make the same files again. Nothing here describes a real force or product.
import { mkdir, writeFile } from 'node:fs/promises'
import { drawLists } from './draw-lists.ts'
import { drawPictures } from './draw-pictures.ts'
import { drawTexts } from './draw-texts.ts'
import { AGE, clamp, createRandom, ETHNICITY, normal, pick, type Row, SEX, toCsv, yesNo } from './draws.ts'

const FOLDER = new URL('./observations/', import.meta.url)

/** Walks past a camera: volunteers who are on a test list, and volunteers who are not. */
function faceWalks(seed: number, rows: number, blackShift: number): Row[] {
  const random = createRandom(seed)
  return Array.from({ length: rows }, (_, i) => {
    const ethnicity = pick(random, ETHNICITY)
    const age = pick(random, AGE)
    const mated = random() < 0.5 ? 1 : 0
    const shift = (ethnicity === 'Black' ? blackShift : 0) + (age === 'under 21' ? 0.012 : 0)
    const score = mated ? normal(random, 0.74, 0.09) : normal(random, 0.33 + shift, 0.085)
    return { walk: `w${i + 1}`, 'on the test list': yesNo(mated), sex: pick(random, SEX), ethnicity, age, score: clamp(score, 0, 1).toFixed(4) }
  })
}

/** Clips, real and generated, and how likely the detector thinks it that each was generated. */
function clips(seed: number, rows: number): Row[] {
  const random = createRandom(seed)
  const sources = [
    ['camera', 0.5],
    ['face swap', 0.2],
    ['voice clone', 0.15],
    ['text to video', 0.15],
  ] as const
  const centre: Readonly<Record<string, number>> = { camera: -2.1, 'face swap': 2.2, 'voice clone': 1.1, 'text to video': 2.8 }
  return Array.from({ length: rows }, (_, i) => {
    const source = pick(random, sources)
    const compression = pick(random, [['as recorded', 0.5], ['sent by messenger', 0.5]] as const)
    const logit = normal(random, centre[source]! * (compression === 'as recorded' ? 1 : 0.7), 1.25)
    return { clip: `c${i + 1}`, generated: yesNo(source === 'camera' ? 0 : 1), compression, probability: (1 / (1 + Math.exp(-logit))).toFixed(4) }
  })
}

type Accent = Readonly<{ accent: string; share: number; found: number }>

/** Where callers to a force on the coast of Wales sound as if they come from, and how often a police call is found. */
const COAST: readonly Accent[] = [
  { accent: 'Wales', share: 0.5, found: 0.95 },
  { accent: 'North West of England', share: 0.18, found: 0.96 },
  { accent: 'elsewhere in the UK', share: 0.17, found: 0.96 },
  { accent: 'outside the UK', share: 0.13, found: 0.88 },
  { accent: '', share: 0.02, found: 0.92 },
]

/** The same for a force on the east coast, where the tool did worse. */
const EAST: readonly Accent[] = [
  { accent: 'East of England', share: 0.58, found: 0.9 },
  { accent: 'London', share: 0.14, found: 0.93 },
  { accent: 'elsewhere in the UK', share: 0.12, found: 0.91 },
  { accent: 'outside the UK', share: 0.15, found: 0.79 },
  { accent: '', share: 0.01, found: 0.85 },
]

type Calls = Readonly<{ seed: number; rows: number; accents: readonly Accent[]; welsh: number }>

/** Calls to 101, whether they were for the police, and what the assistant suggested; no accent where none was noted. */
function calls({ seed, rows, accents, welsh }: Calls): Row[] {
  const random = createRandom(seed)
  const callers = accents.map((each) => [each, each.share] as const)
  return Array.from({ length: rows }, (_, i) => {
    const { accent, found } = pick(random, callers)
    const language = accent === 'Wales' && random() < welsh ? 'Welsh' : 'English'
    const police = random() < 0.62
    const right = random() < (police ? found - (language === 'Welsh' ? 0.07 : 0) : 0.84)
    const suggested = police === right ? 'police' : 'other agency'
    const row = { call: `k${i + 1}`, 'call was for': police ? 'police' : 'other agency', suggested, accent }
    return { ...row, ...(welsh > 0 ? { language } : {}), line: pick(random, LINES) }
  })
}

const LINES = [
  ['mobile', 0.8],
  ['landline', 0.2],
] as const

/** Items of unused material, whether a disclosure officer found them relevant, and the assistant's score. */
function items(seed: number, rows: number): Row[] {
  const random = createRandom(seed)
  const kinds = [
    ['message', 0.55],
    ['e-mail', 0.2],
    ['image', 0.15],
    ['document', 0.1],
  ] as const
  return Array.from({ length: rows }, (_, i) => {
    const kind = pick(random, kinds)
    const relevant = random() < 0.08 ? 1 : 0
    const mean = relevant ? (kind === 'image' ? 0.55 : 0.74) : 0.27
    const language = pick(random, [['English', 0.82], ['Welsh', 0.06], ['Polish', 0.07], ['Urdu', 0.05]] as const)
    const penalty = relevant && language !== 'English' ? 0.1 : 0
    return { item: `i${i + 1}`, relevant: yesNo(relevant), kind, language, score: clamp(normal(random, mean - penalty, 0.14), 0, 1).toFixed(3) }
  })
}

/** The files by name, as text. */
export function observationFiles(): ReadonlyMap<string, string> {
  return new Map([
    ['face-passes-calder.csv', toCsv(faceWalks(20260301, 4000, 0.02))],
    ['face-passes-westmarch.csv', toCsv(faceWalks(20260402, 1200, 0.05))],
    ['clips.csv', toCsv(clips(20260503, 2400))],
    ['calls-glannau-dyfi.csv', toCsv(calls({ seed: 20260604, rows: 3200, accents: COAST, welsh: 0.3 }))],
    ['calls-eastfold.csv', toCsv(calls({ seed: 20260903, rows: 1500, accents: EAST, welsh: 0 }))],
    ['items.csv', toCsv(items(20260705, 3000))],
    ...drawPictures(),
    ...drawTexts(),
    ...drawLists(),
  ])
}

if (import.meta.main) {
  await mkdir(FOLDER, { recursive: true })
  for (const [name, text] of observationFiles()) await writeFile(new URL(name, FOLDER), text)
}
