// GET /organisations and /organisations/:slug : who has published, and what.
import { z } from 'zod'
import { Fault } from '../../../../../kernel/errors.ts'
import { href, type Language, languageOf } from '../../../../../kernel/http/language.ts'
import type { App } from '../../../../../kernel/module.ts'
import { publicText } from '../../../locales/public/index.ts'
import { isKnown } from '../caching.ts'
import { londonDay } from '../days.ts'
import type { Reading } from '../reading.ts'
import { type Coverage, coverageView, forceView } from './view.ts'

export function addOrganisations(app: App, reading: Reading): void {
  app.get('/organisations', { config: { access: 'public' } }, async (request, reply) => {
    const language = languageOf(request)
    const coverage = await readCoverage(reading, language)
    const madeFrom = coverage.flatMap(({ force, listings }) => [
      force.slug,
      ...listings.map(({ hash }) => hash),
    ])
    if (isKnown(request, reply, ['organisations', ...madeFrom])) return reply
    const { title } = publicText(language).organisations
    return reply.page({ title, room: 'register', wide: true, body: coverageView(language, coverage) })
  })

  const one = { config: { access: 'public' }, schema: { params: z.object({ slug: z.string() }) } } as const
  app.get('/organisations/:slug', one, async (request, reply) => {
    const language = languageOf(request)
    const found = (await readCoverage(reading, language)).find(
      ({ force }) => force.slug === request.params.slug,
    )
    if (found === undefined) throw new Fault('not-found', publicText(language).notFound)
    const today = londonDay(reading.kernel.clock())
    const madeFrom = found.listings.map(({ hash, retiredAt }) => `${hash}${retiredAt?.toISOString()}`)
    if (isKnown(request, reply, ['organisation', found.force.slug, today, ...madeFrom])) return reply
    return reply.page({
      title: found.force.name[language],
      room: 'register',
      wide: true,
      breadcrumbs: [
        { text: publicText(language).organisations.title, href: href(language, '/organisations') },
      ],
      body: forceView(language, found, today),
    })
  })
}

async function readCoverage(reading: Reading, language: Language): Promise<readonly Coverage[]> {
  const listings = await reading.listings('', language)
  const forces = (await reading.organisations.list()).filter(({ kind }) => kind === 'force')
  return forces
    .toSorted((a, b) => a.name[language].localeCompare(b.name[language], language))
    .map((force) => ({
      force,
      listings: listings.filter(({ organisationId }) => organisationId === force.id),
    }))
}
