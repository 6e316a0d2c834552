// The field reference: the standard as a document, in either language, generated so that it cannot drift.
import { both } from '../standard/define.ts'
import type { Bilingual, Field, FieldKind, Language } from '../standard/field.ts'
import { findField, sections } from '../standard/standard.ts'
import { FOIA_BASES, type Ground } from '../withholding/foia.ts'

const WORDS = {
  heading: both('The record, field by field', 'Y cofnod, fesul maes'),
  intro: both(
    'Generated from the field list. The number is that of the Algorithmic Transparency Recording Standard 4.0; a field without one belongs to policing.',
    'Cynhyrchwyd o’r rhestr o feysydd. Y rhif yw rhif y Safon Cofnodi Tryloywder Algorithmig 4.0; mae maes heb rif yn perthyn i blismona.',
  ),
  columns: both('Field | Key | ATRS | Holds | Required', 'Maes | Allwedd | ATRS | Yn dal | Gofynnol'),
  always: both('always', 'bob amser'),
  before_use: both('before use', 'cyn defnyddio'),
  never: both('no', 'na'),
  when: both('when', 'pan fydd'),
  is: both('is', 'yn'),
  oneOf: both('one of', 'un o'),
  someOf: both('any of', 'unrhyw rai o'),
  date: both('a date', 'dyddiad'),
  url: both('a web address', 'cyfeiriad gwe'),
  email: both('an e-mail address', 'cyfeiriad e-bost'),
  number: both('a number', 'rhif'),
  upTo: both('text, at most', 'testun, hyd at'),
  characters: both('characters', 'nod'),
  inBoth: both('in English and Welsh', 'yn Gymraeg ac yn Saesneg'),
  listOf: both('a list, at most', 'rhestr, hyd at'),
  grounds: both('Grounds for withholding', 'Seiliau dros ddal gwybodaeth yn ôl'),
  groundColumns: both(
    'Ground | Subject | Exemption | Test | May withhold',
    'Sail | Pwnc | Esemptiad | Prawf | Gall ddal yn ôl',
  ),
} as const satisfies Readonly<Record<string, Bilingual>>

const GROUND_WORDS: Readonly<Record<Ground['exemption'] | Ground['test'] | Ground['usable'], Bilingual>> = {
  absolute: both('absolute', 'absoliwt'),
  qualified: both('qualified', 'amodol'),
  class: both('class', 'dosbarth'),
  prejudice: both('prejudice', 'niwed'),
  none: both('none', 'dim'),
  field: both('a field', 'maes'),
  record: both('a field or the record', 'maes neu’r cofnod'),
  never: both('nothing', 'dim byd'),
}

type Say = (text: Bilingual) => string

function holds(kind: FieldKind, say: Say): string {
  switch (kind.kind) {
    case 'text': {
      const tail = kind.translatable ? `, ${say(WORDS.inBoth)}` : ''
      return `${say(WORDS.upTo)} ${kind.maximum} ${say(WORDS.characters)}${tail}`
    }
    case 'choice':
      return `${say(kind.several ? WORDS.someOf : WORDS.oneOf)} ${kind.options.map(({ value }) => `\`${value}\``).join(', ')}`
    case 'list':
      return `${say(WORDS.listOf)} ${kind.maximum}`
    case 'number':
      return kind.unit ? `${say(WORDS.number)} (${say(kind.unit)})` : say(WORDS.number)
    default:
      return say(WORDS[kind.kind])
  }
}

function due({ required, when }: Field, siblings: readonly Field[], say: Say): string {
  const condition = when && (siblings.find(({ key }) => key === when.field) ?? findField(when.field))
  if (!when || !condition) return say(WORDS[required])
  const values = when.is.map((value) => `\`${value}\``).join(', ')
  return `${say(WORDS[required])}, ${say(WORDS.when)} “${say(condition.title)}” ${say(WORDS.is)} ${values}`
}

const row = (...cells: readonly string[]) => `| ${cells.join(' | ')} |`

const table = (columns: string, rows: readonly string[]): readonly string[] => [
  `| ${columns} |`,
  columns.replace(/[^|]+/g, ' --- ').replace(/^/, '|').replace(/$/, '|'),
  ...rows,
  '',
]

function fieldRows(list: readonly Field[], say: Say, prefix = ''): readonly string[] {
  return list.flatMap((field) => [
    row(
      `**${say(field.title)}**<br>${say(field.help)}`,
      `\`${prefix}${field.key}\``,
      field.number ?? '',
      holds(field.kind, say),
      due(field, list, say),
    ),
    ...(field.kind.kind === 'list' ? fieldRows(field.kind.item, say, `${prefix}${field.key}[].`) : []),
  ])
}

const groundRow = (ground: Ground, say: Say) =>
  row(
    ground.code,
    say(ground.title) + (ground.note ? `<br>${say(ground.note)}` : ''),
    say(GROUND_WORDS[ground.exemption]),
    say(GROUND_WORDS[ground.test]),
    say(GROUND_WORDS[ground.usable]),
  )

/**
 * The reference of every field and every ground for withholding, as Markdown.
 *
 * @example
 * fieldReference('cy').split('\n')[0] // => "# Y cofnod, fesul maes"
 */
export function fieldReference(language: Language): string {
  const say: Say = (text) => text[language]
  const parts = sections.flatMap(({ title, intro, fields }) => [
    `## ${say(title)}`,
    '',
    say(intro),
    '',
    ...table(say(WORDS.columns), fieldRows(fields, say)),
  ])
  const grounds = table(
    say(WORDS.groundColumns),
    FOIA_BASES.map((ground) => groundRow(ground, say)),
  )
  return [
    `# ${say(WORDS.heading)}`,
    '',
    say(WORDS.intro),
    '',
    ...parts,
    `## ${say(WORDS.grounds)}`,
    '',
    ...grounds,
  ].join('\n')
}
