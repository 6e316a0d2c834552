import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { createFolderDocuments } from './index.ts'

const newFolder = () => mkdtemp(join(tmpdir(), 'documents-'))

async function* chunks(...parts: string[]) {
  for (const part of parts) yield Buffer.from(part)
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

test('keeps bytes under their digest, once', async () => {
  const folder = await newFolder()
  const documents = await createFolderDocuments(folder)
  const stored = await documents.put(chunks('one ', 'two'), 100)
  expect(stored).toEqual({ sha256: digest('one two'), bytes: 7 })
  expect(await documents.put(chunks('one two'), 100)).toEqual(stored)
  expect((await buffer(documents.read(digest('one two')))).toString()).toBe('one two')
  expect(await documents.withFile(digest('one two'), (path) => readFile(path, 'utf8'))).toBe('one two')
  expect(await documents.has(digest('other'))).toBe(false)
})

test('past the limit nothing is kept', async () => {
  const folder = await newFolder()
  const documents = await createFolderDocuments(folder)
  expect(await documents.put(chunks('12345', '67890'), 9)).toBe('too-large')
  expect(await readdir(join(folder, 'incoming'))).toEqual([])
  expect(await documents.has(digest('1234567890'))).toBe(false)
})

test('a source that breaks leaves nothing, and what a crash left is swept away', async () => {
  const folder = await newFolder()
  const documents = await createFolderDocuments(folder)
  async function* broken() {
    yield Buffer.from('half')
    throw new Error('the line went dead')
  }
  await expect(documents.put(broken(), 100)).rejects.toThrow('the line went dead')
  expect(await readdir(join(folder, 'incoming'))).toEqual([])
  await writeFile(join(folder, 'incoming', 'half-written'), 'x')
  await createFolderDocuments(folder)
  expect(await readdir(join(folder, 'incoming'))).toEqual([])
})

test('a name that is not a digest is refused', async () => {
  const documents = await createFolderDocuments(await newFolder())
  await expect(documents.withFile('../../etc/passwd', async () => 'read')).rejects.toThrow(
    'not a SHA-256 digest',
  )
})
