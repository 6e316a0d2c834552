// Measures the engine on ten million seeded observations in Parquet: all binary measures with 10,000 replicates of the
// bootstrap, each case in a process of its own so that its peak memory is its own. Beside it NumPy and scikit-learn, where
// Debian's are installed, with the same measures and 200 replicates, on the same rows.
// Run: node packages/evaluation/bench/binary.ts [rows]
import { execFile } from 'node:child_process'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'

const run = promisify(execFile)
const ROWS = Number(process.argv[2] ?? 10_000_000)
const GROUPS = 20

type Case = {
  readonly name: string
  readonly score: string
  readonly threshold: number
  readonly groups: string
}
/** `processor` is the time of all processors together, which other work on the machine does not lengthen. */
type Cost = { readonly seconds: number; readonly processor: number; readonly mebibytes: number }

const CASES: readonly Case[] = [
  { name: 'decile, 20 groups', score: 'decile', threshold: 6, groups: '[force]' },
  { name: 'continuous, 20 groups', score: 'probability', threshold: 0.5, groups: '[force]' },
  { name: 'decile, 20 + 2 + 40 groups', score: 'decile', threshold: 6, groups: '[force, sex, [force, sex]]' },
  {
    name: 'continuous, 20 + 2 + 40 groups',
    score: 'probability',
    threshold: 0.5,
    groups: '[force, sex, [force, sex]]',
  },
]

/** Rows that depend on their number only: `hash` is DuckDB's, and stable within a version. */
async function generate(file: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const uniform = (salt: number): string => `(hash(i * 8 + ${salt}) % 1000000007) / 1000000007.0`
  await connection.run(`copy (
    select i as id, probability, 1 + floor(probability * 10)::int as decile, (${uniform(2)} < probability)::int as truth,
      'force ' || (hash(i * 8 + 3) % ${GROUPS}) as force, if(hash(i * 8 + 4) % 2 = 0, 'female', 'male') as sex
    from (select i, ${uniform(1)} as probability from range(${ROWS}) t(i))
  ) to '${file}' (format parquet)`)
  connection.closeSync()
  instance.closeSync()
}

const CHILD = `
import { evaluateFile } from '${new URL('../src/index.ts', import.meta.url).href}'
const started = performance.now()
const outcome = await evaluateFile(process.argv[1])
if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
const seconds = (performance.now() - started) / 1000
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
const processor = (userCPUTime + systemCPUTime) / 1e6
process.stdout.write(JSON.stringify({ seconds, processor, mebibytes: maxRSS / 1024 }))
`

async function measure(folder: string, { name, score, threshold, groups }: Case): Promise<Cost> {
  const plan = join(folder, 'plan.yaml')
  await writeFile(
    plan,
    `plan: 1
title: ${JSON.stringify(name)}
task: classification
system: { name: Bench }
observations: { file: rows.parquet }
columns: { truth: truth, score: ${score} }
positive: 1
threshold: ${threshold}
groups: ${groups}
`,
  )
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', CHILD, plan])
  return JSON.parse(stdout)
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

async function handOver(folder: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const result = await connection.stream(
    `select truth::double, probability, replace(force, 'force ', '')::double from '${folder}/rows.parquet'`,
  )
  const columns = [0, 1, 2].map(() => new Float64Array(ROWS))
  let at = 0
  for (
    let chunk = await result.fetchChunk();
    chunk && chunk.rowCount > 0;
    chunk = await result.fetchChunk()
  ) {
    for (const [c, column] of columns.entries()) column.set(chunk.getColumnValues(c).map(Number), at)
    at += chunk.rowCount
  }
  for (const [c, name] of ['truth', 'score', 'group'].entries()) {
    await writeFile(join(folder, `${name}.bin`), columns[c] ?? new Float64Array())
  }
  connection.closeSync()
  instance.closeSync()
}

async function measurePeer(folder: string): Promise<Cost | undefined> {
  const python = '/usr/bin/python3'
  const there = await run(python, ['-c', 'import sklearn']).catch(() => undefined)
  if (there === undefined) return undefined
  await handOver(folder)
  const { stdout } = await run(python, ['-c', PEER, folder])
  return JSON.parse(stdout)
}

function row(name: string, cost: Cost | undefined): string {
  if (cost === undefined) return `${name.padEnd(52)}  not installed\n`
  return `${name.padEnd(52)}${cost.seconds.toFixed(2).padStart(8)} s${cost.processor.toFixed(2).padStart(8)} s${cost.mebibytes.toFixed(0).padStart(8)} MiB\n`
}

const folder = await mkdtemp(join(tmpdir(), 'policeai-bench-'))
try {
  const file = join(folder, 'rows.parquet')
  await generate(file)
  const size = ((await stat(file)).size / 2 ** 20).toFixed(0)
  process.stdout.write(
    `${ROWS.toLocaleString('en-GB')} rows, ${size} MiB of Parquet, ${availableParallelism()} processors; wall clock, processor time, peak memory\n\n`,
  )
  for (const each of CASES) process.stdout.write(row(each.name, await measure(folder, each)))
  process.stdout.write(
    row(`NumPy, scikit-learn: continuous, ${PEER_REPLICATES} replicates`, await measurePeer(folder)),
  )
} finally {
  await rm(folder, { recursive: true, force: true })
}
