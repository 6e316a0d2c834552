// The conformance test of the bridge: every fixture that GOV.UK Frontend publishes (options → HTML) goes
// through it and must give the official HTML. An upgrade of the library is tested by running this again.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { raw, render } from '../html.ts'
import { component } from './macro.ts'

type Fixture = { readonly name: string; readonly options: object; readonly html: string }

const folder = join(
  dirname(fileURLToPath(import.meta.resolve('govuk-frontend/package.json'))),
  'dist/govuk/components',
)

const fixtures = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => {
    const file = JSON.parse(readFileSync(join(folder, name, 'fixtures.json'), 'utf8')) as {
      fixtures: Fixture[]
    }
    return file.fixtures.map((fixture) => ({ component: name, ...fixture }))
  })

function isRaw(key: string, inSlots: boolean): boolean {
  return /html$/i.test(key) || (inSlots && key !== 'align')
}

/** The published options hold markup as strings; whoever calls the bridge must say that it is markup. */
function asCallersWriteIt(value: unknown, inSlots = false): unknown {
  if (Array.isArray(value)) return value.map((item) => asCallersWriteIt(item))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) =>
      typeof inner === 'string' && isRaw(key, inSlots)
        ? [key, raw(inner)]
        : [key, asCallersWriteIt(inner, key === 'slots')],
    ),
  )
}

/** White space between tags, and before the `>` that ends a tag, has no meaning. */
function normalised(markup: string): string {
  return markup
    .replace(/\s+/g, ' ')
    .replace(/ ?([<>]) ?/g, '$1')
    .trim()
}

function rendered(fixture: (typeof fixtures)[number]): string {
  return render(component(fixture.component, asCallersWriteIt(fixture.options) as object))
}

test(`each of the ${fixtures.length} published fixtures gives the official HTML, with no exception`, () => {
  const different = fixtures.filter((fixture) => normalised(rendered(fixture)) !== normalised(fixture.html))
  expect(different.map((f) => `${f.component}: ${f.name}`)).toEqual([])
  expect(fixtures.length).toBeGreaterThanOrEqual(725)
})
