// The API in a scope of its own, so that its description is made from its own schemas and from no other route.
import swagger from '@fastify/swagger'
import { jsonSchemas } from '@policeai/record'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import type { App } from '../../../kernel/module.ts'
import type { Reading } from '../web/public/reading.ts'
import { answerBadParameters } from './problem.ts'
import { addRoutes } from './routes.ts'

const ABOUT =
  'The public register of the AI that police forces use. Read only, no key. A published version never changes; ' +
  'each is named by a hash that anybody can compute again.'

export function addApi(app: App, reading: Reading): void {
  void app.register(async (scope) => {
    const api = scope as unknown as App
    api.setErrorHandler(answerBadParameters)
    await api.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: { title: 'PoliceAI register', version: '1', description: ABOUT },
        servers: [{ url: reading.kernel.configuration.origin }],
      },
      transform: jsonSchemaTransform,
      transformObject: jsonSchemaTransformObject,
    })
    addRoutes(api, reading)
    const hidden = { config: { access: 'public' }, schema: { hide: true } } as const
    api.get('/api/v1/openapi.json', hidden, async () => api.swagger())
    api.get('/api/v1/record.schema.json', hidden, async (_request, reply) =>
      reply.type('application/schema+json').send(JSON.stringify(jsonSchemas['record-1'])),
    )
  })
}
