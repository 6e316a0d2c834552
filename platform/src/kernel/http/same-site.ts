// Cross-site request forgery: a browser says where a request comes from (Fetch Metadata, Origin), and
// a request that changes something must come from this very origin. No token has to travel, so it
// holds for uploads and without JavaScript alike. OWASP CSRF Prevention Cheat Sheet, "Fetch Metadata".
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Fault } from '../errors.ts'

const HARMLESS = new Set(['GET', 'HEAD', 'OPTIONS'])

export function addSameSiteCheck(app: FastifyInstance, origin: string): void {
  app.addHook('onRequest', async (request) => {
    if (HARMLESS.has(request.method) || request.routeOptions.config.crossSite === 'allowed') return
    if (!isSameOrigin(request, origin))
      throw new Fault('cross-site', 'Open the form on this site, and send it again.')
  })
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** For protocol endpoints that are called by other programs and carry their own proof. */
    crossSite?: 'allowed'
  }
}

function isSameOrigin(request: FastifyRequest, origin: string): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  return request.headers.origin === origin
}
