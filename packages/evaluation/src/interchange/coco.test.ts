// Rows from a pair of COCO files: the real ones give the counts and figures that others published; each way in which a
// file can be wrong is told with its place.
import { constants } from 'node:buffer'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { cocoFigures, matchBoxes } from '@policeai/metrics'
import { expect, test } from 'vitest'
import { cocoImporter } from './coco.ts'
import { readFiles, utf16 } from './files.fixture.ts'
import { parseJson } from './json-text.ts'

const DATA = resolve(import.meta.dirname, '../../../../../shared/data')
const TRUTH = resolve(DATA, 'coco-val2014-100-ground-truth.json')
const FOUND = resolve(DATA, 'coco-val2014-100-bbox-detections.json')
const absent = !existsSync(TRUTH) || !existsSync(FOUND)
const name = (title: string): string => (absent ? `${title} (skipped: no ../shared/data)` : title)

const truth = {
  images: [
    { id: 1, width: 100, height: 50, lighting: 'night', area: 'north', tags: ['x'] },
    { id: 2, width: 100, height: 50, lighting: 'day' },
    { id: 3, width: 100, height: 50 },
  ],
  categories: [
    { id: 7, name: 'face' },
    { id: 9, name: 'plate' },
  ],
  annotations: [
    { id: 11, image_id: 1, category_id: 7, bbox: [0, 0, 10, 20], area: 150, iscrowd: 0 },
    { id: 12, image_id: 2, category_id: 9, bbox: [90, 40, 10.5, 10.5], iscrowd: 1 },
  ],
}
const detections = [{ image_id: 1, category_id: 7, bbox: [1, 1, 10, 20], score: 0.9 }]
const read = (t: unknown = truth, d: unknown = detections) =>
  readFiles(cocoImporter, { file: JSON.stringify(d), truth: JSON.stringify(t) })

test('one row a box, with what is known of its image', async () => {
  const { rows, columns } = { columns: [], ...(await read()) }
  expect(rows[0]).toEqual({
    ...{ image: 1, kind: 'truth', category: 'face', category_id: 7, score: null, id: 11, crowd: false },
    ...{ x: 0, y: 0, width: 10, height: 20, area: 150 },
    ...{ image_width: 100, image_height: 50, lighting: 'night', image_area: 'north' },
  })
  expect(rows[2]).toMatchObject({ crowd: true, area: 110.25, lighting: 'day', image_area: null })
  expect(rows[1]).toMatchObject({ kind: 'detection', score: 0.9, area: 200, id: null })
  for (const row of rows) expect(Object.keys(row).sort()).toEqual([...columns].sort())
})

test('keys of images that a column has already, in whatever case, are set apart', async () => {
  const images = [{ id: 1, Score: 'a', score: 'b', Image_score: 'c' }, { id: 2 }, { id: 3 }]
  const { rows } = await read({ ...truth, images })
  const names = Object.keys(rows[0] ?? {})
  expect(rows[0]).toMatchObject({
    score: null,
    image_Score: 'a',
    image_image_score: 'b',
    image_image_Image_score: 'c',
  })
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length)
})

test('an image with no box at all is not lost', async () => {
  const { rows } = await read()
  expect(rows).toHaveLength(4)
  expect(rows[3]).toMatchObject({ image: 3, kind: 'image', category: null, x: null, lighting: null })
})

