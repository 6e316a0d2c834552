// The page of the reference for each task, made from its plan schema, its measures and its words, so that it cannot say
// anything else than the code.
import { z } from 'zod'
import { TASKS } from './registry.ts'
import type { MeasureDefinition, Task } from './task.ts'
import type { PlanWords } from './words.ts'

/** Keys that every plan has; their descriptions stand in the schema. */
const COMMON = new Set([
  'plan',
  'title',
  'task',
  'system',
  'observations',
  'columns',
  'groups',
  'reference',
  'minimum',
  'intervals',
  'disclosure',
  'words',
  'criteria',
])

const nodeSchema = z.looseObject({
  description: z.string().optional(),
  default: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
})
type Node = z.infer<typeof nodeSchema>

function node(value: unknown): Node {
  return nodeSchema.parse(value ?? {})
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}

function defaultOf(of: Node, required: boolean): string {
  if (of.default !== undefined) return `\`${JSON.stringify(of.default)}\``
  return required ? 'required' : '–'
}

function keyRows(of: Node, keys: readonly string[]): string[] {
  const rows = keys.map((key) => {
    const child = node(of.properties?.[key])
    const choice =
      child.enum === undefined ? '' : ` One of ${child.enum.map((one) => `\`${one}\``).join(', ')}.`
    return `| \`${key}\` | ${defaultOf(child, of.required?.includes(key) ?? false)} | ${cell(`${child.description ?? ''}${choice}`)} |`
  })
  return ['| Key | Default | What it is |', '| --- | --- | --- |', ...rows, '']
}

const BETTER = { higher: 'higher is better', lower: 'lower is better' } as const

function measureRow(task: Task, { name, unit, better }: MeasureDefinition): string {
  const words = task.words.en.measures[name]
  const cases = task.words.en.cases
  const plan: PlanWords = {
    cases,
    all: `all ${cases}`,
    positives: 'positives',
    negatives: 'negatives',
    flagged: 'flagged',
  }
  const way = better === null ? '' : ` (${BETTER[better]})`
  return `| \`${name}\` | ${words?.name ?? name} | ${unit}${way} | ${cell(words?.meaning(plan) ?? '')} |`
}

function tableRows(task: Task): string[] {
  const tables = Object.entries(task.words.en.tables ?? {})
  if (tables.length === 0) return []
  const rows = tables.map(([key, { title, note = '' }]) => `| \`${key}\` | ${cell(title)} | ${cell(note)} |`)
  return ['## Tables', '', '| Key | Title | How to read it |', '| --- | --- | --- |', ...rows, '']
}

const OF_COUNTS = {
  suppress:
    'Counts by cell and slice, without those that are small and those that would give one away. A figure that needs a count that stayed stands between limits.',
  round: 'Counts as multiples; every figure stands between limits. With `columns.cluster` nothing leaves.',
} as const

/** What a state of the task says under each rule of `disclosure`. */
function leavingRows({ disclose }: Task): string[] {
  const { suppress, round } = disclose?.about ?? OF_COUNTS
  const none = 'All that is counted, with the reason and the role of who decided.'
  const rows = Object.entries({ suppress, round, none }).map(
    ([rule, text]) => `| \`${rule}\` | ${cell(text)} |`,
  )
  const guide = 'What a site sends in place of its rows, by the rule of the plan’s `disclosure`'
  return [
    '## What leaves a site',
    '',
    `${guide} ([guide](../../guides/merge-across-forces.md)).`,
    '',
    '| Rule | What leaves |',
    '| --- | --- |',
    ...rows,
    '',
  ]
}

function pageOf(task: Task): string {
  const words = task.words.en
  const schema = node(z.toJSONSchema(task.planSchema, { io: 'input' }))
  const columns = node(schema.properties?.['columns'])
  const options = Object.keys(schema.properties ?? {}).filter((key) => !COMMON.has(key))
  return [
    `# ${words.name}`,
    '',
    words.about,
    '',
    `In a plan: \`task: ${node(schema.properties?.['task'])['const']}\`. What all plans have is in the [schema of plans](../schemas/plan-1.json).`,
    '',
    '## Columns',
    '',
    ...keyRows(columns, Object.keys(columns.properties ?? {})),
    ...(options.length === 0 ? [] : ['## Options', '', ...keyRows(schema, options)]),
    '## Measures',
    '',
    '| Key | Name | Unit | What it says |',
    '| --- | --- | --- | --- |',
    ...task.measures.map((measure) => measureRow(task, measure)),
    '',
    ...tableRows(task),
    ...leavingRows(task),
  ].join('\n')
}

/**
 * Name of a task → its page in Markdown, in English.
 *
 * @example
 * taskReference().get('binary-classification').startsWith('# Classification into two classes') // => true
 */
export function taskReference(): ReadonlyMap<string, string> {
  return new Map(TASKS.map((task) => [task.name, pageOf(task)]))
}
