// What a task is: the columns that it reads, the state that it counts into, and what figures rest on in that state. All
// else (groups, intervals, disparities, criteria, warnings, merging, the report) is the same for every task.
import type { Edit, UnitSums } from '@policeai/metrics'
import type { z } from 'zod'
import type { Basis } from '../basis/index.ts'
import type { SumsBlock } from '../disclosure/index.ts'
import type { Fault, Outcome } from '../faults/index.ts'
import type { Attribute, Coded, ColumnNeed, Table } from '../observations/index.ts'
import type { CommonPlan } from '../plan/every-plan.ts'
import type { Curve, Design, ResultTable, Warning } from '../result/index.ts'
import type { Bilingual } from './words.ts'

/**
 * How a measure is shown and what it can be. `proportion`: 0 to 1, shown as a percentage or a frequency. `rate`: an amount
 * per amount, shown as a percentage, which may exceed 100 %. `score`: three decimals. `number`: as it is, one decimal.
 */
export type Unit = 'proportion' | 'rate' | 'score' | 'number'

export type MeasureDefinition = {
  readonly name: string
  readonly unit: Unit
  /** Which way is better; `null` where neither is. */
  readonly better: 'higher' | 'lower' | null
  /** `key`: one of the few that the headline, the plots by group and the terminal show. `also`: in the tables by group too. */
  readonly shown?: 'key' | 'also'
}

/** One figure of a slice. `of` says which class, type, threshold or rank, where a measure has several. */
export type FigureBasis = {
  readonly measure: string
  readonly of?: string
  readonly basis: Basis
  /** False where the groups are not compared in it, lest comparisons run into thousands. */
  readonly compared?: boolean
}

/** A state for all observations, and one for each group of each attribute, by the group's code. */
export type Slices<S> = { readonly all: S; readonly groups: readonly (readonly S[])[] }

/** What a task may ask when it counts. */
export type Counting<P extends CommonPlan> = {
  readonly plan: P
  /** What faults call the observations. */
  readonly file: string
  readonly attributes: readonly Attribute[]
  /** The used rows, with codes for their groups, as SQL and as rows. */
  readonly coded: Coded
  readonly seed: number
  /** At most so many threads. */
  readonly threads: number
  /** Told how far the counting is, from 0 to 1. */
  readonly onProgress: (done: number) => void
}

/** What the figures of a slice are read from: its state, that of all observations, and the plan. */
export type Reading<P, S> = {
  readonly plan: P
  readonly state: S
  /** The state of all observations, such as for the list of classes. */
  readonly all: S
  /** The states of all groups, by attribute and code, for what is to hold in every group; absent where figures alone are read. */
  readonly groups?: Slices<S>['groups']
  readonly seed: number
  readonly slice: Readonly<Record<string, string>>
  readonly attributes: readonly Attribute[]
}

/**
 * How a task's rows add up one by one, for whatever is said of the same input more than once: by two systems (`compare`),
 * or in several runs (`columns.epoch`). A task whose figures are functions of summed amounts offers this, and is compared
 * and repeated without more: `figures` is read from `stateOf` the sums of any rows. It counts with the same `amountsOf`, so
 * that a comparison cannot differ from an evaluation. A figure that sums do not give is `none('needs_rows')` there.
 */
export type RowAmounts<S> = {
  /** What every function below is given of a row, in this order: columns of `raw`, or SQL expressions over them. */
  readonly columns: readonly string[]
  /** Those of `columns` that do not depend on the system (truth, reference): the same for an id in both files. */
  readonly given: readonly string[]
  /** So many amounts a row. */
  readonly k: number
  /** A row is 1 in at most one of the first so many places and 0 in the others; 0 where there are no such places. */
  readonly cells: number
  readonly amountsOf: (values: readonly unknown[]) => ArrayLike<number>
  /** The state with these sums. Where their `units` are below 2 only estimates are read from it. */
  readonly stateOf: (sums: UnitSums) => S
  /** What the system answered, as far as a user would see a difference: a decision rather than a score. */
  readonly answerOf: (values: readonly unknown[]) => string | number
  /** Whether the answer was right, in tasks where one is right or wrong. */
  readonly isRight?: (values: readonly unknown[]) => boolean
  /** Score and truth, where `area_under_roc` is a figure. */
  readonly scoreOf?: (values: readonly unknown[]) => { readonly score: number; readonly positive: boolean }
  /** How the words of the reference were met, where `word_error_rate` is a figure. */
  readonly editsOf?: (values: readonly unknown[]) => readonly Edit[]
}

/** The address of a module, and what it calls the function that reads figures. */
export type FiguresPlace = { readonly module: string; readonly name: string }

/** The groups of an attribute, each with its figures. */
export type ComparedAttribute = {
  readonly name: string
  readonly groups: readonly {
    readonly name: string
    readonly recorded: boolean
    readonly figures: readonly FigureBasis[]
  }[]
}

