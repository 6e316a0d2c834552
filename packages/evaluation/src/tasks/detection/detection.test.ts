// COCO's own figures for a sample of its validation images (../shared/data/README.md, computed there by faster-coco-eval)
// to ten digits, through the whole engine; counts by hand; merging; and every fault of the rows.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cocoImporter } from '../../interchange/coco.ts'
import { readFiles } from '../../interchange/files.fixture.ts'
import { faultsOf, figure, mergedMeasures, resultOf } from '../measured.fixture.ts'
import { COCO_NAMES } from './plan.ts'
import { detectionStateSchema, mergeDetectionStates, releaseDetections } from './state.ts'

const DATA = resolve(import.meta.dirname, '../../../../../../shared/data')
const TRUTH = resolve(DATA, 'coco-val2014-100-ground-truth.json')
const FOUND = resolve(DATA, 'coco-val2014-100-bbox-detections.json')
const absent = !existsSync(TRUTH) || !existsSync(FOUND)
const name = (title: string): string => (absent ? `${title} (skipped: no ../shared/data)` : title)

const PUBLISHED = [
  ...[0.5045806987, 0.6969727247, 0.572981667, 0.5856257209, 0.5193996948, 0.5013978986],
  ...[0.3868127796, 0.5936795763, 0.5953529829, 0.6398109626, 0.5664205979, 0.5642905983],
]

test.skipIf(absent)(
  name('COCO’s twelve figures'),
  async () => {
    const { rows } = await readFiles(cocoImporter, { file: readFileSync(FOUND), truth: readFileSync(TRUTH) })
    const result = await resultOf('task: detection\nintervals: { replicates: 200 }\n', rows)
    for (const [i, measure] of COCO_NAMES.entries()) {
      const { estimate, interval, status } = figure(result, measure)
      expect(estimate).toBeCloseTo(PUBLISHED[i] ?? 0, 10)
      expect(status).toBe('measured')
      expect([(interval?.low ?? 1) < (estimate ?? 0), (interval?.high ?? 0) > (estimate ?? 0)]).toEqual([
        true,
        true,
      ])
    }
    expect(figure(result, 'object_recall')).toMatchObject({ n: 830 })
    expect(result.design).toEqual({ clusters: [{ column: 'image', n: 100 }] })
    const shuffled = rows.toSorted((a, b) => Number(b['image']) - Number(a['image']))
    const other = await resultOf('task: detection\nintervals: { replicates: 200 }\n', shuffled)
    expect(other.measures).toEqual(result.measures)
  },
  60_000,
)

type Row = Readonly<Record<string, unknown>>

const truth = (image: string, x: number, more: Row = {}): Row => {
  return { image, kind: 'truth', category: 'face', x, y: 0, width: 10, height: 10, ...more }
}
const found = (image: string, x: number, score: number, more: Row = {}): Row => {
  return { ...truth(image, x, more), kind: 'detection', score }
}
const empty = (image: string): Row => {
  return { ...found(image, 0, 0), kind: 'image', score: null, x: null, y: null, width: null, height: null }
}

/** Three faces; two of them found at .5, a crowd, two false alarms (one below .5), an image without anything. */
const ROWS: readonly Row[] = [
  ...[truth('a', 0), truth('a', 100), found('a', 1, 0.9), found('a', 300, 0.8)],
  ...[truth('b', 0), truth('b', 200, { crowd: 1, width: 90 }), found('b', 0, 0.7), found('b', 210, 0.6)],
  ...[found('b', 400, 0.2), empty('c')],
]
const PLAN = 'task: detection\nminimum: { n: 1 }\nintervals: { replicates: 200 }\n'

test('recall, precision and false alarms at the threshold, by hand', async () => {
  const at = await resultOf(`${PLAN}threshold: 0.5\n`, ROWS)
  expect(figure(at, 'object_recall')).toMatchObject({ estimate: 2 / 3, events: 2, n: 3 })
  expect(figure(at, 'object_precision')).toMatchObject({ estimate: 2 / 3, events: 2, n: 3 })
  expect(figure(at, 'false_alarms_per_image')).toMatchObject({ estimate: 1 / 3, events: 1, n: 3 })
  const all = await resultOf(PLAN, ROWS)
  expect(figure(all, 'object_precision')).toMatchObject({ estimate: 2 / 4 })
  expect(figure(all, 'false_alarms_per_image')).toMatchObject({ estimate: 2 / 3 })
  expect(figure(all, 'miss_rate_at_false_alarms', '0.1')).toMatchObject({
    estimate: expect.closeTo(2 / 3, 12),
  })
  expect(figure(all, 'miss_rate_at_false_alarms', '1')).toMatchObject({ estimate: expect.closeTo(1 / 3, 12) })
  expect(all.measures.filter(({ measure }) => measure.startsWith('leaked'))).toEqual([])
  expect(all.rows.missing).toEqual([])
  const table = all.tables.find((one) => one.table === 'precision_recall')
  expect(table?.rows).toEqual([
    [0.9, 1 / 3, 1, 0],
    [0.7, 2 / 3, 2 / 3, 1 / 3],
  ])
})

