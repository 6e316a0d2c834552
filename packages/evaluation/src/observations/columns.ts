// Which columns a plan needs, in which role, and whether the file has them.
import { type Fault, nearest } from '../faults/index.ts'
import type { Plan } from '../plan/index.ts'
import type { Source, SourceColumn } from './source.ts'

export type Role = 'id' | 'truth' | 'score' | 'prediction' | 'group'
export type NeededColumn = { readonly role: Role; readonly name: string }
/** A needed column with where its value comes from and what it is called in the loaded table. */
export type LoadedColumn = NeededColumn & { readonly source: SourceColumn; readonly as: string }

const NUMBER = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|UHUGEINT|FLOAT|DOUBLE|DECIMAL\(.*\))$/

export function isNumeric(type: string): boolean {
  return NUMBER.test(type)
}

/** The single columns that the plan groups by, intersections taken apart. */
export function groupColumns(plan: Plan): string[] {
  return [...new Set(plan.groups.flat())]
}

export function neededColumns(plan: Plan): NeededColumn[] {
  const { id, truth, score, prediction } = plan.columns
  const roles = { id, truth, score, prediction } as const
  const single = (['id', 'truth', 'score', 'prediction'] as const).flatMap((role) => {
    const name = roles[role]
    return name === undefined ? [] : [{ role, name }]
  })
  return [...single, ...groupColumns(plan).map((name) => ({ role: 'group' as const, name }))]
}

function list(names: readonly string[]): string {
  const shown = names
    .slice(0, 20)
    .map((name) => `"${name}"`)
    .join(', ')
  return names.length > 20 ? `${shown} and ${names.length - 20} more` : shown
}

function missing(file: string, { role, name }: NeededColumn, source: Source): Fault {
  const names = source.columns.map((column) => column.name)
  const meant = nearest(name, names)
  return {
    code: 'column_missing',
    file,
    field: name,
    message: `the column "${name}" (${role}) is not in the file`,
    hint: meant ? `Did you mean "${meant}"?` : `The columns are ${list(names)}.`,
  }
}

function repeated(file: string, { name }: NeededColumn): Fault {
  const hint = 'Rename one of them.'
  return {
    code: 'column_repeated',
    file,
    field: name,
    message: `the column "${name}" is in the file twice`,
    hint,
  }
}

function wrongType(file: string, { name }: NeededColumn, type: string): Fault {
  return {
    code: 'column_type',
    file,
    field: name,
    message: `the score "${name}" is of type ${type}: expected numbers`,
  }
}

/** The needed columns with their sources, or a fault for each one that cannot be had. */
export function resolveColumns(
  file: string,
  needed: readonly NeededColumn[],
  source: Source,
): { readonly columns: readonly LoadedColumn[]; readonly faults: readonly Fault[] } {
  const columns: LoadedColumn[] = []
  const faults: Fault[] = []
  for (const column of needed) {
    const [found, again] = source.columns.filter(({ name }) => name === column.name)
    if (found === undefined) faults.push(missing(file, column, source))
    else if (again !== undefined) faults.push(repeated(file, column))
    else if (column.role === 'score' && !isNumeric(found.type) && found.type !== 'VARCHAR') {
      faults.push(wrongType(file, column, found.type))
    } else columns.push({ ...column, source: found, as: tableName(column, columns) })
  }
  return { columns, faults }
}

function tableName(column: NeededColumn, before: readonly LoadedColumn[]): string {
  return column.role === 'group' ? `g${before.filter(({ role }) => role === 'group').length}` : column.role
}
