// Measures the engine on ten million seeded observations in Parquet: all binary measures with 10,000 replicates of the
// bootstrap, each case in a process of its own so that its peak memory is its own. Beside it NumPy and scikit-learn, where
// Debian's are installed, with the same measures and 200 replicates, on the same rows.
// Run: node packages/evaluation/bench/binary.ts [rows]
import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Cost,
  costOfPlan,
  printRow,
  printTitle,
  run,
  scoredColumns,
  scoredRows,
  withDatabase,
  withFolder,
} from './cost.ts'

const ROWS = Number(process.argv[2] ?? 10_000_000)
const GROUPS = 20

type Case = {
  readonly name: string
  readonly score: string
  readonly threshold: number
  readonly groups: string
  readonly threads?: number
}

const DECILE = { name: 'decile, 20 groups', score: 'decile', threshold: 6, groups: '[force]' }
const CONTINUOUS = { name: 'continuous, 20 groups', score: 'probability', threshold: 0.5, groups: '[force]' }

const CASES: readonly Case[] = [
  DECILE,
  CONTINUOUS,
  { ...DECILE, name: `${DECILE.name}, one thread`, threads: 1 },
  { ...CONTINUOUS, name: `${CONTINUOUS.name}, one thread`, threads: 1 },
  { name: 'decile, 20 + 2 + 40 groups', score: 'decile', threshold: 6, groups: '[force, sex, [force, sex]]' },
  {
    name: 'continuous, 20 + 2 + 40 groups',
    score: 'probability',
    threshold: 0.5,
    groups: '[force, sex, [force, sex]]',
  },
]

/** Rows that depend on their number only. */
function generate(file: string): Promise<void> {
  return withDatabase(async (connection) => {
    await connection.run(`copy (
      select i as id, ${scoredColumns(GROUPS)}, if(hash(i * 8 + 4) % 2 = 0, 'female', 'male') as sex
      from ${scoredRows(ROWS)}
    ) to '${file}' (format parquet)`)
  })
}

function planOf({ name, score, threshold, groups }: Case): string {
  return `plan: 1
title: ${JSON.stringify(name)}
task: classification
system: { name: Bench }
observations: { file: rows.parquet }
columns: { truth: truth, score: ${score} }
positive: 1
threshold: ${threshold}
groups: ${groups}
`
}

/** The bootstrap of the peer: of 10,000 replicates, the engine's own default, one in fifty. */
const PEER_REPLICATES = 200

/**
 * The same measures by group, with a bootstrap of the two that have no interval in closed form; no other interval and no
 * comparison. The columns are handed over ready in memory files. Resampling is of the counts, as here, and not of the rows.
 */
const PEER = `
import sys, time, json, resource
import numpy as np
from sklearn.metrics import average_precision_score, brier_score_loss, confusion_matrix, roc_auc_score
folder = sys.argv[1]
started = time.time()
truth = np.fromfile(folder + '/truth.bin', dtype=np.float64)
score = np.fromfile(folder + '/score.bin', dtype=np.float64)
group = np.fromfile(folder + '/group.bin', dtype=np.float64)
random = np.random.default_rng(1)
BINS, REPLICATES = 15, ${PEER_REPLICATES}

def matthews(cells):
    tn, fp, fn, tp = cells[..., 0], cells[..., 1], cells[..., 2], cells[..., 3]
    scale = np.sqrt((tp + fp) * (tn + fn) * (tp + fn) * (tn + fp))
    return (tp * tn - fp * fn) / scale

def calibration(t, s):
    bins = np.clip(np.ceil(s * BINS).astype(int) - 1, 0, BINS - 1)
    n = np.bincount(bins, minlength=BINS).astype(float)
    positives = np.bincount(bins, weights=t, minlength=BINS)
    return np.stack([n - positives, positives]), np.bincount(bins, weights=s, minlength=BINS) / np.maximum(n, 1)

def calibration_error(cells, means):
    n = cells.sum(axis=-2)
    return np.abs(n * means - cells[..., 1, :]).sum(axis=-1) / n.sum(axis=-1)

for rows in [slice(None)] + [group == g for g in range(${GROUPS})]:
    t, s = truth[rows], score[rows]
    cells = confusion_matrix(t, s >= 0.5).ravel().astype(float)
    matthews(cells)
    roc_auc_score(t, s); average_precision_score(t, s); brier_score_loss(t, s)
    counts, means = calibration(t, s)
    calibration_error(counts, means)
    n = len(t)
    np.percentile(matthews(random.multinomial(n, cells / n, size=REPLICATES).astype(float)), [2.5, 97.5])
    drawn = random.multinomial(n, counts.ravel() / n, size=REPLICATES).reshape(REPLICATES, 2, BINS)
    np.percentile(calibration_error(drawn, means), [2.5, 97.5])
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({'seconds': time.time() - started, 'processor': used.ru_utime + used.ru_stime, 'mebibytes': used.ru_maxrss / 1024}))
`

async function readColumns(folder: string, columns: readonly Float64Array[]): Promise<void> {
  await withDatabase(async (connection) => {
    const result = await connection.stream(
      `select truth::double, probability, replace(force, 'force ', '')::double from '${folder}/rows.parquet'`,
    )
    let at = 0
    for (
      let chunk = await result.fetchChunk();
      chunk && chunk.rowCount > 0;
      chunk = await result.fetchChunk()
    ) {
      for (const [c, column] of columns.entries()) column.set(chunk.getColumnValues(c).map(Number), at)
      at += chunk.rowCount
    }
  })
}

async function handOver(folder: string): Promise<void> {
  const columns = [0, 1, 2].map(() => new Float64Array(ROWS))
  await readColumns(folder, columns)
  for (const [c, name] of ['truth', 'score', 'group'].entries()) {
    await writeFile(join(folder, `${name}.bin`), columns[c] ?? new Float64Array())
  }
}

async function measurePeer(folder: string): Promise<Cost | undefined> {
  const python = '/usr/bin/python3'
  const there = await run(python, ['-c', 'import sklearn']).catch(() => undefined)
  if (there === undefined) return undefined
  await handOver(folder)
  const { stdout } = await run(python, ['-c', PEER, folder])
  return JSON.parse(stdout)
}

await withFolder(async (folder) => {
  const file = join(folder, 'rows.parquet')
  await generate(file)
  const size = ((await stat(file)).size / 2 ** 20).toFixed(0)
  printTitle(`${ROWS.toLocaleString('en-GB')} rows, ${size} MiB of Parquet`)
  for (const each of CASES) printRow(each.name, await costOfPlan(folder, planOf(each), each.threads))
  printRow(`NumPy, scikit-learn: continuous, ${PEER_REPLICATES} replicates`, await measurePeer(folder))
})
