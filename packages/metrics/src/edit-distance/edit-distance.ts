// The least number of characters to change, leave out or add so that one text becomes the other: for number plates and
// other short strings. Spoken words are aligned as sclite does it, which is another count.

/**
 * Levenshtein distance over code points, each change, omission and addition counting 1.
 *
 * Source: V. I. Levenshtein, Soviet Physics Doklady 10 (1966) 707–710; R. A. Wagner and M. J. Fischer, Journal of the
 * ACM 21 (1974) 168–173.
 *
 * @example
 * editDistance('kitten', 'sitting') // => 3
 */
export function editDistance(a: string, b: string): number {
  const [left, right] = [[...a], [...b]]
  let row = Int32Array.from({ length: right.length + 1 }, (_, j) => j)
  for (const [i, character] of left.entries()) {
    const next = new Int32Array(row.length)
    next[0] = i + 1
    for (let j = 1; j < row.length; j++) {
      const changed = (row[j - 1] ?? 0) + (right[j - 1] === character ? 0 : 1)
      next[j] = Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1)
    }
    row = next
  }
  return row[right.length] ?? 0
}
