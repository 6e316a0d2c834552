// Measures the area under the ROC curve with DeLong's variance, from raw scores, sorting included; beside it
// scikit-learn's roc_auc_score, which has no variance, where Debian's is installed.
// Run: node packages/metrics/bench/area.ts [scores]
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { areaOfScores } from '../src/area-of-scores.ts'
import { areaInterval } from '../src/area-under-roc.ts'
import { createRandom } from '../src/random.ts'
import { costOf, printRow, printTitle, runPython, withFolder } from './cost.ts'

const SCORES = Number(process.argv[2] ?? 10_000_000)

type Rows = { readonly scores: Float64Array; readonly truths: Uint8Array }

/** Scores of `levels` distinct values: with a million each is tied with some others. */
function generate(levels: number): Rows {
  const { uniform } = createRandom(1)
  const [scores, truths] = [new Float64Array(SCORES), new Uint8Array(SCORES)]
  for (let i = 0; i < SCORES; i++) {
    const score = Math.floor(uniform() * levels) / levels
    scores[i] = score
    truths[i] = uniform() < score ? 1 : 0
  }
  return { scores, truths }
}

const PEER = `
import sys, time, json, resource
import numpy as np
from sklearn.metrics import roc_auc_score
folder = sys.argv[1]
truth, score = np.fromfile(folder + '/truths', dtype=np.uint8), np.fromfile(folder + '/scores', dtype=np.float64)
started = time.time()
figures = repr(roc_auc_score(truth, score))
`

function measure(name: string, levels: number): void {
  const { scores, truths } = generate(levels)
  const { result, cost } = costOf(() => areaOfScores(scores, truths))
  if (result === undefined) throw new Error('both classes are there')
  const { estimate, low, high } = areaInterval(result, 0.95)
  printRow(`${name}, with DeLong`, cost, `${estimate} (${low.toFixed(6)} to ${high.toFixed(6)})`)
  const single = Float32Array.from(scores)
  printRow(`${name}, single precision`, costOf(() => areaOfScores(single, truths)).cost)
  withFolder((folder) => {
    writeFileSync(join(folder, 'scores'), scores)
    writeFileSync(join(folder, 'truths'), truths)
    const peer = runPython(PEER, [folder])
    printRow(`scikit-learn: ${name}, no variance`, peer, peer?.figures)
  })
}

printTitle(`${SCORES.toLocaleString('en-GB')} scores`)
measure('a million distinct scores', 1e6)
measure('ten distinct scores', 10)
measure('no ties', 2 ** 52)
