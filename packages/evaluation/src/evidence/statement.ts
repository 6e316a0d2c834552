// What is signed: an in-toto Statement v1 that ties a result to the two things it was made from, each by its
// digest. The predicate is the result itself, so that whoever holds the evidence needs no other file to read it.
import { z } from 'zod'
import { RESULT_VERSION, type Result, resultSchema } from '../result/index.ts'

/** Source: in-toto Attestation Framework, Statement v1, field `_type`. */
export const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1'

/** Names the shape of the predicate: the `$id` of the JSON Schema of the result, version and all. */
export const PREDICATE_TYPE = `https://policeai.example/schemas/result-${RESULT_VERSION}.json`

/** Source: in-toto Attestation Framework, Envelope v1: `application/vnd.in-toto+json`. */
export const PAYLOAD_TYPE = 'application/vnd.in-toto+json'

const subjectSchema = z.strictObject({
  name: z.string().min(1),
  digest: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
})

/** A statement of any predicate; the predicate is looked at only once its type is known. */
export const anyStatementSchema = z.strictObject({
  _type: z.literal(STATEMENT_TYPE),
  subject: z.array(subjectSchema).min(1),
  predicateType: z.string(),
  predicate: z.unknown(),
})

export type AnyStatement = z.infer<typeof anyStatementSchema>

export const statementSchema = anyStatementSchema.extend({
  predicateType: z.literal(PREDICATE_TYPE),
  predicate: resultSchema,
})

export type Statement = z.infer<typeof statementSchema>

/**
 * The statement about a result. Its subjects are the observations, by the name of their file, and the plan,
 * by its title.
 *
 * Source: in-toto Attestation Framework, Statement v1; ResourceDescriptor.
 */
export function statementOf(result: Result): Statement {
  return {
    _type: STATEMENT_TYPE,
    subject: subjectsOf(result),
    predicateType: PREDICATE_TYPE,
    predicate: result,
  }
}

/** The subjects that a result must have; evidence with any others is about something else. */
export function subjectsOf({ plan, provenance }: Result): Statement['subject'] {
  const { observations } = provenance
  const files = [observations, ...(observations.truth === undefined ? [] : [observations.truth])]
  return [
    ...files.map(({ name, sha256 }) => ({ name, digest: { sha256 } })),
    { name: plan.title, digest: { sha256: provenance.plan.sha256 } },
  ]
}
