// What is exported is read by other programs: DuckDB reads the CSV and finds the figures, a YAML parser the model index.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { COMPAS_RACE, resultOf } from '../report/result.fixture.ts'
import type { Result } from '../result/index.ts'
import { csvField } from './csv.ts'
import { withFolder } from './files.fixture.ts'
import { DEFAULT_IMPORT_OPTIONS } from './importer.ts'
import { csvMetadata, disparitiesCsv, IMPORTERS, measuresCsv, modelIndex } from './index.ts'

const result = resultOf(COMPAS_RACE)

async function query(sql: string): Promise<readonly (readonly unknown[])[]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const rows = (await connection.runAndReadAll(sql)).getRows()
  connection.closeSync()
  return rows
}

function readBack(csv: string, select: string) {
  return withFolder(async (folder) => {
    const path = join(folder, 'measures.csv')
    await writeFile(path, csv)
    return await query(`select ${select} from read_csv('${path}', strict_mode = true)`)
  })
}

test('DuckDB reads the measures back, all digits', async () => {
  const rows = await readBack(
    measuresCsv(result),
    'measure, slice_race, status, estimate, low, high, level, method, n::integer, events::integer, reason',
  )
  const expected = result.measures.map(
    ({ measure, slice, status, estimate, interval, n, events, reason }) => [
      ...[measure, slice['race'] ?? null, status, estimate],
      ...[interval?.low ?? null, interval?.high ?? null, interval?.level ?? null, interval?.method ?? null],
      ...[n, events, reason ?? null],
    ],
  )
  expect(rows).toEqual(expected)
})

test('and the disparities', async () => {
  const rows = await readBack(
    disparitiesCsv(result),
    '"group", reference, difference, difference_low, ratio, ratio_high, ratio_method, p, p_adjusted',
  )
  expect(rows).toEqual(
    result.disparities.map((d) => [
      ...[d.group, d.reference, d.difference.estimate, d.difference.interval?.low],
      ...[d.ratio.estimate, d.ratio.interval?.high, d.ratio.interval?.method, d.p, d.p_adjusted],
    ]),
  )
})

const named = (race: string, over: Partial<Result['measures'][number]> = {}): Result => ({
  ...result,
  measures: [{ ...(result.measures[0] as Result['measures'][number]), slice: { race }, ...over }],
})

test('names with quotes, commas and line breaks come back as they were', async () => {
  const race = 'a "b", c\r\nd'
  expect(await readBack(measuresCsv(named(race, { of: '≥ 0.5' })), 'slice_race, of')).toEqual([
    [race, '≥ 0.5'],
  ])
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
  'a text that begins like a formula: %j',
  (text) => {
    expect(csvField(text).replace(/^"/, '').startsWith("'")).toBe(true)
  },
)

test('a negative number is a number', () => {
  expect(csvField(-0.25)).toBe('-0.25')
  const [header = '', first = ''] = disparitiesCsv({
    ...result,
    disparities: result.disparities.map((d) => ({ ...d, difference: { estimate: -0.25, interval: null } })),
  }).split('\r\n')
  expect(first.split(',')[header.split(',').indexOf('difference')]).toBe('-0.25')
})

test('the metadata describes each column of the header, in order', () => {
  for (const [table, csv] of [
    ['measures', measuresCsv(result)] as const,
    ['disparities', disparitiesCsv(result)] as const,
  ]) {
    const metadata = JSON.parse(csvMetadata(result, table, `${table}.csv`))
    const titles = metadata.tableSchema.columns.map((column: { titles: string }) => column.titles)
    expect(titles.join(',')).toBe(csv.slice(0, csv.indexOf('\r\n')))
    expect(metadata).toMatchObject({
      '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
      url: `${table}.csv`,
    })
  }
  const odd = JSON.parse(
    csvMetadata(
      { ...named('x'), measures: [{ ...named('x').measures[0], slice: { 'a b’c': 'x' } }] } as Result,
      'measures',
      'm.csv',
    ),
  )
  expect(odd.tableSchema.columns[2]).toMatchObject({ name: 'slice_a%20b%E2%80%99c', titles: 'slice_a b’c' })
})

// The keys that huggingface/hub-docs, modelcard.md, requires: task.type, dataset.type, dataset.name, metric type, value.
test('model-index: what the specification requires, and the interval in args', () => {
  const [model] = parse(modelIndex(result))['model-index']
  expect(model.name).toBe('COMPAS decile')
  for (const { task, dataset, metrics } of model.results) {
    for (const text of [task.type, dataset.type, dataset.name]) expect(text).toMatch(/./)
    for (const { type, value } of metrics) expect([typeof type, typeof value]).toEqual(['string', 'number'])
  }
  expect(modelIndex(result)).not.toMatch(/[&*]/)
  expect(model.results).toHaveLength(4)
  const black = model.results.find((r: { dataset: { args?: object } }) => r.dataset.args)
  expect(black.dataset).toMatchObject({
    name: 'compas-two-year.csv (race: African-American)',
    args: { race: 'African-American' },
  })
  const rate = black.metrics.find((m: { name: string }) => m.name === 'false_positive_rate')
  expect(rate.value.toFixed(4)).toBe('0.4485')
  expect(rate.args).toMatchObject({ level: 0.95, method: 'wilson', n: 1795, events: 805 })
})

test('model-index: what is too few or not measured is not in it', () => {
  const { measures } = named('x', { status: 'too_few' })
  expect(parse(modelIndex({ ...result, measures }))['model-index'][0].results).toEqual([])
})

test('a hundred thousand rows, by way of JSON Lines into DuckDB', { timeout: 60_000 }, async () => {
  await withFolder(async (folder) => {
    const [run, qrels, lines] = ['run', 'qrels', 'rows.jsonl'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ]
    const ids = Array.from({ length: 100_000 }, (_, i) => i)
    await writeFile(run, ids.map((i) => `${i % 50} Q0 d${i} 0 ${(i * 7919) % 1000} r\n`).join(''))
    await writeFile(qrels, ids.map((i) => `${i % 50} 0 d${i + 50_000} ${i % 2}\n`).join(''))
    const sources = { file: { path: run, name: 'run' }, truth: { path: qrels, name: 'qrels' } }
    const outcome = await IMPORTERS.trec.read(sources, DEFAULT_IMPORT_OPTIONS)
    if (!outcome.ok) throw new Error(outcome.faults[0]?.message)
    const rows = await Array.fromAsync(outcome.rows)
    await writeFile(lines, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
    const counts = 'count(*)::integer, count(rank)::integer, count(relevance)::integer, max(rank)::integer'
    expect(await query(`select ${counts} from read_json('${lines}', format = 'newline_delimited')`)).toEqual([
      [150_000, 100_000, 100_000, 2000],
    ])
  })
})
