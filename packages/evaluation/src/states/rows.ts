// How many rows there were, and how many had no value, as far as that may be said. The rows without a value are people too:
// few of them are a small count, and those without a group stand in the table already.
import type { DisclosurePolicy } from '../disclosure/index.ts'
import type { Result } from '../result/index.ts'
import type { StateFile, StateRows } from './format.ts'

type Rows = Result['rows']

/** Roles whose absence leaves a row in the figures. */
const KEPT = new Set(['group', 'id'])

function unusedOf({ total, used }: StateRows | Rows): number | null {
  return total === null || used === null ? null : total - used
}

/** Whether the number of rows left out can go beside what earlier states have said of it. */
function maySay(unused: number, limit: number, previous: readonly StateFile[], sha256: string): boolean {
  return previous.every(({ rows, provenance }) => {
    const before = unusedOf(rows)
    if (provenance.observations.sha256 === sha256) return before !== null
    const difference = Math.abs(unused - (before ?? unused))
    return difference === 0 || difference >= limit
  })
}

function suppressed(
  { total, missing }: Rows,
  used: number | null,
  unused: number,
  shown: boolean,
): StateRows {
  const single = missing.filter(({ role }) => !KEPT.has(role)).length === 1
  return {
    total: shown && used !== null ? total : null,
    used,
    missing: missing.map(({ column, role, rows }) => ({
      column,
      role,
      rows: shown && single && !KEPT.has(role) && rows === unused ? rows : null,
    })),
  }
}

function rounded({ missing }: Rows, used: number | null, unused: number, to: number): StateRows {
  const round = (count: number): number => Math.floor(count / to + 0.5) * to
  return {
    total: used === null ? null : used + round(unused),
    used,
    missing: missing.map(({ column, role, rows }) => ({
      column,
      role,
      rows: role === 'group' || used === null ? null : round(rows),
    })),
  }
}

/** The rows of a state; `used` is the number of used rows after disclosure control. */
export function releasedRows(
  rows: Rows,
  used: number | null,
  policy: DisclosurePolicy,
  previous: readonly StateFile[],
  sha256: string,
): StateRows {
  const unused = rows.total - rows.used
  if (policy.rule === 'none') return rows
  if (policy.rule === 'round') return rounded(rows, used, unused, policy.to)
  const large = unused === 0 ? policy.zeros === 'show' : unused >= policy.below
  return suppressed(rows, used, unused, large && maySay(unused, policy.below, previous, sha256))
}
