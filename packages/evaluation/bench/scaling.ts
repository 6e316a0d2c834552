// How the cost of an evaluation grows with the rows: 1 to 100 million seeded observations in Parquet, deciles and continuous
// scores in 20 groups, each case in a process of its own. Prints a table in Markdown, and draws docs/scaling.svg from it.
// A case for whose rows the temporary folder has no room is left out, and says so.
// Run: node packages/evaluation/bench/scaling.ts [most millions of deciles] [most millions of continuous scores]
import { rm, statfs, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import * as Plot from '@observablehq/plot'
import { render } from '@policeai/govuk/html'
import { COLOURS, drawing } from '../src/report/plots/svg.ts'
import { type Cost, costOfPlan, scoredColumns, scoredRows, withDatabase, withFolder } from './cost.ts'

const MILLIONS = [1, 3, 10, 30, 100]
const GROUPS = 20
const PICTURE = new URL('../../../docs/scaling.svg', import.meta.url)

type Case = {
  readonly name: string
  readonly score: string
  readonly threshold: number
  readonly most: number
}
type Measured = Cost & { readonly name: string; readonly millions: number }

const CASES: readonly Case[] = [
  { name: 'deciles', score: 'decile', threshold: 6, most: Number(process.argv[2] ?? 100) },
  { name: 'continuous scores', score: 'probability', threshold: 0.5, most: Number(process.argv[3] ?? 100) },
]

/** Bytes of the rows in Parquet, and of what the sorting of continuous scores puts aside, at the most. */
const ROW_BYTES = 12
const SPILLED_BYTES = 80

/** Rows that depend on their number only. */
function generate(file: string, millions: number): Promise<void> {
  return withDatabase(async (connection) => {
    await connection.run(
      `copy (select ${scoredColumns(GROUPS)} from ${scoredRows(millions * 1_000_000)}) to '${file}' (format parquet)`,
    )
  })
}

function planOf({ name, score, threshold }: Case): string {
  return `plan: 1
title: ${name}
task: classification
system: { name: Bench }
observations: { file: rows.parquet }
columns: { truth: truth, score: ${score} }
positive: 1
threshold: ${threshold}
groups: [force]
`
}

async function hasRoom(folder: string, bytes: number): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize > 2 * bytes
}

function line(name: string, millions: number, cost: Cost | undefined): string {
  const costs = cost && [
    cost.seconds.toFixed(1),
    cost.processor.toFixed(1),
    (cost.seconds / millions).toFixed(2),
    cost.mebibytes.toFixed(0),
  ]
  return `| ${[`${millions} million`, name, ...(costs ?? ['no room on the disk', '', '', ''])].join(' | ')} |\n`
}

async function measureAll(folder: string): Promise<readonly Measured[]> {
  const measured: Measured[] = []
  const file = join(folder, 'rows.parquet')
  for (const millions of MILLIONS) {
    const cases = CASES.filter(({ most }) => millions <= most)
    if (cases.length === 0) continue
    const bytes = millions * 1_000_000 * ROW_BYTES
    if (await hasRoom(folder, bytes)) await generate(file, millions)
    for (const each of cases) {
      const spilled = each.score === 'decile' ? 0 : millions * 1_000_000 * SPILLED_BYTES
      const cost = (await hasRoom(folder, bytes + spilled))
        ? await costOfPlan(folder, planOf(each))
        : undefined
      process.stdout.write(line(each.name, millions, cost))
      if (cost) measured.push({ name: each.name, millions, ...cost })
    }
    await rm(file, { force: true })
  }
  return measured
}

/** Proportional growth, through the largest case of each: costs that do not grow with the rows lift the small ones above it. */
function proportional(
  measured: readonly Measured[],
): readonly Pick<Measured, 'name' | 'millions' | 'seconds'>[] {
  return CASES.flatMap(({ name }) => {
    const own = measured.filter((each) => each.name === name)
    const last = own.at(-1)
    if (last === undefined) return []
    return own.map(({ millions }) => ({ name, millions, seconds: (last.seconds * millions) / last.millions }))
  })
}

const TICKS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]

/** The ticks from the last that is not above `low` to the first that is not below `high`. */
function ticksAround(low: number, high: number): readonly number[] {
  const from = TICKS.findLastIndex((tick) => tick <= low)
  const to = TICKS.findIndex((tick) => tick >= high)
  return TICKS.slice(Math.max(0, from), to < 0 ? undefined : to + 1)
}

function picture(measured: readonly Measured[]): string {
  const point = { x: 'millions', y: 'seconds', z: 'name' }
  const last = CASES.flatMap(({ name }) => measured.filter((each) => each.name === name).at(-1) ?? [])
  const seconds = [...measured, ...proportional(measured)].map((each) => each.seconds)
  const ticks = ticksAround(Math.min(...seconds), Math.max(...seconds))
  const options: Plot.PlotOptions = {
    width: 640,
    height: 400,
    marginLeft: 60,
    marginRight: 130,
    marginBottom: 45,
    x: { type: 'log' },
    y: { type: 'log', domain: [ticks[0] ?? 1, ticks.at(-1) ?? 1] },
    marks: [
      Plot.gridX(MILLIONS, { stroke: COLOURS.grid, strokeOpacity: 1 }),
      Plot.gridY(ticks, { stroke: COLOURS.grid, strokeOpacity: 1 }),
      Plot.axisX(MILLIONS, { text: String, label: 'millions of rows', labelAnchor: 'center' }),
      Plot.axisY(ticks, { text: String, label: 'seconds' }),
      Plot.line(proportional(measured), { ...point, stroke: COLOURS.mark, strokeDasharray: '4 4' }),
      Plot.line(measured, { ...point, stroke: COLOURS.mark, strokeWidth: 2 }),
      Plot.dot(measured, { ...point, fill: COLOURS.mark, r: 4 }),
      Plot.text(last, { ...point, text: 'name', dx: 10, textAnchor: 'start', fontSize: 13 }),
    ],
    style: { fontSize: '13px', background: 'white' },
  }
  const text = 'Each line is measured; each dashed line is what growth in proportion to the rows would be.'
  const inPage = render(drawing(options, { id: 'scaling', title: 'Seconds by rows', text }))
  // In a file of its own it has no page to take a font from.
  return inPage.replace(
    'font-family="inherit"',
    'xmlns="http://www.w3.org/2000/svg" font-family="Arial, Helvetica, sans-serif"',
  )
}

await withFolder(async (folder) => {
  process.stdout.write(`${availableParallelism()} processors, 10,000 replicates, ${GROUPS} groups\n\n`)
  process.stdout.write(
    '| Rows | Scores | Seconds | Processor seconds | Seconds a million | Peak MiB |\n| --- | --- | --: | --: | --: | --: |\n',
  )
  const measured = await measureAll(folder)
  if (measured.length > 0) await writeFile(PICTURE, `${picture(measured)}\n`)
})
