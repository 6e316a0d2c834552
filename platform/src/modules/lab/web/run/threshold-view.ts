// What every threshold would have given: the plan's in a sentence, and the ROC curve beside the table of its points.
import { operatingSentence, pointsTable, type Result, rocPlot, wordsFor } from '@policeai/evaluation'
import type { Language } from '../../../../kernel/http/language.ts'
import { beside, figure, type Section } from '../../../../site/index.ts'

/** Null where the plan has no score. */
export function thresholdSection(language: Language, result: Result): Section | null {
  const picture = rocPlot({ result, language, id: 'roc' })
  const points = pointsTable(result, language)
  if (points === null || picture === null) return null
  const words = wordsFor(language).roc
  const plot = figure({ caption: words.plot, picture })
  return {
    id: 'threshold',
    title: words.title,
    lead: operatingSentence(result, language),
    body: beside(plot, points),
  }
}
