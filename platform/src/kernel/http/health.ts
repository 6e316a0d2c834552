// For whoever runs the service: is it alive, can it work, and how it is doing.
import { sql } from 'kysely'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { Fault } from '../errors.ts'
import type { App, Kernel } from '../module.ts'

export function addHealth(app: App, kernel: Pick<Kernel, 'database' | 'configuration'>): void {
  const options = { config: { access: 'public', rateLimit: false }, logLevel: 'warn' } as const
  app.get('/health', options, async () => ({ status: 'up' }))
  app.get('/ready', options, async () => {
    await sql`select 1`.execute(kernel.database).catch((cause) => {
      throw new Fault('unavailable', 'The database does not answer.', { cause })
    })
    return { status: 'ready' }
  })
  if (kernel.configuration.metrics) addMetrics(app)
}

function addMetrics(app: App): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30],
    registers: [registry],
  })
  app.addHook('onResponse', async (request, reply) => {
    const labels = {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
    }
    durations.observe(labels, reply.elapsedTime / 1000)
  })
  app.get('/metrics', { config: { access: 'public' }, logLevel: 'warn' }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  )
}
