// The small cases of the tasks whose states are sums over units, with as many units as it takes that some of them may leave:
// the rows of several seeds, in which the same name is another unit.
import { csvOf, SMALL_CASES, type SmallCase, type SmallRow } from '../tasks/every-task.fixture.ts'

export const SUMS_TASKS = [
  'spans',
  'ranking',
  'linkage',
  'transcription',
  'translation',
  'summary',
  'detection',
] as const

export function caseOf(task: string): SmallCase {
  const found = SMALL_CASES.find((each) => each.task === task)
  if (found === undefined) throw new Error(`no case of ${task}`)
  return found
}

/** Columns whose values are names of units, or of what lies within them. */
const NAMES = ['id', 'item', 'image', 'topic', 'document', 'truth', 'prediction', 'speaker', 'letter', 'case']

export function renamed(row: SmallRow, seed: string, columns: readonly string[]): SmallRow {
  const entries = Object.entries(row).map(([column, value]) =>
    columns.includes(column) && value !== null && !String(value).startsWith('[')
      ? ([column, `${seed}${value}`] as const)
      : ([column, value] as const),
  )
  return Object.fromEntries(entries)
}

/** The rows of a site: those of so many seeds. */
export function rowsOfSite({ rows, task }: SmallCase, site: number, seeds: number): readonly SmallRow[] {
  const columns =
    task === 'linkage' ? NAMES : NAMES.filter((name) => name !== 'truth' && name !== 'prediction')
  return Array.from({ length: seeds }, (_, i) =>
    rows(100 * site + i + 1).map((row) => renamed(row, `${site}.${i}.`, columns)),
  ).flat()
}

export function csvOfSite(small: SmallCase, site: number, seeds: number): string {
  return csvOf(rowsOfSite(small, site, seeds))
}

/** A plan under a policy, with the groups that are given in place of those of the case. */
export function planOf(
  { plan }: SmallCase,
  disclosure: string,
  groups = '[force, sex, [force, sex]]',
): string {
  return `plan: 1\ntitle: Sums\nsystem: { name: System }\nobservations: { file: rows.csv }\n${plan.replace(/^groups: .*$/m, `groups: ${groups}`)}disclosure: ${disclosure}\n`
}
