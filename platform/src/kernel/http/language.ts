// One set of routes, two languages: /cy in front of a path asks for Welsh, and is taken off before routing.

import type { IncomingMessage } from 'node:http'
import type { FastifyRequest } from 'fastify'

export type Language = 'en' | 'cy'

const WELSH = Symbol('asked for in Welsh')
type Marked = IncomingMessage & { [WELSH]?: true }

/** Fastify's `rewriteUrl`. */
export function rewriteUrl(request: IncomingMessage): string {
  const url = request.url ?? '/'
  const match = /^\/cy(?=[/?]|$)/.exec(url)
  if (!match) return url
  ;(request as Marked)[WELSH] = true
  const rest = url.slice(3)
  return rest.startsWith('/') ? rest : `/${rest}`
}

export const languageOf = (request: FastifyRequest): Language =>
  (request.raw as Marked)[WELSH] ? 'cy' : 'en'

/** A path of this site in the language of the reader. */
export const href = (language: Language, path: string): string =>
  language === 'cy' ? `/cy${path === '/' ? '' : path}` || '/cy' : path