const annotation = truth.annotations[0]
const found = detections[0]
test.each([
  ['an image that is not there', [{ ...found, image_id: 5 }], 'import_mismatch', 'detections[0].image_id'],
  [
    'a category that is not there',
    [{ ...found, category_id: 5 }],
    'import_mismatch',
    'detections[0].category_id',
  ],
  [
    'a missing key',
    [{ category_id: 7, bbox: [1, 1, 1, 1], score: 1 }],
    'import_malformed',
    'detections[0].image_id',
  ],
  ['a missing score', [{ ...found, score: undefined }], 'not_a_number', 'detections[0].score'],
  ['three numbers', [{ ...found, bbox: [1, 2, 3] }], 'import_malformed', 'detections[0].bbox'],
  ['a box outside', [{ ...found, bbox: [95, 0, 6.5, 1] }], 'out_of_range', 'detections[0].bbox'],
  ['a negative size', [{ ...found, bbox: [5, 5, -1, 1] }], 'out_of_range', 'detections[0].bbox'],
  ['a size beyond numbers', [{ ...found, bbox: [0, 0, 1e300, 1e300] }], 'not_finite', 'detections[0].bbox'],
  ['a score beyond numbers', [{ ...found, score: 'x' }], 'not_a_number', 'detections[0].score'],
  ['an object in the place of the list', { detections }, 'import_malformed', 'detections'],
])('faulty detections: %s', async (_, faulty, code, field) => {
  expect((await read(truth, faulty)).faults).toMatchObject([{ code, file: 'answers', field }])
})

test.each([
  ['an id twice', { annotations: [annotation, annotation] }, 'duplicate_id', 'annotations[1].id'],
  ['no id', { annotations: [{ ...annotation, id: undefined }] }, 'import_malformed', 'annotations[0].id'],
  ['an image twice', { images: [...truth.images, truth.images[0]] }, 'duplicate_id', 'images[3].id'],
  ['a negative area', { annotations: [{ ...annotation, area: -1 }] }, 'out_of_range', 'annotations[0].area'],
  ['an image of width 0', { images: [{ id: 1, width: 0 }, { id: 2 }] }, 'out_of_range', 'images[0].width'],
  [
    'two categories of one name',
    {
      categories: [
        { id: 7, name: 'a' },
        { id: 9, name: 'a' },
      ],
    },
    'duplicate_id',
    'categories[1].name',
  ],
  ['no categories', { categories: undefined, annotations: [] }, 'import_malformed', 'categories'],
])('faulty ground truth: %s', async (_, over, code, field) => {
  const { faults } = await read({ ...truth, ...over })
  expect(faults[0]).toMatchObject({ code, file: 'truth', field })
})

test('all faults at once, up to a number, and how many more', async () => {
  const file = JSON.stringify(Array.from({ length: 10 }, () => ({ ...found, image_id: 5 })))
  const { faults } = await readFiles(cocoImporter, { file, truth: JSON.stringify(truth) }, { faults: 3 })
  expect(faults.map((f) => f.row)).toEqual([1, 2, 3, undefined])
  expect(faults[3]?.message).toContain('7 more faults')
})

const whole = JSON.stringify(detections)
test.each([
  ['cut off', whole.slice(0, -9), { code: 'import_malformed', line: 1 }],
  ['a comma too many', '[\n{"image_id": 1,}]', { code: 'import_malformed', line: 2, column: 16 }],
  ['a word that is none', '[1,\n 2, abc, 3]', { code: 'import_malformed', line: 2, column: 5 }],
  ['cut off within a word', '[N', { code: 'import_malformed', line: 1, column: 2 }],
  ['NaN, as Python writes it', '[\n {"score": NaN}]', { code: 'not_finite', line: 2, column: 12 }],
  ['minus infinity', '[{"score": -Infinity}]', { code: 'not_finite', line: 1, column: 13 }],
  ['nested without end', '['.repeat(100_000), { code: 'import_malformed', line: 1, column: 201 }],
  ['UTF-16', utf16(whole), { code: 'observations_encoding', message: 'the text is in UTF-16, not in UTF-8' }],
  ['UTF-16 without a mark', Buffer.from(whole, 'utf16le'), { code: 'observations_encoding' }],
  ['Latin-1', Buffer.from('[\n"Zo\xeb"]', 'latin1'), { code: 'observations_encoding', line: 2 }],
  ['empty', '', { code: 'observations_empty' }],
])('a file that is %s', async (_, file, fault) => {
  const { faults } = await readFiles(cocoImporter, { file, truth: JSON.stringify(truth) })
  expect(faults).toMatchObject([{ file: 'answers', ...fault }])
})

