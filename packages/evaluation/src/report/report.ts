// The report: a result as one page that needs nothing else, neither a network nor this software, to be read, printed
// or put before a court. It holds no script, and its own policy forbids it to ask anything of anyone.
import { html, raw } from '@policeai/govuk/html'
import type { Result } from '../result/index.ts'
import { measuredSentence } from './headline.ts'
import { pageText } from './page-text.ts'
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
import { styleSheet } from './style.ts'
import { type Language, wordsFor } from './words.ts'

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:"

/**
 * Renders a result as a self-contained HTML page, in English or Welsh (WCAG 2.2 AA, no script, light and dark, A4). The
 * same result and language always give the same text.
 *
 * @example
 * renderReport(result, { language: 'cy' }).includes('<html lang="cy">') // => true
 */
export function renderReport(result: Result, { language }: { readonly language: Language }): string {
  const words = wordsFor(language)
  const { plan } = result
  const page = html`${raw('<!DOCTYPE html>')}
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="generator" content="${result.provenance.engine.name} ${result.provenance.engine.version}">
<title>${plan.title}: ${plan.system.name} – ${words.kicker}</title>
<style>${raw(styleSheet())}</style>
</head>
<body>
<header><a class="skip" href="#main">${words.skip}</a>
<p class="kicker">${words.kicker}</p><h1>${plan.title}</h1><p>${measuredSentence(result, language)}</p></header>
<main id="main" tabindex="-1">
${headlineSection(result, language)}
${unsaidSection(result, language)}
${criteriaSection(result, language)}
${groupsSections(result, language)}
${disparitiesSection(result, language)}
${curveSection(result, language)}
${tablesSection(result, language)}
${overallSection(result, language)}
${methodsSection(result, language)}
${provenanceSection(result, language)}
</main>
<footer><p>${words.provenance.closing}</p></footer>
</body>
</html>
`
  return pageText(page)
}
