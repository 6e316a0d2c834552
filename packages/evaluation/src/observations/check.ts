// Looks through the loaded rows for what would make a figure wrong without anyone noticing: text among the scores,
// a third value of truth, an observation counted twice. Everything found is reported at once.
import { counted, type Fault } from '../faults/index.ts'
import type { Plan } from '../plan/index.ts'
import type { Table } from './database.ts'

const EXAMPLES = 5
const VALUES = 10

export type Missing = { readonly column: string; readonly role: string; readonly rows: number }

function count(value: unknown): number {
  return Number(value ?? 0)
}

function shorten(value: unknown): string {
  const text = String(value)
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text)
}

type ScoreProblem = {
  readonly code: 'not_a_number' | 'not_finite'
  readonly where: string
  readonly hint: string
}

const SCORE_PROBLEMS: readonly ScoreProblem[] = [
  {
    code: 'not_a_number',
    where: "try_cast(score_fault as double) is null or contains(score_fault, '_')",
    hint: 'Leave the field empty where the score is missing; write decimals with a point.',
  },
  {
    code: 'not_finite',
    where: "try_cast(score_fault as double) is not null and not contains(score_fault, '_')",
    hint: 'Leave the field empty (null) where the score is missing.',
  },
]

async function scoreFault(
  table: Table,
  file: string,
  field: string,
  problem: ScoreProblem,
): Promise<Fault[]> {
  const where = `score_fault is not null and (${problem.where})`
  const [total] = await table.rows(`select count(*) from raw where ${where}`)
  if (count(total?.[0]) === 0) return []
  const rows = await table.rows(
    `select rowid + 1, score_fault from raw where ${where} order by rowid limit ${EXAMPLES}`,
  )
  const examples = rows.map(([row, text]) => `row ${row}: ${shorten(text)}`).join(', ')
  const what = problem.code === 'not_a_number' ? 'not a number' : 'not a finite number'
  const message = `"${field}" (score) is ${what} in ${counted(count(total?.[0]), 'row')} (${examples})`
  return [{ code: problem.code, file, row: count(rows[0]?.[0]), field, message, hint: problem.hint }]
}

async function duplicateIds(table: Table, file: string, field: string): Promise<Fault[]> {
  const rows = await table.rows(
    `select id::varchar, count(*), min(rowid) + 1, count(*) over () from raw where id is not null
     group by id having count(*) > 1 order by 3 limit ${EXAMPLES}`,
  )
  if (rows.length === 0) return []
  const examples = rows.map(([id, times]) => `${shorten(id)} ${times} times`).join(', ')
  const message = `${counted(count(rows[0]?.[3]), 'value')} of "${field}" (id) in more than one row (${examples})`
  const hint =
    'One row is one observation; leave `columns.id` out of the plan if the column means something else.'
  return [{ code: 'duplicate_id', file, row: count(rows[0]?.[2]), field, message, hint }]
}

/** Two texts are one value where they are the same number: `1` and `1.0`. */
function canonical(text: string): string {
  return text.trim() !== '' && Number.isFinite(Number(text)) ? String(Number(text)) : text
}

type Value = { readonly text: string; readonly rows: number }

async function valuesOf(table: Table, column: string): Promise<Value[]> {
  const rows = await table.rows(
    `select ${column}, count(*) from raw where ${column} is not null group by 1 order by 2 desc, 1 limit 1000`,
  )
  return rows.map(([text, n]) => ({ text: String(text), rows: count(n) }))
}

function listed(values: readonly Value[]): string {
  const shown = values
    .slice(0, VALUES)
    .map(({ text, rows }) => `${shorten(text)} in ${counted(rows, 'row')}`)
    .join(', ')
  return values.length > VALUES ? `${shown} and more` : shown
}

function distinct(values: readonly Value[]): Set<string> {
  return new Set(values.map(({ text }) => canonical(text)))
}

/** The texts of truth (or prediction) that mean a positive. */
function positiveTexts(values: readonly Value[], positive: Plan['positive']): string[] {
  return values.map(({ text }) => text).filter((text) => canonical(text) === canonical(String(positive)))
}

function truthFaults(file: string, plan: Plan, truth: readonly Value[]): Fault[] {
  const field = plan.columns.truth
  const kinds = distinct(truth)
  if (kinds.size > 2) {
    const message = `"${field}" (truth) has ${kinds.size >= 1000 ? 'more than 999' : kinds.size} values, expected two: ${listed(truth)}`
    return [
      {
        code: 'truth_values',
        file,
        field,
        message,
        hint: 'Leave the field empty where the truth is not known.',
      },
    ]
  }
  if (kinds.size === 2 && !kinds.has(canonical(String(plan.positive)))) {
    const message = `"${field}" (truth) never has the value ${shorten(plan.positive)} that the plan calls positive: ${listed(truth)}`
    return [
      {
        code: 'truth_values',
        file,
        field,
        message,
        hint: 'Set `positive` to the value that counts as a positive.',
      },
    ]
  }
  return []
}

function predictionFaults(
  file: string,
  plan: Plan,
  truth: readonly Value[],
  predictions: readonly Value[],
): Fault[] {
  const field = plan.columns.prediction ?? ''
  const kinds = new Set([...distinct(truth), ...distinct(predictions), canonical(String(plan.positive))])
  if (kinds.size <= 2 || distinct(truth).size > 2) return []
  const message = `"${field}" (prediction) must use the two values of the truth: it has ${listed(predictions)}; the truth has ${listed(truth)}`
  return [
    {
      code: 'prediction_values',
      file,
      field,
      message,
      hint: 'Write predictions and truth in the same words.',
    },
  ]
}

/** The texts that count as a positive, in each column that holds a decision, and what is wrong with the rest. */
export type Labels = {
  readonly truth: readonly string[]
  readonly prediction: readonly string[]
  readonly faults: readonly Fault[]
}

/** Reads the values of truth and prediction. */
export async function readLabels(table: Table, file: string, plan: Plan): Promise<Labels> {
  const truth = await valuesOf(table, 'truth')
  const predictions = plan.columns.prediction === undefined ? [] : await valuesOf(table, 'prediction')
  const ofPredictions =
    plan.columns.prediction === undefined ? [] : predictionFaults(file, plan, truth, predictions)
  return {
    truth: positiveTexts(truth, plan.positive),
    prediction: positiveTexts(predictions, plan.positive),
    faults: [...truthFaults(file, plan, truth), ...ofPredictions],
  }
}

/** What is wrong with the scores and the identifiers. */
export async function checkRows(table: Table, file: string, plan: Plan): Promise<Fault[]> {
  const { id, score } = plan.columns
  const faults: Fault[] = []
  if (score !== undefined) {
    for (const problem of SCORE_PROBLEMS) faults.push(...(await scoreFault(table, file, score, problem)))
  }
  if (id !== undefined) faults.push(...(await duplicateIds(table, file, id)))
  return faults
}