test('a redaction: what is covered together, what by one box, and images with nothing to hide', async () => {
  const rows = [
    ...[truth('a', 0), found('a', -5, 1), found('a', 5, 1)],
    ...[truth('b', 0), found('b', 2, 1), truth('b', 50), found('b', 50, 1)],
    ...[empty('c'), truth('d', 0), found('d', 0, 0.1)],
  ]
  const leaks = async (redaction: string) => {
    const result = await resultOf(`${PLAN}threshold: 0.5\nredaction: ${redaction}\n`, rows)
    return ['leaked_frames', 'leaked_objects'].map((measure) => {
      const { events, n } = figure(result, measure)
      return [events, n]
    })
  }
  expect(await leaks('{}')).toEqual([
    [2, 3],
    [2, 4],
  ])
  expect(await leaks('{ by: single }')).toEqual([
    [3, 3],
    [3, 4],
  ])
  expect(await leaks('{ share: 0.8 }')).toEqual([
    [1, 3],
    [1, 4],
  ])
})

test('a criterion about leaks is not shown where the plan does not say what is hidden', async () => {
  const { criteria } = await resultOf(`${PLAN}criteria: [{ measure: leaked_frames, at_most: 0 }]\n`, ROWS)
  expect(criteria).toMatchObject([{ status: 'not_shown', reason_code: 'not_asked' }])
})

test('groups of images, categories one by one, frames of one video together', async () => {
  const rows = ROWS.map((row) => ({ ...row, light: row['image'] === 'a' ? 'day' : 'night', video: 'v' }))
  const plates = [truth('p', 0, { category: 'plate' }), found('p', 0, 0.9, { category: 'plate' })].map(
    (row) => {
      return { ...row, light: 'day', video: 'w' }
    },
  )
  const result = await resultOf(`${PLAN}groups: [light]\ncolumns: { cluster: video }\n`, [...rows, ...plates])
  expect(figure(result, 'object_recall', undefined, { light: 'day' })).toMatchObject({ events: 2, n: 3 })
  expect(figure(result, 'object_recall', undefined, { light: 'night' })).toMatchObject({
    estimate: 1,
    status: 'too_few',
    reason_code: 'one_unit',
  })
  expect(figure(result, 'category_recall', 'plate')).toMatchObject({ events: 1, n: 1 })
  expect(figure(result, 'category_ap50', 'plate')).toMatchObject({ estimate: 1 })
  expect(figure(result, 'category_ap50', 'plate', { light: 'night' })).toMatchObject({
    status: 'not_measured',
  })
  expect(result.design).toEqual({ clusters: [{ column: 'video', n: 2 }] })
})

test('nothing found, nothing there, nothing at all', async () => {
  const missed = await resultOf(PLAN, [truth('a', 0, { score: null }), truth('b', 0)])
  expect(figure(missed, 'object_recall')).toMatchObject({ estimate: 0, n: 2 })
  expect(figure(missed, 'object_precision')).toMatchObject({ status: 'not_measured' })
  expect(figure(missed, 'miss_rate_at_false_alarms', '1')).toMatchObject({ estimate: 1 })
  const alarms = await resultOf(PLAN, [found('a', 0, 1), found('b', 0, 1)])
  expect(figure(alarms, 'object_recall')).toMatchObject({ status: 'not_measured' })
  expect(figure(alarms, 'coco_ap')).toMatchObject({ status: 'not_measured' })
  expect(figure(alarms, 'false_alarms_per_image')).toMatchObject({ estimate: 1 })
  const header = 'image,kind,score,x,y,width,height'
  const nothing = await resultOf(`${PLAN}redaction: {}\n`, `${header}\na,image,,,,,\n`)
  for (const { status } of nothing.measures.filter(({ measure }) => measure !== 'false_alarms_per_image'))
    expect(status).toBe('not_measured')
})

test.each<[string, readonly Row[], string, string?]>([
  [
    'a kind that is none',
    [found('a', 0, 1), { ...truth('a', 0), kind: 'ground' }],
    'none of truth, detection',
  ],
  ['a box without a side', [{ ...truth('a', 0), width: null }, found('a', 0, 1)], 'missing from a box'],
  [
    'a detection without a score',
    [found('a', 0, 1), { ...found('a', 0, 1), score: null }],
    '"score" is missing',
  ],
  ['an image with a box', [found('a', 0, 1), { ...truth('a', 0), kind: 'image' }], 'has the kind image'],
  ['a crowd that is a number', [found('a', 0, 1), truth('a', 0, { crowd: 7 })], 'neither 0 nor 1'],
  [
    'a box without a category',
    [found('a', 0, 1), truth('a', 0, { category: null })],
    'while other boxes have one',
  ],
  ['a negative width', [found('a', 0, 1), truth('a', 0, { width: -1 })], 'not a number at least 0'],
  ['a side that is not a number', [found('a', 0, 1), truth('a', 0, { x: 'NaN' })], 'not a finite number'],
  [
    'an image in two groups',
    [found('a', 0, 1, { light: 'day' }), truth('a', 0, { light: 'night' })],
    'differs within one image',
    'groups: [light]\n',
  ],
  [
    'an image half in a group',
    [found('a', 0, 1, { light: 'day' }), truth('a', 0)],
    '(row 1: "a")',
    'groups: [light]\n',
  ],
  [
    'nothing to hide in a box',
    [found('a', 0, 1), truth('a', 0, { height: 0 })],
    'leave an object to be hidden no area',
    'redaction: {}\n',
  ],
])('%s is a fault', async (_, rows, message, more = '') => {
  const faults = await faultsOf(`${PLAN}${more}`, rows)
  expect(faults.map((fault) => fault.message).join('\n')).toContain(message)
  for (const { file, row, field } of faults) expect([file, row, field].every(Boolean)).toBe(true)
})

