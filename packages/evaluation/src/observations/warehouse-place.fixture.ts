// A folder and a database for the tests of one file, made before them and gone after them.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, inject } from 'vitest'
import { type TestWarehouse, testWarehouse } from './warehouse.fixture.ts'

/** What a force would hold as numbers. */
export const NUMBERS = ['score', 'rank', 'x', 'y', 'width', 'height']

/** Both are there once the first test of the file runs. */
export function testPlace(name: string): { readonly folder: string; readonly warehouse: TestWarehouse } {
  const made: { folder?: string; warehouse?: TestWarehouse } = {}
  beforeAll(async () => {
    made.folder = await mkdtemp(join(tmpdir(), 'policeai-test-'))
    const given = inject('testDatabase')
    if (!('server' in given)) throw new Error('this test needs a server')
    made.warehouse = await testWarehouse(given.server, name)
  })
  afterAll(async () => {
    await made.warehouse?.close()
    if (made.folder !== undefined) await rm(made.folder, { recursive: true })
  })
  const there = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('asked for before the tests began')
    return value
  }
  return {
    get folder() {
      return there(made.folder)
    },
    get warehouse() {
      return there(made.warehouse)
    },
  }
}
