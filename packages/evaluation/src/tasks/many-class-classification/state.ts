// What a slice of a classification into many classes is counted into: the sparse confusion matrix, the places of the true
// class in the system's list, and, where rows are clustered or weighted, the margins of the classes as sums over units.
import {
  type ClassTable,
  collapseClasses,
  mapByPrefix,
  mergeUnitSums,
  plainSums,
  tabulateClasses,
  type UnitSums,
} from '@policeai/metrics'

/** Classes in the order of their names; `cells` is truth × size + prediction, rising, with the observations in each. */
export type ManyClassState = {
  readonly classes: readonly string[]
  readonly prefixes: readonly number[]
  readonly cells: readonly number[]
  readonly counts: readonly number[]
  /** Rows are clustered or weighted. */
  readonly dependent: boolean
  /** Of the classes and of each level of the hierarchy: truths, predictions, hits. Null where there are none to be had. */
  readonly margins: readonly UnitSums[] | null
  /** Observations by the place of the true class: down to each k, and below them all. Null where there is no list. */
  readonly top: UnitSums | null
}

export function tableOf({ classes, cells, counts }: ManyClassState): ClassTable {
  return { size: classes.length, cells: Float64Array.from(cells), counts: Float64Array.from(counts) }
}

/** The table at each level: the classes themselves, then their first so many characters. */
export function levelTables(state: ManyClassState): readonly ClassTable[] {
  const table = tableOf(state)
  return [
    table,
    ...state.prefixes.map((length) => collapseClasses(table, mapByPrefix(state.classes, length))),
  ]
}

/** How many classes each level has. */
export function levelSizes(classes: readonly string[], prefixes: readonly number[]): readonly number[] {
  return [classes.length, ...prefixes.map((length) => mapByPrefix(classes, length).classes.length)]
}

/** The places of amounts where each of the k things is put at another place of a longer list. */
function spreadSums(state: UnitSums, places: readonly number[], k: number): UnitSums {
  const spread = (values: readonly number[]): number[] => {
    const wide = new Array<number>(k).fill(0)
    for (const [i, value] of values.entries()) wide[places[i] ?? 0] = value
    return wide
  }
  const { products, counts } = state
  return {
    ...state,
    sums: spread(state.sums),
    counts: counts && spread(counts),
    products: products && spreadProducts(products, places, k),
  }
}

function spreadProducts(products: readonly number[], places: readonly number[], k: number): number[] {
  const wide = new Array<number>((k * (k + 1)) / 2).fill(0)
  const from = places.length
  for (let i = 0, at = 0; i < from; i++) {
    for (let j = i; j < from; j++, at++) {
      const [a, b] = [places[i] ?? 0, places[j] ?? 0]
      const [low, high] = a < b ? [a, b] : [b, a]
      wide[low * k - (low * (low - 1)) / 2 + (high - low)] = products[at] ?? 0
    }
  }
  return wide
}

/** Where the names of one list stand in another that has them all. */
function placesIn(names: readonly string[], all: readonly string[]): readonly number[] {
  const places = new Map(all.map((name, place) => [name, place]))
  return names.map((name) => places.get(name) ?? 0)
}

function spreadMargins(state: ManyClassState, classes: readonly string[]): readonly UnitSums[] | null {
  return (
    state.margins?.map((sums, level) => {
      const length = state.prefixes[level - 1]
      const names = (of: readonly string[]) => (length === undefined ? of : mapByPrefix(of, length).classes)
      const [from, to] = [names(state.classes), names(classes)]
      const places = placesIn(from, to)
      const all = [0, 1, 2].flatMap((part) => places.map((place) => part * to.length + place))
      return spreadSums(sums, all, 3 * to.length)
    }) ?? null
  )
}

/** The state with its classes at their places in a longer list. */
export function alignTo(state: ManyClassState, classes: readonly string[]): ManyClassState {
  const { length } = classes
  if (length === state.classes.length && classes.every((name, i) => name === state.classes[i])) return state
  const places = placesIn(state.classes, classes)
  const size = state.classes.length
  const truths = state.cells.map((cell) => places[Math.floor(cell / size)] ?? 0)
  const predictions = state.cells.map((cell) => places[cell % size] ?? 0)
  const table = tabulateClasses(length, truths, predictions, state.counts)
  return {
    ...state,
    classes,
    cells: [...table.cells],
    counts: [...table.counts],
    margins: spreadMargins(state, classes),
  }
}

function mergedTable(a: ManyClassState, b: ManyClassState): ClassTable {
  const size = a.classes.length
  const cells = [...a.cells, ...b.cells]
  return tabulateClasses(
    size,
    cells.map((cell) => Math.floor(cell / size)),
    cells.map((cell) => cell % size),
    [...a.counts, ...b.counts],
  )
}

function mergedMargins(a: ManyClassState, b: ManyClassState): readonly UnitSums[] | null {
  const [left, right] = [a.margins, b.margins]
  if (left === null || right === null) return null
  return left.map((sums, level) => mergeUnitSums(sums, right[level] ?? plainSums([])))
}

/** The classes of both. What one of the two lacks, both lack. */
export function mergeManyClass(a: ManyClassState, b: ManyClassState): ManyClassState {
  const classes = [...new Set([...a.classes, ...b.classes])].sort()
  const [left, right] = [alignTo(a, classes), alignTo(b, classes)]
  const table = mergedTable(left, right)
  return {
    classes,
    prefixes: a.prefixes,
    cells: [...table.cells],
    counts: [...table.counts],
    dependent: a.dependent || b.dependent,
    margins: mergedMargins(left, right),
    top: a.top === null || b.top === null ? null : mergeUnitSums(a.top, b.top),
  }
}