/** Boxes of an image; no two scores are alike, whatever the image. */
const scene = fc.record({
  truths: fc.array(fc.tuple(fc.nat(60), fc.constantFrom('face', 'plate')), { maxLength: 4 }),
  found: fc.array(fc.tuple(fc.nat(60), fc.constantFrom('face', 'body')), { maxLength: 5 }),
})

function rowsOf(
  { truths, found: detections }: typeof scene extends fc.Arbitrary<infer T> ? T : never,
  i: number,
) {
  const image = `image ${i}`
  return [
    empty(image),
    ...truths.map(([x, category]) => truth(image, x, { category })),
    ...detections.map(([x, category], d) => found(image, x, (d + 1) / (i + 10), { category })),
  ]
}

test('two sites together have the figures of all their images', async () => {
  const plan = `${PLAN}threshold: 0.1\nredaction: {}\n`
  await fc.assert(
    fc.asyncProperty(fc.array(scene, { minLength: 2, maxLength: 7 }), fc.nat(), async (scenes, cut) => {
      const at = 1 + (cut % (scenes.length - 1))
      const rows = scenes.map(rowsOf)
      const sites = [rows.slice(0, at).flat(), rows.slice(at).flat()]
      expect(await mergedMeasures(plan, sites)).toEqual((await resultOf(plan, rows.flat())).measures)
      const odd = [0, 1].map((part) => rows.filter((_, i) => i % 2 === part).flat())
      const figures = (all: Awaited<ReturnType<typeof mergedMeasures>>) =>
        all.map(({ measure, of, estimate, n }) => [measure, of, estimate && expect.closeTo(estimate, 12), n])
      const pooled = (await resultOf(plan, rows.flat())).measures
      expect(
        (await mergedMeasures(plan, odd)).map(({ measure, of, estimate, n }) => [measure, of, estimate, n]),
      ).toEqual(figures(pooled))
    }),
    { numRuns: 5 },
  )
}, 60_000)

/** One image with one object that was found. */
const LEAVES = releaseDetections({
  categories: ['face'],
  unitOf: Int32Array.of(0),
  leaks: null,
  sums: null,
  matched: {
    images: Int32Array.of(0),
    objects: Float64Array.of(1, 1, 0, 0),
    truths: { image: Int32Array.of(0), category: Int32Array.of(0), ranges: Uint8Array.of(3) },
    image: Int32Array.of(0),
    category: Int32Array.of(0),
    score: Float64Array.of(0.9),
    rank: Uint8Array.of(0),
    hits: Uint16Array.of(1023, 1023, 0, 0),
    ignored: Uint16Array.of(0, 0, 1023, 1023),
  },
}) as { detections: Row; truths: Row }

test('a state is read again as it was written, and a site is merged with another as its own images', () => {
  const state = detectionStateSchema.parse(JSON.parse(JSON.stringify(LEAVES)))
  expect(releaseDetections(state)).toEqual(LEAVES)
  const both = mergeDetectionStates(state, { ...state, categories: ['body'] })
  expect(both.categories).toEqual(['body', 'face'])
  expect([...both.matched.image, ...both.matched.category, ...both.unitOf]).toEqual([1, 0, 0, 1, 0, 1])
})

const int32 = (...numbers: readonly number[]): string =>
  Buffer.from(Int32Array.from(numbers).buffer).toString('base64')

test.each<[string, Row]>([
  ['no base64', { images: 'not base64!' }],
  ['half a number', { images: 'AAA=' }],
  ['a detection in an image that is not there', { detections: { ...LEAVES.detections, image: int32(7) } }],
  ['a category that is not there', { truths: { ...LEAVES.truths, category: int32(1) } }],
  ['columns of different lengths', { unitOf: int32(0, 1) }],
  ['a unit that is left out', { unitOf: int32(1) }],
  ['a score that is not finite', { detections: { ...LEAVES.detections, score: 'AAAAAAAA8H8=' } }],
  ['a key that nobody knows', { names: ['a.jpg'] }],
])('a state with %s is refused', (_, change) => {
  expect(detectionStateSchema.safeParse({ ...LEAVES, ...change }).success).toBe(false)
})
