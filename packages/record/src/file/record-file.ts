// A record as a file, YAML or JSON: `record: 1` and its content. Checking one reports every fault at its line and
// column, and how complete the record is for its phase.
import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml'
import { z } from 'zod'
import { toAtrs4 } from '../atrs/atrs-4.ts'
import { type Completeness, completeness } from '../content/completeness.ts'
import { type Fault, faultsOf } from '../content/faults.ts'
import { contentSchema, type RecordContent } from '../content/schema.ts'
import { both } from '../standard/define.ts'
import { type Bilingual, PHASES, type Phase } from '../standard/field.ts'

export const RECORD_VERSION = 1

/**
 * @example
 * recordFileSchema.safeParse({ record: 1, content: {} }).success // => true
 */
export const recordFileSchema = z
  .strictObject({
    record: z.literal(RECORD_VERSION).describe('Version of the record format'),
    content: contentSchema,
  })
  .meta({ title: 'PoliceAI record', description: 'One organisation’s record of one use of an AI tool' })

export type RecordFile = Readonly<{ record: typeof RECORD_VERSION; content: RecordContent }>

/** `line` and `column` count from 1. */
export type FileFault = Fault & Readonly<{ file: string; line: number; column: number }>

export type RecordCheck =
  | Readonly<{ ok: true; record: RecordFile; phase: Phase; completeness: Completeness }>
  | Readonly<{ ok: false; faults: readonly FileFault[] }>

/** The published JSON Schemas of this package, by name and version. */
export const jsonSchemas = {
  'record-1': z.toJSONSchema(recordFileSchema),
} as const

type Step = Readonly<{ node: unknown; offset: number }>

const offsetOf = (node: unknown, otherwise: number): number =>
  (isScalar(node) || isMap(node) || isSeq(node) ? node.range?.[0] : undefined) ?? otherwise

function step({ node, offset }: Step, key: string | number): Step {
  if (isSeq(node)) {
    const item = node.items[Number(key)]
    return { node: item, offset: offsetOf(item, offset) }
  }
  const pair = isMap(node)
    ? node.items.find((item) => isScalar(item.key) && item.key.value === key)
    : undefined
  return pair ? { node: pair.value, offset: offsetOf(pair.key, offset) } : { node: undefined, offset }
}

/** Where a path stands in the file, or the nearest part of it that does. */
const locate = (root: Node | null, path: readonly (string | number)[]): number =>
  path.reduce(step, { node: root, offset: offsetOf(root, 0) }).offset

const placed = (fault: Fault, file: string, lines: LineCounter, offset: number): FileFault => {
  const { line, col } = lines.linePos(offset)
  return { ...fault, file, line, column: col }
}

const ALIAS = both(
  'Aliases are not allowed in a record. Write each value out.',
  'Ni chaniateir aliasau mewn cofnod. Ysgrifennwch bob gwerth yn llawn.',
)

/** Aliases are refused, the first one named: a few lines of them can unfold to more than memory holds. */
function firstAlias(document: Document): readonly Problem[] {
  let offset: number | undefined
  visit(document, {
    Alias: (_key, { range }) => {
      offset = range?.[0] ?? 0
      return visit.BREAK
    },
  })
  return offset === undefined ? [] : [{ offset, message: ALIAS }]
}

type Problem = Readonly<{ offset: number; message: Bilingual }>

const syntaxProblems = (document: Document): readonly Problem[] =>
  document.errors.map(({ message, pos }) => ({
    offset: pos[0],
    message: both(`This is not YAML or JSON: ${message}`, `Nid YAML na JSON yw hyn: ${message}`),
  }))

function phaseOf(content: RecordContent): Phase {
  const state = content['phase']
  return PHASES.find((phase) => state && 'value' in state && state.value === phase) ?? 'pre_deployment'
}

const inContent = (fault: Fault): Fault => ({
  ...fault,
  field: fault.path[0] === 'content' ? String(fault.path[1] ?? '') : '',
})

/**
 * Checks the text of a record file. `name` is the file's name, for the faults. Completeness is counted for the phase
 * that the record states, pre-deployment when it states none.
 *
 * @example
 * checkRecord('record: 1\ncontent:\n  phase: { value: soon }', 'a.yaml').faults.map((f) => [f.line, f.column]) // => [[3, 12]]
 */
export function checkRecord(text: string, name: string): RecordCheck {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const problems = [...syntaxProblems(document), ...firstAlias(document)]
  if (problems.length > 0)
    return {
      ok: false,
      faults: problems.map((p) => placed({ field: '', path: [], message: p.message }, name, lines, p.offset)),
    }
  const input: unknown = document.toJS()
  const parsed = recordFileSchema.safeParse(input)
  if (!parsed.success) {
    const faults = parsed.error.issues.flatMap((issue) => faultsOf(issue, input)).map(inContent)
    return { ok: false, faults: faults.map((f) => placed(f, name, lines, locate(document.contents, f.path))) }
  }
  const phase = phaseOf(parsed.data.content)
  return { ok: true, record: parsed.data, phase, completeness: completeness(parsed.data.content, { phase }) }
}

/** The formats into which a record can be converted. */
export const CONVERSIONS = ['atrs-4'] as const

/**
 * A record in another format, as the text of a JSON file.
 *
 * @example
 * convertRecord({ record: 1, content: { phase: { value: 'retired' } } }, 'atrs-4') // => "{\n  \"0.3\": \"Retired\"\n}\n"
 */
export function convertRecord(record: RecordFile, to: (typeof CONVERSIONS)[number]): string {
  const convert = { 'atrs-4': toAtrs4 }[to]
  return `${JSON.stringify(convert(record.content), null, 2)}\n`
}
