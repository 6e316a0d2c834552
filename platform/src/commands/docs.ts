// `policeai docs`: the reference that is made from the code, so that it cannot say anything else. With
// --check nothing is written, and a file that has drifted is an error.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { schemas as evaluationSchemas, taskReference } from '@policeai/evaluation'
import { fieldReference, jsonSchemas as recordSchemas } from '@policeai/record'
import { configurationReference } from '../kernel/configuration.ts'
import { StartFault } from '../kernel/errors.ts'
import type { Streams } from './process.ts'
import { commandReference, type Program } from './reference.ts'

const REFERENCE = join(import.meta.dirname, '../../../docs/reference')

type DocsOptions = { check?: boolean }

export async function docs(
  { stdout }: Streams,
  program: Program,
  { check = false }: DocsOptions,
): Promise<void> {
  const pages = referencePages(program)
  const drifted = await driftedOf(pages)
  if (!check) {
    for (const path of drifted) await put(path, pages.get(path))
    stdout.write(`docs/reference: ${pages.size} files, ${drifted.length} written\n`)
    return
  }
  if (drifted.length === 0) {
    stdout.write(`docs/reference: ${pages.size} files, all as the code says\n`)
    return
  }
  const names = drifted.map((path) => relative(join(REFERENCE, '../..'), path))
  throw new StartFault(names.map((name) => `${name} is not what the code says; run ./policeai docs`))
}

function referencePages(program: Program): ReadonlyMap<string, string> {
  const schemas = { ...evaluationSchemas, ...recordSchemas }
  return new Map<string, string>([
    [join(REFERENCE, 'configuration.md'), configurationReference()],
    [join(REFERENCE, 'commands.md'), commandReference(program)],
    [join(REFERENCE, 'record-fields.md'), fieldReference('en')],
    [join(REFERENCE, 'record-fields.cy.md'), fieldReference('cy')],
    ...[...taskReference()].map(([name, page]): [string, string] => [
      join(REFERENCE, 'tasks', `${name}.md`),
      page,
    ]),
    ...Object.entries(schemas).map(([name, schema]): [string, string] => [
      join(REFERENCE, 'schemas', `${name}.json`),
      `${JSON.stringify(schema, null, 2)}\n`,
    ]),
  ])
}

async function driftedOf(pages: ReadonlyMap<string, string>): Promise<string[]> {
  const drifted: string[] = []
  for (const [path, text] of pages) {
    const there = await readFile(path, 'utf8').catch(() => null)
    if (there !== text) drifted.push(path)
  }
  const there = await readdir(REFERENCE, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = there.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return [...drifted, ...files.filter((path) => !pages.has(path))]
}

/** Writes a page, or takes away a file that the code no longer makes. */
async function put(path: string, text: string | undefined): Promise<void> {
  if (text === undefined) return rm(path)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
}
