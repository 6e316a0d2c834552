// Groups that are compared at once are one family: the p-values of a figure over the groups of an attribute are adjusted
// together, and a group's answer stands only where the adjusted p bears it out.
import { holm } from '@policeai/metrics'
import type { ComparedFigure } from './schema.ts'

function adjusted(figure: ComparedFigure, p: number, level: number): ComparedFigure {
  const answer = p <= 1 - level || figure.answer === 'not_compared' ? figure.answer : 'cannot_tell'
  return { ...figure, p_adjusted: p, answer }
}

/** `groups`: the figures of each group of one attribute, all in the same order. */
export function adjustGroups(
  groups: readonly (readonly ComparedFigure[])[],
  level: number,
): readonly (readonly ComparedFigure[])[] {
  const places = groups[0]?.keys() ?? []
  const byPlace = [...places].map((place) => {
    const family = groups.map((figures) => figures[place] as ComparedFigure)
    const corrected = holm(family.flatMap(({ p }) => (p === null ? [] : [p])))
    let next = 0
    return family.map((figure) =>
      figure.p === null ? figure : adjusted(figure, corrected[next++] ?? 1, level),
    )
  })
  return groups.map((_, group) => byPlace.map((family) => family[group] as ComparedFigure))
}
