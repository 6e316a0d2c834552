// What is wrong with the rows of a detection: a kind that is none, boxes that are incomplete, an image that is in two
// groups or two videos.
import type { Fault } from '../../faults/index.ts'
import { groupColumns, type Table } from '../../observations/index.ts'
import { gatherProblems, type RowProblem } from '../row-problems.ts'
import type { DetectionPlan } from './plan.ts'

const SIDES = ['x', 'y', 'width', 'height'] as const
const BOXED = `kind in ('truth', 'detection')`
/** What `crowd` may say, in small letters. */
const FLAGS = `('0', '1', 'false', 'true', '0.0', '1.0')`
export const CROWD = `case when lower(crowd) in ('1', 'true', '1.0') then 1 else 0 end`

/** Rows that meet `where`, of which `shown` says what they have. */
type Rule = RowProblem & { readonly where: string; readonly shown: string }

/** Not given at all: text that is no number is told of elsewhere. */
function isAbsent(role: string): string {
  return `(${role} is null and ${role}_fault is null)`
}

function kindRule({ columns }: DetectionPlan): Rule {
  return {
    field: columns.kind,
    what: 'is none of truth, detection and image',
    hint: 'Write truth for an object that is there, detection for one that was found, image for an image without either.',
    where: `kind not in ('truth', 'detection', 'image')`,
    shown: 'kind',
  }
}

function boxRules({ columns }: DetectionPlan): Rule[] {
  return SIDES.flatMap((side) => [
    {
      field: columns[side],
      what: 'is missing from a box',
      hint: 'A box has x, y, width and height, in pixels.',
      where: `${BOXED} and ${isAbsent(side)}`,
      shown: 'image',
    },
    {
      field: columns[side],
      what: 'is given for an image that has the kind image',
      hint: 'A row of the kind image stands for an image without any box.',
      where: `kind = 'image' and ${side} is not null`,
      shown: 'image',
    },
  ])
}

function otherRules({ columns, redaction }: DetectionPlan): Rule[] {
  const empty = {
    field: columns.width,
    what: 'and height leave an object to be hidden no area',
    hint: 'What has to be hidden has a box above 0 pixels.',
    where: `kind = 'truth' and ${CROWD} = 0 and (width = 0 or height = 0)`,
    shown: 'image',
  }
  return [
    {
      field: columns.score,
      what: 'is missing from a detection',
      hint: 'Write 1 throughout where the product gives no score.',
      where: `kind = 'detection' and ${isAbsent('score')}`,
      shown: 'image',
    },
    {
      field: columns.crowd,
      what: 'is neither 0 nor 1',
      hint: 'Write 1 (or true) for a box that holds many objects, else 0 (or false).',
      where: `lower(crowd) not in ${FLAGS}`,
      shown: 'crowd',
    },
    {
      field: columns.category,
      what: 'is missing from a box, while other boxes have one',
      hint: 'Give every box a category, or none.',
      where: `${BOXED} and category is null and exists (select 1 from raw other where other.category is not null)`,
      shown: 'image',
    },
    ...(redaction === undefined ? [] : [empty]),
  ]
}

/** Groups and videos are of images: all rows of an image have the same. */
function imageRules(plan: DetectionPlan): (RowProblem & { readonly role: string })[] {
  const { cluster } = plan.columns
  const one = (field: string, role: string, called: string) => ({
    field,
    role,
    what: `(${called}) differs within one image`,
    hint: `All rows of one image have the same ${called}.`,
  })
  return [
    ...groupColumns(plan).map((field, i) => one(field, `g${i}`, 'group')),
    ...(cluster === undefined ? [] : [one(cluster, 'cluster0', 'cluster')]),
  ]
}

/** All that is wrong with the rows beyond what their columns say. */
export async function detectionFaults(
  table: Table,
  file: string,
  plan: DetectionPlan,
): Promise<readonly Fault[]> {
  const problems = gatherProblems()
  for (const { where, shown, ...problem } of [kindRule(plan), ...boxRules(plan), ...otherRules(plan)]) {
    const rows = await table.rows(`select rowid + 1, ${shown} from raw where ${where} order by rowid`)
    for (const [row, value] of rows) problems.add(problem, Number(row), value)
  }
  for (const { role, ...problem } of imageRules(plan)) {
    const rows = await table.rows(
      `select min(rowid) + 1, image from raw where image is not null and kind is not null group by image
       having count(distinct ${role}) > 1 or (count(${role}) > 0 and count(${role}) < count(*)) order by 1`,
    )
    for (const [row, value] of rows) problems.add(problem, Number(row), value)
  }
  return problems.faults(file)
}
