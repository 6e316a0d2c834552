// The figures of each site by itself, which stand in the result as an attribute of its own; and how far the sites differ. They
// are compared with no reference and with no other: a register is not a league table.
import type { Findings } from '../measuring/index.ts'
import { measuresOf } from '../measuring/measures.ts'
import type { Attribute } from '../observations/index.ts'
import type { CommonPlan } from '../plan/index.ts'
import type { ResultTable } from '../result/index.ts'
import type { FigureBasis, Reading, Task } from '../tasks/task.ts'
import { betweenSites } from './between.ts'
import type { StateFile } from './format.ts'
import type { MergedSlice } from './parts.ts'

export type SiteFigures = {
  readonly state: StateFile
  readonly least: number
  readonly slice: MergedSlice
}

export type SiteRequest = {
  readonly task: Task<CommonPlan, MergedSlice>
  readonly plan: CommonPlan
  readonly all: MergedSlice
  readonly attributes: readonly Attribute[]
  readonly seed: number
  readonly sites: readonly SiteFigures[]
}

/** `site`, in brackets for as long as the plan has a group column of that name. */
export function siteAttribute(plan: CommonPlan): string {
  const taken = new Set(plan.groups.flat())
  let name = 'site'
  while (taken.has(name)) name = `(${name})`
  return name
}

/** The measures that are shown by site: those of the task's tables, and what the criteria are about. */
function shownOf({ task, plan }: SiteRequest): ReadonlySet<string> {
  const shown = task.measures.filter((measure) => measure.shown !== undefined).map(({ name }) => name)
  return new Set([...shown, ...plan.criteria.map(({ measure }) => measure)])
}

function siteTable(sites: readonly SiteFigures[]): ResultTable {
  return {
    table: 'sites',
    slice: {},
    columns: [
      { key: 'site', unit: 'text' },
      { key: 'observations', unit: 'count' },
      { key: 'held_back', unit: 'count' },
    ],
    rows: sites.map(({ state, least }) => [
      state.site,
      state.rows.used ?? least,
      state.disclosure.counts.held_back,
    ]),
  }
}

/** Few: the figures that are not shown need none, and those that are get theirs in full. */
const DRAFT_REPLICATES = 200

/** The figures that are shown, without bootstraps of those that are not. */
function shownFigures(
  task: SiteRequest['task'],
  reading: Reading<CommonPlan, MergedSlice>,
  shown: ReadonlySet<string>,
): readonly FigureBasis[] {
  const read = (plan: CommonPlan): readonly FigureBasis[] =>
    task.figures({ ...reading, plan }).filter(({ measure, of }) => of === undefined && shown.has(measure))
  const { plan } = reading
  const draft = read({ ...plan, intervals: { ...plan.intervals, replicates: DRAFT_REPLICATES } })
  return draft.some(({ basis }) => basis.kind === 'resampled') ? read(plan) : draft
}

/** Figures by site, the table of the sites, and how far they differ. */
export function siteFindings(request: SiteRequest): Pick<Findings, 'groups' | 'measures' | 'tables'> {
  const { task, plan, all, attributes, seed, sites } = request
  const name = siteAttribute(plan)
  const shown = shownOf(request)
  const figures = sites.map(({ state, slice }) =>
    shownFigures(task, { plan, state: slice, all, seed, slice: { [name]: state.site }, attributes }, shown),
  )
  return {
    groups: sites.map(({ state, least }) => ({
      attribute: name,
      group: state.site,
      n: state.rows.used ?? least,
    })),
    measures: sites.flatMap(({ state }, at) =>
      measuresOf({ slice: { [name]: state.site }, figures: figures[at] ?? [] }, plan),
    ),
    tables: [siteTable(sites), ...betweenSites(figures, shown, plan)],
  }
}
