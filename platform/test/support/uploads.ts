// Files that people really send: with faults, of which the answer must name the place, and with oddities that
// are none. The same cases go through the lab's form and through the command.
export type Upload = Readonly<{
  what: string
  plan: string
  file: Readonly<{ name: string; bytes: Buffer }>
  /** What must be said, all of it. */
  says: readonly RegExp[]
}>

export const PLAN = `plan: 1
title: A plan that fits
task: classification
system: { name: Sightline }
observations: { file: cases.csv }
columns: { id: id, truth: truth, score: score }
positive: 1
threshold: 5
groups: [sex]
minimum: { n: 1 }
`

const HEAD = 'id,truth,score,sex\n'
const rowsOf = (count: number, row: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => row(i + 1)).join('\n')
const GOOD = HEAD + rowsOf(40, (i) => `${i},${i % 2},${i % 10},${i % 3 ? 'f' : 'm'}`)

const csv = (text: string, name = 'cases.csv') => ({ name, bytes: Buffer.from(text) })

/** Five faults, each in a line of its own. */
export const FIVE_FAULTS = PLAN.replace('title:', 'titel:')
  .replace('task: classification', 'task: prophecy')
  .replace('threshold: 5', 'threshold: high')
  .replace('groups: [sex]', 'groups: sex,')
  .replace('{ n: 1 }', '{ n: none }')

export const FAULTY: readonly Upload[] = [
  {
    what: 'a column that the plan names and the file has not',
    plan: PLAN,
    file: csv(GOOD.replace('score', 'points')),
    says: [/"score" \(score\) is not in the file/, /"points"/],
  },
  {
    what: 'a text in a column of numbers',
    plan: PLAN,
    file: csv(GOOD.replace('\n17,1,7,', '\n17,1,seven,')),
    says: [/"score" \(score\) is not a number in 1 row \(row 17: "seven"\)/],
  },
  {
    what: 'a truth with three values',
    plan: PLAN,
    file: csv(GOOD.replace('\n18,0,', '\n18,maybe,')),
    says: [/"truth" \(truth\) has 3 values/, /"maybe" in 1 row/],
  },
  {
    what: 'a group column with 10,000 values',
    plan: PLAN,
    file: csv(HEAD + rowsOf(10_000, (i) => `${i},${i % 2},${i % 10},person ${i}`)),
    says: [/"sex" has more than 1,000 groups/],
  },
  {
    what: 'a file that is not what its name says',
    plan: PLAN.replace('cases.csv', 'cases.parquet'),
    file: csv(GOOD, 'cases.parquet'),
    says: [/named as Parquet, but its content is CSV/],
  },
  {
    what: 'a workbook with the name of a text',
    plan: PLAN,
    file: { name: 'cases.csv', bytes: Buffer.from('504b0304140006000800000021000000', 'hex') },
    says: [/ZIP file or an Excel workbook/],
  },
  {
    what: 'a header and no rows',
    plan: PLAN,
    file: csv(HEAD),
    says: [/has a header but no row/],
  },
]

export const EMPTY: Upload = {
  what: 'an empty file',
  plan: PLAN,
  file: csv(''),
  says: [/the file is empty/],
}

/** A byte order mark, CRLF, quotes, and a comma and a line break within a field: none of them a fault. */
export const ODD: Upload = {
  what: 'a byte order mark, CRLF, quotes and line breaks within fields',
  plan: PLAN,
  file: csv(
    `\uFEFFid,truth,score,sex,note\r\n${rowsOf(40, (i) => `${i},${i % 2},${i % 10},"${i % 3 ? 'f, or so' : 'm\r\nbelow'}","say ""${i}"""\r`)}\n`,
  ),
  says: [],
}
