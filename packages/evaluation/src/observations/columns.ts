// Which columns a plan needs, in which role, and whether the observations have them.
import { type Fault, nearest, visible } from '../faults/index.ts'
import type { CommonPlan } from '../plan/every-plan.ts'
import type { Source, SourceColumn } from './source.ts'

/**
 * A column that a task reads. `label`: text, nothing where it is empty. `text`: text that may be empty (what was said, and
 * was nothing). `number`: a finite number. `role` is its name in the table `raw`, and what faults call it.
 */
export type ColumnNeed = {
  readonly role: string
  readonly name: string
  readonly kind: 'label' | 'text' | 'number'
  /** A row without a value here is left out of every figure. */
  readonly used: boolean
  /** Without it the observations may lack the column; its value is then missing in every row. */
  readonly optional?: boolean
  /** Many rows rightly have no value, such as a score among true objects: nobody is told how many. */
  readonly sparse?: boolean
  readonly whole?: boolean
  readonly low?: number
  readonly high?: number
  /** No two rows have the same value. */
  readonly unique?: boolean
}

/** A needed column with where its value comes from; nowhere for an optional one that is not there. */
export type LoadedColumn = ColumnNeed & { readonly source: SourceColumn | undefined }

const NUMBER =
  /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|UHUGEINT|FLOAT|DOUBLE|DECIMAL\(.*\)|smallint|integer|bigint|numeric|real|double precision)$/

export function isNumeric(type: string): boolean {
  return NUMBER.test(type)
}

/** The single columns that the plan groups by, intersections taken apart. */
export function groupColumns(plan: Pick<CommonPlan, 'groups'>): string[] {
  return [...new Set(plan.groups.flat())]
}

/** The columns that observations are clustered by: none, one, or two that cross. */
export function clusterColumns({ columns }: Pick<CommonPlan, 'columns'>): string[] {
  return columns.cluster === undefined ? [] : [columns.cluster].flat()
}

/** The columns of the task and those that any plan may have. */
export function neededColumns(plan: CommonPlan, ofTask: readonly ColumnNeed[]): ColumnNeed[] {
  const { id, weight, epoch } = plan.columns
  const label = (role: string, name: string, used: boolean): ColumnNeed => ({
    role,
    name,
    kind: 'label',
    used,
  })
  return [
    ...(id === undefined ? [] : [{ ...label('id', id, false), unique: true }]),
    ...ofTask,
    ...clusterColumns(plan).map((name, i) => label(`cluster${i}`, name, true)),
    ...(weight === undefined
      ? []
      : [{ role: 'weight', name: weight, kind: 'number', used: true, low: 0 } as const]),
    ...(epoch === undefined ? [] : [label('epoch', epoch, true)]),
    ...groupColumns(plan).map((name, i) => label(`g${i}`, name, false)),
  ]
}

/** What a reader calls the role: `group` for g0, `cluster` for cluster1. */
export function roleWord(role: string): string {
  if (/^g\d+$/.test(role)) return 'group'
  return role.replace(/^(cluster)\d$/, '$1')
}

function list(names: readonly string[]): string {
  const shown = names
    .slice(0, 20)
    .map((name) => `"${visible(name)}"`)
    .join(', ')
  return names.length > 20 ? `${shown} and ${names.length - 20} more` : shown
}

/** What a reader may not know of a column that the plan may never have named. */
function byRole(role: string): string {
  if (!role.startsWith('cluster')) return ''
  return 'Name in `columns.cluster` what rows depend on, or the column that identifies a row. '
}

function missing(file: string, { role, name }: ColumnNeed, source: Source): Fault {
  const names = source.columns.map((column) => column.name)
  const meant = nearest(name, names)
  return {
    code: 'column_missing',
    file,
    field: name,
    message: `the column "${name}" (${roleWord(role)}) is not in the ${source.place}`,
    hint: meant ? `Did you mean "${visible(meant)}"?` : `${byRole(role)}The columns are ${list(names)}.`,
  }
}

function repeated(file: string, { name }: ColumnNeed): Fault {
  const hint = 'Rename one of them.'
  return {
    code: 'column_repeated',
    file,
    field: name,
    message: `the column "${name}" is in the file twice`,
    hint,
  }
}

function wrongType(file: string, { role, name }: ColumnNeed, type: string): Fault {
  return {
    code: 'column_type',
    file,
    field: name,
    message: `the ${roleWord(role)} "${name}" is of type ${type}: expected numbers`,
  }
}

function isText(type: string): boolean {
  return /^(VARCHAR|text|character varying|character)/.test(type)
}

/** The needed columns with their sources, or a fault for each one that cannot be had. */
export function resolveColumns(
  file: string,
  needed: readonly ColumnNeed[],
  source: Source,
): { readonly columns: readonly LoadedColumn[]; readonly faults: readonly Fault[] } {
  const columns: LoadedColumn[] = []
  const faults: Fault[] = []
  for (const column of needed) {
    const [found, again] = source.columns.filter(({ name }) => name === column.name)
    if (again !== undefined) faults.push(repeated(file, column))
    else if (found === undefined && column.optional !== true) faults.push(missing(file, column, source))
    else if (found && column.kind === 'number' && !isNumeric(found.type) && !isText(found.type))
      faults.push(wrongType(file, column, found.type))
    else columns.push({ ...column, source: found })
  }
  return { columns, faults }
}
