// `policeai pack`: the packages as they are published. Here their TypeScript runs as it is; Node strips no types under
// node_modules, so what is published is JavaScript with its declarations, made by the compiler and by nothing else.
import { spawn } from 'node:child_process'
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { StartFault } from '../kernel/errors.ts'
import type { Streams } from './process.ts'

const ROOT = join(import.meta.dirname, '../../..')

/** In the order in which they need each other. */
export const PUBLISHED = ['metrics', 'govuk', 'record', 'evaluation', 'cli'] as const

type Manifest = {
  readonly name: string
  readonly version: string
  readonly exports: Readonly<Record<string, string>>
  readonly bin?: Readonly<Record<string, string>>
}

const built = (path: string): string => path.replace('./src/', './dist/').replace(/\.ts$/, '.js')
const types = (path: string): string => path.replace('./src/', './dist/').replace(/\.ts$/, '.d.ts')

/** The manifest of what is published: the same, but for where its files lie. */
function published(manifest: Manifest): object {
  const { exports, bin, ...rest } = manifest
  const doors = Object.entries(exports).map(([door, path]) => [
    door,
    { types: types(path), default: built(path) },
  ])
  const commands = Object.entries(bin ?? {}).map(([name, path]) => [name, built(path)])
  return {
    ...rest,
    files: ['dist', 'README.md', 'LICENSE'],
    exports: Object.fromEntries(doors),
    ...(commands.length === 0 ? {} : { bin: Object.fromEntries(commands) }),
  }
}

function run(command: string, args: readonly string[], cwd: string): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] })
    child.once('error', fail)
    child.once('exit', (code) =>
      code === 0 ? done() : fail(new StartFault([`${command} ${args[0]} ended with ${code} in ${cwd}`])),
    )
  })
}

/** What the compiler is told: the project's own settings, but that it writes. */
function compilerOptions(source: string, staging: string): object {
  return {
    extends: join(ROOT, 'tsconfig.json'),
    compilerOptions: {
      noEmit: false,
      declaration: true,
      rewriteRelativeImportExtensions: true,
      rootDir: source,
      outDir: join(staging, 'dist'),
      typeRoots: [join(ROOT, 'node_modules/@types')],
    },
    include: [source],
    exclude: [`${source}/**/*.test.ts`, `${source}/**/*.fixture.ts`, `${source}/**/testing/**`],
  }
}

async function packOne(name: string, build: string, out: string): Promise<string> {
  const from = join(ROOT, 'packages', name)
  const staging = join(build, name)
  await mkdir(staging, { recursive: true })
  const manifest: Manifest = JSON.parse(await readFile(join(from, 'package.json'), 'utf8'))
  await writeFile(join(staging, 'package.json'), `${JSON.stringify(published(manifest), null, 2)}\n`)
  const config = join(build, `${name}.json`)
  await writeFile(config, JSON.stringify(compilerOptions(join(from, 'src'), staging)))
  await run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', config], ROOT)
  await cp(join(from, 'README.md'), join(staging, 'README.md'))
  await cp(join(ROOT, 'LICENSE'), join(staging, 'LICENSE'))
  await run('npm', ['pack', '--ignore-scripts', '--loglevel=error', '--pack-destination', out], staging)
  return join(out, `${manifest.name.replace('@', '').replace('/', '-')}-${manifest.version}.tgz`)
}

/** Packs every published package into `out`, and gives the paths of the archives. */
export async function packAll(out: string): Promise<readonly string[]> {
  const build = join(ROOT, '.build/pack')
  await rm(build, { recursive: true, force: true })
  await mkdir(build, { recursive: true })
  await mkdir(out, { recursive: true })
  const archives: string[] = []
  for (const name of PUBLISHED) archives.push(await packOne(name, build, out))
  return archives
}

export async function pack({ stdout }: Streams, { out }: { out: string }): Promise<void> {
  for (const archive of await packAll(resolve(out))) stdout.write(`${archive}\n`)
}
