// Reads a plan from YAML. All its faults are found in one go, each with its line and column; a text that is built
// to exhaust the reader (very long, or aliases that multiply) is refused before it is expanded.
import { type Document, isMap, LineCounter, parseDocument } from 'yaml'
import { type Fault, nearest, type Outcome } from '../faults/index.ts'
import { crossFaults } from './cross-rules.ts'
import { faultsOfIssue, keyPath, type PlanFault, wrongChoice } from './issue-faults.ts'
import { type Path, positionOfKey, positionOfValue } from './position.ts'
import { PLAN_SCHEMAS, type Plan, type PlanVariant, planSchema, TASK_NAMES, variantOf } from './schema.ts'

/** The longest plan that is read, in characters; a plan is some thirty lines. */
const MOST_CHARACTERS = 200_000
const MOST_ALIASES = 50

type Source = { readonly name: string; readonly document: Document; readonly lines: LineCounter }

function syntaxFaults({ name, document }: Source): Fault[] {
  return document.errors.map((error) => ({
    code: 'plan_syntax',
    file: name,
    ...(error.linePos ? { line: error.linePos[0].line, column: error.linePos[0].col } : {}),
    message: error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? error.code,
  }))
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (part, key) => (typeof part === 'object' && part !== null ? Reflect.get(part, key) : undefined),
    value,
  )
}

function locate({ name, document, lines }: Source, { path, at, meant: _, ...fault }: PlanFault): Fault {
  const place = at === 'key' ? positionOfKey : positionOfValue
  return { ...fault, file: name, ...place(document, lines, path), field: keyPath(path) }
}

function crossPlanFaults(value: unknown): PlanFault[] {
  return crossFaults(value).map(({ path, message }) => ({
    code: 'plan_value',
    path,
    at: 'value',
    message: `\`${keyPath(path)}\`: ${message}`,
  }))
}

/** The keys that make a classification one of two classes. */
const OF_TWO_CLASSES = ['positive', 'threshold'] as const

/** The plan with a misspelt key of two classes spelt right, so that it is not held against the rules of many classes. */
function withMeantClasses(plan: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const known = Object.keys(PLAN_SCHEMAS['many-class-classification'].shape)
  const meant = Object.keys(plan)
    .filter((key) => !known.includes(key))
    .flatMap((key) => nearest(key, OF_TWO_CLASSES) ?? [])
  return { ...Object.fromEntries(meant.map((key) => [key, undefined])), ...plan }
}

/** The variant that a plan was meant to be; the first where that cannot be told. */
function meantVariant(value: unknown): PlanVariant {
  const plan = withMeantClasses(isObject(value) ? value : {})
  const meant = nearest(String(plan['task'] ?? ''), [...TASK_NAMES])
  return variantOf(plan) ?? variantOf({ ...plan, task: meant ?? 'classification' }) ?? 'binary-classification'
}

function taskFaults(value: unknown): PlanFault[] {
  if (variantOf(isObject(value) ? value : {}) !== undefined) return []
  return [wrongChoice({ path: ['task'], values: [...TASK_NAMES] }, valueAt(value, ['task']))]
}

/** zod runs the rules between keys only on a plan whose keys are right; on any other they are run here. */
function allFaults(value: unknown): PlanFault[] {
  const schema = PLAN_SCHEMAS[meantVariant(value)]
  const issues = schema.safeParse(value).error?.issues.filter(({ path }) => path[0] !== 'task') ?? []
  const own = issues.flatMap((issue) => faultsOfIssue(schema, issue, valueAt(value, issue.path)))
  const told = new Set(own.map(({ path, message }) => `${keyPath(path)} ${message}`))
  const between = crossPlanFaults(value).filter(
    ({ path, message }) => !told.has(`${keyPath(path)} ${message}`),
  )
  return withoutMeant([...taskFaults(value), ...own, ...between])
}

/** A key that was misspelt is not told of as missing too. */
function withoutMeant(faults: readonly PlanFault[]): PlanFault[] {
  const meant = new Set(faults.flatMap((fault) => (fault.meant === undefined ? [] : [keyPath(fault.meant)])))
  return faults.filter(({ path }) => !meant.has(keyPath(path)))
}

/** What does not fit together once the defaults are filled in. */
function ofDefaults(issues: readonly { readonly path: Path; readonly message: string }[]): PlanFault[] {
  return issues.map(({ path, message }) => ({
    code: 'plan_value',
    path,
    at: 'value',
    message: `\`${keyPath(path)}\`: ${message}`,
  }))
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function byPlace(a: Fault, b: Fault): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
}

function expand(source: Source): Outcome<{ value: unknown }> {
  if (source.document.errors.length > 0) return { ok: false, faults: syntaxFaults(source) }
  try {
    return { ok: true, value: source.document.toJS({ maxAliasCount: MOST_ALIASES }) }
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error
    return refuse(source.name, 'plan_syntax', 'the plan has too many aliases', 'Write the values out.')
  }
}

function refuse(
  file: string,
  code: Fault['code'],
  message: string,
  hint: string,
): { ok: false; faults: Fault[] } {
  return { ok: false, faults: [{ code, file, line: 1, column: 1, message, hint }] }
}

/**
 * The plan in this text, defaults filled in, or all its faults in the order of their places. `name` is the file
 * that the faults name.
 *
 * Source of the format: docs/reference/schemas/plan-1.json; YAML 1.2, core schema.
 *
 * @example
 * readPlan('plan: 2', 'plan.yaml').ok // => false
 */
export function readPlan(text: string, name: string): Outcome<{ plan: Plan }> {
  if (text.length > MOST_CHARACTERS) {
    return refuse(
      name,
      'plan_unreadable',
      `the plan is longer than ${MOST_CHARACTERS} characters`,
      'Is it the right file?',
    )
  }
  const lines = new LineCounter()
  const document: Document = parseDocument(text, { lineCounter: lines, prettyErrors: true, uniqueKeys: true })
  const source = { name, document, lines }
  const expanded = expand(source)
  if (!expanded.ok) return expanded
  if (!isMap(document.contents)) {
    return refuse(
      name,
      'plan_syntax',
      'a plan is a list of keys with values, such as `plan: 1`',
      'Is it the right file?',
    )
  }
  const parsed = planSchema.safeParse(expanded.value)
  if (parsed.success) return { ok: true, plan: parsed.data }
  const told = allFaults(expanded.value)
  const faults = (told.length > 0 ? told : ofDefaults(parsed.error.issues)).map((fault) =>
    locate(source, fault),
  )
  return { ok: false, faults: faults.sort(byPlace) }
}
