// Which predicted spans find which true ones, under the four schemes of SemEval-2013 task 9, as counts by type
// that merge by addition. Documents are matched one at a time.
import { requireThat } from '../require-that.ts'

/** A labelled stretch of a text, from `start` up to but not including `end`, in any unit that both sides share. */
export type Span = { readonly start: number; readonly end: number; readonly type: string }

/** What became of the spans; true ones are all but `spurious`, predicted ones all but `missed`. */
export type SpanCounts = {
  readonly correct: number
  readonly incorrect: number
  readonly partial: number
  readonly missed: number
  readonly spurious: number
}

/**
 * `strict`: boundaries and type. `exact`: boundaries. `partial`: boundaries, an overlap counting half. `type`: the
 * type, on any overlap.
 */
export type SpanScheme = 'strict' | 'exact' | 'partial' | 'type'

export const SPAN_SCHEMES: readonly SpanScheme[] = ['strict', 'exact', 'partial', 'type']

/** Counts by type: of the true span; of the predicted one where it is spurious. The types add up to all spans. */
export type SpansByType = ReadonlyMap<string, SpanCounts>

type Outcome = keyof SpanCounts
type Tally = { -readonly [outcome in Outcome]: number }

/** Chooses among the free true spans that overlap a predicted one, which come in the order of the text. */
type Choice = (overlapping: readonly Span[], found: Span) => Span | undefined

const NONE: SpanCounts = { correct: 0, incorrect: 0, partial: 0, missed: 0, spurious: 0 }

const sameType = (a: Span, b: Span): boolean => a.type === b.type
const sameBounds = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end
const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

const OUTCOMES: Readonly<Record<SpanScheme, (truth: Span, found: Span) => Outcome>> = {
  strict: (truth, found) => (sameType(truth, found) && sameBounds(truth, found) ? 'correct' : 'incorrect'),
  exact: (truth, found) => (sameBounds(truth, found) ? 'correct' : 'incorrect'),
  partial: (truth, found) => (sameBounds(truth, found) ? 'correct' : 'partial'),
  type: (truth, found) => (sameType(truth, found) ? 'correct' : 'incorrect'),
}

function distance(a: Span, b: Span): number {
  return Math.abs(a.start - b.start) + Math.abs(a.end - b.end)
}

const identical: Choice = (truths, found) => truths.find((t) => sameBounds(t, found) && sameType(t, found))
const sameStretch: Choice = (truths, found) => truths.find((t) => sameBounds(t, found))
const first: Choice = (truths) => truths[0]

/** The one of the same type whose boundaries are nearest, else the first. */
const sameKind: Choice = (truths, found) => {
  const alike = truths.filter((t) => sameType(t, found))
  const nearest = Math.min(...alike.map((t) => distance(t, found)))
  return alike.find((t) => distance(t, found) === nearest) ?? truths[0]
}

/** One pass over the predicted spans after another, from the closest fit to the loosest. */
const PASSES: Readonly<Record<SpanScheme, readonly Choice[]>> = {
  strict: [identical, sameStretch, first],
  exact: [identical, sameStretch, first],
  partial: [identical, sameStretch, first],
  type: [identical, sameKind],
}

function inOrder(spans: readonly Span[]): readonly Span[] {
  for (const { start, end } of spans)
    requireThat(
      start >= 0 && start < end && end < Infinity,
      `a span needs 0 ≤ start < end, got ${start} to ${end}`,
    )
  return spans
    .map((span) => ({ ...span }))
    .sort((a, b) => a.start - b.start || a.end - b.end || (a.type < b.type ? -1 : Number(a.type > b.type)))
}

function overlapping(free: ReadonlySet<Span>, found: Span): readonly Span[] {
  const truths: Span[] = []
  for (const truth of free) {
    if (truth.start >= found.end) break
    if (overlap(truth, found)) truths.push(truth)
  }
  return truths
}

function add(tallies: Map<string, Tally>, type: string, outcome: Outcome): void {
  const tally = tallies.get(type) ?? { ...NONE }
  tally[outcome]++
  tallies.set(type, tally)
}

/**
 * The spans of one document under one scheme. A span is paired once at most, in the order of the text: first those
 * that are the same in boundaries and type, then those in boundaries, then those that overlap by as little as one
 * place; under `type` an overlap goes to the nearest of the same type. The order of the lists does not matter.
 *
 * Source: I. Segura-Bedmar, P. Martínez and M. Herrero-Zazo, SemEval-2013 task 9 (S13-2056). Where neither side has
 * spans that overlap each other, the counts of all types together are those of nervaluate (strategies.py at commit 0340f67),
 * which asks for an overlap of 1 % of the true span. Throws `RangeError` unless 0 ≤ start < end.
 *
 * @example
 * Object.fromEntries(countSpans('partial', [{ start: 3, end: 11, type: 'DRUG' }], [{ start: 0, end: 11, type: 'DRUG' }])) // => { "DRUG": { "correct": 0, "incorrect": 0, "partial": 1, "missed": 0, "spurious": 0 } }
 */
export function countSpans(
  scheme: SpanScheme,
  truth: readonly Span[],
  predicted: readonly Span[],
): SpansByType {
  const free = new Set(inOrder(truth))
  const open = new Set(inOrder(predicted))
  const tallies = new Map<string, Tally>()
  for (const choose of PASSES[scheme]) {
    for (const found of open) {
      const match = choose(overlapping(free, found), found)
      if (match === undefined) continue
      free.delete(match)
      open.delete(found)
      add(tallies, match.type, OUTCOMES[scheme](match, found))
    }
  }
  for (const { type } of free) add(tallies, type, 'missed')
  for (const { type } of open) add(tallies, type, 'spurious')
  return tallies
}

/**
 * The counts of two disjoint sets of spans taken together.
 *
 * @example
 * mergeSpanCounts({ correct: 3, incorrect: 2, partial: 0, missed: 1, spurious: 1 }, { correct: 1, incorrect: 0, partial: 0, missed: 0, spurious: 0 }).correct // => 4
 */
export function mergeSpanCounts(a: SpanCounts, b: SpanCounts): SpanCounts {
  return {
    correct: a.correct + b.correct,
    incorrect: a.incorrect + b.incorrect,
    partial: a.partial + b.partial,
    missed: a.missed + b.missed,
    spurious: a.spurious + b.spurious,
  }
}

/**
 * Two sets of documents taken together, by type.
 *
 * @example
 * mergeSpans(countSpans('strict', [{ start: 0, end: 2, type: 'A' }], []), countSpans('strict', [{ start: 4, end: 5, type: 'A' }], [])).get('A').missed // => 2
 */
export function mergeSpans(a: SpansByType, b: SpansByType): SpansByType {
  const merged = new Map(a)
  for (const [type, counts] of b) merged.set(type, mergeSpanCounts(merged.get(type) ?? NONE, counts))
  return merged
}

/**
 * The counts of all types together.
 *
 * @example
 * allSpans(countSpans('type', [{ start: 0, end: 2, type: 'A' }], [{ start: 0, end: 2, type: 'B' }])).incorrect // => 1
 */
export function allSpans(types: SpansByType): SpanCounts {
  return [...types.values()].reduce(mergeSpanCounts, NONE)
}
