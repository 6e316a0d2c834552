// Reads every source file once, as a syntax tree: what it imports, how long it and its functions are.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { ROOT } from '../support/root.ts'

export type SourceFile = Readonly<{
  /** Relative to the root. */
  path: string
  text: string
  lines: number
  imports: readonly Import[]
  functions: readonly { name: string; lines: number; line: number }[]
}>

export type Import = Readonly<{
  specifier: string /** A file of this project, relative to the root. */
  target: string | null
}>

const PACKAGE_DOORS: Readonly<Record<string, string>> = {
  '@policeai/metrics': 'packages/metrics/src/index.ts',
  '@policeai/evaluation': 'packages/evaluation/src/index.ts',
  '@policeai/record': 'packages/record/src/index.ts',
  '@policeai/govuk': 'packages/govuk/src/index.ts',
  '@policeai/govuk/html': 'packages/govuk/src/html.ts',
  '@policeai/cli': 'packages/cli/src/index.ts',
}

export function readSourceFiles(): readonly SourceFile[] {
  const folders = ['packages', 'platform/data', 'platform/src', 'platform/test']
  return folders.flatMap((folder) => walk(join(ROOT, folder))).map(readSourceFile)
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules') return []
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return walk(path)
    return entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts') ? [path] : []
  })
}

function readSourceFile(path: string): SourceFile {
  const text = readFileSync(path, 'utf8')
  const { program, module, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  const dynamic = module.dynamicImports.map((d) =>
    text.slice(d.moduleRequest.start + 1, d.moduleRequest.end - 1),
  )
  const specifiers = [
    ...module.staticImports.map((i) => i.moduleRequest.value),
    ...module.staticExports.flatMap((e) => e.entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
    ...dynamic,
  ]
  return {
    path: relative(ROOT, path),
    text,
    lines: text.trimEnd().split('\n').length,
    imports: specifiers.map((specifier) => ({ specifier, target: targetOf(path, specifier) })),
    functions: functionsOf(program, text),
  }
}

function targetOf(from: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return relative(ROOT, resolve(dirname(from), specifier))
  return PACKAGE_DOORS[specifier] ?? null
}

type Program = ReturnType<typeof parseSync>['program']

/** Named functions, methods, and arrow functions bound to a name. */
function functionsOf(program: Program, text: string): SourceFile['functions'] {
  const found: { name: string; lines: number; line: number }[] = []
  const add = (name: string, node: { start: number; end: number }): void => {
    const lines = text.slice(node.start, node.end).split('\n').length
    found.push({ name, lines, line: text.slice(0, node.start).split('\n').length })
  }
  new Visitor({
    FunctionDeclaration: (node) => add(node.id?.name ?? 'anonymous', node),
    MethodDefinition: (node) => add(node.key.type === 'Identifier' ? node.key.name : 'method', node),
    VariableDeclarator: (node) => {
      const isFunction =
        node.init?.type === 'ArrowFunctionExpression' || node.init?.type === 'FunctionExpression'
      if (isFunction && node.id.type === 'Identifier') add(node.id.name, node)
    },
  }).visit(program)
  return found
}
