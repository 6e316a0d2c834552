// Records that were grouped as being of one entity (a person, a stolen item), held against the true groups. What is
// counted is kept by true entity, since the pairs of one entity stand or fall together: entities are what is resampled.
import { requireThat } from '../require-that.ts'
import type { UnitVectors } from '../resampling/index.ts'

/** What is counted of each true entity, in the order of its vector. */
export const LINKAGE_SUMS = [
  'pairs_right',
  'pairs_true',
  'pairs_predicted',
  'records',
  'b_cubed_precision',
  'b_cubed_recall',
] as const

export const LINKAGE_FIGURES = [
  'pairwise_precision',
  'pairwise_recall',
  'pairwise_f1',
  'b_cubed_precision',
  'b_cubed_recall',
  'b_cubed_f1',
] as const

export type LinkageFigure = (typeof LINKAGE_FIGURES)[number]

/** Ids as numbers from 0 in the order in which they are first met, and how many records each has. */
type Dense = { readonly places: Int32Array; readonly sizes: readonly number[] }

function densify(ids: Int32Array): Dense {
  const known = new Map<number, number>()
  const sizes: number[] = []
  const places = ids.map((id) => {
    const place = known.get(id) ?? sizes.push(0) - 1
    known.set(id, place)
    sizes[place] = (sizes[place] ?? 0) + 1
    return place
  })
  return { places, sizes }
}

/** Each record as one number that sorts by true, then by predicted cluster. */
function sortedKeys(truth: Dense, predicted: Dense): Float64Array {
  const keys = new Float64Array(truth.places.length)
  for (let i = 0; i < keys.length; i++) {
    keys[i] = (truth.places[i] as number) * predicted.sizes.length + (predicted.places[i] as number)
  }
  return keys.sort()
}

/** n over 2. */
function pairsOf(n: number): number {
  return (n * (n - 1)) / 2
}

function addShared(vector: Float64Array, shared: number, own: number, predicted: number): void {
  vector[0]! += pairsOf(shared)
  // A wrong pair belongs to two entities, and counts half for each.
  vector[2]! += pairsOf(shared) + (shared * (predicted - shared)) / 2
  vector[4]! += (shared * shared) / predicted
  vector[5]! += (shared * shared) / own
}

/**
 * What is counted of each true entity (`LINKAGE_SUMS`), in the order in which entities are first met; add the vectors for
 * the whole, or resample them. `truth[i]` and `predicted[i]` are the ids of the clusters of record i; a record that is alone
 * has an id of its own. Merges by concatenation of parts that share no record, entity or predicted cluster.
 *
 * Source: E. Amigó, J. Gonzalo, J. Artiles and F. Verdejo, Information Retrieval 12 (2009) 461–486; A. Bagga and
 * B. Baldwin, "Algorithms for scoring coreference chains", LREC 1998 (B-cubed, records weighted alike). Throws `RangeError`
 * for columns of different lengths.
 *
 * @example
 * Array.from(countEntities(Int32Array.of(1, 1, 2), Int32Array.of(7, 7, 7)).vectors) // => [1, 1, 2, 2, 1.3333333333333333, 2, 0, 0, 1, 1, 0.3333333333333333, 1]
 */
export function countEntities(truth: Int32Array, predicted: Int32Array): UnitVectors {
  requireThat(truth.length === predicted.length, 'columns differ in length')
  const [own, other] = [densify(truth), densify(predicted)]
  const [count, width] = [own.sizes.length, LINKAGE_SUMS.length]
  const vectors = new Float64Array(count * width)
  for (const [entity, size] of own.sizes.entries()) {
    vectors[entity * width + 1] = pairsOf(size)
    vectors[entity * width + 3] = size
  }
  const keys = sortedKeys(own, other)
  for (let from = 0, to = 0; from < keys.length; from = to) {
    const key = keys[from] as number
    while (keys[to] === key) to++
    const entity = Math.floor(key / other.sizes.length)
    const vector = vectors.subarray(entity * width, (entity + 1) * width)
    addShared(vector, to - from, own.sizes[entity] ?? 1, other.sizes[key % other.sizes.length] ?? 1)
  }
  return { count, width, vectors }
}

/**
 * The sums over all entities, in the order of `LINKAGE_SUMS`.
 *
 * @example
 * sumEntities(countEntities(Int32Array.of(1, 1), Int32Array.of(1, 2))) // => [0, 1, 0, 2, 2, 1]
 */
export function sumEntities({ count, width, vectors }: UnitVectors): readonly number[] {
  return Array.from({ length: width }, (_, i) => {
    let sum = 0
    for (let unit = 0; unit < count; unit++) sum += vectors[unit * width + i] as number
    return sum
  })
}

function share(part: number | undefined, whole: number | undefined): number | null {
  return part === undefined || whole === undefined || whole === 0 ? null : part / whole
}

/** The harmonic mean; 0 where both are. */
function harmonic(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return null
  return a + b === 0 ? 0 : (2 * a * b) / (a + b)
}

/**
 * A figure of the sums; `null` where it has no denominator (no pair was predicted, or none is true). Pairwise figures
 * count pairs of records, so that large entities weigh by their square; B-cubed figures average over records.
 *
 * Source: as `countEntities`; the F of B-cubed is the harmonic mean of the two averages.
 *
 * @example
 * linkageFigure([3, 4, 6, 10, 7, 8], 'pairwise_precision') // => 0.5
 * roundTo(linkageFigure([3, 4, 6, 10, 7, 8], 'b_cubed_f1'), 4) // => 0.7467
 * linkageFigure([0, 1, 0, 2, 2, 1], 'pairwise_precision') // => null
 */
export function linkageFigure(sums: ArrayLike<number>, figure: LinkageFigure): number | null {
  const [right, pairs, predicted, records, precision, recall] = Array.from(sums)
  const figures = {
    pairwise_precision: share(right, predicted),
    pairwise_recall: share(right, pairs),
    b_cubed_precision: share(precision, records),
    b_cubed_recall: share(recall, records),
  }
  if (figure === 'pairwise_f1') return harmonic(figures.pairwise_precision, figures.pairwise_recall)
  if (figure === 'b_cubed_f1') return harmonic(figures.b_cubed_precision, figures.b_cubed_recall)
  return figures[figure]
}
