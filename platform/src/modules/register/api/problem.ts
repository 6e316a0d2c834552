// Parameters that are not understood, as problem+json (RFC 9457) with every fault at once. All other errors are
// answered where the site answers them.
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { FAULTS } from '../../../kernel/errors.ts'
import type { problemSchema } from './schemas.ts'

/** The error handler of the API's scope; what it throws goes on to the server's own. */
export function answerBadParameters(
  error: FastifyError,
  _request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (!hasZodFastifySchemaValidationErrors(error)) throw error
  const { status, title } = FAULTS['bad-request']
  const problem: z.input<typeof problemSchema> = {
    type: 'urn:policeai:fault:bad-request',
    title,
    status,
    detail: 'The address has parameters that are not understood: each is named in errors.',
    errors: error.validation.map((issue) => ({
      pointer: issue.instancePath || '/',
      detail: issue.message ?? '',
    })),
  }
  return reply.code(status).type('application/problem+json').send(JSON.stringify(problem))
}