export type Task<P extends CommonPlan = CommonPlan, S = unknown> = {
  /** The key of the variant: `binary-classification`; the plan's `task` may be shorter. */
  readonly name: string
  readonly planSchema: z.ZodType<P>
  readonly stateSchema: z.ZodType<S>
  readonly measures: readonly MeasureDefinition[]
  readonly words: Bilingual
  /** The columns that the task reads beside groups, cluster, weight and epoch. */
  readonly needs: (plan: P) => readonly ColumnNeed[]
  /** What is wrong with the rows beyond what their columns say; told together with all else that is. */
  readonly check?: (rows: {
    readonly plan: P
    readonly table: Table
    readonly file: string
  }) => Promise<readonly Fault[]>
  /**
   * Counts the rows, or says all that is wrong with them. `design`: what was taken as independent, where that is not what
   * `columns.cluster` says.
   */
  readonly count: (counting: Counting<P>) => Promise<Outcome<{ slices: Slices<S>; design?: Design }>>
  /** Always the same figures in the same order for a plan and a state of all observations. */
  readonly figures: (reading: Reading<P, S>) => readonly FigureBasis[]
  /** Where a thread finds `figures` with little else, where they may take long enough to be shared out to threads. */
  readonly figuresPlace?: FiguresPlace
  /** Curves and tables of a slice; by default of all observations and of single attributes' groups. */
  readonly tables?: (reading: Reading<P, S>) => readonly ResultTable[]
  readonly curves?: (reading: Reading<P, S>) => readonly Curve[]
  /** Tables that set the groups of an attribute side by side, such as how far a rate of error differs between them. */
  readonly summaries?: (attributes: readonly ComparedAttribute[], plan: P) => readonly ResultTable[]
  /** Of all observations. */
  readonly warnings?: (reading: Reading<P, S>) => readonly Warning[]
  readonly merge: (a: S, b: S) => S
  /**
   * `tables` hold the rows of every file that is read together, in the same order each time: for lists of classes. `own` is
   * the one of them that the plan is of; the first where it is not said.
   */
  readonly rowAmounts?: (plan: P, tables: readonly Table[], own?: Table) => Promise<RowAmounts<S>>
  /**
   * A state as `stateSchema` reads it, without what does not leave a site; by default as it is. `histogram`: the policy lets
   * more go than the counts that `disclose` names, such as a histogram of scores.
   */
  readonly release?: (state: S, options: { readonly histogram: boolean }) => unknown
  /** What keeps the states of these observations from leaving a site whole, such as scores outside the declared histogram. */
  readonly releaseFaults?: (site: {
    readonly plan: P
    readonly all: S
    readonly file: string
  }) => readonly Fault[]
  /** The counts of a state that disclosure control is put to; absent where a state holds no small counts of people. */
  readonly disclose?: Disclosure<S, P>
}

/** How a state is a vector of counts, and how a protected vector becomes a state again; `null` is suppressed. */
export type Disclosure<S, P extends CommonPlan = CommonPlan> = {
  /** `names`: of the cells that are wanted, where a task has other cells for other observations. */
  readonly cells: (
    state: S,
    names?: readonly string[],
  ) => { readonly names: readonly string[]; readonly counts: readonly number[] }
  /** Each observation is in exactly one cell. */
  readonly partition: boolean
  readonly restore: (state: S, counts: readonly number[]) => S
  /** The sums over units that go beside the counts; absent where a state is counts alone. */
  readonly sums?: SumsLens<S, P>
  /** Cells whose sum is known from elsewhere, such as the size of a sample: all of them go, or none. */
  readonly together?: readonly number[]
  /** A state without what its cells count, where that is no block of sums; for slices of which one was held back. */
  readonly withoutCells?: (state: S) => S
  /** A state without what no policy protects, such as who rated; disclosure control sees no more of it. */
  readonly open?: (state: S, plan: P) => S
  /**
   * Which cells there are depends on the observations, and they count what is independent: no figure is a share of them, and
   * how they vary follows from them.
   */
  readonly kinds?: boolean
  /** For the reference: what leaves under `suppress` and under `round`, beside what every state says. */
  readonly about?: { readonly suppress: string; readonly round: string }
  /** Why nothing can leave under a rule: of the plan, and once the rows are counted of the state of all of them. */
  readonly refusal?: (of: {
    readonly plan: P
    readonly rule: 'suppress' | 'round'
    readonly all?: S
  }) => { readonly message: string; readonly hint: string } | undefined
}

type SlicesOf<P, S> = { readonly all: S; readonly plan: P }

/** The sums over units of a state: the same blocks with the same amounts for every slice of the same observations. */
export type SumsLens<S, P> = {
  readonly read: (state: S, of: SlicesOf<P, S>) => readonly SumsBlock[]
  readonly write: (state: S, sums: readonly UnitSums[], of: SlicesOf<P, S>) => S
}
