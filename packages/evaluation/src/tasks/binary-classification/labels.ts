// The two values of a binary truth (and prediction): which texts mean a positive, and what is wrong with the rest.
import { counted, type Fault } from '../../faults/index.ts'
import { shorten, type Table } from '../../observations/index.ts'
import type { BinaryPlan } from './plan.ts'

const VALUES = 10

/** Two texts are one value where they are the same number: `1` and `1.0`. */
function canonical(text: string): string {
  return text.trim() !== '' && Number.isFinite(Number(text)) ? String(Number(text)) : text
}

type Value = { readonly text: string; readonly rows: number }

async function valuesOf(table: Table, column: string): Promise<Value[]> {
  const rows = await table.rows(
    `select ${column}, count(*) from raw where ${column} is not null group by 1 order by 2 desc, 1 limit 1000`,
  )
  return rows.map(([text, n]) => ({ text: String(text), rows: Number(n) }))
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
function positiveTexts(values: readonly Value[], positive: BinaryPlan['positive']): string[] {
  return values.map(({ text }) => text).filter((text) => canonical(text) === canonical(String(positive)))
}

function truthFaults(file: string, plan: BinaryPlan, truth: readonly Value[]): Fault[] {
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
  plan: BinaryPlan,
  truth: readonly Value[],
  predictions: readonly Value[],
): Fault[] {
  const field = plan.columns.prediction ?? ''
  const truths = distinct(truth)
  // A truth with other values than the plan's positive has been told of already.
  const of = truths.size < 2 ? [canonical(String(plan.positive))] : []
  const kinds = new Set([...truths, ...distinct(predictions), ...of])
  if (kinds.size <= 2 || truths.size > 2) return []
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

/** The check of the rows and their counting ask the same. */
const known = new WeakMap<Table, Promise<Labels>>()

/** Reads the values of truth and prediction, once for a table. */
export function readLabels(table: Table, file: string, plan: BinaryPlan): Promise<Labels> {
  const labels = known.get(table) ?? labelsOf(table, file, plan)
  known.set(table, labels)
  return labels
}

async function labelsOf(table: Table, file: string, plan: BinaryPlan): Promise<Labels> {
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

/** How a decision reads as 1 or 0, given the texts that mean a positive. */
export function decision(column: string, positives: readonly string[]): string {
  if (positives.length === 0) return '0'
  const texts = positives.map((text) => `'${text.replaceAll("'", "''")}'`).join(', ')
  return `case when ${column} in (${texts}) then 1 else 0 end`
}
