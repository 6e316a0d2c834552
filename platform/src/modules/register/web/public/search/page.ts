// GET /register : search with filters. Every state of it has an address that can be shared.
import { type Language, languageOf } from '../../../../../kernel/http/language.ts'
import type { App } from '../../../../../kernel/module.ts'
import { publicText } from '../../../locales/public/index.ts'
import { isKnown } from '../caching.ts'
import { londonDay } from '../days.ts'
import type { Listing, Reading } from '../reading.ts'
import { answer } from './answer.ts'
import { correct } from './correct.ts'
import { type Address, queryOf, readQuestion } from './question.ts'
import { searchView } from './view.ts'

export function addSearch(app: App, reading: Reading): void {
  app.get('/register', { config: { access: 'public' } }, async (request, reply) => {
    const language = languageOf(request)
    const question = readQuestion(request.query as Address)
    const { listings, corrected } = await findOrCorrect(reading, question.words, language)
    const today = londonDay(reading.kernel.clock())
    const madeFrom = listings.map(({ hash, retiredAt }) => `${hash}${retiredAt?.toISOString()}`)
    if (isKnown(request, reply, ['search', queryOf(question), corrected, today, ...madeFrom])) return reply
    const forces = new Map(listings.map(({ force }) => [force.slug, force]))
    const text = publicText(language).search
    return reply.page({
      title: question.words === '' ? text.title : text.titleFor(question.words),
      room: 'register',
      wide: true,
      body: searchView({ language, question, answer: answer(listings, question), forces, corrected, today }),
    })
  })
}

type Found = Readonly<{ listings: readonly Listing[]; corrected: string | null }>

async function findOrCorrect(reading: Reading, words: string, language: Language): Promise<Found> {
  const listings = await reading.listings(words, language)
  if (listings.length > 0 || words === '') return { listings, corrected: null }
  const corrected = correct(words, await reading.listings('', language))
  if (corrected === null) return { listings, corrected: null }
  const second = await reading.listings(corrected, language)
  return second.length > 0 ? { listings: second, corrected } : { listings, corrected: null }
}
