// The tasks whose rows do not add up one by one (boxes are matched within an image, items ordered within a topic): what their
// units are, and what of a unit does not depend on the system, so that it must be the same in both files.
import type { CommonPlan } from '../plan/index.ts'

export type UnitRule = {
  /** What a unit is called, and the columns of `raw` that name the units of a row: one, or the two items of a pair. */
  readonly called: string
  readonly columns: readonly string[]
  /** The column that says yes where the two of a row are of one unit. */
  readonly joined?: string
  /** SQL over `raw`: what of a row is given, for rows that meet `where`. */
  readonly given: readonly string[]
  readonly where?: string
}

/** The columns and options that these tasks have beside those of every plan. */
type UnitPlan = CommonPlan & {
  readonly judge?: string | number | boolean
  readonly columns: { readonly left?: string | undefined; readonly rater?: string | undefined }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

const BOX = ['raw.kind', 'raw.category', 'raw.x', 'raw.y', 'raw.width', 'raw.height', 'raw.area', 'raw.crowd']

function itemsOrPairs({ columns }: UnitPlan): UnitRule {
  if (columns.left === undefined) {
    const given = columns.id === undefined ? [] : ['raw.id']
    return { called: 'entity', columns: ['raw.truth'], given }
  }
  const pair = ['raw.first_item', 'raw.second_item']
  return { called: 'entity', columns: pair, joined: 'raw.truth', given: [...pair, 'raw.truth'] }
}

const RULES: Readonly<Record<string, (plan: UnitPlan) => UnitRule>> = {
  detection: () => ({
    called: 'image',
    columns: ['raw.image'],
    given: BOX,
    where: `raw.kind <> 'detection'`,
  }),
  ranking: () => ({ called: 'topic', columns: ['raw.topic'], given: ['raw.document', 'raw.relevance'] }),
  linkage: itemsOrPairs,
  judgement: ({ judge }) => ({
    called: 'item',
    columns: ['raw.item'],
    given: judge === undefined ? [] : ['raw.rater', 'raw.label'],
    ...(judge === undefined ? {} : { where: `raw.rater <> ${quoted(String(judge))}` }),
  }),
}

/** The rule of a task whose units are compared whole; `undefined` for one whose rows add up. */
export function unitRule(plan: CommonPlan): UnitRule | undefined {
  return RULES[plan.task]?.(plan as UnitPlan)
}
