// The columns of the tables that a result is exported as: one list makes the CSV and its description, so that the two
// cannot disagree.
import type { Result } from '../result/index.ts'

export type Cell = string | number | null | undefined

export type CsvColumn<T> = {
  readonly title: string
  readonly datatype: 'string' | 'double' | 'nonNegativeInteger'
  readonly description: string
  readonly cell: (row: T) => Cell
}

type Measure = Result['measures'][number]
type Disparity = Result['disparities'][number]
type Contrast = Disparity['difference']

function text<T>(title: string, description: string, cell: (row: T) => Cell): CsvColumn<T> {
  return { title, datatype: 'string', description, cell }
}

function number<T>(title: string, description: string, cell: (row: T) => Cell): CsvColumn<T> {
  return { title, datatype: 'double', description, cell }
}

function count<T>(title: string, description: string, cell: (row: T) => Cell): CsvColumn<T> {
  return { title, datatype: 'nonNegativeInteger', description, cell }
}

const STATUS = 'measured; too_few (no finding); not_measured or not_applicable (no figure)'

function attributesOf({ measures }: Result): readonly string[] {
  return [...new Set(measures.flatMap(({ slice }) => Object.keys(slice)))]
}

export function measureColumns(result: Result): readonly CsvColumn<Measure>[] {
  return [
    text('measure', 'The measure', (m) => m.measure),
    text('of', 'Which class, type, threshold or rank, where there are several', (m) => m.of),
    ...attributesOf(result).map((attribute) =>
      text<Measure>(
        `slice_${attribute}`,
        `The group by "${attribute}"; empty for all observations`,
        (m) => m.slice[attribute],
      ),
    ),
    text('status', STATUS, (m) => m.status),
    number('estimate', 'The estimate', (m) => m.estimate),
    number('low', 'The lower limit of the interval', (m) => m.interval?.low),
    number('high', 'The upper limit of the interval', (m) => m.interval?.high),
    number('level', 'The confidence level of the interval', (m) => m.interval?.level),
    text('method', 'How the interval was computed', (m) => m.interval?.method),
    count('n', 'The denominator', (m) => m.n),
    count('events', 'The numerator, where the measure is a proportion', (m) => m.events),
    text('reason_code', 'Why there is no figure, as a code', (m) => m.reason_code),
    text('reason', 'Why there is no figure, or why another method stands in', (m) => m.reason),
  ]
}

function contrastColumns(
  name: string,
  what: string,
  of: (disparity: Disparity) => Contrast,
): readonly CsvColumn<Disparity>[] {
  return [
    number(name, what, (d) => of(d).estimate),
    number(`${name}_low`, `The lower limit of the interval of the ${name}`, (d) => of(d).interval?.low),
    number(`${name}_high`, `The upper limit of the interval of the ${name}`, (d) => of(d).interval?.high),
    number(`${name}_level`, `The confidence level of that interval`, (d) => of(d).interval?.level),
    text(`${name}_method`, `How that interval was computed`, (d) => of(d).interval?.method),
    text(`${name}_reason`, `Why there is no ${name}`, (d) => of(d).reason),
  ]
}

export const DISPARITY_COLUMNS: readonly CsvColumn<Disparity>[] = [
  text('measure', 'The measure', (d) => d.measure),
  text('of', 'Which class, type, threshold or rank, where there are several', (d) => d.of),
  text('attribute', 'What the groups are by', (d) => d.attribute),
  text('group', 'The group', (d) => d.group),
  text('reference', 'The group that it is compared with', (d) => d.reference),
  text('status', STATUS, (d) => d.status),
  ...contrastColumns('difference', 'group − reference', (d) => d.difference),
  ...contrastColumns('ratio', 'group ÷ reference', (d) => d.ratio),
  number('p', 'Two-sided, that group and reference are equal', (d) => d.p),
  text('test', 'What gave p', (d) => d.test),
  number('p_adjusted', 'p, adjusted by Holm over the groups of the attribute', (d) => d.p_adjusted),
  text('reason_code', 'Why there is no figure, as a code', (d) => d.reason_code),
  text('reason', 'Why there is no figure', (d) => d.reason),
]
