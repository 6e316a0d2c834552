// For the tests of comparisons: how the answers of each task are spoilt, so that a system made worse stands beside the one it was,
// and a figure that must show it.
import { createRandom } from '@policeai/metrics'
import type { SmallCase, SmallRow } from '../tasks/every-task.fixture.ts'

type Change = (row: SmallRow, draw: () => number) => SmallRow | undefined

const noisier: Change = (row, draw) => {
  const range = Math.abs(Number(row.score)) > 1 ? 20 : 1
  return { ...row, score: range === 1 ? Math.round(999 * draw()) / 1000 : 20 * (draw() - 0.5) }
}

function verdicts(text: unknown): string {
  const claims = JSON.parse(String(text)) as readonly object[]
  return JSON.stringify(claims.map((claim) => ({ ...claim, verdict: 'contradicted' })))
}

/** How the answers of each task are spoilt, and a figure that must show it. */
const SPOILT: Readonly<Record<string, readonly [measure: string, change: Change]>> = {
  'binary-classification': ['average_precision', noisier],
  'many-class-classification': [
    'accuracy',
    (row, draw) => (draw() < 0.6 ? { ...row, prediction: 'other' } : row),
  ],
  verification: ['equal_error_rate', noisier],
  identification: [
    'true_positive_identification_rate',
    (row, draw) => (draw() < 0.6 ? { ...row, score: 0.01 } : row),
  ],
  deepfake: ['equal_error_rate', noisier],
  detection: ['object_recall', (row, draw) => (row.kind === 'detection' && draw() < 0.6 ? undefined : row)],
  'plate-reading': [
    'exact_read_rate',
    (row, draw) => (draw() < 0.6 ? { ...row, prediction: 'XX99XXX' } : row),
  ],
  spans: ['entity_recall', (row, draw) => (draw() < 0.6 ? { ...row, prediction: '[]' } : row)],
  transcription: ['word_error_rate', (row, draw) => (draw() < 0.6 ? { ...row, hypothesis: 'may' } : row)],
  translation: [
    'bleu',
    (row, draw) => (draw() < 0.6 ? { ...row, hypothesis: 'may of the at he on was not' } : row),
  ],
  summary: [
    'contradicted_claims',
    (row, draw) => (draw() < 0.6 ? { ...row, claims: verdicts(row.claims) } : row),
  ],
  ranking: ['average_precision_of_ranking', (row) => ({ ...row, rank: 21 - Number(row.rank) })],
  linkage: ['pairwise_recall', (row, draw) => (draw() < 0.6 ? { ...row, prediction: `z${row.id}` } : row)],
  judgement: [
    'judge_agreement',
    (row, draw) => (row.rater === 'model' ? { ...row, label: draw() < 0.5 ? 'good' : 'bad' } : row),
  ],
}

/** Rows of a task, the same rows from a system made worse, and the figure that it was made worse in. */
export function spoiltRows({ task, rows }: SmallCase): {
  readonly measure: string
  readonly given: readonly SmallRow[]
  readonly spoilt: readonly SmallRow[]
} {
  const [measure = '', change = noisier] = SPOILT[task] ?? []
  const [given, random] = [rows(3), createRandom(11)]
  const spoilt = given.map((row) => change(row, () => random.uniform())).filter((row) => row !== undefined)
  return { measure, given, spoilt }
}
