// What the figures of a linkage rest on in one slice: sums over entities; and for the list that an analyst reads, its head.
import { countsOf, LINKAGE_SUMS, linkageFigure } from '@policeai/metrics'
import { type Basis, none, smoothOf } from '../../basis/index.ts'
import { fOfSums, meanOfAmounts, shareOfAmounts } from '../share-of-amounts.ts'
import type { FigureBasis, Reading } from '../task.ts'
import { hasLinks, hasPairs, type LinkagePlan } from './plan.ts'
import { headOf, type LinkageState, PAIR_SUMS } from './state.ts'

type LinkageReading = Reading<LinkagePlan, LinkageState>

type Names = readonly string[]

function at(names: Names, name: string): number[] {
  return names.map((each) => (each === name ? 1 : 0))
}

/** Recall, precision and F1 of pairs, by where the sums have what. */
function pairwise(
  sums: LinkageState['sums'],
  names: Names,
  [right, found, toFind]: readonly [string, string, string],
) {
  const place = (name: string) => names.indexOf(name)
  const places = { right: place(right), found: place(found), toFind: place(toFind) }
  return {
    recall: shareOfAmounts(sums, at(names, right), at(names, toFind)),
    precision: shareOfAmounts(sums, at(names, right), at(names, found)),
    f1: fOfSums(sums, places, 1),
  }
}

function pairwiseFigures({ recall, precision, f1 }: ReturnType<typeof pairwise>): FigureBasis[] {
  return [
    { measure: 'pairwise_recall', basis: recall },
    { measure: 'pairwise_precision', basis: precision },
    { measure: 'pairwise_f1', basis: f1 },
  ]
}

function itemFigures({ state: { sums } }: LinkageReading): FigureBasis[] {
  const mean = (name: string) => meanOfAmounts(sums, at(LINKAGE_SUMS, name), at(LINKAGE_SUMS, 'records'))
  const both = smoothOf(sums, (amounts) => linkageFigure(amounts, 'b_cubed_f1') ?? Number.NaN, {
    low: 0,
    high: 1,
  })
  const records = Math.round(countsOf(sums)[LINKAGE_SUMS.indexOf('records')] ?? 0)
  return [
    ...pairwiseFigures(pairwise(sums, LINKAGE_SUMS, ['pairs_right', 'pairs_predicted', 'pairs_true'])),
    { measure: 'b_cubed_recall', basis: mean('b_cubed_recall') },
    { measure: 'b_cubed_precision', basis: mean('b_cubed_precision') },
    { measure: 'b_cubed_f1', basis: both.kind === 'smooth' ? { ...both, n: records } : both },
  ]
}

const NOT_ASKED = none('not_asked', 'not_applicable')

/** By the rows where they say what was not compared; else by the plan's totals, which are of all observations. */
function blockingFigures({ plan, state: { sums }, slice }: LinkageReading): FigureBasis[] {
  const counts = countsOf(sums)
  const count = (name: string): number => Math.round(counts[at(PAIR_SUMS, name).indexOf(1)] ?? 0)
  const share = (above: string, below: string): Basis =>
    shareOfAmounts(sums, at(PAIR_SUMS, above), at(PAIR_SUMS, below))
  const ofTotal = (n: number | undefined, events: (n: number) => number): Basis =>
    n === undefined || Object.keys(slice).length > 0
      ? NOT_ASKED
      : { kind: 'proportion', proportion: { events: events(n), n } }
  const { pairs, true_pairs } = plan.totals ?? {}
  const inRows = plan.columns.compared !== undefined
  const compared = count('pairs') - count('spared')
  return [
    {
      measure: 'pair_completeness',
      basis:
        true_pairs === undefined && inRows
          ? share('true_compared', 'to_link')
          : ofTotal(true_pairs, () => count('true_compared')),
    },
    {
      measure: 'reduction_ratio',
      basis: pairs === undefined && inRows ? share('spared', 'pairs') : ofTotal(pairs, (n) => n - compared),
    },
  ]
}

/** A list that ends before has nothing right after its end, so that n is always the rank. */
function listFigures({ plan, state: { list } }: LinkageReading): FigureBasis[] {
  return plan.list_precision_at.map((k) => {
    const head = list === null ? [] : headOf(list, k)
    const events = head.reduce((sum, [, right]) => sum + right, 0)
    const basis: Basis =
      plan.columns.score === undefined
        ? NOT_ASKED
        : list === null
          ? none('needs_rows')
          : head.length === 0
            ? none('no_observation')
            : { kind: 'proportion', proportion: { events, n: k } }
    return { measure: 'list_precision_at', of: String(k), basis }
  })
}

/** The figures of a slice, in a fixed order. */
export function linkageFigures(reading: LinkageReading): FigureBasis[] {
  const { plan, state } = reading
  if (!hasPairs(plan)) return itemFigures(reading)
  const links = hasLinks(plan)
    ? pairwise(state.sums, PAIR_SUMS, ['right', 'linked', 'to_link'])
    : { recall: NOT_ASKED, precision: NOT_ASKED, f1: NOT_ASKED }
  return [...pairwiseFigures(links), ...blockingFigures(reading), ...listFigures(reading)]
}
