// The shapes of the public API, from which its answers are checked and its OpenAPI description is made. Names
// and order of a version are those that its hash covers, so that anybody can compute the hash again.
import { z } from 'zod'

const bilingual = z.object({ en: z.string(), cy: z.string().optional() })
const digest = z.string().regex(/^[0-9a-f]{64}$/)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const address = z.url()

export const organisationSchema = z
  .object({ id: z.string(), slug: z.string(), name: z.object({ en: z.string(), cy: z.string() }) })
  .meta({ id: 'Organisation', description: 'Who uses the tool and answers for it' })

export const toolSchema = z
  .object({ id: z.string(), name: z.string(), supplier: z.string() })
  .meta({ id: 'Tool', description: 'A product or model; several organisations may use the same one' })

const fieldStateSchema = z
  .union([
    z.object({ value: z.unknown().describe('As the record standard says for this field') }),
    z.object({
      withheld: z.looseObject({
        basis: z.string().describe('Section and limb of the Freedom of Information Act 2000'),
        gist: bilingual.describe('What stands in place of the field'),
        lapses: day,
      }),
    }),
  ])
  .meta({ id: 'FieldState', description: 'A field that is absent has not been filled in' })

const signedSchema = z
  .object({
    key_id: z.string().describe('`sha256:` and the SHA-256 of the public key (DER, SubjectPublicKeyInfo)'),
    public_key: z.string().describe('Ed25519 public key, PEM'),
    signature: z.string().describe('Ed25519 over the 64 characters of the hash, in base64'),
  })
  .meta({ id: 'Signature', description: 'By whoever published the version' })

export const versionSchema = z
  .object({
    record: z.string(),
    number: z.int().positive(),
    content: z.record(z.string(), fieldStateSchema),
    evidence: z.array(digest).readonly().describe('SHA-256 of each evidence file, in the order shown'),
    change_note: z.string(),
    authorised_role: z.string(),
    authorised_at: z.iso.datetime(),
    authorised_conditions: z.string().nullable(),
    review_due: day.nullable(),
    published_at: z.iso.datetime(),
    previous_hash: digest.describe('Hash of the version before; 64 zeros for the first'),
    hash: digest.describe(
      'SHA-256 of the members of this object before it, without `signed`, as canonical JSON (RFC 8785)',
    ),
    signed: signedSchema,
  })
  .meta({ id: 'Version', description: 'What was published, as it stood; it never changes' })

export const evidenceSchema = z
  .object({
    sha256: digest,
    own_data: z.boolean().describe('Measured on the organisation’s own data'),
    measured_at: z.iso.datetime(),
    signed_by: z.string().describe('Id of the organisation whose key signed it'),
    key_id: z.string(),
    public_key: z.string().describe('Ed25519 public key, PEM'),
    url: address.describe('The evidence file: a DSSE envelope with an in-toto Statement v1'),
  })
  .meta({ id: 'Evidence' })

const linksSchema = z.object({ html: address, history: address, versions: z.array(address) })

export const recordSchema = z
  .object({
    id: z.string(),
    organisation: organisationSchema,
    tool: toolSchema,
    demonstration: z.boolean().describe('Made up, to show how the register works'),
    retired_at: z.iso.datetime().nullable(),
    retired_reason: z.string().nullable(),
    version: versionSchema,
    evidence: z.array(evidenceSchema),
    links: linksSchema,
  })
  .meta({ id: 'Record', description: 'One organisation’s use of a tool, as last published' })

export const listingSchema = z
  .object({
    id: z.string(),
    title: bilingual,
    one_sentence_description: bilingual.nullable(),
    organisation: organisationSchema,
    tool: toolSchema,
    phase: z.string(),
    tool_family: z.string().nullable(),
    degree_of_automation: z.string().nullable(),
    human_review: z.enum(['described', 'withheld', 'empty']),
    significant_decision: z.string().nullable(),
    sensitive_processing: z.string().nullable(),
    assessments_completed: z.array(z.string()),
    tested_on: z.enum(['own', 'other', 'none']).describe('Whose data the best evidence is from'),
    measured_at: z.string().nullable(),
    version: z.int().positive(),
    hash: digest,
    published_at: z.iso.datetime(),
    review_due: day.nullable(),
    retired_at: z.iso.datetime().nullable(),
    demonstration: z.boolean(),
    url: address,
  })
  .meta({ id: 'Listing', description: 'A record in a list' })

export const listSchema = z
  .object({
    total: z.int().nonnegative(),
    page: z.int().positive(),
    per_page: z.int().positive(),
    pages: z.int().positive(),
    counts: z
      .record(z.string(), z.record(z.string(), z.int()))
      .describe('For each filter and value: how many records there would be if it were chosen'),
    records: z.array(listingSchema),
  })
  .meta({ id: 'List' })

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' })
