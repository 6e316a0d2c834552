// The digest is the one that anybody else computes; a byte that is not UTF-8 is found at its line, even where a
// character lies across two pieces of the file.
import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readDigest } from './read-file.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policeai-test-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function digestOf(content: Buffer, text = true) {
  const path = join(folder, 'file')
  await writeFile(path, content)
  return readDigest(path, text, () => {})
}

test('SHA-256 and size', async () => {
  const content = Buffer.from('id,truth\n1,0\n')
  const sha256 = createHash('sha256').update(content).digest('hex')
  expect(await digestOf(content)).toEqual({ sha256, bytes: 13, bad: undefined, endsOpen: false })
})

test('the line of the first byte that is not UTF-8', async () => {
  const latin1 = Buffer.concat([
    Buffer.from('name\nZoë\n'),
    Buffer.from('Zo\xeb\n', 'latin1'),
    Buffer.from('Z\n'),
  ])
  expect((await digestOf(latin1)).bad).toEqual({ line: 3, what: 'not_utf8' })
  expect((await digestOf(latin1, false)).bad).toBeUndefined()
  expect((await digestOf(Buffer.from([65, 10, 0xc3]))).bad).toEqual({ line: 2, what: 'not_utf8' })
})

test('the line of the first null character, and whether the last line is whole', async () => {
  expect((await digestOf(Buffer.from('a\nb\nc\0\n'))).bad).toEqual({ line: 3, what: 'null' })
  expect((await digestOf(Buffer.from([10, 0xff, 10, 0]))).bad).toEqual({ line: 2, what: 'not_utf8' })
  for (const [text, endsOpen] of [
    ['a\nb', true],
    ['a\n', false],
    ['a\r', false],
  ] as const)
    expect((await digestOf(Buffer.from(text))).endsOpen).toBe(endsOpen)
})

test('a character across the border of two pieces is whole', async () => {
  const piece = 4 * 1024 * 1024
  for (const before of [piece - 1, piece - 2, piece - 3]) {
    const content = Buffer.concat([Buffer.alloc(before, 'a\n'), Buffer.from('€🙂\n')])
    expect((await digestOf(content)).bad).toBeUndefined()
  }
})

test('a fault in the second piece is found at its line of the file', async () => {
  const content = Buffer.concat([Buffer.from('a\n'.repeat(3_000_000)), Buffer.from([0xff, 10])])
  expect((await digestOf(content)).bad).toEqual({ line: 3_000_001, what: 'not_utf8' })
})
