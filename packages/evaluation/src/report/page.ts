// The frame of a page that needs nothing else, neither a network nor this software, to be read, printed or put before a court. It
// holds no script, and its own policy forbids it to ask anything of anyone.
import { type Html, html, raw } from '@policeai/govuk/html'
import { pageText } from './page-text.ts'
import { styleSheet } from './style.ts'
import { type Language, wordsFor } from './words.ts'

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:"

export type PageParts = {
  readonly language: Language
  readonly title: string
  /** What made the page. */
  readonly engine: { readonly name: string; readonly version: string }
  readonly kicker: string
  readonly heading: string
  /** What stands under the heading, and the sections of the page. */
  readonly lead: Html
  readonly main: Html
}

/** A whole page as text; the same parts always give the same text. */
export function wholePage({ language, title, engine, kicker, heading, lead, main }: PageParts): string {
  const words = wordsFor(language)
  return pageText(html`${raw('<!DOCTYPE html>')}
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="generator" content="${engine.name} ${engine.version}">
<title>${title} – ${kicker}</title>
<style>${raw(styleSheet())}</style>
</head>
<body>
<header><a class="skip" href="#main">${words.skip}</a>
<p class="kicker">${kicker}</p><h1>${heading}</h1>${lead}</header>
<main id="main" tabindex="-1">
${main}
</main>
<footer><p>${words.provenance.closing}</p></footer>
</body>
</html>
`)
}
