// Turns what zod says about a plan into faults that say which key, what was expected, and which name was meant.
import { z } from 'zod'
import { type Fault, nearest } from '../faults/index.ts'
import type { Path } from './position.ts'

/** A fault that has not yet got its file and its place; `at` says whether the key or the value is to blame. */
export type PlanFault = Pick<Fault, 'code' | 'message' | 'hint'> & {
  readonly path: Path
  readonly at: 'key' | 'value'
  /** The path that a key which there is not was probably meant to be. */
  readonly meant?: Path
}

type Issue = z.core.$ZodIssue

const NAMES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys with values',
  record: 'keys with values',
}

export function keyPath(path: Path): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '')
}

function quoted(values: readonly unknown[]): string {
  return values.map((value) => `\`${String(value)}\``).join(', ')
}

function found(value: unknown): string {
  if (value === null) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'keys with values'
  return `${NAMES[typeof value] ?? typeof value} (${JSON.stringify(value).slice(0, 60)})`
}

const looseNode = z.looseObject({
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
})

/** The keys that the schema allows at this path. */
function allowedKeys(schema: z.ZodType, path: Path): readonly string[] {
  let node = looseNode.parse(z.toJSONSchema(schema, { io: 'input' }))
  for (const part of path) {
    const next = typeof part === 'number' ? node.items : node.properties?.[String(part)]
    const parsed = looseNode.safeParse(next)
    if (!parsed.success) return []
    node = parsed.data
  }
  return Object.keys(node.properties ?? {})
}

function unknownKeys(schema: z.ZodType, path: Path, keys: readonly string[]): PlanFault[] {
  const allowed = allowedKeys(schema, path)
  return keys.map((key) => {
    const meant = nearest(key, allowed)
    const message = `\`${keyPath([...path, key])}\` is not a key of a plan`
    const fault = { code: 'plan_unknown_key', path: [...path, key], at: 'key', message } as const
    if (meant === undefined) return { ...fault, hint: `The keys here are ${quoted(allowed)}.` }
    return { ...fault, hint: `Did you mean \`${meant}\`?`, meant: [...path, meant] }
  })
}

function wrongType(issue: Extract<Issue, { code: 'invalid_type' }>, value: unknown): PlanFault {
  const [name, expected] = [keyPath(issue.path) || 'a plan', NAMES[issue.expected] ?? issue.expected]
  if (value === undefined) {
    return {
      code: 'plan_missing_key',
      path: issue.path,
      at: 'key',
      message: `\`${name}\` is missing: expected ${expected}`,
    }
  }
  const message = `\`${name}\`: expected ${expected}, found ${found(value)}`
  const quote = issue.expected === 'string' && ['number', 'boolean'].includes(typeof value)
  const hint = quote ? { hint: `Put it in quotes: "${String(value)}".` } : {}
  return { code: 'plan_value', path: issue.path, at: 'value', message, ...hint }
}

export function wrongChoice(
  issue: Pick<Extract<Issue, { code: 'invalid_value' }>, 'path' | 'values'>,
  value: unknown,
): PlanFault {
  const name = keyPath(issue.path)
  if (value === undefined) {
    const message = `\`${name}\` is missing: expected ${quoted(issue.values)}`
    return { code: 'plan_missing_key', path: issue.path, at: 'key', message }
  }
  const meant = typeof value === 'string' ? nearest(value, issue.values.map(String)) : undefined
  const message = `\`${name}\`: expected ${issue.values.length > 1 ? 'one of ' : ''}${quoted(issue.values)}, found ${found(value)}`
  return {
    code: 'plan_value',
    path: issue.path,
    at: 'value',
    message,
    ...(meant ? { hint: `Did you mean \`${meant}\`?` } : {}),
  }
}

function bound(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): string {
  const [limit, word] =
    issue.code === 'too_small'
      ? [issue.minimum, issue.inclusive ? 'at least' : 'more than']
      : [issue.maximum, issue.inclusive ? 'at most' : 'less than']
  const unit = issue.origin === 'string' ? ' characters' : issue.origin === 'array' ? ' items' : ''
  return `expected ${word} ${limit}${unit}`
}

/** The faults of one issue of a schema. `value` is what stands in the plan at the issue's path. */
export function faultsOfIssue(schema: z.ZodType, issue: Issue, value: unknown): readonly PlanFault[] {
  if (issue.code === 'unrecognized_keys') return unknownKeys(schema, issue.path, issue.keys)
  if (issue.code === 'invalid_type') return [wrongType(issue, value)]
  if (issue.code === 'invalid_value') return [wrongChoice(issue, value)]
  if (value === undefined && issue.code === 'invalid_union') {
    return [
      {
        code: 'plan_missing_key',
        path: issue.path,
        at: 'key',
        message: `\`${keyPath(issue.path)}\` is missing: ${issue.message}`,
      },
    ]
  }
  const said = issue.code === 'too_small' || issue.code === 'too_big' ? bound(issue) : issue.message
  return [
    { code: 'plan_value', path: issue.path, at: 'value', message: `\`${keyPath(issue.path)}\`: ${said}` },
  ]
}
