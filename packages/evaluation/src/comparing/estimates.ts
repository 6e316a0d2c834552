// The figures of a task as plain functions of sums: their estimates, how they change with each sum, and, for shares of single
// rows, which cells are events and which stand in the denominator. All of it is asked of the task's own figures.
import { f1FromJaccard, jaccardOf, type UnitSums } from '@policeai/metrics'
import type { Basis } from '../basis/index.ts'
import type { Attribute } from '../observations/index.ts'
import type { CommonPlan } from '../plan/index.ts'
import type { FigureBasis, RowAmounts, Task } from '../tasks/index.ts'

/** One system: its plan, how its rows add up, and the figures of any sums of them. */
export type System = {
  readonly rows: RowAmounts<unknown>
  /** `observations` are how many rows the sums are of, where that matters. */
  readonly figuresOf: (
    sums: ArrayLike<number>,
    all: ArrayLike<number>,
    observations?: number,
  ) => readonly FigureBasis[]
}

/** Sums of one unit, so that no variance is asked for. Weighted shares are not counts. */
function bare(sums: ArrayLike<number>, weighted: boolean, observations: number): UnitSums {
  const amounts = Array.from(sums)
  return {
    observations,
    units: 1,
    sums: amounts,
    products: weighted ? [] : null,
    counts: weighted ? amounts : null,
  }
}

export function createSystem(
  task: Task,
  plan: CommonPlan,
  rows: RowAmounts<unknown>,
  attributes: readonly Attribute[],
): System {
  const weighted = plan.columns.weight !== undefined
  return {
    rows,
    figuresOf: (sums, all, observations = 1) =>
      task.figures({
        plan,
        state: rows.stateOf(bare(sums, weighted, observations)),
        all: rows.stateOf(bare(all, weighted, observations)),
        seed: 0,
        slice: {},
        attributes,
      }),
  }
}

/** The estimate of a figure; NaN where there is none. */
export function estimateOf(basis: Basis): number {
  switch (basis.kind) {
    case 'none':
      return Number.NaN
    case 'proportion':
      return basis.proportion.events / basis.proportion.n
    case 'share':
    case 'rate':
      return basis.ratio.estimate
    case 'f1': {
      const { events, n } = jaccardOf(basis.confusion)
      return f1FromJaccard(events / n)
    }
    case 'area':
      return basis.area.estimate
    case 'mean':
      return basis.mean.sum / basis.mean.n
    default:
      return basis.estimate
  }
}

export function estimatesOf(system: System, sums: ArrayLike<number>, all: ArrayLike<number>): number[] {
  return system.figuresOf(sums, all).map(({ basis }) => estimateOf(basis))
}

/** A step for the numeric gradient that loses as little as rounding allows. */
const STEP = 1e-6

/** By figure, how its estimate changes with each sum; NaN where it does not have one nearby. */
export function gradientsOf(system: System, sums: readonly number[], all: readonly number[]): number[][] {
  const size = sums.reduce((sum, amount) => sum + amount, 0)
  const here = estimatesOf(system, sums, all)
  const slopes = sums.map((value, i) => {
    const step = STEP * Math.max(size * 1e-2, value)
    const at = (by: number) =>
      estimatesOf(
        system,
        sums.map((other, j) => (i === j ? other + by : other)),
        all,
      )
    const [above, below] = [at(step), at(-step)]
    return here.map((estimate, figure) => {
      const [up, down] = [above[figure] ?? Number.NaN, below[figure] ?? Number.NaN]
      return Number.isFinite(down) ? (up - down) / (2 * step) : (up - estimate) / step
    })
  })
  return here.map((_, figure) => slopes.map((ofSum) => ofSum[figure] ?? Number.NaN))
}

/** By cell: whether a row in it is an event, and whether it stands in the denominator. */
export type CellShare = { readonly events: readonly boolean[]; readonly n: readonly boolean[] }

function shareOfCell(basis: Basis | undefined): { events: boolean; n: boolean } | undefined {
  if (basis?.kind === 'none') return { events: false, n: false }
  if (basis?.kind !== 'proportion' || basis.proportion.n !== 1) return undefined
  return { events: basis.proportion.events === 1, n: true }
}

/** By figure, the share of single rows that it is; `undefined` for one that is not. Held against the figures of all sums. */
export function cellShares(system: System, all: readonly number[]): readonly (CellShare | undefined)[] {
  const { cells, k } = system.rows
  const ofCells = Array.from({ length: cells }, (_, cell) =>
    system.figuresOf(
      Array.from({ length: k }, (_, i) => (i === cell ? 1 : 0)),
      all,
    ),
  )
  return system.figuresOf(all, all).map(({ basis }, figure) => {
    const found = ofCells
      .map((figures) => shareOfCell(figures[figure]?.basis))
      .filter((one) => one !== undefined)
    if (found.length < cells || basis.kind !== 'proportion') return undefined
    const total = (part: 'events' | 'n') =>
      found.reduce((sum, one, cell) => sum + (one[part] ? (all[cell] ?? 0) : 0), 0)
    const same = total('events') === basis.proportion.events && total('n') === basis.proportion.n
    return same ? { events: found.map(({ events }) => events), n: found.map(({ n }) => n) } : undefined
  })
}
