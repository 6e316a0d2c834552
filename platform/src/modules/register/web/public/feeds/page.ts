// For machines that follow and search: the feed of changes, the site map, and what robots may read.
import { type Html, html, render } from '@policeai/govuk/html'
import { href, languageOf } from '../../../../../kernel/http/language.ts'
import type { App } from '../../../../../kernel/module.ts'
import { isKnown } from '../caching.ts'
import type { Listing, Reading } from '../reading.ts'
import { atomFeed } from './atom.ts'

const config = { access: 'public' } as const

export function addFeeds(app: App, reading: Reading): void {
  const { origin, mode } = reading.kernel.configuration
  app.get('/register/feed.atom', { config }, async (request, reply) => {
    const language = languageOf(request)
    const listings = await reading.listings('', language)
    if (isKnown(request, reply, ['feed', ...listings.map(({ hash }) => hash)])) return reply
    return reply.type('application/atom+xml; charset=utf-8').send(atomFeed({ language, origin, listings }))
  })
  app.get('/sitemap.xml', { config }, async (_request, reply) => {
    const [listings, forces] = [await reading.listings('', 'en'), await reading.organisations.list()]
    const slugs = forces.filter(({ kind }) => kind === 'force').map(({ slug }) => slug)
    return reply.type('application/xml; charset=utf-8').send(siteMap(origin, listings, slugs))
  })
  app.get('/robots.txt', { config }, async (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(robots(origin, mode === 'demonstration')),
  )
}

/** Made-up records are not for search engines. */
const robots = (origin: string, demonstration: boolean): string =>
  demonstration ? 'User-agent: *\nDisallow: /\n' : `User-agent: *\nAllow: /\nSitemap: ${origin}/sitemap.xml\n`

function siteMap(origin: string, listings: readonly Listing[], slugs: readonly string[]): string {
  const pages = ['/', '/register', '/organisations', ...slugs.map((slug) => `/organisations/${slug}`)]
  return `<?xml version="1.0" encoding="utf-8"?>\n${render(html`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${pages.map((path) => place(origin, path, null))}
${listings.map(({ recordId, publishedAt }) => place(origin, `/register/${recordId}`, publishedAt))}</urlset>
`)}`
}

function place(origin: string, path: string, changed: Date | null): Html {
  return html`<url><loc>${origin}${path}</loc>${changed && html`<lastmod>${changed.toISOString()}</lastmod>`}<xhtml:link rel="alternate" hreflang="cy" href="${origin}${href('cy', path)}"/></url>
`
}
