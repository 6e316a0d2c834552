// Structured logs: a line of JSON an event, with the request's id and no personal data. Addresses,
// cookies, bodies and query strings are never logged.
import { type DestinationStream, type Logger, pino } from 'pino'
import type { Configuration } from './configuration.ts'

export type Log = Logger

export const createLog = (level: Configuration['logLevel'], destination?: DestinationStream): Log =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: {
        req: (request: { id: string; method: string; routeOptions?: { url?: string } }) => ({
          id: request.id,
          method: request.method,
          route: request.routeOptions?.url,
        }),
        res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
        err: pino.stdSerializers.err,
      },
    },
    destination ?? pino.destination({ dest: 2, sync: true }),
  )
