// Whatever is in a file, a reader answers with rows or with faults that name the file; it never throws, and no row has
// a number that is not finite or a column that the others lack.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFiles } from './files.fixture.ts'
import { IMPORTERS } from './index.ts'
import { zipOf } from './zip.fixture.ts'

const header = Buffer.from('{"version": 2, "status": "success", "eval": {"model": "m"}}')
const sample = Buffer.from(
  '{"id": 1, "epoch": 1, "input": "q", "target": "a", "scores": {"s": {"value": 1e3}}}',
)
const zip = zipOf(
  [
    { name: 'header.json', content: header },
    { name: 'samples/1_epoch_1.json', content: sample, wide: true },
  ],
  true,
)
const truth =
  '{"images": [{"id": 1, "width": 9, "height": 9}], "categories": [{"id": 1}], "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "bbox": [1, 1, 2, 2], "area": 4}]}'

const SOUND: Readonly<Record<keyof typeof IMPORTERS, readonly [file: Buffer, truth: Buffer]>> = {
  coco: [
    Buffer.from('[{"image_id": 1, "category_id": 1, "bbox": [1, 1, 2, 2], "score": 0.5}]'),
    Buffer.from(truth),
  ],
  trn: [Buffer.from('a b (u_1)\nc (u_2)\n'), Buffer.from('a { b / c } (u_1)\n(c) (u_2)\n')],
  ctm: [Buffer.from('r A 1.0 0.5 a 0.5\nr A 2.0 0.5 b\n'), Buffer.from('r A ann 0.5 1.9 <O> a { b / @ }\n')],
  trec: [Buffer.from('1 Q0 a 1 0.5 r\n1 Q0 b 2 0.4 r\n'), Buffer.from('1 0 a 1\n1 0 c 0\n')],
  inspect: [zip, Buffer.alloc(1)],
}

const change = fc.record({ at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }) })
const damage = fc.record({
  changes: fc.array(change, { maxLength: 4 }),
  keep: fc.double({ min: 0, max: 1, noNaN: true }),
})
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never

function damaged(content: Buffer, { changes, keep }: Damage): Buffer {
  const copy = Buffer.from(content)
  for (const { at, byte } of changes) copy[at % copy.length] = byte
  return copy.subarray(0, keep < 0.7 ? copy.length : Math.ceil(keep * copy.length))
}

test.each(Object.values(IMPORTERS))('$format: sound, it has rows', async ({ format }) => {
  const [file, other] = SOUND[format]
  const { rows, faults } = await readFiles(IMPORTERS[format], { file, truth: other })
  expect(faults).toEqual([])
  expect(rows.length).toBeGreaterThan(0)
})

test.each(Object.values(IMPORTERS))('$format: damaged anywhere', { timeout: 60_000 }, async ({ format }) => {
  const [file, other] = SOUND[format]
  const broken = fc.asyncProperty(damage, damage, async (a, b) => {
    const read = await readFiles(IMPORTERS[format], { file: damaged(file, a), truth: damaged(other, b) })
    if (!read.ok) expect(read.faults.every((fault) => fault.file !== '' && fault.message !== '')).toBe(true)
    const columns = read.ok ? [...read.columns].sort() : []
    for (const row of read.rows) {
      expect(Object.keys(row).sort()).toEqual(columns)
      for (const value of Object.values(row))
        expect(typeof value === 'number' && !Number.isFinite(value)).toBe(false)
    }
  })
  await fc.assert(broken, { numRuns: 300, seed: 3 })
})
