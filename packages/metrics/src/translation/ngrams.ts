// Which runs of n words or characters two texts share: what BLEU, chrF and ROUGE count. Each run has a number, made
// from the number of the run before it and its last unit, so that no run is ever written out.

type Level = { readonly numbers: Map<number, number>; readonly counts: Float64Array[] }

/** Runs of the hypothesis that are in each reference, `each[reference][order - 1]`, and in any, `any[order - 1]`. */
export type Matches = { readonly each: readonly Float64Array[]; readonly any: Float64Array }

const NONE = -1

/** How many runs of n units a text of so many units has. */
export function runsOf(length: number, n: number): number {
  return Math.max(0, length - n + 1)
}

function numberUnits(texts: readonly (readonly string[])[]): Map<string, number> {
  const numbers = new Map<string, number>()
  for (const text of texts) for (const unit of text) if (!numbers.has(unit)) numbers.set(unit, numbers.size)
  return numbers
}

function startOf(text: readonly string[], units: ReadonlyMap<string, number>): Int32Array {
  const numbers = new Int32Array(text.length)
  for (let i = 0; i < text.length; i++) numbers[i] = units.get(text[i] ?? '') ?? NONE
  return numbers
}

// `runs[i]` is the run of n − 1 units that starts at i, and `units[i + n - 1]` the unit that makes it one of n.
function lengthen(
  runs: Int32Array,
  units: Int32Array,
  n: number,
  size: number,
  numberOf: (key: number) => number,
): void {
  for (let i = 0; i < runsOf(units.length, n); i++) {
    const run = runs[i] ?? NONE
    const unit = units[i + n - 1] ?? NONE
    runs[i] = run === NONE || unit === NONE ? NONE : numberOf(run * size + unit)
  }
}

function countRuns(runs: Int32Array, length: number, size: number): Float64Array {
  const counts = new Float64Array(size)
  for (let i = 0; i < length; i++) {
    const run = runs[i] ?? NONE
    if (run !== NONE) counts[run] = (counts[run] ?? 0) + 1
  }
  return counts
}

function indexLevel(
  n: number,
  runs: readonly Int32Array[],
  units: readonly Int32Array[],
  size: number,
): Level {
  const numbers = new Map<number, number>()
  const learn = (key: number): number => {
    const known = numbers.get(key)
    if (known === undefined) numbers.set(key, numbers.size)
    return known ?? numbers.size - 1
  }
  runs.forEach((run, r) => {
    lengthen(run, units[r] ?? run, n, size, learn)
  })
  return { numbers, counts: runs.map((run) => countRuns(run, runsOf(run.length, n), numbers.size)) }
}

function matchLevel(found: Float64Array, counts: readonly Float64Array[], n: number, matches: Matches): void {
  for (let run = 0; run < found.length; run++) {
    const times = found[run] ?? 0
    if (times === 0) continue
    let most = 0
    for (let r = 0; r < counts.length; r++) {
      const there = Math.min(times, counts[r]?.[run] ?? 0)
      const each = matches.each[r]
      if (each !== undefined) each[n - 1] = (each[n - 1] ?? 0) + there
      most = Math.max(most, there)
    }
    matches.any[n - 1] = (matches.any[n - 1] ?? 0) + most
  }
}

/** Matches of the runs of 1 to `order` units; a run that is there twice matches at most twice. */
export function matchRuns(
  hypothesis: readonly string[],
  references: readonly (readonly string[])[],
  order: number,
): Matches {
  const numbers = numberUnits(references)
  const [units, targets] = [startOf(hypothesis, numbers), references.map((text) => startOf(text, numbers))]
  const [runs, targetRuns] = [
    new Int32Array(units.length),
    targets.map((text) => new Int32Array(text.length)),
  ]
  const matches = { each: references.map(() => new Float64Array(order)), any: new Float64Array(order) }
  for (let n = 1; n <= order; n++) {
    const level = indexLevel(n, targetRuns, targets, numbers.size)
    lengthen(runs, units, n, numbers.size, (key) => level.numbers.get(key) ?? NONE)
    const found = countRuns(runs, runsOf(runs.length, n), level.numbers.size)
    matchLevel(found, level.counts, n, matches)
  }
  return matches
}
