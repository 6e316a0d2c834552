// Tables and curves of a result: limits stand beneath their figure, long tables are thinned and say so, those of groups fold.
import { render } from '@policeai/govuk/html'
import { expect, test } from 'vitest'
import type { ResultTable } from '../result/index.ts'
import { COMPAS_RACE, resultOf } from './result.fixture.ts'
import { resultTables } from './result-tables.ts'

const columns: ResultTable['columns'] = [
  { key: 'threshold', unit: 'score' },
  { key: 'true_positive_rate', unit: 'proportion' },
  { key: 'true_positive_rate_low', unit: 'proportion' },
  { key: 'true_positive_rate_high', unit: 'proportion' },
]

function tableOf(rows: number, slice: ResultTable['slice'] = {}): ResultTable {
  const row = (i: number) => [i, i / rows, i / rows - 0.001, i / rows + 0.001]
  return { table: 'threshold', slice, columns, rows: Array.from({ length: rows }, (_, i) => row(i + 1)) }
}

function drawn(...tables: readonly ResultTable[]): string {
  return resultTables(resultOf(COMPAS_RACE, { tables: [...tables] }), 'en')
    .map(render)
    .join('\n')
}

test('limits stand beneath their figure and have no column', () => {
  const page = drawn(tableOf(4))
  expect(page.match(/<th scope="col"/g)).toHaveLength(2)
  expect(page).toContain('50.0%<span class="interval">49.9% to 50.1%</span>')
  expect(page).toContain('<td class="number">2</td>')
})

test('a curve is drawn, described, and thinned beside its picture', () => {
  const page = drawn(tableOf(100))
  expect(page).toContain('<svg')
  expect(page).toMatch(/<title id="threshold-all-0-title">.+<\/title>/)
  expect(page.match(/<tr><td/g)).toHaveLength(15)
  expect(page).toContain('85 more rows stand in the result file.')
})

test('the tables of groups fold into one', () => {
  const page = drawn(tableOf(4), tableOf(4, { race: 'Caucasian' }), tableOf(4, { race: 'Asian' }))
  expect(page.match(/<details>/g)).toHaveLength(1)
  expect(page).toMatch(/<summary>.+ by group \(2\)<\/summary>/)
  expect(page).toContain('Caucasian')
})

test('what is missing is a dash, and a single point makes no picture', () => {
  const page = drawn({ table: 'threshold', slice: {}, columns, rows: [[0.5, null, null, null]] })
  expect(page).toContain('<td class="number empty">–</td>')
  expect(page).not.toContain('<svg')
})
