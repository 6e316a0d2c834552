// What a browser may keep. A page is named by what it was made from, so that asking again costs little; a
// reader who is signed in has a page of their own, which no shared cache may hold.
import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { languageOf } from '../../../../kernel/http/language.ts'

/**
 * Names the answer by what it was made from. True when the browser has this very answer: it has been told so,
 * and nothing more is to be sent.
 */
export function isKnown(
  request: FastifyRequest,
  reply: FastifyReply,
  madeFrom: readonly (string | number | null)[],
): boolean {
  if (request.actor !== null) {
    reply.header('cache-control', 'private, no-store')
    return false
  }
  const digest = createHash('sha256')
    .update(JSON.stringify([languageOf(request), ...madeFrom]))
    .digest('base64url')
  const tag = `"${digest.slice(0, 27)}"`
  reply.header('etag', tag).header('cache-control', 'public, no-cache').header('vary', 'cookie')
  if (!namesTag(request.headers['if-none-match'], tag)) return false
  reply.code(304).send()
  return true
}

const namesTag = (header: string | undefined, tag: string): boolean =>
  (header ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === tag)

/** For what is named by its own digest. */
export const FOR_EVER = 'public, max-age=31536000, immutable'

/** To be kept by the reader, and never changing. */
export const asFile = (reply: FastifyReply, name: string, type: string): FastifyReply =>
  reply
    .type(type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', FOR_EVER)
