// The bridge to the official Nunjucks macros of GOV.UK Frontend: each is compiled once, at first use, and
// called as a function. The macros take twins (`text`, escaped; `html`, raw, which wins); callers of this
// package give one value instead, a string or `Html`, so that a string can never reach a raw parameter.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import nunjucks from 'nunjucks'
import { type Html, isHtml, raw, render } from '../html.ts'

type Macro = (params: unknown) => unknown
type Converted = Record<string, unknown>

const templates = join(
  dirname(fileURLToPath(import.meta.resolve('govuk-frontend/package.json'))),
  'dist/govuk/components',
)
const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(dirname(templates)), {
  autoescape: true,
})
const compiled = new Map<string, Macro>()

/**
 * Calls the official macro of a component, such as `date-input`. The typed functions beside this one are
 * what pages use. Throws a `TypeError` where a string stands in a parameter that the macro does not escape.
 *
 * Source: GOV.UK Frontend 6.6, `dist/govuk/components/<name>/macro.njk`.
 *
 * @example
 * render(component('tag', { text: 'R&D' })) // => "<strong class=\"govuk-tag\">\n  R&amp;D\n</strong>"
 */
export function component(name: string, params: object): Html {
  return raw(String(macroOf(name)(convert(params, `${name}: `))).trim())
}

function macroOf(name: string): Macro {
  const known = compiled.get(name)
  if (known) return known
  const macro = compile(name)
  compiled.set(name, macro)
  return macro
}

function compile(name: string): Macro {
  const exportName = `govuk${name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}`
  let macro: unknown
  environment.getTemplate(`components/${name}/macro.njk`, true).getExported((error, exported) => {
    if (error) throw error
    macro = exported[exportName]
  })
  if (typeof macro !== 'function') throw new TypeError(`GOV.UK Frontend has no macro ${exportName}`)
  return macro as Macro
}

function convert(value: unknown, path: string): unknown {
  if (Array.isArray(value)) return value.map((item) => convert(item, path))
  if (typeof value !== 'object' || value === null) return value
  const converted: Converted = {}
  for (const [key, inner] of Object.entries(value)) {
    if (isHtml(inner)) converted[rawTwin(key)] = render(inner)
    else if (typeof inner === 'string' && isRaw(key, path)) throw rawText(path + key)
    else converted[key] = convert(inner, `${path}${key}.`)
  }
  return converted
}

function rawTwin(key: string): string {
  return key === 'text' ? 'html' : key.replace(/Text$/, 'Html')
}

/** The slots of the service navigation are raw under names of their own. */
function isRaw(key: string, path: string): boolean {
  return key === 'html' || key.endsWith('Html') || (path.endsWith('slots.') && key !== 'align')
}

function rawText(parameter: string): TypeError {
  return new TypeError(`${parameter} takes Html, not a string: use the html template tag`)
}
