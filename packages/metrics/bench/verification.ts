// Measures the error rate of twenty million comparisons that share people: counting them by pair of people, the
// interval in closed form, and the bootstrap of people with a thousand replicates.
// Run: node packages/metrics/bench/verification.ts [people] [replicates]
import { createRandom } from '../src/random.ts'
import { identityBootstrap } from '../src/verification/identity-bootstrap.ts'
import { countPairErrors, type PairErrors, pairErrorInterval } from '../src/verification/pair-errors.ts'
import { type Cost, costOf, printRow, printTitle } from './cost.ts'

const PEOPLE = Number(process.argv[2] ?? 6325)
const REPLICATES = Number(process.argv[3] ?? 1000)

type Comparisons = { readonly first: Int32Array; readonly second: Int32Array; readonly error: Uint8Array }

/** Each pair once and in no order, `kept` of all pairs; some people match strangers more often than others. */
function generate(kept: number): Comparisons {
  const { uniform } = createRandom(1)
  const strangeness = Float64Array.from({ length: PEOPLE }, () => 0.03 * uniform() ** 4)
  const most = (PEOPLE * (PEOPLE - 1)) / 2
  const [first, second, error] = [new Int32Array(most), new Int32Array(most), new Uint8Array(most)]
  let size = 0
  for (let step = 1; step < PEOPLE; step++)
    for (let a = 0; a + step < PEOPLE; a++) {
      if (kept < 1 && uniform() >= kept) continue
      const b = a + step
      first[size] = a
      second[size] = b
      error[size++] = uniform() < (strangeness[a] ?? 0) * (strangeness[b] ?? 0) ? 1 : 0
    }
  return {
    first: first.subarray(0, size),
    second: second.subarray(0, size),
    error: error.subarray(0, size),
  }
}

function limits({ low, high }: { readonly low: number; readonly high: number }): string {
  return `${low.toExponential(4)} to ${high.toExponential(4)}`
}

function runBootstrap(pairs: PairErrors, method: 'double-or-nothing' | 'vertex', counting: Cost): void {
  const options = { method, replicates: REPLICATES, seed: 1, level: 0.95 }
  const { result, cost } = costOf(() => identityBootstrap(pairs, options))
  printRow(`${method}, ${REPLICATES} replicates`, cost, result.kind === 'measured' ? limits(result) : '')
  printRow(`  counting and ${method} together`, {
    seconds: counting.seconds + cost.seconds,
    processor: (counting.processor ?? 0) + (cost.processor ?? 0),
    mebibytes: cost.mebibytes,
  })
}

for (const kept of [1, 0.5]) {
  const { first, second, error } = generate(kept)
  printTitle(
    `${first.length.toLocaleString('en-GB')} comparisons of ${PEOPLE} people, ${kept === 1 ? 'every pair' : 'half the pairs'}`,
  )
  const counted = costOf(() => countPairErrors(PEOPLE, first, second, error))
  printRow('counting by pair of people', counted.cost)
  const closed = costOf(() => pairErrorInterval(counted.result, 0.95))
  printRow('interval in closed form', closed.cost, limits(closed.result))
  runBootstrap(counted.result, 'double-or-nothing', counted.cost)
  runBootstrap(counted.result, 'vertex', counted.cost)
  process.stdout.write('\n')
}
