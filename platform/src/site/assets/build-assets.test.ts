// The assets are built once, under the hash of their content, and nothing of GOV.UK's own brand is in them.
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AssetManifest, buildAssets } from './build-assets.ts'

let outDir: string
let manifest: AssetManifest

beforeAll(async () => {
  outDir = await mkdtemp(join(tmpdir(), 'policeai-assets-'))
  manifest = await buildAssets({ outDir })
})
afterAll(() => rm(outDir, { recursive: true }))

const content = (address: string) => readFile(join(outDir, address.replace('/assets/', '')))

test('each address leads to a file whose name carries the hash of its content', async () => {
  const { stylesheet, script, font, icon } = manifest
  for (const address of [stylesheet, script, font, icon]) {
    const hash = createHash('sha256')
      .update(await content(address))
      .update('\0')
      .digest('hex')
    expect(address).toContain(`-${hash.slice(0, 10)}.`)
  }
})

test('the style sheet leads to fonts that are there, and to nothing else', async () => {
  const css = (await content(manifest.stylesheet)).toString()
  const files = await readdir(outDir)
  const urls = [...css.matchAll(/url\("?([^")]+)"?\)/g)].map((match) => match[1] ?? '')
  expect(urls.length).toBeGreaterThanOrEqual(3)
  expect(urls.filter((url) => !files.includes(url))).toEqual([])
})

test('there is no crown, no crest and no GDS Transport', async () => {
  const css = (await content(manifest.stylesheet)).toString()
  expect(css).not.toMatch(/crown|crest|GDS Transport|\.govuk-header|\.govuk-footer/i)
})

test('the script starts the library that lies beside it', async () => {
  const [, library] = /from '\.\/([^']+)'/.exec((await content(manifest.script)).toString()) ?? []
  expect((await readdir(outDir)).includes(library ?? '')).toBe(true)
})

test('a second build does nothing, and a changed input or a spoiled manifest builds again', async () => {
  const before = (await stat(join(outDir, 'manifest.json'))).mtimeMs
  expect(await buildAssets({ outDir })).toEqual(manifest)
  expect((await stat(join(outDir, 'manifest.json'))).mtimeMs).toBe(before)
  await writeFile(join(outDir, 'manifest.json'), JSON.stringify({ stamp: 'another' }))
  expect(await buildAssets({ outDir })).toEqual(manifest)
  expect(JSON.parse(await readFile(join(outDir, 'manifest.json'), 'utf8'))).toMatchObject({
    stamp: manifest.stamp,
  })
})
