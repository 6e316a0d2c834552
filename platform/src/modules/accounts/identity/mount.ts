// Puts the embedded provider under its path on this server, and lets the relying party reach it without a
// network: whichever address the server listens on, and whatever proxy stands before it, it answers itself.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Provider } from 'oidc-provider'
import type { CustomFetch } from 'openid-client'
import { EMBEDDED_PATH } from './embedded-provider.ts'

/** The provider reads its own requests: Fastify parses no body here. */
export async function mountProvider(app: FastifyInstance, provider: Provider): Promise<void> {
  const answer = provider.callback()
  const pass = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    reply.hijack()
    const raw = Object.assign(request.raw, { originalUrl: request.raw.url })
    raw.url = request.raw.url?.slice(EMBEDDED_PATH.length) ?? '/'
    await answer(raw, reply.raw)
  }

  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
    const read = { config: { access: 'public' } } as const
    for (const path of ['/auth', '/auth/:uid', '/jwks', '/me', '/.well-known/openid-configuration']) {
      scope.get(EMBEDDED_PATH + path, read, pass)
    }
    scope.post(`${EMBEDDED_PATH}/token`, { config: { access: 'public', crossSite: 'allowed' } }, pass)
  })
}

/** A `fetch` that asks this server itself, in the name of its public address. */
export function innerFetch(app: FastifyInstance): CustomFetch {
  return async (address, { method, headers, body }) => {
    const url = new URL(address)
    const answer = await app.inject({
      method: method === 'POST' ? 'POST' : 'GET',
      url: url.pathname + url.search,
      headers: { ...headers, host: url.host, 'x-forwarded-proto': url.protocol.slice(0, -1) },
      ...(body ? { payload: String(body) } : {}),
    })
    return new Response(answer.body, { status: answer.statusCode, headers: textHeaders(answer.headers) })
  }
}

const textHeaders = (headers: Readonly<Record<string, unknown>>): [string, string][] =>
  Object.entries(headers).map(([name, value]) => [name, String(value)])
