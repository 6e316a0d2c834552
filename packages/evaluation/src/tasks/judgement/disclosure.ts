// What disclosure control is put to in a state of a judgement: how many items got the same ratings. Every count is one of items by
// what was said of them, so that all figures of a slice leave where each such count may. Who rated stays.
import type { Disclosure } from '../task.ts'
import type { JudgementPlan } from './plan.ts'
import type { JudgementState, UnitKind } from './state.ts'

/** More kinds of items than this are hardly ever as frequent as a policy asks. */
const MOST_KINDS = 200

/** A kind has items of weight 1 alone: weights do not leave. */
function nameOf({ items }: UnitKind): string {
  return JSON.stringify(items.map(({ lead, others }) => [lead, others]))
}

const OTHERWISE = 'Use `rule: none`, with the reason and the role of who decided.'

export const judgementDisclosure: Disclosure<JudgementState, JudgementPlan> = {
  cells: ({ kinds }, names = kinds.map(nameOf)) => {
    const times = new Map(kinds.map((kind) => [nameOf(kind), kind.times]))
    return { names, counts: names.map((name) => times.get(name) ?? 0) }
  },
  partition: false,
  restore: (state) => state,
  kinds: true,
  open: (state) => ({ ...state, raters: [] }),
  about: {
    suppress:
      'How many items got the same ratings, as counts, for up to 200 sets of ratings. A slice leaves whole where each set is of `below` items or more, or of none; where one is of fewer, all its figures are `not_measured` (`held_back`), and its size stays too. Who rated stays: `rater_kappa` is `not_measured` (`needs_rows`). With `columns.cluster` nothing leaves, since the ratings of all items of a cluster are those of one case.',
    round: 'Nothing leaves: no figure of agreement can be had from rounded numbers of items.',
  },
  refusal: ({ plan, rule, all }) => {
    if (rule === 'round')
      return {
        message:
          'under `round` nothing of this task can leave: no figure of agreement can be had from rounded numbers of items',
        hint: `Use \`rule: suppress\`, under which items leave where as many got the same ratings. ${OTHERWISE}`,
      }
    if (plan.columns.cluster !== undefined)
      return {
        message:
          'under `suppress` nothing of this task can leave with `columns.cluster`: the ratings of all items of a cluster together are those of one case, and no small count',
        hint: `Leave out \`columns.cluster\` where items can be taken as independent. ${OTHERWISE}`,
      }
    const kinds = all?.kinds.length ?? 0
    if (kinds <= MOST_KINDS) return undefined
    return {
      message: `under \`suppress\` this state cannot leave: its items got ${kinds} different sets of ratings, too many for each to be frequent`,
      hint: `Compare fewer raters, or put labels into classes. ${OTHERWISE}`,
    }
  },
}
