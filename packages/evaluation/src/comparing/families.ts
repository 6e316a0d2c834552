// Groups that are compared at once are one family: the p-values of a figure over the groups of an attribute are adjusted
// together, and a group's answer stands only where the adjusted p bears it out.
import { holm } from '@policeai/metrics'
import type { ComparedFigure } from './schema.ts'

function adjusted(figure: ComparedFigure, p: number, level: number): ComparedFigure {
  return { ...figure, p_adjusted: p, answer: p <= 1 - level ? figure.answer : 'cannot_tell' }
}

function adjustFamily(family: readonly ComparedFigure[], level: number): readonly ComparedFigure[] {
  const corrected = holm(family.flatMap(({ p }) => (p === null ? [] : [p])))
  let next = 0
  return family.map((figure) =>
    figure.p === null ? figure : adjusted(figure, corrected[next++] ?? 1, level),
  )
}

/** `groups`: the figures of each group of one attribute. */
export function adjustGroups(
  groups: readonly (readonly ComparedFigure[])[],
  level: number,
): readonly (readonly ComparedFigure[])[] {
  const families = Map.groupBy(groups.flat(), ({ measure, of = '' }) => `${measure} ${of}`)
  const found = new Map<ComparedFigure, ComparedFigure>()
  for (const family of families.values()) {
    const answers = adjustFamily(family, level)
    for (const [at, figure] of family.entries()) found.set(figure, answers[at] ?? figure)
  }
  return groups.map((figures) => figures.map((figure) => found.get(figure) ?? figure))
}
