// Builds what the browser loads: the style sheet (Sass), the script of GOV.UK Frontend, the two typefaces
// and the mark. Names carry the hash of the content, so that they can be cached for ever; a stamp of the
// inputs lets a second start skip the work.
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** Where the assets are served; the server gives the folder `outDir` under this path. */
export const ASSETS_PATH = '/assets'

const manifestSchema = z.strictObject({
  stamp: z.string(),
  stylesheet: z.string(),
  script: z.string(),
  font: z.string(),
  icon: z.string(),
})

/** The addresses of the assets (`stylesheet`: `/assets/app-0a1b2c3d4e.css`), and the folder that holds them. */
export type AssetManifest = Readonly<z.infer<typeof manifestSchema>> & { readonly folder: string }

type Source = { readonly name: string; readonly content: Buffer }
type Published = { readonly name: string; readonly content: Buffer | string }

const sourceDir = join(import.meta.dirname, 'source')
const govukDir = packageDir('govuk-frontend')

/** Writes the assets and `manifest.json` into `outDir`, unless they are there and up to date. */
export async function buildAssets({ outDir }: { readonly outDir: string }): Promise<AssetManifest> {
  const sources = await readSources()
  const stamp = digest(sources.flatMap(({ name, content }) => [name, content]))
  return (await builtBefore(outDir, stamp)) ?? (await build(outDir, sources, stamp))
}

async function build(outDir: string, sources: readonly Source[], stamp: string): Promise<AssetManifest> {
  const typefaces = sources.filter(({ name }) => name.endsWith('.woff2')).map(hashed)
  const library = hashed({ name: 'govuk-frontend.js', content: await libraryScript() })
  const script = hashed({ name: 'app.js', content: startScript(library.name, named(sources, 'waiting.js')) })
  const stylesheet = hashed({ name: 'app.css', content: await compileStyles(sources, typefaces) })
  const icon = hashed(named(sources, 'mark.svg'))
  await writeAll(outDir, [...typefaces, library, script, stylesheet, icon])
  const [font] = typefaces
  const manifest = {
    stamp,
    stylesheet: addressOf(stylesheet),
    script: addressOf(script),
    font: addressOf(font ?? stylesheet),
    icon: addressOf(icon),
  }
  await writeFile(join(outDir, 'manifest.json'), JSON.stringify(manifest, null, 2))
  return { ...manifest, folder: outDir }
}

async function builtBefore(outDir: string, stamp: string): Promise<AssetManifest | undefined> {
  const text = await readFile(join(outDir, 'manifest.json'), 'utf8').catch(() => '{}')
  const manifest = manifestSchema.safeParse(JSON.parse(text))
  return manifest.success && manifest.data.stamp === stamp ? { ...manifest.data, folder: outDir } : undefined
}

async function readSources(): Promise<readonly Source[]> {
  const own = (await readdir(sourceDir)).sort().map((name) => ({ name, path: join(sourceDir, name) }))
  const versions = [govukDir, dirname(fileURLToPath(import.meta.resolve('sass')))].map((folder) => ({
    name: `${basename(folder)}.json`,
    path: join(folder, 'package.json'),
  }))
  const builder = { name: 'build-assets.ts', path: fileURLToPath(import.meta.url) }
  const files = [...own, ...fontFiles(), ...versions, builder]
  return Promise.all(files.map(async ({ name, path }) => ({ name, content: await readFile(path) })))
}

/** The extended Latin subset holds ŵ and ŷ, which Welsh needs; the mono is for ids and digests only. */
const FONTS = [
  ['next-latin.woff2', 'atkinson-hyperlegible-next', 'latin'],
  ['next-latin-ext.woff2', 'atkinson-hyperlegible-next', 'latin-ext'],
  ['mono-latin.woff2', 'atkinson-hyperlegible-mono', 'latin'],
] as const

function fontFiles(): readonly { readonly name: string; readonly path: string }[] {
  return FONTS.map(([name, font, subset]) => ({
    name,
    path: join(packageDir(`@fontsource-variable/${font}`), 'files', `${font}-${subset}-wght-normal.woff2`),
  }))
}

/** Sass is loaded here, since most starts have nothing to build. */
async function compileStyles(sources: readonly Source[], typefaces: readonly Published[]): Promise<string> {
  const { compileString } = await import('sass')
  const { css } = compileString(named(sources, 'app.scss').content.toString('utf8'), {
    url: new URL(`file://${join(sourceDir, 'app.scss')}`),
    loadPaths: [join(govukDir, 'dist')],
    style: 'compressed',
    quietDeps: true,
  })
  return typefaces.reduce(
    (styles, { name }) => styles.replaceAll(name.replace(/-[0-9a-f]{10}(?=\.woff2$)/, ''), name),
    css,
  )
}

async function libraryScript(): Promise<string> {
  const script = await readFile(join(govukDir, 'dist/govuk/govuk-frontend.min.js'), 'utf8')
  return script.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n')
}

/** Enhancements only: every page does its work without them. */
function startScript(library: string, waiting: Source): string {
  return `import { initAll } from './${library}'\ninitAll()\n${waiting.content.toString('utf8')}`
}

async function writeAll(outDir: string, files: readonly Published[]): Promise<void> {
  await mkdir(outDir, { recursive: true })
  await Promise.all(files.map(({ name, content }) => writeFile(join(outDir, name), content)))
}

function hashed({ name, content }: Published): Published {
  const extension = extname(name)
  return { name: `${basename(name, extension)}-${digest([content]).slice(0, 10)}${extension}`, content }
}

function named(sources: readonly Source[], name: string): Source {
  const source = sources.find((candidate) => candidate.name === name)
  if (!source) throw new Error(`${join(sourceDir, name)} is missing`)
  return source
}

function addressOf({ name }: Published): string {
  return `${ASSETS_PATH}/${name}`
}

function digest(parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex')
}

function packageDir(name: string): string {
  return dirname(fileURLToPath(import.meta.resolve(`${name}/package.json`)))
}
