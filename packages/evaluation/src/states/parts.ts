// The same slice at every site, put together: whole where every site let it go whole, else each count between its limits.
// Merging is addition, and a slice is merged only from all of its parts.
import { type CountRange, type DisclosurePolicy, roundedFrom } from '../disclosure/index.ts'
import type { taskOf } from '../tasks/index.ts'
import type { Disclosure } from '../tasks/task.ts'
import type { StateFile, StateSlice } from './format.ts'
import { JOIN, labelFor, labelled } from './groups.ts'
import type { OpenedState } from './opened.ts'
import { releasedCells } from './table.ts'

export type AnyTask = ReturnType<typeof taskOf>

/** What a count may be; `high` is Infinity where nothing limits it. */
export type Span = { readonly low: number; readonly high: number }

/** A state without the amounts of its sums that were held back; 0 stands in their places. */
export type PartialState = { readonly state: unknown; readonly amounts: ReadonlySet<string> }

/** A slice of all sites. `sites`: so many held back a count of it, or rounded. `spans`: what each cell may be. */
export type MergedSlice =
  | { readonly whole: unknown }
  | {
      readonly sites: number
      readonly spans: readonly Span[] | undefined
      /** What every site let go of the slice's sums. */
      readonly partial?: PartialState | undefined
    }

/** One site's part of a slice. */
export type Part =
  | { readonly whole: unknown }
  | { readonly held: readonly Span[] | undefined; readonly partial?: PartialState | undefined }

/** What a site says of its counts that it held back. */
export type SiteRanges = {
  readonly of: (attribute: string, values: readonly (string | null)[], cell: string) => Span
}

const UNLIMITED: Span = { low: 0, high: Number.POSITIVE_INFINITY }

function rangeKey({ attribute, values, cell }: Pick<CountRange, 'attribute' | 'values' | 'cell'>): string {
  return JSON.stringify([attribute, values, cell])
}

export function rangesOf({ disclosure, attributes }: StateFile): SiteRanges {
  const label = labelFor(attributes)
  const ranges = new Map(disclosure.ranges.map((range) => [rangeKey(range), range]))
  return {
    of: (attribute, values, cell) => {
      const range = ranges.get(rangeKey({ attribute, values: labelled(values, label), cell }))
      return range === undefined
        ? UNLIMITED
        : { low: range.low, high: range.high ?? Number.POSITIVE_INFINITY }
    },
  }
}

function exactly(count: number): Span {
  return { low: count, high: count }
}

function spanOf(count: number | null, held: Span, policy: DisclosurePolicy): Span {
  if (count === null) return held
  return policy.rule === 'round' ? roundedFrom(count, policy.to) : exactly(count)
}

export type SiteSlice = {
  readonly attribute: string
  readonly values: readonly (string | null)[]
  readonly slice: StateSlice
}

/** A site's part of a slice; its counts are between limits where one was held back or all were rounded. */
export function partOf(
  task: AnyTask,
  { state: file, stateOf }: Pick<OpenedState, 'state' | 'stateOf'>,
  ranges: SiteRanges,
  { attribute, values, slice }: SiteSlice,
): Part {
  const { disclose } = task
  const { policy } = file.disclosure
  const isPartial = 'state' in slice && 'held' in slice
  if ('state' in slice && !isPartial && (policy.rule !== 'round' || disclose === undefined))
    return { whole: stateOf(slice) }
  const partial = isPartial ? { state: stateOf(slice), amounts: new Set(slice.held) } : undefined
  if (disclose === undefined || disclose.kinds === true || file.design !== undefined)
    return { held: undefined, partial }
  const cells = releasedCells(slice, disclose, stateOf)
  const names = file.disclosure.cells
  return {
    held: cells.map((count, at) => spanOf(count, ranges.of(attribute, values, names[at] ?? ''), policy)),
    partial,
  }
}

/** A group of an attribute that a site left out: some of its observations, or all, or none. */
export function partLeftOut(ofAll: Part, disclose: Disclosure<unknown> | undefined): Part {
  const spans = disclose === undefined ? undefined : spansOf(ofAll, disclose)
  return { held: spans?.map(({ high }) => ({ low: 0, high })) }
}

function add(a: Span, b: Span): Span {
  return { low: a.low + b.low, high: a.high + b.high }
}

function spansOf(part: Part, disclose: Disclosure<unknown>): readonly Span[] | undefined {
  return 'whole' in part ? disclose.cells(part.whole).counts.map(exactly) : part.held
}

/** What all sites let go of a slice, and what any of them held back; nothing where one let nothing go. */
function mergePartials(task: AnyTask, parts: readonly Part[]): PartialState | undefined {
  const states = parts.flatMap((part): PartialState[] => {
    if ('whole' in part) return [{ state: part.whole, amounts: new Set() }]
    return part.partial === undefined ? [] : [part.partial]
  })
  if (states.length < parts.length || task.disclose?.sums === undefined) return undefined
  return states.reduce((a, b) => ({
    state: task.merge(a.state, b.state),
    amounts: new Set([...a.amounts, ...b.amounts]),
  }))
}

/** The parts of all sites that have the slice, together. */
export function mergeParts(task: AnyTask, parts: readonly Part[]): MergedSlice {
  const whole = parts.flatMap((part) => ('whole' in part ? [part.whole] : []))
  if (whole.length === parts.length) return { whole: whole.reduce((a, b) => task.merge(a, b)) }
  const sites = parts.length - whole.length
  const { disclose } = task
  const each = disclose === undefined ? [] : parts.map((part) => spansOf(part, disclose))
  const spans = each.reduce(
    (sum, own) => (sum && own ? sum.map((span, i) => add(span, own[i] ?? UNLIMITED)) : undefined),
    each[0]?.map(() => exactly(0)),
  )
  return { sites, spans, partial: mergePartials(task, parts) }
}

export function attributeName(columns: readonly string[]): string {
  return columns.join(JOIN)
}
