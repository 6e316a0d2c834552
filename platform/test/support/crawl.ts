// Follows the links of public pages as a reader would, all of them but the countless searches, and says which
// lead nowhere: an address that is not there, or a place on a page that the page does not have.
import type { Visitor } from './visitor.ts'

const MOST = 400
/** Filters can be combined without end; some of each is enough. */
const MOST_SEARCHES = 40
const NOT_FOLLOWED = /^\/(cy\/)?(sign-in|assets|demo-identity)/

export type Crawled = Readonly<{ seen: number; broken: readonly string[] }>

export async function crawl(visitor: Visitor, start: string): Promise<Crawled> {
  const queue = [{ path: start, from: 'the start' }]
  const known = new Set([start])
  const broken: string[] = []
  let searches = 0
  for (let next = queue.shift(); next && known.size <= MOST; next = queue.shift()) {
    const answer = await visitor.get(next.path)
    if (answer.status() !== 200) broken.push(`${next.path} is ${answer.status()}, linked from ${next.from}`)
    if (!(answer.headers()['content-type'] ?? '').startsWith('text/html')) continue
    const text = await answer.text()
    broken.push(...missingPlaces(text).map((place) => `${next.path} has no place ${place}`))
    for (const path of linksOf(text, next.path)) {
      const isSearch = path.includes('/register?')
      if (known.has(path) || (isSearch && ++searches > MOST_SEARCHES)) continue
      known.add(path)
      queue.push({ path, from: next.path })
    }
  }
  return { seen: known.size, broken }
}

/** Local addresses on the page, without the place on it. */
function linksOf(text: string, page: string): readonly string[] {
  const found = [...text.matchAll(/<(?:a|link)\s[^>]*?href="([^"]*)"/g)].map(([, href = '']) => href)
  return found
    .map((href) => new URL(href.replaceAll('&amp;', '&'), `http://reader.example${page}`))
    .filter(({ origin, pathname }) => origin === 'http://reader.example' && !NOT_FOLLOWED.test(pathname))
    .map(({ pathname, search }) => pathname + search)
}

/** Places that the page links to on itself and does not have. */
function missingPlaces(text: string): readonly string[] {
  const places = [...text.matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => id)
  return [...new Set(places)].filter((id) => !text.includes(`id="${id}"`))
}
