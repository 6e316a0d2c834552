// What the filters leave: the records that fit, and for each value how many there would be if it were chosen.
// Within one filter any value will do; between filters all must hold.
import type { Listing } from '../reading.ts'
import { FACETS, type Facet, type FacetKey } from './facets.ts'
import type { Question } from './question.ts'
import { kindsIn } from './situations.ts'

export type FacetCounts = ReadonlyMap<FacetKey, ReadonlyMap<string, number>>

export type Answer = Readonly<{
  /** All that fit, in the order asked for. */
  entries: readonly Listing[]
  counts: FacetCounts
}>

type Asked = Pick<Question, 'chosen' | 'situation' | 'sort'>

/** Filters, counts and orders what the words found. A count leaves its own filter out, so that it can be widened. */
export function answer(found: readonly Listing[], asked: Asked): Answer {
  const here = found.filter((entry) => fitsSituation(entry, asked))
  const counts = FACETS.map(
    (facet) =>
      [
        facet.key,
        count(
          here.filter((e) => fits(e, asked, facet.key)),
          facet,
        ),
      ] as const,
  )
  const entries = here.filter((entry) => fits(entry, asked, null))
  return {
    entries: asked.sort === 'newest' ? entries.toSorted(newestFirst) : entries,
    counts: new Map(counts),
  }
}

const newestFirst = (a: Listing, b: Listing): number => b.publishedAt.getTime() - a.publishedAt.getTime()

const fitsSituation = (entry: Listing, { situation }: Asked): boolean =>
  situation === null || kindsIn(situation).includes(entry.kind)

const fits = (entry: Listing, { chosen }: Asked, except: FacetKey | null): boolean =>
  FACETS.every(({ key, valuesOf }) => {
    const wanted = chosen[key]
    return key === except || wanted.length === 0 || valuesOf(entry).some((value) => wanted.includes(value))
  })

function count(entries: readonly Listing[], facet: Facet): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const entry of entries)
    for (const value of facet.valuesOf(entry)) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}
