// A result as `model-index`, the part of a model card's metadata that Hugging Face reads (hub-docs, modelcard.md). Only
// what was measured can stand there, since the format has no word for what was not; the interval is in a metric's `args`.
import { stringify } from 'yaml'
import type { Result } from '../result/index.ts'

type Measure = Result['measures'][number]

const TASKS: Readonly<Record<string, string>> = {
  transcription: 'automatic-speech-recognition',
  detection: 'object-detection',
  translation: 'translation',
  summary: 'summarization',
  spans: 'token-classification',
  ranking: 'text-ranking',
}

/** Ids of hf.co/metrics, where they mean the same; other measures keep their own name. */
const METRICS: Readonly<Record<string, string>> = {
  true_positive_rate: 'recall',
  positive_predictive_value: 'precision',
  area_under_roc: 'roc_auc',
  word_error_rate: 'wer',
  character_error_rate: 'cer',
}

function metricOf({ measure, of, estimate, interval, n, events }: Measure) {
  return {
    type: METRICS[measure] ?? measure,
    name: of === undefined ? measure : `${measure} (${of})`,
    value: estimate,
    ...(of === undefined ? {} : { config: of }),
    args: { ...interval, n, ...(events === null ? {} : { events }) },
  }
}

function sliceTitle(slice: Measure['slice']): string {
  const parts = Object.entries(slice).map(([attribute, group]) => `${attribute}: ${group}`)
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`
}

function datasetOf({ provenance }: Result, slice: Measure['slice']) {
  const { name, sha256 } = provenance.observations
  const type = name.replace(/\.[^.]*$/, '')
  const args = Object.keys(slice).length === 0 ? {} : { args: slice }
  return { type, name: `${name}${sliceTitle(slice)}`, revision: sha256, ...args }
}

/** YAML to stand between the two lines of `---` of a model card; one result for each slice. */
export function modelIndex(result: Result): string {
  const { plan } = result
  const measured = result.measures.filter(
    ({ status, estimate }) => status === 'measured' && estimate !== null,
  )
  const bySlice = Map.groupBy(measured, ({ slice }) => JSON.stringify(slice))
  const task = { type: TASKS[plan.task] ?? plan.task, name: plan.title }
  const results = [...bySlice.values()].map((measures) => ({
    task,
    dataset: datasetOf(result, measures[0]?.slice ?? {}),
    metrics: measures.map(metricOf),
  }))
  const card = { 'model-index': [{ name: plan.system.name, results }] }
  return stringify(card, { aliasDuplicateObjects: false, lineWidth: 0 })
}
