// The layout of DESIGN, held as errors: which way imports run, what is a door, how long things are.
// It says how many files it has read, since a check that saw nothing must fail.
import { expect, test } from 'vitest'
import { readSourceFiles, type SourceFile } from './source-files.ts'

const files = readSourceFiles()
const byPath = new Map(files.map((file) => [file.path, file]))
const isTest = (file: SourceFile): boolean => /\.test\.ts$|\/testing\/|\/test\/|\/bench\//.test(file.path)
const source = files.filter((file) => !isTest(file))

test('it has read the project', () => {
  process.stdout.write(`architecture: ${files.length} files read, ${source.length} of them source\n`)
  expect(source.length).toBeGreaterThan(100)
})

/** What may import what: a layer may reach those in its list and itself. */
const LAYERS: readonly { layer: string; pattern: RegExp; may: readonly string[] }[] = [
  { layer: 'metrics', pattern: /^packages\/metrics\//, may: [] },
  { layer: 'govuk', pattern: /^packages\/govuk\//, may: [] },
  { layer: 'record', pattern: /^packages\/record\//, may: [] },
  { layer: 'evaluation', pattern: /^packages\/evaluation\//, may: ['metrics', 'govuk'] },
  { layer: 'cli', pattern: /^packages\/cli\//, may: ['metrics', 'evaluation', 'record'] },
  { layer: 'kernel', pattern: /^platform\/src\/kernel\//, may: ['govuk'] },
  { layer: 'site', pattern: /^platform\/src\/site\//, may: ['govuk', 'kernel', 'evaluation', 'record'] },
  {
    layer: 'modules',
    pattern: /^platform\/src\/modules\//,
    may: ['metrics', 'govuk', 'record', 'evaluation', 'kernel', 'site'],
  },
]

const layerOf = (path: string): string | undefined => LAYERS.find((l) => l.pattern.test(path))?.layer

test('imports run one way', () => {
  const wrong = source.flatMap((file) => {
    const layer = LAYERS.find((l) => l.pattern.test(file.path))
    if (layer === undefined) return []
    const targets = file.imports.flatMap((i) => (i.target === null ? [] : [i.target]))
    const outside = targets.filter((target) => {
      const to = layerOf(target)
      return to === undefined || (to !== layer.layer && !layer.may.includes(to))
    })
    return outside.map((target) => `${file.path} → ${target}`)
  })
  expect(wrong.filter((line) => !KNOWN_TESTING.test(line))).toEqual([])
})

/** The migrated test database knows the list of all migrations. */
const KNOWN_TESTING = /kernel\/testing\//

/** The room that a file is in: a package, or a module of the platform. */
const roomOf = (path: string): string | null =>
  /^(packages\/[^/]+|platform\/src\/modules\/[^/]+)\//.exec(path)?.[1] ?? null

test('a room is entered through its index.ts only', () => {
  const wrong = files.flatMap((file) =>
    file.imports.flatMap(({ target }) => {
      const room = target === null ? null : roomOf(target)
      if (target === null || room === null || room === roomOf(file.path)) return []
      const doors = [`${room}/index.ts`, `${room}/src/index.ts`, 'packages/govuk/src/html.ts']
      return doors.includes(target) || file.path.startsWith('platform/test/')
        ? []
        : [`${file.path} → ${target}`]
    }),
  )
  expect(wrong).toEqual([])
})

test('no file imports itself, by any way round', () => {
  const done = new Set<string>()
  const cycles: string[] = []
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
      return
    }
    if (done.has(path)) return
    for (const { target } of byPath.get(path)?.imports ?? [])
      if (target !== null) visit(target, [...trail, path])
    done.add(path)
  }
  for (const file of files) visit(file.path, [])
  expect(cycles).toEqual([])
})

test('every import inside the project leads to a file', () => {
  const lost = files.flatMap((file) =>
    file.imports.flatMap(({ specifier, target }) =>
      target !== null && /\.ts$/.test(target) && !byPath.has(target) ? [`${file.path}: ${specifier}`] : [],
    ),
  )
  expect(lost).toEqual([])
})

test('metrics depends on nothing, not even Node', () => {
  const wrong = source
    .filter((file) => file.path.startsWith('packages/metrics/'))
    .flatMap((file) =>
      file.imports.filter((i) => !i.specifier.startsWith('.')).map((i) => `${file.path}: ${i.specifier}`),
    )
  expect(wrong).toEqual([])
})

test('SQL stands in stores, and the environment is read in one file', () => {
  const database = source.filter((file) => file.imports.some((i) => i.specifier === 'kysely'))
  const allowed = /\/store\/|^platform\/src\/kernel\//
  expect(database.map((f) => f.path).filter((path) => !allowed.test(path))).toEqual([])
  const environment = source.filter((file) => file.text.includes('process.env'))
  // the published command looks up the one setting that a plan names, and nothing else
  expect(environment.map((f) => f.path)).toEqual([
    'packages/cli/src/main.ts',
    'platform/src/kernel/configuration.ts',
  ])
})

test('files have fewer than 400 lines and say what they are for', () => {
  expect(files.filter((f) => f.lines > 400).map((f) => `${f.path}: ${f.lines}`)).toEqual([])
  expect(source.filter((f) => !/^(#!.*\n)?\/\//.test(f.text)).map((f) => f.path)).toEqual([])
})

test('functions are short: median under 8 lines, nine in ten under 25, none over 60', () => {
  const functions = source.flatMap((file) => file.functions.map((f) => ({ ...f, path: file.path })))
  const lengths = functions.map((f) => f.lines).sort((a, b) => a - b)
  const at = (share: number): number => lengths[Math.floor(lengths.length * share)] ?? 0
  process.stdout.write(`functions: ${lengths.length}, median ${at(0.5)}, 90th percentile ${at(0.9)} lines\n`)
  expect(
    functions.filter((f) => f.lines > 60).map((f) => `${f.path}:${f.line} ${f.name}: ${f.lines}`),
  ).toEqual([])
  expect(at(0.5)).toBeLessThan(8)
  expect(at(0.9)).toBeLessThan(25)
})

test('files are named in kebab-case, and not after what they are not about', () => {
  const names = files.map((file) => file.path)
  expect(names.filter((path) => !/^[a-z0-9./-]+$/.test(path))).toEqual([])
  expect(names.filter((path) => /\b(manager|helper|util|utils|common|legacy|v2)\b/.test(path))).toEqual([])
})
