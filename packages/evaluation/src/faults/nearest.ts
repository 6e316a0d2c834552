// Suggests the name that was probably meant, so that a slip of the keyboard costs seconds and not a search.

/** Edit distance with neighbouring letters swapped counting as one (optimal string alignment). */
function distance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) best = Math.min(best, (before[j - 2] ?? 0) + 1)
      row.push(best)
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}

/**
 * The name nearest to the one given, if one is near: within a third of its letters, two at least, whatever the case.
 *
 * @example
 * nearest('treshold', ['title', 'threshold']) // => "threshold"
 */
export function nearest(name: string, names: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase().slice(0, 100)
  const reach = Math.max(2, Math.floor(wanted.length / 3))
  const ranked = [...names]
    .map((candidate) => ({ candidate, far: distance(wanted, candidate.toLowerCase().slice(0, 100)) }))
    .filter(({ far, candidate }) => far <= reach && far < Math.max(wanted.length, candidate.length))
  return ranked.sort((a, b) => a.far - b.far)[0]?.candidate
}
