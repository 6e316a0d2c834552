// The classes of the observations: every one that is a truth or a prediction, in the order of their names.
import type { Fault } from '../../faults/index.ts'
import type { Table } from '../../observations/index.ts'
import type { ManyClassPlan } from './plan.ts'

/** More are no classes but texts. */
export const MOST_CLASSES = 2000

/** Clustered or weighted rows keep how the margins of each two classes vary together. */
const MOST_DEPENDENT = 50

const NAMES = `select truth as name from raw where truth is not null and prediction is not null
  union select prediction from raw where truth is not null and prediction is not null`

/** One more than may be, where there are too many. */
export async function classNames(table: Table): Promise<readonly string[]> {
  const rows = await table.rows(`select name from (${NAMES}) names limit ${MOST_CLASSES + 1}`)
  return rows.map(([name]) => String(name)).sort()
}

export function classFaults(file: string, plan: ManyClassPlan, names: readonly string[]): readonly Fault[] {
  const { truth: field, cluster, weight } = plan.columns
  const dependent = cluster !== undefined || weight !== undefined
  const most = dependent ? MOST_DEPENDENT : MOST_CLASSES
  if (names.length <= most) return []
  const has = names.length > MOST_CLASSES ? `more than ${MOST_CLASSES.toLocaleString('en-GB')}` : names.length
  const design = dependent ? `; clustered or weighted observations may have ${most}` : ''
  const message = `"${field}" (truth) and "${plan.columns.prediction}" (prediction) have ${has} classes${design}`
  const hint = dependent
    ? 'Leave out `columns.cluster` and `columns.weight`, or put classes together.'
    : 'Are they the right columns? A class is a code or a name that comes again and again.'
  return [{ code: 'task_rows', file, field, message, hint }]
}