test('words like NaN inside of texts are texts, and a byte order mark is passed over', async () => {
  const images = [{ id: 1, note: 'NaN "Infinity" \\' }, { id: 2, note: '[[[{' }, { id: 3 }]
  const { rows } = await readFiles(cocoImporter, {
    file: `\uFEFF${whole}`,
    truth: JSON.stringify({ ...truth, images }),
  })
  expect(rows[0]).toMatchObject({ note: 'NaN "Infinity" \\' })
})

test('JSON that is longer than a string can be is told before it is parsed', () => {
  const request = { file: 'large.json', depth: 9, nonFinite: 'fault' } as const
  const parsed = parseJson(Buffer.alloc(constants.MAX_STRING_LENGTH + 1), request)
  expect(parsed).toMatchObject({
    ok: false,
    faults: [{ code: 'observations_too_large', file: 'large.json' }],
  })
})

test('no more is read than may be', async () => {
  const limited = await readFiles(cocoImporter, { file: whole, truth: JSON.stringify(truth) }, { bytes: 20 })
  expect(limited.faults.map((f) => f.code)).toEqual(['observations_too_large', 'observations_too_large'])
  expect((await readFiles(cocoImporter, { file: whole })).faults[0]?.code).toBe('import_mismatch')
})

type Rows = readonly Readonly<Record<string, unknown>>[]
const ofKind = (rows: Rows, kind: string): Rows => rows.filter((row) => row['kind'] === kind)

test.skipIf(absent)(name('the real pair: 839 annotations, 9 of them crowds, 734 detections'), async () => {
  const { rows } = await readFiles(cocoImporter, { file: readFileSync(FOUND), truth: readFileSync(TRUTH) })
  expect(ofKind(rows, 'truth')).toHaveLength(839)
  expect(ofKind(rows, 'truth').filter((row) => row['crowd'] === true)).toHaveLength(9)
  expect(ofKind(rows, 'detection')).toHaveLength(734)
  expect(new Set(rows.map((row) => row['image'])).size).toBe(100)
})

/** The columns of rows as the metrics take them. */
function boxesOf(rows: Rows, images: readonly unknown[], categories: readonly unknown[]) {
  return {
    image: Int32Array.from(rows, (row) => images.indexOf(row['image'])),
    category: Int32Array.from(rows, (row) => categories.indexOf(row['category'])),
    box: Float64Array.from(
      rows.flatMap((row) => ['x', 'y', 'width', 'height'].map((key) => Number(row[key]))),
    ),
    area: Float64Array.from(rows, (row) => Number(row['area'])),
    crowd: Uint8Array.from(rows, (row) => Number(row['crowd'])),
    score: Float64Array.from(rows, (row) => Number(row['score'])),
  }
}

// AP, AP50 and AR100 by faster_coco_eval: ../shared/data/README.md.
test.skipIf(absent)(name('the rows of the real pair give its published figures'), async () => {
  const { rows } = await readFiles(cocoImporter, { file: readFileSync(FOUND), truth: readFileSync(TRUTH) })
  const [images, categories] = ['image', 'category'].map((key) => [...new Set(rows.map((row) => row[key]))])
  const [real, detected] = ['truth', 'detection'].map((kind) =>
    boxesOf(ofKind(rows, kind), images ?? [], categories ?? []),
  )
  if (!real || !detected) throw new Error('no rows')
  const all = Int32Array.from(images ?? [], (_, i) => i)
  const { ap, ap50, ar100 } = cocoFigures(matchBoxes(all, categories?.length ?? 0, real, detected))
  expect([ap, ap50, ar100].map((figure) => figure?.toFixed(10))).toEqual([
    ...['0.5045806987', '0.6969727247', '0.5953529829'],
  ])
})

test.skipIf(absent)(name('the real pair, cut off, is a fault and not a crash'), async () => {
  const file = readFileSync(FOUND).subarray(0, 40_000)
  const { faults } = await readFiles(cocoImporter, { file, truth: readFileSync(TRUTH) })
  expect(faults).toMatchObject([{ code: 'import_malformed', line: 1 }])
})
