// What changed, as an Atom feed (RFC 4287): the newest version of each record, newest first.
import { type Html, html, render } from '@policeai/govuk/html'
import { href, type Language } from '../../../../../kernel/http/language.ts'
import { plain, publicText } from '../../../locales/public/index.ts'
import type { Listing } from '../reading.ts'

export type FeedData = Readonly<{
  language: Language
  origin: string
  /** Newest first. */
  listings: readonly Listing[]
}>

const ENTRIES = 50

export function atomFeed({ language, origin, listings }: FeedData): string {
  const text = publicText(language).feed
  const address = `${origin}${href(language, '/register/feed.atom')}`
  const updated = listings[0]?.publishedAt ?? new Date(0)
  return `<?xml version="1.0" encoding="utf-8"?>\n${render(html`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<title>${text.title}</title>
<id>${address}</id>
<link rel="self" type="application/atom+xml" href="${address}"/>
<link rel="alternate" type="text/html" href="${origin}${href(language, '/register')}"/>
<updated>${updated.toISOString()}</updated>
<author><name>PoliceAI</name></author>
${listings.slice(0, ENTRIES).map((listing) => entry(language, origin, listing))}</feed>
`)}`
}

function entry(language: Language, origin: string, listing: Listing): Html {
  const at = listing.publishedAt.toISOString()
  const page = `${origin}${href(language, `/register/${listing.recordId}`)}`
  const sentence = listing.sentence && plain(language, listing.sentence)
  return html`<entry>
<title>${publicText(language).feed.entry(plain(language, listing.title), listing.number)}</title>
<id>${origin}/register/${listing.recordId}/versions/${listing.number}</id>
<link rel="alternate" type="text/html" href="${page}"/>
<updated>${at}</updated>
<published>${at}</published>
<author><name>${listing.force.name[language]}</name></author>
<summary>${listing.changeNote === '' ? sentence : listing.changeNote}</summary>
</entry>
`
}
