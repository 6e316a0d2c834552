// The withheld fields of a draft and what is wanting in each decision, for the editor's disclosure check.
import { type Field, findGround, type RecordContent, sections, type Withholding } from '@policeai/record'

/** Whether a field may be withheld: a reader must always learn whose record this is, of what, and in which phase. */
export const mayWithhold = (field: Field): boolean => !ALWAYS_PUBLIC.has(field.key)

const ALWAYS_PUBLIC = new Set(['title', 'organisation_name', 'phase', 'tool_family', 'authorisation'])

export type WithheldDoubt =
  /** Nobody confirmed what one role decided. */
  | 'unconfirmed'
  | 'lapsed'
  /** It lapses later than a decision about harm can look ahead. */
  | 'long'
  /** Sections 23 and 24: the national reviewer sees it first. */
  | 'national'

export type WithheldField = Readonly<{
  field: Field
  withheld: Withholding
  doubts: readonly WithheldDoubt[]
}>

const LONGEST_YEARS = 2

export function withheldFields(content: RecordContent, today: string): readonly WithheldField[] {
  return sections
    .flatMap(({ fields }) => fields)
    .flatMap((field) => {
      const state = content[field.key]
      return state && 'withheld' in state
        ? [{ field, withheld: state.withheld, doubts: doubtsOf(state.withheld, today) }]
        : []
    })
}

function doubtsOf(withheld: Withholding, today: string): readonly WithheldDoubt[] {
  const section = findGround(withheld.basis)?.section
  const limit = `${Number(today.slice(0, 4)) + LONGEST_YEARS}${today.slice(4)}`
  const doubts: readonly (readonly [WithheldDoubt, boolean])[] = [
    ['national', section === 23 || section === 24],
    ['unconfirmed', withheld.confirmed_by === undefined],
    ['lapsed', withheld.lapses <= today],
    ['long', withheld.lapses > limit],
  ]
  return doubts.filter(([, holds]) => holds).map(([doubt]) => doubt)
}
