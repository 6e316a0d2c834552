// Faults in words: each issue that zod finds becomes one or more sentences in English and Welsh which say what was
// expected. The sentences are our own so that a form, the API and the command say the same.
import type { z } from 'zod'
import { both } from '../standard/define.ts'
import type { Bilingual, Field } from '../standard/field.ts'
import { fields } from '../standard/standard.ts'
import { isLinePattern } from '../text.ts'

export type Fault = Readonly<{
  /** Key of the field; empty when the content as a whole is at fault. */
  field: string
  /** From the content's root: `['title', 'value', 'en']`. */
  path: readonly (string | number)[]
  message: Bilingual
}>

type Issue = z.core.$ZodIssue

const TYPES: Readonly<Record<string, Bilingual>> = {
  string: both('Expected text.', 'Disgwyliwyd testun.'),
  number: both('Expected a number.', 'Disgwyliwyd rhif.'),
  int: both('Expected a whole number.', 'Disgwyliwyd rhif cyfan.'),
  array: both('Expected a list.', 'Disgwyliwyd rhestr.'),
  object: both('Expected named entries.', 'Disgwyliwyd eitemau ag enwau.'),
}

const FORMATS: Readonly<Record<string, Bilingual>> = {
  date: both('Expected a real date such as 2026-11-23.', 'Disgwyliwyd dyddiad go iawn megis 2026-11-23.'),
  url: both(
    'Expected a full web address that starts with https:// or http://.',
    'Disgwyliwyd cyfeiriad gwe llawn sy’n dechrau gyda https:// neu http://.',
  ),
  email: both(
    'Expected an e-mail address such as team@force.example.',
    'Disgwyliwyd cyfeiriad e-bost megis tim@heddlu.example.',
  ),
}

const RULES: Readonly<Record<string, Bilingual>> = {
  repeated: both('Each option may be chosen once.', 'Gellir dewis pob opsiwn unwaith.'),
  unusable: both(
    'This section is not a ground for withholding in a record. Choose another.',
    'Nid yw’r adran hon yn sail i ddal gwybodaeth yn ôl mewn cofnod. Dewiswch un arall.',
  ),
  unbalanced: both(
    'This exemption is qualified: set out the public interest on both sides and the conclusion.',
    'Esemptiad amodol yw hwn: nodwch fudd y cyhoedd o’r ddwy ochr a’r casgliad.',
  ),
}

const MISSING = both('This is missing.', 'Mae hyn ar goll.')
const UNKNOWN = both(
  'The standard has no such entry. See the list of fields.',
  'Nid oes eitem o’r fath yn y safon. Gweler y rhestr o feysydd.',
)
const QUOTE = both(
  'Expected text. In a file, put it in quotes.',
  'Disgwyliwyd testun. Mewn ffeil, rhowch ef mewn dyfynodau.',
)
const ONE_LINE = both('Write this on one line.', 'Ysgrifennwch hyn ar un llinell.')
const CONTROL = both('Remove the invisible control characters.', 'Tynnwch y nodau rheoli anweledig.')

const formatsOf = (list: readonly Field[]): readonly (readonly [string, Bilingual])[] =>
  list.flatMap(({ kind }) => {
    if (kind.kind === 'list') return formatsOf(kind.item)
    return kind.kind === 'text' && kind.format
      ? [[String(new RegExp(kind.format.pattern)), kind.format.message] as const]
      : []
  })

const patterns = new Map(formatsOf(fields))

function formatMessage(issue: Extract<Issue, { code: 'invalid_format' }>): Bilingual {
  const known = FORMATS[issue.format]
  if (known) return known
  const expected = patterns.get(issue.pattern ?? '')
  if (expected) return both(`Expected ${expected.en}.`, `Disgwyliwyd ${expected.cy}.`)
  return isLinePattern(issue.pattern ?? '') ? ONE_LINE : CONTROL
}

function tooSmall(issue: Extract<Issue, { code: 'too_small' }>): Bilingual {
  if (issue.origin === 'string')
    return both('Write something, or leave the field out.', 'Ysgrifennwch rywbeth, neu gadewch y maes allan.')
  if (issue.origin === 'array')
    return both(
      'Give at least one entry, or leave the field out.',
      'Rhowch o leiaf un eitem, neu gadewch y maes allan.',
    )
  return both(`Must be ${issue.minimum} or more.`, `Rhaid iddo fod yn ${issue.minimum} neu fwy.`)
}

function tooBig(issue: Extract<Issue, { code: 'too_big' }>): Bilingual {
  const { maximum } = issue
  if (issue.origin === 'string')
    return both(`Use ${maximum} characters or fewer.`, `Defnyddiwch ${maximum} nod neu lai.`)
  if (issue.origin === 'array')
    return both(`Give ${maximum} entries or fewer.`, `Rhowch ${maximum} eitem neu lai.`)
  return both(`Must be ${maximum} or less.`, `Rhaid iddo fod yn ${maximum} neu lai.`)
}

function invalidType(issue: Extract<Issue, { code: 'invalid_type' }>, found: unknown): Bilingual {
  if (found === undefined) return MISSING
  if (issue.expected === 'string' && typeof found !== 'object') return QUOTE
  return TYPES[issue.expected] ?? both(`Expected ${issue.expected}.`, `Disgwyliwyd ${issue.expected}.`)
}

function messageOf(issue: Issue, found: unknown): Bilingual {
  switch (issue.code) {
    case 'invalid_type':
      return invalidType(issue, found)
    case 'invalid_value':
      return found === undefined ? MISSING : oneOf(issue.values.map(String))
    case 'invalid_format':
      return formatMessage(issue)
    case 'too_small':
      return tooSmall(issue)
    case 'too_big':
      return tooBig(issue)
    case 'unrecognized_keys':
      return UNKNOWN
    case 'custom':
      return RULES[String(issue.params?.['fault'])] ?? both(issue.message, issue.message)
    default:
      return both(issue.message, issue.message)
  }
}

const oneOf = (values: readonly string[]): Bilingual =>
  both(`Expected one of: ${values.join(', ')}.`, `Disgwyliwyd un o: ${values.join(', ')}.`)

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const at = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (isObject(value) ? value[String(key)] : undefined), input)

/** Of the two shapes of a state the one that the writer meant: `withheld` if they wrote it, `value` otherwise. */
function meant(issue: Extract<Issue, { code: 'invalid_union' }>, found: unknown): readonly Issue[] {
  const branch = issue.errors[isObject(found) && 'withheld' in found ? 1 : 0] ?? []
  return branch.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }))
}

const fault = (path: readonly PropertyKey[], message: Bilingual): Fault => ({
  field: String(path[0] ?? ''),
  path: path.map((key) => (typeof key === 'number' ? key : String(key))),
  message,
})

/** Every fault behind one issue; `input` is what was checked. */
export function faultsOf(issue: Issue, input: unknown): readonly Fault[] {
  const found = at(input, issue.path)
  if (issue.code === 'invalid_union') return meant(issue, found).flatMap((inner) => faultsOf(inner, input))
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => fault([...issue.path, key], UNKNOWN))
  return [fault(issue.path, messageOf(issue, found))]
}
