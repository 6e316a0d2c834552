// The addresses that the platform answers with GET, read from its source: a page that is added and that no test
// opens is then told of.
import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from './root.ts'

const SOURCE = join(ROOT, 'platform/src')

/** Route patterns such as `/register/:id`; a pattern that is put together at run time is not seen. */
export async function getRoutes(): Promise<readonly string[]> {
  const sources: string[] = []
  for await (const file of glob('**/*.ts', { cwd: SOURCE }))
    if (!/(test|fixture)\.ts$|testing\/|gallery\//.test(file))
      sources.push(await readFile(join(SOURCE, file), 'utf8'))
  const shared = new Map(sources.flatMap((source) => constantsOf(source, 'export const ')))
  const found = sources.flatMap((source) => {
    const known = new Map([...shared, ...constantsOf(source, 'const ')])
    return [...source.matchAll(/\b(?:app|api|apart|scope)\.get\(\s*([`'][^`']+[`']|\w+)/g)].map(([, said]) =>
      resolve(said ?? '', known),
    )
  })
  return [...new Set(found)].filter((route) => route.startsWith('/')).sort()
}

function constantsOf(source: string, opening: string): [string, string][] {
  const pattern = new RegExp(`^${opening}(\\w+) = ([\`'][^\`'\\n]*[\`'])`, 'gm')
  return [...source.matchAll(pattern)].map(([, name = '', value = '']) => [name, value])
}

/** A literal, a template, or a name, down to the text; names that are not constants stay as they are. */
function resolve(said: string, known: ReadonlyMap<string, string>): string {
  if (/^\w+$/.test(said)) return known.has(said) ? resolve(known.get(said) ?? '', known) : said
  return said
    .slice(1, -1)
    .replace(/\$\{(\w+)\}/g, (whole, name: string) => (known.has(name) ? resolve(name, known) : whole))
}

/** Whether an address is one of the route. */
export const fits = (route: string, path: string): boolean =>
  new RegExp(`^${route.replace(/:\w+(\([^)]*\))?/g, '[^/]+').replaceAll('.', '\\.')}$`).test(path)
