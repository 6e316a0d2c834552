// The report: a result as one page that needs nothing else, neither a network nor this software, to be read, printed
// or put before a court. It holds no script, and its own policy forbids it to ask anything of anyone.
import { html } from '@policeai/govuk/html'
import type { Result } from '../result/index.ts'
import { measuredSentence } from './headline.ts'
import { wholePage } from './page.ts'
import {
  criteriaSection,
  curveSection,
  disparitiesSection,
  groupsSections,
  headlineSection,
  methodsSection,
  overallSection,
  provenanceSection,
  tablesSection,
  unsaidSection,
} from './sections.ts'
import { type Language, wordsFor } from './words.ts'

/**
 * Renders a result as a self-contained HTML page, in English or Welsh (WCAG 2.2 AA, no script, light and dark, A4). The
 * same result and language always give the same text.
 *
 * @example
 * renderReport(result, { language: 'cy' }).includes('<html lang="cy">') // => true
 */
export function renderReport(result: Result, { language }: { readonly language: Language }): string {
  const { plan } = result
  return wholePage({
    language,
    title: `${plan.title}: ${plan.system.name}`,
    engine: result.provenance.engine,
    kicker: wordsFor(language).kicker,
    heading: plan.title,
    lead: html`<p>${measuredSentence(result, language)}</p>`,
    main: html`${headlineSection(result, language)}
${unsaidSection(result, language)}
${criteriaSection(result, language)}
${groupsSections(result, language)}
${disparitiesSection(result, language)}
${curveSection(result, language)}
${tablesSection(result, language)}
${overallSection(result, language)}
${methodsSection(result, language)}
${provenanceSection(result, language)}`,
  })
}
