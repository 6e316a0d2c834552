// The filters, as data: for each, the values that a record in the list has. What they leave is in `answer.ts`.
import type { Listing } from '../reading.ts'

export type FacetKey =
  | 'force'
  | 'phase'
  | 'kind'
  | 'automation'
  | 'review'
  | 'evidence'
  | 'significant'
  | 'sensitive'
  | 'assessment'

export type Facet = Readonly<{ key: FacetKey; valuesOf: (entry: Listing) => readonly string[] }>

/** In the order in which they stand beside the results. */
export const FACETS: readonly Facet[] = [
  { key: 'evidence', valuesOf: (entry) => [entry.tested] },
  { key: 'automation', valuesOf: (entry) => [entry.automation] },
  { key: 'review', valuesOf: (entry) => [entry.review] },
  { key: 'phase', valuesOf: (entry) => [phaseOf(entry)] },
  { key: 'kind', valuesOf: (entry) => [entry.kind] },
  { key: 'force', valuesOf: (entry) => [entry.force.slug] },
  { key: 'significant', valuesOf: (entry) => [entry.significant] },
  { key: 'sensitive', valuesOf: (entry) => [entry.sensitive] },
  { key: 'assessment', valuesOf: (entry) => entry.assessments },
]

/** A record that was retired is retired, whatever its last version says. */
export const phaseOf = (entry: Pick<Listing, 'phase' | 'retiredAt'>): string =>
  entry.retiredAt ? 'retired' : entry.phase
